using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Dashboards;

/// <summary>How many indicators of a group have a trend.</summary>
/// <param name="State">The state.</param>
/// <param name="Symbol">The name of its symbol.</param>
/// <param name="Word">What it is called.</param>
/// <param name="Count">How many.</param>
/// <param name="Causes">For those that cannot be assessed how many for which cause, or the only cause; else null.</param>
public sealed record TallyEntry(TrendState State, string Symbol, string Word, int Count, string? Causes)
{
    /// <summary>The distribution over some indicators, in the order of the states.</summary>
    public static IReadOnlyList<TallyEntry> Of(IEnumerable<IndicatorLine> lines) =>
    [
        .. lines
            .GroupBy(line => (line.State, Word: line.State == TrendState.NotAssessed ? FollowUpTexts.CannotBeAssessed : Signal.Of(line.Judged.Verdict).Word))
            .OrderBy(same => same.Key.State)
            .Select(same => new TallyEntry(
                same.Key.State,
                Words.Symbol(same.First().Judged.Verdict),
                same.Key.Word,
                same.Count(),
                same.Key.State == TrendState.NotAssessed ? CausesOf(same) : null)),
    ];

    private static string CausesOf(IEnumerable<IndicatorLine> lines)
    {
        var causes = lines.GroupBy(line => Sentences.Cause(line.Judged)).OrderByDescending(same => same.Count()).ToArray();
        return causes is [var only]
            ? Words.LowerFirst(only.Key)
            : Words.List(causes.Select(same => Format.Fill(FollowUpTexts.CountOf, Words.LowerFirst(same.Key), Format.Count(same.Count()))));
    }
}
