using FollowUp.Analysis;
using FollowUp.Charts;

namespace FollowUp.Reports;

/// <summary>The latest figures of a chart as a table that fits a page: groups down, periods across. Every cell says a figure or why there is none.</summary>
/// <param name="Caption">What the figures are, and that they are invented where they are.</param>
/// <param name="Periods">The periods, the latest last.</param>
/// <param name="Rows">A row for each group.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<string> Periods, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>More do not fit the page; the workbook has every one.</summary>
    public const int MostPeriods = 6;

    public static ReportTable Of(ReportIndicator indicator, ReportChart chart)
    {
        var model = chart.Whole(indicator.Code);
        var periods = Latest(model);
        var cut = periods.Count < model.Periods.Count;
        var caption = Format.Fill(cut ? ReportTexts.TableCut : ReportTexts.Table, indicator.Label.Length == 0 ? ReportTexts.TableNumber : indicator.Label);
        return new ReportTable(
            model.Synthetic ? Format.Fill(ChartTexts.SyntheticTitle, caption) : caption,
            [.. periods.Select(Format.Period)],
            [
                .. model.Lines.Select(line => new ReportRow(line.Name, [.. periods.Select(period => Cell(model, line.Series.FirstOrDefault(o => o.Period == period)))])),
                .. model.Band is { } band ? (ReportRow[])[new(band.Name, [.. periods.Select(period => Cell(model, band.Ranges.FirstOrDefault(range => range.Period == period)))])] : [],
            ]);
    }

    /// <summary>The latest periods; where others have come further than the place itself, those that it has.</summary>
    private static List<Period> Latest(TrendModel model)
    {
        Period[] own = [.. model.Lines.Where(line => line.Role <= LineRole.Men).SelectMany(line => line.Series).Select(o => o.Period).Distinct().OrderBy(period => period.Code)];
        var latest = model.Periods.TakeLast(MostPeriods).ToList();
        return own.Length == 0 || latest.Contains(own[^1]) ? latest : [.. own.TakeLast(MostPeriods)];
    }

    private static ReportCell Cell(TrendModel model, Observation o) =>
        o.Period == default ? new ReportCell(ChartTexts.NoObservation, false)
        : o.Value is not { } value ? new ReportCell(ChartText.Cell(model, o), false)
        : new ReportCell(ChartText.Remark(o.Status) is { } remark ? Format.Fill(ChartTexts.Remarked, Format.Number(value, model.Decimals), remark) : Format.Number(value, model.Decimals), true);

    private static ReportCell Cell(TrendModel model, PeerRange range) => range.Period == default
        ? new ReportCell(ChartTexts.NoObservation, false)
        : new ReportCell(Format.Fill(ChartTexts.Range, Format.Number(range.Low, model.Decimals), Format.Number(range.High, model.Decimals)), true);
}

/// <summary>A group and its cells in the order of the periods.</summary>
public sealed record ReportRow(string Name, IReadOnlyList<ReportCell> Cells);

/// <param name="Text">The figure with what must be said of it, or the reason there is none.</param>
/// <param name="HasValue">True for a figure, false for a reason.</param>
public sealed record ReportCell(string Text, bool HasValue);
