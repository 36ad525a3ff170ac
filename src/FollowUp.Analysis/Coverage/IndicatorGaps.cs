namespace FollowUp.Analysis;

/// <summary>What is wrong with single indicators.</summary>
internal static class IndicatorGaps
{
    public static IReadOnlyList<Gap> Of(CoverageFacts facts)
    {
        var published = Published(facts);
        List<Gap> gaps = [];
        foreach (var (i, indicator) in facts.Indicators.Index())
        {
            void Found(GapKind kind, params string[] involved) => gaps.Add(new Gap(kind, GapSubject.Indicator, indicator.Code, involved));
            foreach (var (kind, _) in Alone(indicator, facts.Today).Where(test => test.Holds))
            {
                Found(kind);
            }

            // Each pair once: the first of the two tells.
            foreach (var other in facts.Indicators.Skip(i + 1).Where(other => IsSame(indicator, other)))
            {
                Found(GapKind.SameFigure, other.Code);
            }

            if (indicator.Way.Delivered && Standing(indicator, published) is { Length: > 0 } standing)
            {
                Found(GapKind.DeliveredThoughPublished, standing);
            }
        }

        return gaps;
    }

    /// <summary>What can be wrong with an indicator without a look at others. What belongs to no goal gives context: it is to lead nowhere.</summary>
    private static (GapKind Kind, bool Holds)[] Alone(CoveredIndicator indicator, DateOnly today)
    {
        var reported = indicator.Figures.Latest is not null;
        var (delivered, shows, directed) = (indicator.Way.Delivered, indicator.Goals.Count > 0, indicator.Direction != Direction.None);
        return
        [
            (GapKind.NobodyResponsible, indicator.Responsible.Count == 0),
            (GapKind.NeverDelivered, !reported && delivered),
            (GapKind.NeverFetched, !reported && !delivered),
            (GapKind.Stale, Timeliness.IsStale(indicator, today)),
            (GapKind.SplitNotShown, indicator.Split is { Shown: false, AtSource: true }),
            (GapKind.SplitWithoutFigures, reported && indicator.Split is { Shown: true, HasBoth: false }),
            (GapKind.Undirected, shows && !directed),
            (GapKind.Untargeted, shows && directed && indicator.Aim == AimKind.None),
        ];
    }

    /// <summary>A delivered one that is the same as a published one is told of as that.</summary>
    private static bool IsSame(CoveredIndicator one, CoveredIndicator other) => one.Way.Delivered == other.Way.Delivered
        && (one.Way.Source == other.Way.Source && string.Equals(one.Way.Key, other.Way.Key, StringComparison.OrdinalIgnoreCase) || Likeness.SameValues(one.Figures, other.Figures));

    /// <summary>What sources publish: their catalogues, and what is followed of them by the title it has here too.</summary>
    private static List<(PublishedIndicator Indicator, TitleWords Title)> Published(CoverageFacts facts) => !facts.Indicators.Any(indicator => indicator.Way.Delivered)
        ? []
        :
        [
            .. facts.Indicators.Where(indicator => !indicator.Way.Delivered)
                .Select(indicator => new PublishedIndicator(indicator.Way.Source, indicator.Way.Key, indicator.Title, indicator.Figures))
                .Concat(facts.Catalogue)
                .Select(indicator => (indicator, Likeness.Words(indicator.Title))),
        ];

    /// <summary>The published indicators that could stand in for a delivered one.</summary>
    private static string[] Standing(CoveredIndicator delivered, IReadOnlyList<(PublishedIndicator Indicator, TitleWords Title)> published)
    {
        var title = Likeness.Words(delivered.Title);
        return [.. published.Where(one => Likeness.AlikeTitles(title, one.Title) || Likeness.SameValues(delivered.Figures, one.Indicator.Figures)).Select(one => one.Indicator.Code).Distinct()];
    }
}
