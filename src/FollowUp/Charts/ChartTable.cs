using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>The figures of a chart as a table: periods down in time order, lines across, then the band. Every cell says a figure or why there is none.</summary>
/// <param name="PeriodHeading">What the first column holds.</param>
/// <param name="Columns">The names of the other columns.</param>
/// <param name="Rows">One for each period that anything is said of.</param>
/// <param name="Target">The target in words; null without one.</param>
public sealed record ChartTable(string PeriodHeading, IReadOnlyList<string> Columns, IReadOnlyList<ChartRow> Rows, string? Target)
{
    public static ChartTable Of(TrendModel model)
    {
        // The role names a column: a line's name is free text, and each role comes once.
        var figures = SeriesTable.Of(model.Lines.Select(line => KeyValuePair.Create(line.Role.ToString(), line.Series)));
        return new ChartTable(
            ChartText.PeriodHeading(model.Kind),
            [.. model.Lines.Select(line => line.Name), .. model.Band is { } band ? (string[])[band.Name] : []],
            [.. model.Periods.Select(period => new ChartRow(period, [.. Cells(model, figures, period)]))],
            model.Target is null ? null : ChartText.Target(model, model.Target));
    }

    private static IEnumerable<ChartCell> Cells(TrendModel model, SeriesTable figures, Period period)
    {
        foreach (var line in model.Lines)
        {
            yield return figures[period, line.Role.ToString()] is { } o ? new ChartCell(ChartText.Cell(model, o), o.Value is not null) : new ChartCell(ChartTexts.NoObservation, false);
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
