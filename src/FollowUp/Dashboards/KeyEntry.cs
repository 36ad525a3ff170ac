using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Dashboards;

/// <summary>A symbol of the pages and what it means.</summary>
/// <param name="Symbol">The symbol's name.</param>
/// <param name="Tone">The class of style that colours it.</param>
/// <param name="Word">The word it stands beside: without a target, and with one where that is another.</param>
/// <param name="Meaning">A sentence.</param>
public sealed record KeyEntry(string Symbol, string Tone, string Word, string Meaning)
{
    /// <summary>The trends, best first.</summary>
    public static IReadOnlyList<KeyEntry> Trends { get; } =
    [
        Trend(SignalSymbol.Check, TrendState.Achieved, SignalTexts.TargetAchieved, null, FollowUpTexts.KeyAchieved),
        Trend(SignalSymbol.TwoUp, TrendState.Substantial, SignalTexts.Substantial, SignalTexts.TargetSubstantial, FollowUpTexts.KeySubstantial),
        Trend(SignalSymbol.OneUp, TrendState.Moderate, SignalTexts.Moderate, SignalTexts.TargetModerate, FollowUpTexts.KeyModerate),
        Trend(SignalSymbol.Flat, TrendState.Limited, SignalTexts.Limited, SignalTexts.TargetLimited, FollowUpTexts.KeyLimited),
        Trend(SignalSymbol.Down, TrendState.Deterioration, SignalTexts.Deterioration, SignalTexts.TargetDeterioration, FollowUpTexts.KeyDeterioration),
        Trend(SignalSymbol.Unknown, TrendState.NotAssessed, FollowUpTexts.CannotBeAssessed, null, FollowUpTexts.KeyNotAssessed),
        new(Words.Symbol(SignalSymbol.Unknown, Direction.None), Words.Tone(TrendState.Undirected), SignalTexts.NoDirection, FollowUpTexts.KeyUndirected),
    ];

    /// <summary>The levels.</summary>
    public static IReadOnlyList<KeyEntry> Levels { get; } =
    [
        Level(LevelState.Met, FollowUpTexts.KeyMet),
        Level(LevelState.NotMet, FollowUpTexts.KeyNotMet),
        Level(LevelState.NoTarget, FollowUpTexts.KeyNoTarget),
    ];

    private static KeyEntry Trend(SignalSymbol symbol, TrendState state, string word, string? withTarget, string meaning) =>
        new(Words.Symbol(symbol, Direction.Up), Words.Tone(state), withTarget is null ? word : Format.Fill(FollowUpTexts.KeyWords, word, Words.LowerFirst(withTarget)), meaning);

    private static KeyEntry Level(LevelState state, string meaning) => new(Words.Symbol(state), Words.Tone(state), Words.Of(state), meaning);
}
