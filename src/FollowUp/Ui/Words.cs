using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Judgements;

namespace FollowUp.Ui;

/// <summary>What the states of figures and texts are called on pages, one word for each, the same everywhere.</summary>
public static class Words
{
    /// <summary>The rules of the language pages are written in.</summary>
    public static CultureInfo Swedish { get; } = CultureInfo.ReadOnly(CultureInfo.GetCultureInfo("sv-SE"));

    /// <summary>The trend in a word or three.</summary>
    public static string Of(TrendState state) => state switch
    {
        TrendState.Achieved => UiTexts.TrendAchieved,
        TrendState.Substantial => UiTexts.TrendSubstantial,
        TrendState.Moderate => UiTexts.TrendModerate,
        TrendState.Limited => UiTexts.TrendLimited,
        TrendState.Deterioration => UiTexts.TrendDeterioration,
        TrendState.NotAssessed => UiTexts.TrendNotAssessed,
        _ => UiTexts.TrendUndirected,
    };

    /// <summary>The trend after a count.</summary>
    public static string Counted(TrendState state) => state switch
    {
        TrendState.Achieved => UiTexts.TallyAchieved,
        TrendState.Substantial => UiTexts.TallySubstantial,
        TrendState.Moderate => UiTexts.TallyModerate,
        TrendState.Limited => UiTexts.TallyLimited,
        TrendState.Deterioration => UiTexts.TallyDeterioration,
        TrendState.NotAssessed => UiTexts.TallyNotAssessed,
        _ => UiTexts.TallyUndirected,
    };

    /// <summary>The name of the trend's symbol.</summary>
    public static string Symbol(TrendState state) => state switch
    {
        TrendState.Achieved => "trend-achieved",
        TrendState.Substantial => "trend-substantial",
        TrendState.Moderate => "trend-moderate",
        TrendState.Limited => "trend-limited",
        TrendState.Deterioration => "trend-deterioration",
        TrendState.NotAssessed => "trend-not-assessed",
        _ => "trend-undirected",
    };

    /// <summary>The class of style that colours the trend; the colour never says anything the symbol and the word do not.</summary>
    public static string Tone(TrendState state) => state switch
    {
        TrendState.Achieved or TrendState.Substantial => "is-good",
        TrendState.Moderate => "is-fair",
        TrendState.Limited => "is-little",
        TrendState.Deterioration => "is-worse",
        _ => "is-unknown",
    };

    /// <summary>The class of style that colours the level.</summary>
    public static string Tone(LevelState state) => state is LevelState.Met or LevelState.NotMet ? "is-plain" : "is-unknown";

    /// <summary>The level in a few words.</summary>
    public static string Of(LevelState state) => state switch
    {
        LevelState.Met => UiTexts.LevelMet,
        LevelState.NotMet => UiTexts.LevelNotMet,
        LevelState.NoTarget => UiTexts.LevelNoTarget,
        LevelState.NoDirection => UiTexts.LevelNoDirection,
        _ => UiTexts.LevelNoValue,
    };

    /// <summary>The name of the level's symbol.</summary>
    public static string Symbol(LevelState state) => state switch
    {
        LevelState.Met => "level-met",
        LevelState.NotMet => "level-not-met",
        _ => "level-none",
    };

    /// <summary>The target with its year, such as "at most 0 ton in 2040"; null without a target.</summary>
    public static string? Target(JudgedIndicator judged)
    {
        if (judged.Indicator.Target is not { } target)
        {
            return null;
        }

        var form = judged.Indicator.Direction switch
        {
            Direction.Up => UiTexts.TargetUp,
            Direction.Down => UiTexts.TargetDown,
            _ => UiTexts.TargetUndirected,
        };
        return Format.Fill(form, Format.WithUnit(target.Value, Format.Decimals([target.Value]), judged.Indicator.Unit), Year(target.Year));
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

    /// <summary>A period as it stands in running text, such as "the school year 2024/25".</summary>
    public static string Of(Period period)
    {
        var year = Year(period.EndYear);
        var number = period.Number.ToString(CultureInfo.InvariantCulture);
        return period.Kind switch
        {
            PeriodKind.Year => Format.Fill(UiTexts.PeriodYear, Format.Period(period)),
            PeriodKind.SchoolYear => Format.Fill(UiTexts.PeriodSchoolYear, Format.Period(period)),
            PeriodKind.Tertial => Format.Fill(UiTexts.PeriodTertial, year, number),
            PeriodKind.Quarter => Format.Fill(UiTexts.PeriodQuarter, year, number),
            PeriodKind.Week => Format.Fill(UiTexts.PeriodWeek, year, number),
            PeriodKind.Month => Format.Fill(UiTexts.PeriodMonth, Format.Period(period)),
            _ => Format.Fill(UiTexts.PeriodMultiYear, Format.Period(period)),
        };
    }

    /// <summary>A year as text: years are names, not figures, and are never grouped.</summary>
    public static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>Several names one after the other.</summary>
    public static string List(IEnumerable<string> names) => string.Join(UiTexts.ListSeparator, names);
}
