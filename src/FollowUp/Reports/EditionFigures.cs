using FollowUp.Analysis;
using FollowUp.Database;

namespace FollowUp.Reports;

/// <summary>Which published editions hold a figure, and what they say it is.</summary>
public sealed class EditionFigures(Db db)
{
    /// <summary>The figures that published editions hold of some indicators, found by indicator, breakdown (<c>T</c>, <c>K</c>, <c>M</c>) and period.</summary>
    public async Task<ILookup<(string Code, string Breakdown, string Period), EditionFigureRow>> OfAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        var rows = await db.QueryAsync<EditionFigureRow>("queries/reports/edition_figures.sql", new { codes }, ct);
        return rows.ToLookup(row => (row.Code, row.Breakdown, row.Period));
    }

    /// <summary>A period as <see cref="OfAsync"/> finds it.</summary>
    public static string PeriodOf(Period period) => period.ToString();
}

/// <summary>A figure in a published edition.</summary>
/// <param name="Report">The report's name.</param>
/// <param name="Audience">The code of the organisation it is for.</param>
/// <param name="AudienceTitle">The organisation's name.</param>
/// <param name="Title">Report and year.</param>
/// <param name="Year">The year followed up.</param>
/// <param name="Version">The edition's number.</param>
/// <param name="Code">The indicator's code.</param>
/// <param name="Role">Whose figure it is: <c>total</c>, <c>women</c> or <c>men</c>.</param>
/// <param name="Period">Its period as it is written in files.</param>
/// <param name="Value">The figure; null where the edition has a reason instead.</param>
public sealed record EditionFigureRow(
    string Report, string Audience, string AudienceTitle, string Title, int Year, int Version, string Code, string Role, string Period, double? Value)
{
    /// <summary>The edition's permanent address.</summary>
    public string Address => FormattableString.Invariant($"/rapporter/{Report}/{Audience}/{Year}/{Version}");

    /// <summary>The group as figures have it.</summary>
    public string Breakdown => Role switch
    {
        "women" => "K",
        "men" => "M",
        _ => "T",
    };
}
