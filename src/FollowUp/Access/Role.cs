namespace FollowUp.Access;

/// <summary>What a person may do. Each account has one.</summary>
public enum Role
{
    /// <summary>Keeps accounts and reads the audit trail.</summary>
    Admin,

    /// <summary>The sustainability unit: approves deliveries, sets imports going, freezes and publishes reports.</summary>
    Unit,

    /// <summary>Somebody of one organisation, who hands in its figures.</summary>
    Administration,

    /// <summary>An auditor: reads drafts of reports and the audit trail, and changes nothing.</summary>
    Reader,
}
