using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Database;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>Searches all that the sources publish, followed up or not, for what could be followed up.</summary>
public sealed class CatalogueSearch(Db db, ChartCache charts)
{
    /// <summary>How many hits a page has.</summary>
    public const int PageLength = 20;

    /// <summary>Every source that can be asked, with how much its catalogue holds; the largest first.</summary>
    public Task<IReadOnlyList<CatalogueSize>> SizesAsync(CancellationToken ct) => db.QueryAsync<CatalogueSize>("queries/framework/catalogue_sizes.sql", ct);

    /// <summary>One page of what is found.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="areaId">Whose figures stand beside; null for none.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="ct">Stops the search.</param>
    public async Task<PageOf<CatalogueHit>> FindAsync(CatalogueQuery query, int? areaId, int page, CancellationToken ct)
    {
        var rows = await db.QueryAsync<CatalogueRow>(
            "queries/framework/catalogue_hits.sql",
            new { query = query.Every, words = query.Beginnings, most = PageLength, skip = PageOf.Before(page, PageLength) },
            ct);
        int[] held = [.. rows.Select(row => row.IndicatorId).OfType<int>()];
        var figures = areaId is { } area && held.Length > 0
            ? await db.QueryAsync<FigureRow>("queries/framework/catalogue_figures.sql", new { areaId = area, indicatorIds = held }, ct)
            : [];
        var byIndicator = figures.ToLookup(figure => figure.IndicatorId);
        return new PageOf<CatalogueHit>(
            [.. rows.Select(row => Hit(row, row.IndicatorId is { } id ? byIndicator[id] : []))], page, rows.Count == 0 ? 0 : rows[0].Hits, PageLength);
    }

    /// <summary>One indicator of a source's catalogue; null when it has none of that key.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="key">The source's own name of the indicator.</param>
    /// <param name="areaId">Whose figures stand beside; null for none.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<CatalogueHit?> OneAsync(string source, string key, int? areaId, CancellationToken ct)
    {
        if (await db.QueryFirstOrDefaultAsync<CatalogueRow>("queries/framework/catalogue_indicator.sql", new { source, key }, ct) is not { } row)
        {
            return null;
        }

        var figures = (areaId, row.IndicatorId) is ({ } area, { } id)
            ? await db.QueryAsync<FigureRow>("queries/framework/catalogue_figures.sql", new { areaId = area, indicatorIds = (int[])[id] }, ct)
            : [];
        return Hit(row, figures);
    }

    private CatalogueHit Hit(CatalogueRow row, IEnumerable<FigureRow> figures)
    {
        // Figures of several kinds of period make no one line: the kind with the most is shown.
        var kind = figures.GroupBy(figure => figure.Period.Kind).MaxBy(same => same.Count());
        var guess = UnitGuess.Of(row.Title);
        var hit = new CatalogueHit(row, guess, new Series(kind?.Select(figure => figure.Observation) ?? []), null);
        return hit.Values.Latest is null ? hit : hit with
        {
            Sparkline = charts.SparklineSvg(new TrendModel(
                TrendModel.SafeId($"katalog-{row.Source}-{row.Key}"), row.Title, [new ChartLine("", LineRole.Total, hit.Values)], hit.Decimals, guess.Measure.IsPercent)),
        };
    }
}

/// <summary>How many indicators a source's catalogue has; 0 when it has not been read yet.</summary>
public sealed record CatalogueSize(string Source, string Title, int Indicators);

/// <summary>What a source says of an indicator, and what we hold of it.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="SourceTitle">The source as people call it.</param>
/// <param name="Synthetic">True when the source's values are invented.</param>
/// <param name="Key">The source's own name of the indicator.</param>
/// <param name="Title">As the source has it.</param>
/// <param name="Definition">Likewise; empty for none.</param>
/// <param name="SplitBySex">Whether there are figures for women and men; null when the source does not say.</param>
/// <param name="NextPublication">When the source expects to publish next.</param>
/// <param name="NextPeriod">What that concerns, in the source's words.</param>
/// <param name="GoneOn">The day the catalogue no longer had it.</param>
/// <param name="MarginOf">The key of the indicator whose margin of error it is; null for what is measured itself.</param>
/// <param name="IndicatorId">The database's number of it; null when nothing was ever fetched.</param>
/// <param name="FollowedCode">Its code where it is followed up; null where it is not.</param>
/// <param name="Hits">How many were found in all.</param>
public sealed record CatalogueRow(
    string Source,
    string SourceTitle,
    bool Synthetic,
    string Key,
    string Title,
    string Definition,
    bool? SplitBySex,
    DateOnly? NextPublication,
    string? NextPeriod,
    DateOnly? GoneOn,
    string? MarginOf,
    int? IndicatorId,
    string? FollowedCode,
    int Hits);

/// <summary>Something found in a catalogue.</summary>
/// <param name="Row">What the source says of it.</param>
/// <param name="Guess">What its title says of its unit.</param>
/// <param name="Values">The totals that are held for the municipality.</param>
/// <param name="Sparkline">They as a line; null when there are none.</param>
public sealed record CatalogueHit(CatalogueRow Row, UnitGuess Guess, Series Values, string? Sparkline)
{
    /// <summary>Decimals that suit its values.</summary>
    public int Decimals => Guess.Measure.Decimals(Values.WithValue.Select(o => o.Value!.Value));
}
