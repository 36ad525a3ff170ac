using FollowUp.Analysis;

namespace FollowUp.Judgements;

/// <summary>A followed indicator with its figures in the area followed up, and what follows from them: all that a page says of it.</summary>
/// <param name="Indicator">What is measured.</param>
/// <param name="Groups">The figures that pages show, by breakdown code: <c>T</c> all, <c>K</c> women, <c>M</c> men; a group without any is left out.</param>
/// <param name="Verdict">What the trend method concludes of the total.</param>
/// <param name="Level">Where the latest total stands against the target.</param>
public sealed record JudgedIndicator(IndicatorFacts Indicator, IReadOnlyDictionary<string, Series> Groups, Verdict Verdict, Level Level)
{
    /// <summary>The group of everybody.</summary>
    public const string All = "T";

    /// <summary>The figures of other groups, such as ages, by breakdown code: for files, not for pages.</summary>
    public IReadOnlyDictionary<string, Series> OtherGroups { get; init; } = new Dictionary<string, Series>();

    /// <summary>The figures for everybody, which the verdict is about.</summary>
    public Series Total => Group(All);

    /// <summary>Decimals of every figure shown of it: those stated, else what suits the figures.</summary>
    public int Decimals => Indicator.Measure.Decimals([.. Groups.Values.SelectMany(series => series.WithValue).Select(o => o.Value!.Value)], Indicator.Decimals);

    /// <summary>The verdict in a sentence.</summary>
    public string Sentence => Analysis.Sentence.Of(Verdict, Indicator.Measure, Indicator.Decimals);

    /// <summary>The latest total against the one before it, in words; null when there are not two that can be compared.</summary>
    public string? SincePrevious => Change.SincePrevious(Total, Indicator.Direction) is { } change
        ? Analysis.Sentence.Of(change, Indicator.Measure, Indicator.Decimals)
        : null;

    /// <summary>The figures of one group; none when there are none.</summary>
    public Series Group(string breakdown) => Groups.GetValueOrDefault(breakdown, Series.Empty);

    /// <summary>Judges an indicator on its figures.</summary>
    /// <param name="indicator">What is measured.</param>
    /// <param name="figures">Its figures; those of another kind of period than the indicator's are of no use to it and left out.</param>
    /// <param name="year">The year whose follow-up it is: later periods are left out; null for all.</param>
    public static JudgedIndicator Of(IndicatorFacts indicator, IEnumerable<FigureRow> figures, int? year)
    {
        var groups = figures
            .Where(figure => figure.Period.Kind == indicator.PeriodKind && (year is null || figure.Period.EndYear <= year))
            .GroupBy(figure => figure.Breakdown, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Series(group.Select(figure => figure.Observation)), StringComparer.Ordinal);
        var total = groups.GetValueOrDefault(All, Series.Empty);
        var input = new JudgementInput(total, indicator.Direction, indicator.Target, indicator.BaseYear, indicator.NaturalLimit) { Band = indicator.Band };
        bool IsShown(KeyValuePair<string, Series> group) => group.Key is All or "K" or "M";
        return new JudgedIndicator(indicator, groups.Where(IsShown).ToDictionary(StringComparer.Ordinal), M0.Judge(input), Level.Of(input))
        {
            OtherGroups = groups.Where(group => !IsShown(group)).ToDictionary(StringComparer.Ordinal),
        };
    }
}
