using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Judgements;

namespace FollowUp.Ui;

/// <summary>What the states of figures and texts are called on pages, the same everywhere, and how their symbols are drawn.</summary>
public static class Words
{
    /// <summary>The name of a trend's symbol in the sheet of symbols.</summary>
    public static string Symbol(Verdict verdict) => Symbol(Signal.Of(verdict).Symbol, verdict.Direction);

    /// <inheritdoc cref="Symbol(Verdict)"/>
    public static string Symbol(SignalSymbol symbol, Direction direction) => symbol switch
    {
        SignalSymbol.Check => "trend-achieved",
        SignalSymbol.TwoUp => "trend-two",
        SignalSymbol.OneUp => "trend-one",
        SignalSymbol.Flat => "trend-flat",
        SignalSymbol.Down => "trend-back",
        _ => direction == Direction.None ? "trend-undirected" : "trend-not-assessed",
    };

    /// <summary>The class of style that colours a trend; the colour never says anything that symbol and word do not.</summary>
    public static string Tone(TrendState state) => state switch
    {
        TrendState.Achieved or TrendState.Substantial => "is-good",
        TrendState.Moderate => "is-fair",
        TrendState.Limited => "is-little",
        TrendState.Deterioration => "is-worse",
        _ => "is-unknown",
    };

    /// <summary>The level in a few words.</summary>
    public static string Of(LevelState state) => state switch
    {
        LevelState.Met => UiTexts.LevelMet,
        LevelState.NotMet => UiTexts.LevelNotMet,
        LevelState.NoTarget => UiTexts.LevelNoTarget,
        LevelState.NoDirection => UiTexts.LevelNoDirection,
        _ => UiTexts.LevelNoValue,
    };

    /// <summary>The name of a level's symbol in the sheet of symbols.</summary>
    public static string Symbol(LevelState state) => state switch
    {
        LevelState.Met => "level-met",
        LevelState.NotMet => "level-not-met",
        _ => "level-none",
    };

    /// <summary>The class of style that colours a level.</summary>
    public static string Tone(LevelState state) => state is LevelState.Met or LevelState.NotMet ? "is-plain" : "is-unknown";

    /// <summary>The target with its year, such as "at most 0 ton in 2040", or the band; null without either.</summary>
    public static string? Target(IndicatorFacts indicator)
    {
        if (indicator is { TargetLowest: { } lowest, TargetHighest: { } highest, TargetYear: { } from })
        {
            var shown = Format.DecimalsAsDecided([lowest, highest], indicator.Measure.Decimals([lowest, highest], null));
            return Format.Fill(UiTexts.TargetBand, Format.Number(lowest, shown), Format.WithUnit(highest, shown, indicator.Measure.Label), Format.Year(from));
        }

        if (indicator.Target is not { } target)
        {
            return null;
        }

        var form = indicator.Direction switch
        {
            Direction.Up => UiTexts.TargetUp,
            Direction.Down => UiTexts.TargetDown,
            _ => UiTexts.TargetUndirected,
        };
        var decimals = Format.DecimalsAsDecided([target.Value], indicator.Measure.Decimals([target.Value], null));
        return Format.Fill(form, Format.WithUnit(target.Value, decimals, indicator.Measure.Label), Format.Year(target.Year));
    }

    /// <summary>How sure a wording is, in a word or two.</summary>
    /// <param name="wording">One of the database's wording statuses.</param>
    public static string Wording(string wording) => wording switch
    {
        "quoted" => UiTexts.WordingQuoted,
        "second_hand" => UiTexts.WordingSecondHand,
        "verified" => UiTexts.WordingVerified,
        "placeholder" => UiTexts.WordingPlaceholder,
        _ => UiTexts.WordingProposed,
    };

    /// <summary>What must be marked of how far something has come: that it is only proposed to people, or replaced; null where nothing must.</summary>
    public static string? StageMark(Standing standing) => standing.Stage switch
    {
        Stage.Consultation => UiTexts.StageConsultation,
        Stage.Superseded => UiTexts.StageSuperseded,
        _ => null,
    };

    /// <summary>How far something has come, who decided it and when it holds, in short sentences; empty where nothing is said.</summary>
    /// <param name="standing">Where it stands.</param>
    /// <param name="isNeuter">Whether its Swedish word is neuter, as of goals and areas.</param>
    public static string Standing(Standing standing, bool isNeuter)
    {
        string?[] parts =
        [
            standing.Stage is null ? null : Format.Fill(UiTexts.Sentence, StageMark(standing) ?? (isNeuter ? UiTexts.StageAdoptedNeuter : UiTexts.StageAdopted)),
            standing.Decision is { } by ? Format.Fill(UiTexts.DecidedBy, List(new[] { by.Body, by.Date, by.Paragraph, by.RegistryNumber }.Where(part => part.Length > 0))) : null,
            (standing.ValidFrom, standing.ValidTo) switch
            {
                ({ } first, { } last) => Format.Fill(UiTexts.ValidBetween, Format.Date(first), Format.Date(last)),
                ({ } first, null) => Format.Fill(UiTexts.ValidFrom, Format.Date(first)),
                (null, { } last) => Format.Fill(UiTexts.ValidTo, Format.Date(last)),
                _ => null,
            },
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    /// <summary>A period as it stands by itself under a figure; a calendar year needs no word.</summary>
    public static string Of(Period period) => period.Kind == PeriodKind.Year ? Format.Period(period) : PeriodWords.Name(period);

    /// <summary>Several names one after the other.</summary>
    public static string List(IEnumerable<string> names) => string.Join(UiTexts.ListSeparator, names);

    /// <summary>Several names one after the other, with a word before the last.</summary>
    public static string ListAnd(IReadOnlyList<string> names) => names.Count < 2
        ? List(names)
        : Format.Fill(UiTexts.And, List(names.Take(names.Count - 1)), names[^1]);

    /// <summary>The text as it stands first in a sentence.</summary>
    public static string UpperFirst(string text) => text.Length == 0 ? "" : text[..1].ToUpperInvariant() + text[1..];

    /// <summary>The text as it stands within a sentence.</summary>
    public static string LowerFirst(string text) => text[..1].ToLowerInvariant() + text[1..];
}
