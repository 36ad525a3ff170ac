using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Reports;

/// <summary>The sentences of a report that are put together from more than one text.</summary>
public static class ReportWords
{
    /// <summary>The document's title: what, whose, for whom.</summary>
    public static string DocumentTitle(ReportContent content) => Format.Fill(ReportTexts.DocumentTitle, content.Title, content.AreaName, Words.LowerFirst(content.AudienceTitle));

    /// <summary>What stands at the foot of the cover.</summary>
    public static IReadOnlyList<(string Term, string Text)> Facts(ReportContent content) =>
    [
        content.Standing switch
        {
            ReportStanding.Draft => (ReportTexts.Edition, Format.Fill(ReportTexts.EditionDraft, LocalTime.Minute(content.MadeAt))),
            ReportStanding.Print => (ReportTexts.Edition, Format.Fill(ReportTexts.EditionPrint, LocalTime.Minute(content.MadeAt))),
            _ => (ReportTexts.Edition, Format.Fill(ReportTexts.EditionFrozen, Format.Count(content.Version), LocalTime.Minute(content.MadeAt))),
        },
        .. content.Address.Length == 0 ? ((string, string)[])[] : [(ReportTexts.Address, content.Address)],
        (ReportTexts.Holds, Format.Fill(ReportTexts.HoldsText,
            Sentences.HowMany(content.Indicators.Count()),
            Format.Count(content.Indicators.Count(indicator => indicator.Latest is not null)),
            Format.Count(content.Indicators.Count(indicator => indicator.State < TrendState.NotAssessed)))),
        (FollowUpTexts.DataFetched, string.Join(FollowUpTexts.Between, content.Sources)),
    ];

    /// <summary>The parts of the report: where, number, title.</summary>
    public static IReadOnlyList<(string Id, string Label, string Title)> Contents(ReportContent content) =>
    [
        ("korthet", "", ReportTexts.Brief),
        .. content.Chapters.Select(chapter => (chapter.Id, chapter.Number.Length == 0 ? "" : chapter.Label, chapter.Title)),
        ("tecken", "", FollowUpTexts.Key),
        ("metod", "", ReportTexts.MethodTitle),
        ("kallor", "", ReportTexts.SourcesTitle),
    ];

    /// <summary>The indicators of a chapter without a figure, under the reason why; the most common reason first.</summary>
    public static IReadOnlyList<(string Cause, IReadOnlyList<ReportIndicator> Indicators)> WithoutValue(ReportChapter chapter) =>
    [
        .. chapter.Indicators.Where(indicator => indicator.Latest is null)
            .GroupBy(indicator => indicator.WhyNoValue ?? "")
            .OrderByDescending(same => same.Count())
            .Select(same => (same.Key, (IReadOnlyList<ReportIndicator>)[.. same])),
    ];

    /// <summary>After the title of one without a figure: what is waited for, who answers for it, where it comes from.</summary>
    public static string Waiting(ReportIndicator indicator) =>
        string.Join(FollowUpTexts.Between, new[] { indicator.Waiting, indicator.Responsible, indicator.Source, indicator.Link, FocusAreas(indicator, ReportTexts.FollowsUpToo) }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Which focus areas are followed up through an indicator; null when none are, or when the edition does not say.</summary>
    private static string? FocusAreas(ReportIndicator indicator, string text) => indicator.FocusAreas is { Count: > 0 } areas
        ? Format.Fill(text, Words.ListAnd([.. areas.Select(area => Format.Fill(ReportTexts.FocusArea, Words.LowerFirst(area.Label), area.Title))]))
        : null;

    /// <summary>Under the table: who answers for the indicator, what to bear in mind, which focus areas are followed up through it, how sure its place is. First where the figures come from.</summary>
    public static string Origin(ReportIndicator indicator)
    {
        string?[] parts =
        [
            indicator.Chart?.Source ?? indicator.Source,
            indicator.Responsible.Length == 0 ? null : Format.Fill(ReportTexts.Responsible, indicator.Responsible),
            indicator.Note,
            FocusAreas(indicator, ReportTexts.FollowsUp),
            indicator.Link is null ? null : ReportTexts.Proposed,
        ];
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>How each trend came about, in one row.</summary>
    public static IReadOnlyList<JudgedRow> Judged(ReportContent content) =>
    [
        .. content.Indicators.Where(indicator => indicator.State < TrendState.NotAssessed).Select(indicator => new JudgedRow(
            indicator.Title,
            Step(indicator, HowTexts.Base),
            Step(indicator, HowTexts.Current),
            string.Join("; ", new[] { HowTexts.Rate, HowTexts.RequiredRate, HowTexts.Ratio }.Select(term => Step(indicator, term)).Where(text => text.Length > 0)),
            indicator.Trend.Word)),
    ];

    private static string Step(ReportIndicator indicator, string term) => indicator.Steps.FirstOrDefault(step => step.Term == term)?.Text ?? "";
}

/// <summary>How a trend came about.</summary>
public sealed record JudgedRow(string Title, string Base, string Current, string Calculated, string Conclusion);
