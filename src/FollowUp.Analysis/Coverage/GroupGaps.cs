namespace FollowUp.Analysis;

/// <summary>What is wrong with a goal or a focus area as a whole.</summary>
internal static class GroupGaps
{
    public static IReadOnlyList<Gap> Of(GapSubject subject, CoveredGroup group, IReadOnlyList<CoveredIndicator> indicators, DateOnly today)
    {
        List<Gap> gaps = [];
        void Found(GapKind kind, IEnumerable<CoveredIndicator> involved) => gaps.Add(new Gap(kind, subject, group.Code, [.. involved.Select(indicator => indicator.Code)]));
        if (indicators.Count == 0)
        {
            Found(GapKind.NoIndicator, []);
            return gaps;
        }

        if (indicators.Count == 1)
        {
            Found(GapKind.OneIndicator, indicators);
        }

        CoveredIndicator[] reported = [.. indicators.Where(indicator => indicator.Figures.Latest is not null)];
        if (reported.Length == 0)
        {
            Found(GapKind.OnlyWithoutFigures, indicators);
        }
        else
        {
            if (reported.All(indicator => Timeliness.IsSlow(indicator, today)))
            {
                Found(GapKind.OnlySlow, reported);
            }

            if (reported.All(indicator => Timeliness.IsStale(indicator, today)))
            {
                Found(GapKind.OnlyStale, reported);
            }

            if (subject == GapSubject.FocusArea && reported.Length < indicators.Count)
            {
                Found(GapKind.LinkedWithoutFigures, indicators.Except(reported));
            }
        }

        if (indicators.All(indicator => indicator.Direction == Direction.None))
        {
            Found(GapKind.OnlyUndirected, indicators);
        }
        else if (indicators.All(indicator => indicator.Aim == AimKind.None))
        {
            Found(GapKind.OnlyUntargeted, indicators);
        }

        return gaps;
    }
}
