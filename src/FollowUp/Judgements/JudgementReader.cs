using FollowUp.Database;

namespace FollowUp.Judgements;

/// <summary>Joins the framework, the figures and the trend method: judges the followed indicators on what the database holds now, or on what one transaction of it sees.</summary>
public sealed class JudgementReader(Statements db)
{
    /// <summary>Whose follow-up it is; null before the first framework import.</summary>
    public Task<FrameworkRow?> FrameworkAsync(CancellationToken ct) =>
        db.QueryFirstOrDefaultAsync<FrameworkRow>("queries/judgements/framework.sql", ct);

    /// <summary>Every followed indicator in the framework's order, judged on the periods that had ended with the year.</summary>
    public async Task<IReadOnlyList<JudgedIndicator>> AllAsync(int year, CancellationToken ct)
    {
        var indicators = await IndicatorsAsync(ct);
        var figures = (await FiguresAsync(null, ct)).ToLookup(figure => figure.IndicatorId);
        return [.. indicators.Select(indicator => JudgedIndicator.Of(indicator, figures[indicator.Id], year))];
    }

    /// <summary>One followed indicator, judged on all its periods; null when none has the code.</summary>
    public async Task<JudgedIndicator?> OneAsync(string code, CancellationToken ct) =>
        (await IndicatorsAsync(ct)).FirstOrDefault(indicator => indicator.Code == code) is { } indicator
            ? JudgedIndicator.Of(indicator, await FiguresAsync(indicator.Id, ct), null)
            : null;

    /// <summary>The sources of the followed indicators and when each was last fetched.</summary>
    public Task<IReadOnlyList<SourceFetched>> SourcesAsync(CancellationToken ct) =>
        db.QueryAsync<SourceFetched>("queries/judgements/sources_fetched.sql", ct);

    private Task<IReadOnlyList<IndicatorFacts>> IndicatorsAsync(CancellationToken ct) =>
        db.QueryAsync<IndicatorFacts>("queries/judgements/followed_indicators.sql", ct);

    private Task<IReadOnlyList<FigureRow>> FiguresAsync(int? indicatorId, CancellationToken ct) =>
        db.QueryAsync<FigureRow>("queries/judgements/figures.sql", new { indicatorId }, ct);
}
