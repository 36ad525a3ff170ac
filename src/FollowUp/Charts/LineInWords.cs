using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>One line of a chart told in sentences.</summary>
internal static class LineInWords
{
    /// <summary>A list of periods longer than this is cut: the table beside the chart has them all.</summary>
    private const int MostPeriods = 6;

    public static IEnumerable<string> Of(TrendModel model, ChartLine line)
    {
        Observation[] values = [.. line.Series.WithValue];
        string Figure(Observation o) => ChartText.Figure(model, o.Value!.Value);
        if (values.Length == 0)
        {
            yield return Format.Fill(ChartTexts.AltNoValue, line.Name);
        }
        else if (values.Length == 1)
        {
            yield return Format.Fill(ChartTexts.AltOneValue, line.Name, Figure(values[0]), Format.Period(values[0].Period));
        }
        else
        {
            // Told by what is shown: figures that read alike are not called a change.
            var (first, last, highest, lowest) = (values[0], values[^1], values.MaxBy(o => o.Value), values.MinBy(o => o.Value));
            if (Figure(highest) == Figure(lowest))
            {
                yield return Format.Fill(ChartTexts.AltConstant, line.Name, Figure(first), Format.Period(first.Period), Format.Period(last.Period));
            }
            else
            {
                var change = Figure(first) == Figure(last) ? ChartTexts.AltUnchanged : last.Value > first.Value ? ChartTexts.AltRising : ChartTexts.AltFalling;
                yield return Format.Fill(change, line.Name, Figure(first), Format.Period(first.Period), Figure(last), Format.Period(last.Period));
                yield return Format.Fill(ChartTexts.AltExtremes, Figure(highest), Format.Period(highest.Period), Figure(lowest), Format.Period(lowest.Period));
            }
        }

        foreach (var missing in line.Series.Where(o => o.Value is null).GroupBy(o => ChartText.Reason(o.Status)))
        {
            yield return Format.Fill(ChartTexts.AltMissing, List([.. missing.Select(o => Format.Period(o.Period))]), missing.Key);
        }

        string[] uncovered = [.. Uncovered(line.Series)];
        if (uncovered.Length > 0)
        {
            yield return Format.Fill(ChartTexts.AltUncovered, List(uncovered));
        }

        foreach (var remarked in values.GroupBy(o => ChartText.Remark(o.Status)).Where(remarked => remarked.Key is not null))
        {
            yield return Format.Fill(ChartTexts.AltRemarked, char.ToUpperInvariant(remarked.Key![0]) + remarked.Key[1..], List([.. remarked.Select(o => Format.Period(o.Period))]));
        }
    }

    private static IEnumerable<string> Uncovered(Series series)
    {
        for (var i = 1; i < series.Count; i++)
        {
            var (earlier, later) = (series[i - 1].Period, series[i].Period);
            if (PeriodAxis.Adjoin(earlier, later))
            {
                continue;
            }

            var between = later.Kind == PeriodKind.MultiYear
                ? [Period.Year(earlier.EndYear + 1), Period.Year(later.EndYear - later.Number)]
                : PeriodAxis.Row([earlier, later]).Skip(1).SkipLast(1).ToArray();
            yield return between[0] == between[^1] ? Format.Period(between[0]) : Format.Fill(ChartTexts.Range, Format.Period(between[0]), Format.Period(between[^1]));
        }
    }

    private static string List(string[] items)
    {
        var shown = items.Length > MostPeriods ? items[..(MostPeriods - 1)] : items[..^1];
        return items.Length == 1 ? items[0]
            : items.Length > MostPeriods ? Format.Fill(ChartTexts.AndMore, string.Join(", ", shown), Format.Count(items.Length - shown.Length))
            : Format.Fill(ChartTexts.And, string.Join(", ", shown), items[^1]);
    }
}
