using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Framework;
using FollowUp.Imports.Pages;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Indicators;

/// <summary>The sentences of an indicator's page that are put together from more than one text.</summary>
public static class IndicatorSentences
{
    /// <summary>Unit and area, under the title of the chart.</summary>
    public static string Subtitle(FrameworkRow framework, IndicatorFacts indicator) =>
        Format.Fill(IndicatorTexts.Subtitle, UnitInWords(indicator), framework.AreaName);

    /// <summary>What the table's figures are, and that they are invented where they are.</summary>
    public static string Caption(IndicatorView view) =>
        view.Synthetic ? Format.Fill(IndicatorTexts.CaptionSynthetic, view.Drawn.Subtitle) : view.Drawn.Subtitle;

    /// <summary>The unit in words with a capital, or what stands for it where there is none.</summary>
    public static string UnitInWords(IndicatorFacts indicator)
    {
        var words = indicator.Measure switch
        {
            { IsPercent: true } => IndicatorTexts.UnitShare,
            { Words.Length: > 0 } measure => measure.Words,
            { Name.Length: > 0 } measure => measure.Name,
            _ => IndicatorTexts.UnitNone,
        };
        return words[..1].ToUpperInvariant() + words[1..];
    }

    /// <summary>Where the figures come from. What is worked out here is never called the source's.</summary>
    public static string SourceLine(IndicatorFacts indicator, bool hasPeers) => hasPeers
        ? Format.Fill(IndicatorTexts.SourceLineWithPeers, Sentences.Source(indicator), indicator.SourceTitle)
        : Format.Fill(IndicatorTexts.SourceLine, Sentences.Source(indicator));

    /// <summary>Which way is better.</summary>
    public static string Of(Direction direction) => direction switch
    {
        Direction.Up => IndicatorTexts.DirectionUp,
        Direction.Down => IndicatorTexts.DirectionDown,
        _ => IndicatorTexts.DirectionNone,
    };

    /// <summary>What is aimed at, in short sentences: the level, the band or the direction alone, the milestones, and where that stands.</summary>
    public static string Of(AimRow aim, IndicatorFacts indicator)
    {
        string Figure(double value) => Format.WithUnit(value, Format.DecimalsAsDecided([value], indicator.Measure.Decimals([value], null)), indicator.Measure.Label);
        var aimed = aim switch
        {
            { Kind: "direction" } => Format.Fill(IndicatorTexts.AimDirection, Words.LowerFirst(Of(indicator.Direction))),
            _ => Words.Target(indicator) is { } level ? Format.Fill(IndicatorTexts.AimLevel, level[..1].ToUpperInvariant() + level[1..]) : "",
        };
        var milestones = aim.MilestoneYears.Zip(aim.MilestoneValues, (year, value) => Format.Fill(IndicatorTexts.MilestoneAt, Figure(value), Format.Year(year))).ToList();
        string[] parts = [aimed, milestones.Count == 0 ? "" : Format.Fill(IndicatorTexts.Milestones, Words.ListAnd(milestones)), Words.Standing(FrameworkJson.Standing(aim.Standing), isNeuter: true)];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <summary>A group of people.</summary>
    public static string Breakdown(string code) => code switch
    {
        "T" => IndicatorTexts.Total,
        "K" => IndicatorTexts.Women,
        "M" => IndicatorTexts.Men,
        _ => code,
    };

    /// <summary>A figure with its unit, or the reason there is none.</summary>
    public static string Figure(JudgedIndicator judged, Observation observation) => observation.Value is { } value
        ? Format.WithUnit(value, judged.Decimals, judged.Indicator.Measure.Label) + Sentences.Remark(observation)
        : ChartText.Reason(observation.Status);

    /// <summary>When the next figures are expected and what they concern, or since when they are late.</summary>
    public static string Expected(ExpectedPublication one)
    {
        var day = string.IsNullOrEmpty(one.Period) ? Format.Date(one.ExpectedOn) : Format.Fill(IndicatorTexts.NextPublicationOf, Format.Date(one.ExpectedOn), one.Period);
        return one.LateSince is null ? day : Format.Fill(IndicatorTexts.Late, day, LocalTime.Minute(one.NextTry));
    }
}
