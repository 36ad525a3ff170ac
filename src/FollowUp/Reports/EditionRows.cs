namespace FollowUp.Reports;

/// <summary>An edition without what it holds.</summary>
/// <param name="Id">The database's number of it.</param>
/// <param name="Report">The report's name.</param>
/// <param name="Audience">The code of the organisation it is for.</param>
/// <param name="AudienceTitle">The organisation's name.</param>
/// <param name="Title">Report and year.</param>
/// <param name="Year">The year followed up.</param>
/// <param name="Version">1 for the first of its report and year.</param>
/// <param name="State"><c>frozen</c>, <c>published</c> or <c>failed</c>.</param>
/// <param name="Synthetic">True when any figure in it is invented.</param>
/// <param name="BatchId">The latest batch of figures it knew of.</param>
/// <param name="FrozenAt">When everything in it was read.</param>
/// <param name="PublishedAt">When its PDF was made; null before.</param>
/// <param name="Failure">Why it is not published; null unless it failed.</param>
/// <param name="ActorRole">The role of the one who froze it; null when nobody was signed in.</param>
/// <param name="Actor">Who that was: for the audit trail, never for the public.</param>
public sealed record EditionRow(
    int Id,
    string Report,
    string Audience,
    string AudienceTitle,
    string Title,
    int Year,
    int Version,
    string State,
    bool Synthetic,
    int? BatchId,
    DateTimeOffset FrozenAt,
    DateTimeOffset? PublishedAt,
    string? Failure,
    string? ActorRole,
    string Actor)
{
    public bool Published => State == "published";

    public bool Failed => State == "failed";

    /// <summary>Its permanent address.</summary>
    public string Address => FormattableString.Invariant($"/rapporter/{Report}/{Audience}/{Year}/{Version}");

    /// <summary>What its files are called when they are saved, without ending.</summary>
    public string FileName => ReportOutput.FileName(Report, Year, Audience, Version);
}

/// <summary>An edition that waits for its PDF.</summary>
public sealed record FrozenEdition(int Id, string Content, string Html);
