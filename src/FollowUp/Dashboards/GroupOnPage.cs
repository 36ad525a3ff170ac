namespace FollowUp.Dashboards;

/// <summary>A group as one page shows it.</summary>
/// <param name="Group">The goal or focus area.</param>
/// <param name="Overview">The page it stands on.</param>
/// <param name="Alone">True when the page shows this group alone, and has its title as heading.</param>
public sealed record GroupOnPage(IndicatorGroup Group, Overview Overview, bool Alone);

/// <summary>Rows as one page shows them.</summary>
/// <param name="Lines">The indicators.</param>
/// <param name="Dashboard">Which columns a row has.</param>
/// <param name="NamesGoals">True where a row must say which goals its indicator belongs to.</param>
/// <param name="GivesReasons">True where a row says why its group uses the indicator.</param>
public sealed record RowsOnPage(IReadOnlyList<IndicatorLine> Lines, DashboardFile Dashboard, bool NamesGoals, bool GivesReasons)
{
    /// <summary>Those that have a value to show.</summary>
    public IReadOnlyList<IndicatorLine> WithValue { get; } = [.. Lines.Where(line => line.HasValue)];

    /// <summary>Those that have none, under the reason why; the most common reason first.</summary>
    public IReadOnlyList<(string Cause, IReadOnlyList<IndicatorLine> Lines)> WithoutValue { get; } =
    [
        .. Lines.Where(line => !line.HasValue)
            .GroupBy(line => Sentences.WhyNoValue(line.Judged))
            .OrderByDescending(same => same.Count())
            .Select(same => (same.Key, (IReadOnlyList<IndicatorLine>)[.. same])),
    ];
}
