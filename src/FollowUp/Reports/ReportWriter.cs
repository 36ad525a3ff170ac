using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Indicators;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Reports;

/// <summary>Puts what was read into the words of a report, for one organisation at a time.</summary>
/// <param name="file">Which report.</param>
/// <param name="overview">The goals with their indicators, judged.</param>
/// <param name="charts">Each indicator's figures beside those compared with.</param>
/// <param name="batch">The latest batch of figures.</param>
/// <param name="now">When it was read.</param>
/// <param name="standing">What the report is to be.</param>
internal sealed class ReportWriter(ReportFile file, Overview overview, IReadOnlyDictionary<int, IndicatorCharts> charts, int? batch, DateTimeOffset now, ReportStanding standing)
{
    private const string Background = "bakgrund";

    /// <summary>The report for an organisation.</summary>
    public ReportContent For(AudienceRow audience)
    {
        IndicatorLine[] Own(IEnumerable<IndicatorLine> lines) => [.. lines.Where(line => audience.Indicators is null || audience.Indicators.Contains(line.Judged.Indicator.Id))];
        var groups = overview.Groups
            .Select(group => new IndicatorGroup(group.Row, group.Strategy, group.GrownFrom, Own(group.Lines)))
            .Where(group => audience.Indicators is null || group.Lines.Count > 0)
            .ToArray();
        var chapters = Chapters(groups, Own(overview.Context));
        var lines = groups.SelectMany(group => group.Lines).Concat(Own(overview.Context)).DistinctBy(line => line.Judged.Indicator.Id).ToArray();
        return new ReportContent(
            ReportContent.CurrentForm,
            standing,
            0,
            file.Name,
            audience.Code,
            audience.Title,
            audience.Indicators is null,
            overview.Year,
            Format.Fill(FollowUpTexts.Heading, file.Title, Format.Year(overview.Year)),
            file.Lead,
            overview.Framework.AreaCode,
            overview.Framework.AreaName,
            Words.List(overview.Programmes.Select(programme => programme.Title)),
            now,
            batch,
            [.. Notes(lines)],
            chapters,
            Peers(lines),
            [.. overview.Sources.Where(source => lines.Any(line => line.Judged.Indicator.Source == source.Name)).Select(Sentences.Fetched)],
            Format.Fill(HowTexts.MethodText, M0.Name, Format.Count(M0.Version)));
    }

    private List<ReportChapter> Chapters(IndicatorGroup[] groups, IndicatorLine[] context)
    {
        var told = new Dictionary<int, string>();
        List<ReportChapter> chapters = [];
        foreach (var group in groups)
        {
            chapters.Add(Chapter(
                group.Address, Format.Count(group.Row.Position), Sentences.Label(group), group.Row.Title, group.Row.Wording, Sentences.Wording(group.Row), group.Lines, told));
        }

        if (context.Length > 0)
        {
            chapters.Add(Chapter(Background, "", FollowUpTexts.Context, FollowUpTexts.Context, "", FollowUpTexts.ContextLead, context, told));
        }

        return chapters;
    }

    private ReportChapter Chapter(
        string id, string number, string label, string title, string wording, string? note, IReadOnlyList<IndicatorLine> lines, Dictionary<int, string> told)
    {
        var here = lines.Where(line => told.TryAdd(line.Judged.Indicator.Id, label)).OrderBy(line => line.HasValue ? 0 : 1).ThenBy(line => line.HasValue ? Part(line.State) : 0).ToArray();
        return new ReportChapter(
            id,
            number,
            label,
            title,
            wording,
            note,
            [.. TallyEntry.Of(lines).Select(entry => new ReportTally(new ReportSign(entry.Symbol, Words.Tone(entry.State), entry.Word), entry.Count, entry.Causes))],
            [.. lines.OrderBy(line => line.State).Select(line => Trend(line.Judged))],
            [.. here.Select(Indicator)],
            [.. lines.Except(here).Select(line => new ReportReference(Id(line.Judged.Indicator), PlainText.Clean(line.Judged.Indicator.Title), told[line.Judged.Indicator.Id], Trend(line.Judged)))]);
    }

    private static int Part(TrendState state) => state < TrendState.NotAssessed ? 0 : (int)state;

    private ReportIndicator Indicator(IndicatorLine line)
    {
        var judged = line.Judged;
        var indicator = judged.Indicator;
        return new ReportIndicator(
            Id(indicator),
            indicator.Code,
            PlainText.Clean(indicator.Title),
            IndicatorSentences.Subtitle(overview.Framework, indicator),
            indicator.Unit,
            indicator.Measure.Label,
            judged.Total.Latest is { Value: { } value } latest
                ? new ReportFigure(Format.Number(value, judged.Decimals), indicator.Measure.Label, Words.Of(latest.Period) + Sentences.Remark(latest))
                : null,
            judged.SincePrevious,
            line.State,
            Trend(judged),
            new ReportSign(Words.Symbol(judged.Level.State), Words.Tone(judged.Level.State), Words.Of(judged.Level.State)),
            Words.Target(indicator) is { } target ? target + Sentences.TargetWording(indicator) : null,
            judged.Sentence,
            line.HasValue ? null : Sentences.WhyNoValue(judged),
            line.HasValue ? null : Sentences.Waiting(judged),
            Words.List(indicator.Responsible),
            PlainText.Clean(Sentences.Source(indicator)),
            PlainText.Clean(indicator.Note), // what turns the reading direction would turn the sentence after it too
            line.LinkWording is "quoted" or "verified" ? null : Sentences.Link(line.LinkWording),
            line.Synthetic,
            judged.Verdict,
            line.HasValue ? HowJudged.Of(judged) : [],
            ReportChart.Of(charts[indicator.Id]),
            [.. overview.FocusAreas[indicator.Id].Select(area => new ReportFocusArea(Format.Fill(FollowUpTexts.FocusAreaNumber, Format.Count(area.Position)), PlainText.Clean(area.Title)))]);
    }

    private static ReportSign Trend(JudgedIndicator judged) => new(
        Words.Symbol(judged.Verdict), Words.Tone(judged.Verdict.State()), judged.Verdict.State() == TrendState.NotAssessed ? Sentences.Cause(judged) : Signal.Of(judged.Verdict).Word);

    private static string Id(IndicatorFacts indicator) => "i-" + TrendModel.SafeId(indicator.Code);

    private IEnumerable<ReportNote> Notes(IndicatorLine[] lines)
    {
        if (!overview.YearEnded)
        {
            yield return new ReportNote("plain", FollowUpTexts.YearGoesOnTitle, Format.Fill(FollowUpTexts.YearGoesOn, Format.Year(overview.Year)));
        }

        if (Sentences.Wordings(overview) is { } wordings)
        {
            yield return new ReportNote("placeholder", FollowUpTexts.WordingsTitle, wordings);
        }

        if (lines.Any(line => line.LinkWording == "proposed"))
        {
            yield return new ReportNote("plain", FollowUpTexts.ProposedTitle, FollowUpTexts.Proposed);
        }

        if (lines.Count(line => !line.HasValue) is > 0 and var missing)
        {
            yield return new ReportNote("plain", ReportTexts.MissingTitle, Format.Fill(
                missing == 1 ? ReportTexts.MissingOne : ReportTexts.MissingMany, Format.Count(missing), Format.Count(lines.Length)));
        }
    }

    private ReportPeers? Peers(IEnumerable<IndicatorLine> lines) =>
        lines.Select(line => charts[line.Judged.Indicator.Id].Peers).FirstOrDefault(peers => peers is not null) is { } group
            ? new ReportPeers(group.Title, group.Origin, group.Members)
            : null;
}
