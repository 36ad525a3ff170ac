using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>The figures of a chart as a table: periods down in time order, lines across, then the band. Every cell says a figure or why there is none.</summary>
/// <param name="PeriodHeading">What the first column holds.</param>
/// <param name="Columns">The names of the other columns.</param>
/// <param name="Rows">One for each period that anything is said of.</param>
/// <param name="Target">The target in words; null without one.</param>
public sealed record ChartTable(string PeriodHeading, IReadOnlyList<string> Columns, IReadOnlyList<ChartRow> Rows, string? Target)
{
    public static ChartTable Of(TrendModel model) => new(
        ChartText.PeriodHeading(model.Kind),
        [.. model.Lines.Select(line => line.Name), .. model.Band is { } band ? (string[])[band.Name] : []],
        [.. model.Periods.Select(period => new ChartRow(period, [.. Cells(model, period)]))],
        model.Target is null ? null : ChartText.Target(model, model.Target));

    private static IEnumerable<ChartCell> Cells(TrendModel model, Period period)
    {
        foreach (var line in model.Lines)
        {
            var observations = line.Series.Where(o => o.Period == period).Take(1).ToArray();
            yield return observations is [var o] ? new ChartCell(ChartText.Cell(model, o), o.Value is not null) : new ChartCell(ChartTexts.NoObservation, false);
        }

        if (model.Band is { } band)
        {
            var ranges = band.Ranges.Where(range => range.Period == period).Take(1).ToArray();
            yield return ranges is [var range] ? new ChartCell(ChartText.Cell(model, range), true) : new ChartCell(ChartTexts.NoObservation, false);
        }
    }
}

/// <summary>The cells of one period, in the order of the columns.</summary>
public sealed record ChartRow(Period Period, IReadOnlyList<ChartCell> Cells);

/// <param name="Text">The figure with what must be said of it, or the reason there is none.</param>
/// <param name="HasValue">True for a figure, false for a reason.</param>
public sealed record ChartCell(string Text, bool HasValue);
