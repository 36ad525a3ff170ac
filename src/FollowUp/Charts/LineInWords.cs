using System.Globalization;
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
            yield return ChartText.Fill(ChartTexts.AltNoValue, line.Name);
        }
        else if (values.Length == 1)
        {
            yield return ChartText.Fill(ChartTexts.AltOneValue, line.Name, Figure(values[0]), values[0].Period.ToString());
        }
        else
        {
            // Told by what is shown: figures that read alike are not called a change.
            double Shown(Observation o) => Math.Round(o.Value!.Value, model.Decimals, MidpointRounding.AwayFromZero);
            var (first, last, highest, lowest) = (values[0], values[^1], values.MaxBy(Shown), values.MinBy(Shown));
            if (Shown(highest).Equals(Shown(lowest)))
            {
                yield return ChartText.Fill(ChartTexts.AltConstant, line.Name, Figure(first), first.Period.ToString(), last.Period.ToString());
            }
            else
            {
                var change = Shown(last).CompareTo(Shown(first)) switch { > 0 => ChartTexts.AltRising, < 0 => ChartTexts.AltFalling, _ => ChartTexts.AltUnchanged };
                yield return ChartText.Fill(change, line.Name, Figure(first), first.Period.ToString(), Figure(last), last.Period.ToString());
                yield return ChartText.Fill(ChartTexts.AltExtremes, Figure(highest), highest.Period.ToString(), Figure(lowest), lowest.Period.ToString());
            }
        }

        foreach (var missing in line.Series.Where(o => o.Value is null).GroupBy(o => ChartText.Reason(o.Status)))
        {
            yield return ChartText.Fill(ChartTexts.AltMissing, List([.. missing.Select(o => o.Period.ToString())]), missing.Key);
        }

        string[] uncovered = [.. Uncovered(line.Series)];
        if (uncovered.Length > 0)
        {
            yield return ChartText.Fill(ChartTexts.AltUncovered, List(uncovered));
        }

        foreach (var remarked in values.GroupBy(o => ChartText.Remark(o.Status)).Where(remarked => remarked.Key is not null))
        {
            yield return ChartText.Fill(ChartTexts.AltRemarked, char.ToUpperInvariant(remarked.Key![0]) + remarked.Key[1..], List([.. remarked.Select(o => o.Period.ToString())]));
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
            yield return between[0] == between[^1] ? between[0].ToString() : ChartText.Fill(ChartTexts.Range, between[0].ToString(), between[^1].ToString());
        }
    }

    private static string List(string[] items)
    {
        var shown = items.Length > MostPeriods ? items[..(MostPeriods - 1)] : items[..^1];
        return items.Length == 1 ? items[0]
            : items.Length > MostPeriods ? ChartText.Fill(ChartTexts.AndMore, string.Join(", ", shown), (items.Length - shown.Length).ToString(CultureInfo.InvariantCulture))
            : ChartText.Fill(ChartTexts.And, string.Join(", ", shown), items[^1]);
    }
}
