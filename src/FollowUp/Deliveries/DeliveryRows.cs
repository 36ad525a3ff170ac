using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>A delivery: its file's name and check sum, where it stands, who did what, and the latest run that was to take it in.</summary>
public sealed record DeliveryRow(
    int Id,
    string Organisation,
    string OrganisationTitle,
    string FileName,
    byte[] Sha256,
    string State,
    int UploadedBy,
    string UploadedByName,
    DateTimeOffset UploadedAt,
    int? SubmittedBy,
    string? SubmittedByName,
    DateTimeOffset? SubmittedAt,
    int? DecidedBy,
    string? DecidedByName,
    DateTimeOffset? DecidedAt,
    string Reason,
    int? RunId,
    string? RunOutcome,
    string? RunMessage,
    int? ValuesNew,
    int? ValuesChanged)
{
    /// <summary>Whether somebody has had a hand in it, and so may not decide on it.</summary>
    public bool IsOf(int accountId) => UploadedBy == accountId || SubmittedBy == accountId;

    public DeliveryStage Stage => (State, RunOutcome) switch
    {
        ("draft", _) => DeliveryStage.Draft,
        ("submitted", _) => DeliveryStage.Submitted,
        ("returned", _) => DeliveryStage.Returned,
        ("withdrawn", _) => DeliveryStage.Withdrawn,
        (_, "succeeded") => DeliveryStage.TakenIn,
        (_, "failed") => DeliveryStage.Failed,
        _ => DeliveryStage.Approved,
    };
}

/// <summary>How far a delivery has come.</summary>
public enum DeliveryStage
{
    /// <summary>Read without errors and shown to the one who uploaded it; nobody else has been asked to do anything.</summary>
    Draft,

    /// <summary>Handed in: another person is to decide.</summary>
    Submitted,

    /// <summary>Approved, and on its way to the figures.</summary>
    Approved,

    /// <summary>Approved, but its figures could not be taken in; the run's log says why.</summary>
    Failed,

    /// <summary>Its figures stand among all others.</summary>
    TakenIn,

    /// <summary>Sent back with a reason.</summary>
    Returned,

    /// <summary>Taken back by those who handed it in, or replaced by a later file.</summary>
    Withdrawn,
}

/// <summary>A delivery that waits for something, with its file.</summary>
public sealed record OpenDeliveryRow(int Id, string Organisation, string State, string FileName, byte[] Content, DateTimeOffset UploadedAt);

/// <summary>An approved delivery whose figures are to be taken in.</summary>
public sealed record ApprovedDeliveryRow(int Id, string Organisation);

/// <summary>An indicator as the reading of deliveries needs it.</summary>
public sealed record DeliverableRow(
    string Code, string Title, string[] Organisations, string Unit, double? Lowest, double? Highest, PeriodKind PeriodKind, bool SplitsBySex,
    bool Active, bool Uploadable, string SourceTitle, int? ProtectBelow);

/// <summary>A figure that is held of an indicator that is handed in.</summary>
public sealed record HeldRow(string Indicator, string Area, string Breakdown, Period Period, double? Value, ObservationStatus Status, string? Mark);

/// <summary>An organisation.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its name.</param>
/// <param name="Kind"><c>board</c>, <c>administration</c> or <c>company</c>.</param>
public sealed record OrganisationRow(string Code, string Title, string Kind);

/// <summary>An organisation that hands in figures.</summary>
public sealed record DeliveringRow(string Code, string Title, int Indicators);

/// <summary>What a figure that is handed in is used for.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Kind"><c>goal</c>, <c>focus_area</c> or <c>board</c>.</param>
/// <param name="Code">The code of the goal, the focus area or the board.</param>
/// <param name="Title">Its title.</param>
/// <param name="Position">Its place among its like.</param>
public sealed record DeliveredUseRow(string Indicator, string Kind, string Code, string Title, int Position);
