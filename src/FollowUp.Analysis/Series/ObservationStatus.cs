namespace FollowUp.Analysis;

/// <summary>
/// How an observation stands, after SDMX OBS_STATUS and CONF_STATUS. Below 100 there is a value; from 100 on there is none, and the
/// status is the reason. The numbers stand in every stored row: never renumber.
/// </summary>
public enum ObservationStatus
{
    /// <summary>A final value (SDMX A).</summary>
    Normal = 0,

    /// <summary>A value the source will replace (SDMX P).</summary>
    Provisional = 1,

    /// <summary>A value the source has estimated (SDMX E).</summary>
    Estimated = 2,

    /// <summary>The question makes no sense for this place or group (SDMX M, "cannot exist"; the mark <c>.</c> in most Swedish tables).</summary>
    NotApplicable = 100,

    /// <summary>The source has no value and gives no closer reason (SDMX O; the mark <c>..</c>).</summary>
    NotAvailable = 101,

    /// <summary>The source or the disclosure control withholds it (SDMX Q; CONF_STATUS C).</summary>
    Suppressed = 102,

    /// <summary>Too few answered, or nobody did (SDMX L, not collected).</summary>
    NonResponse = 103,

    /// <summary>The source has announced it for later (SDMX O).</summary>
    NotPublishedYet = 104,

    /// <summary>Nobody measured it, such as a cancelled test year (SDMX L).</summary>
    NotMeasured = 105,

    /// <summary>The source has taken back a value it once published.</summary>
    DeletedAtSource = 106,

    /// <summary>The source gave a mark we do not know; the mark is kept beside the status.</summary>
    Unknown = 199,
}

/// <summary>What follows from a status alone.</summary>
public static class ObservationStatuses
{
    /// <summary>True when an observation of this status carries a value.</summary>
    public static bool HasValue(this ObservationStatus status) => (int)status < 100;
}
