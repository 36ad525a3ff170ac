using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>The words of a chart: how its figures, reasons and remarks read, alike in drawing, table and alternative text, and that text itself.</summary>
public static class ChartText
{
    /// <summary>A figure as the chart writes it everywhere: <c>82,3 %</c>, <c>115 447</c>.</summary>
    public static string Figure(TrendModel model, double value) =>
        Format.WithUnit(value, model.Decimals, model.IsShare ? ChartTexts.Percent : "");

    /// <summary>The figure with what must be said of it, or the reason there is none with the source's own mark.</summary>
    public static string Cell(TrendModel model, Observation observation)
    {
        if (observation.Value is { } value)
        {
            return Remark(observation.Status) is { } remark ? Format.Fill(ChartTexts.Remarked, Figure(model, value), remark) : Figure(model, value);
        }

        var mark = PlainText.Clean(observation.Mark ?? "");
        return mark.Length == 0 ? Reason(observation.Status) : Format.Fill(ChartTexts.Remarked, Reason(observation.Status), mark);
    }

    /// <summary>The ends of a band in one period.</summary>
    public static string Cell(TrendModel model, PeerRange range) =>
        Format.Fill(ChartTexts.Range, Format.Number(range.Low, model.Decimals), Figure(model, range.High));

    /// <summary>The word before the target's year, the year, and the figure.</summary>
    public static string Target(TrendModel model, ChartTarget target) =>
        Format.Fill(ChartTexts.TargetLabel, target.Label ?? ChartTexts.TargetWord, Format.Period(Period.Year(target.Year)), Figure(model, target.Value));

    /// <summary>The title as it is shown: figures that are made up are called so.</summary>
    public static string Title(TrendModel model) => model.Synthetic ? Format.Fill(ChartTexts.SyntheticTitle, model.Title) : model.Title;

    /// <summary>Why an observation has no value, in words.</summary>
    public static string Reason(ObservationStatus status) => status switch
    {
        ObservationStatus.NotApplicable => ChartTexts.ReasonNotApplicable,
        ObservationStatus.NotAvailable => ChartTexts.ReasonNotAvailable,
        ObservationStatus.Suppressed => ChartTexts.ReasonSuppressed,
        ObservationStatus.NonResponse => ChartTexts.ReasonNonResponse,
        ObservationStatus.NotPublishedYet => ChartTexts.ReasonNotPublishedYet,
        ObservationStatus.NotMeasured => ChartTexts.ReasonNotMeasured,
        ObservationStatus.DeletedAtSource => ChartTexts.ReasonDeletedAtSource,
        _ => ChartTexts.ReasonUnknown,
    };

    /// <summary>What must be said of a value that is not final; null for one that is.</summary>
    public static string? Remark(ObservationStatus status) => status switch
    {
        ObservationStatus.Provisional => ChartTexts.Provisional,
        ObservationStatus.Estimated => ChartTexts.Estimated,
        _ => null,
    };

    /// <summary>What a period of the kind is called.</summary>
    public static string PeriodHeading(PeriodKind? kind) => kind switch
    {
        PeriodKind.Year => ChartTexts.PeriodYear,
        PeriodKind.SchoolYear => ChartTexts.PeriodSchoolYear,
        PeriodKind.HalfYear => ChartTexts.PeriodHalfYear,
        PeriodKind.Tertial => ChartTexts.PeriodTertial,
        PeriodKind.Quarter => ChartTexts.PeriodQuarter,
        PeriodKind.Month => ChartTexts.PeriodMonth,
        PeriodKind.Week => ChartTexts.PeriodWeek,
        _ => ChartTexts.PeriodMultiYear,
    };

    /// <summary>
    /// The chart in words for one who does not see it: of each line the first, last, highest and lowest figure, its gaps with their
    /// reasons and its remarks; the band's latest range; the target; the source.
    /// </summary>
    public static string Alt(TrendModel model)
    {
        List<string> sentences = [Sentence(Title(model)), Sentence(model.Subtitle), ChartTexts.AltKind];
        if (model.Synthetic)
        {
            sentences.Insert(0, ChartTexts.AltSynthetic);
        }

        if (model.Lines.Count == 0)
        {
            sentences.Add(ChartTexts.AltEmpty);
        }

        sentences.AddRange(model.Lines.SelectMany(line => LineInWords.Of(model, line)));
        if (model.Band?.Ranges is [.., var latest])
        {
            sentences.Add(Format.Fill(ChartTexts.AltBand, model.Band.Name, Cell(model, latest), Format.Period(latest.Period)));
        }

        if (model.Target is not null)
        {
            sentences.Add(Sentence(Target(model, model.Target)));
        }

        sentences.Add(Sentence(model.Source));
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
