namespace FollowUp.Analysis.Tests;

/// <summary>A small coverage without gaps: tests make one hole in it. It is a day in November 2026.</summary>
internal static class Covered
{
    public static DateOnly Today { get; } = new(2026, 11, 28);

    /// <summary>Ten years of figures to 2025, that change.</summary>
    public static Series Figures { get; } = Given.Years(2016, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89);

    /// <summary>An indicator of G1 with nothing wrong with it.</summary>
    public static CoveredIndicator Indicator(string code) => new(
        code, $"Title of {code}", ["G1"], ["Board"], Direction.Up, AimKind.Level, PeriodKind.Year, Shifted(code), new SexSplit(true, true, true), new WayIn(false, "kolada", code));

    /// <summary>The same figures for nobody else: moved by the code.</summary>
    public static Series Shifted(string code) => new(Figures.Select(o => o with { Value = o.Value + code.Sum(c => c) }));

    public static CoveredIndicator Delivered(string code) => Indicator(code) with { Way = new WayIn(true, "leverans", code) };

    /// <summary>One goal and one focus area, and indicators of that goal that are all linked.</summary>
    public static CoverageFacts Facts(params CoveredIndicator[] indicators) => new(
        Today,
        [new CoveredGroup("FA1", 1, "Area")],
        [new CoveredGroup("G1", 1, "Goal")],
        indicators,
        [.. indicators.SelectMany(indicator => indicator.Goals.Select(goal => new CoverageLink("FA1", goal, indicator.Code)))],
        []);

    /// <summary>The kinds of gaps, each with what it is in.</summary>
    public static IReadOnlyList<string> Kinds(CoverageFacts facts) => [.. Coverage.Of(facts).Gaps.Select(gap => $"{gap.Kind} {gap.Code}")];

    /// <summary>The gaps of one indicator beside another without any.</summary>
    public static IReadOnlyList<string> Kinds(CoveredIndicator indicator) =>
        [.. Coverage.Of(Facts(indicator, Indicator("whole"))).Gaps.Where(gap => gap.Code == indicator.Code).Select(gap => gap.Kind.ToString())];
}
