namespace FollowUp.Analysis;

/// <summary>Which goals and focus areas are followed up through which indicators, and where the gaps are.</summary>
public sealed class Coverage
{
    private readonly Dictionary<string, CoveredIndicator> _indicators;
    private readonly ILookup<(string FocusArea, string Goal), CoverageLink> _links;

    private Coverage(CoverageFacts facts)
    {
        Facts = facts;
        _indicators = facts.Indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        if (facts.Links.FirstOrDefault(link => !_indicators.ContainsKey(link.Indicator)) is { } loose)
        {
            throw new ArgumentException($"{loose.FocusArea} is linked to {loose.Indicator}, which is not followed up.", nameof(facts));
        }

        _links = facts.Links.ToLookup(link => (link.FocusArea, link.Goal));
        Gaps =
        [
            .. facts.Goals.SelectMany(goal => GroupGaps.Of(GapSubject.Goal, goal, OfGoal(goal.Code), facts.Today))
                .Concat(facts.FocusAreas.SelectMany(area => GroupGaps.Of(GapSubject.FocusArea, area, OfFocusArea(area.Code), facts.Today)))
                .Concat(IndicatorGaps.Of(facts))
                .OrderBy(gap => gap.Severity).ThenBy(gap => gap.Kind).ThenBy(gap => gap.Subject),
        ];
    }

    /// <summary>What it was worked out from.</summary>
    public CoverageFacts Facts { get; }

    /// <summary>Every gap: errors first, then by kind, and within a kind goals, focus areas and indicators, each in the framework's order.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>True when something must be put right.</summary>
    public bool HasErrors => Gaps.Any(gap => gap.Severity == GapSeverity.Error);

    /// <summary>Works out the coverage.</summary>
    /// <exception cref="ArgumentException">A link leads to an indicator that is not followed up, or two indicators have one code.</exception>
    public static Coverage Of(CoverageFacts facts) => new(facts);

    /// <summary>The indicator with a code.</summary>
    /// <exception cref="KeyNotFoundException">None that is followed up has it.</exception>
    public CoveredIndicator Indicator(string code) => _indicators[code];

    /// <summary>True when the indicator is followed up, and not only something that a source publishes.</summary>
    public bool IsFollowed(string code) => _indicators.ContainsKey(code);

    /// <summary>A cell of the matrix: through which indicators of a goal a focus area is followed up, the main ones first.</summary>
    public IReadOnlyList<CoverageLink> At(string focusArea, string goal) => [.. _links[(focusArea, goal)].OrderBy(link => link.Supporting)];

    /// <summary>The indicators of a goal.</summary>
    public IReadOnlyList<CoveredIndicator> OfGoal(string goal) => [.. Facts.Indicators.Where(indicator => indicator.Goals.Contains(goal))];

    /// <summary>The indicators that some goal has, each once; the others give context.</summary>
    public IReadOnlyList<CoveredIndicator> WithGoal => [.. Facts.Indicators.Where(indicator => indicator.Goals.Count > 0)];

    /// <summary>The indicators of a focus area, each once through however many goals.</summary>
    public IReadOnlyList<CoveredIndicator> OfFocusArea(string focusArea)
    {
        var linked = Facts.Links.Where(link => link.FocusArea == focusArea).Select(link => link.Indicator).ToHashSet(StringComparer.Ordinal);
        return [.. Facts.Indicators.Where(indicator => linked.Contains(indicator.Code))];
    }

    /// <summary>The gaps of one severity, kind by kind.</summary>
    public IReadOnlyList<IGrouping<(GapKind Kind, GapSubject Subject), Gap>> ByKind(GapSeverity severity) =>
        [.. Gaps.Where(gap => gap.Severity == severity).GroupBy(gap => (gap.Kind, gap.Subject))];
}
