using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>A table read by a mapping: every cell that is meant, with key, area, breakdown and period. Totals are the source's own, never sums.</summary>
internal sealed class PxObservations
{
    private readonly PxTable _table;
    private readonly PxMapping _mapping;
    private readonly Dictionary<string, ObservationCount> _unknown = new(StringComparer.Ordinal);

    private PxObservations(PxTable table, PxMapping mapping) => (_table, _mapping) = (table, mapping);

    /// <exception cref="SourceException">Mapping and table do not fit; says the mapping's line, what the table has, and what would be right.</exception>
    public static Reading Read(PxTable table, PxMapping mapping) => new PxObservations(table, mapping).Understand();

    private Reading Understand()
    {
        var fit = new PxFit(_table, _mapping);
        var measures = fit.Measures();
        var areas = fit.Areas();
        var breakdowns = new PxBreakdowns(fit.Sexes(), fit.Groups());
        var periods = fit.Periods();
        var choices = fit.Choices();
        var observations = new List<SourceObservation>();
        Span<int> places = stackalloc int[PxTable.MaxDimensions];
        for (var i = 0; i < _table.Cells.Count; i++)
        {
            _table.Locate(i, places);
            if (IsMeant(choices, places) && measures.At(places) is { } measure)
            {
                var (value, status, mark) = Cell(i, measure);
                observations.Add(new SourceObservation(
                    measure.Key.Text, areas.At(places)!.Code, breakdowns.At(places), new Observation(periods.At(places), value, status, mark)));
            }
        }

        return new Reading
        {
            Observations = observations,
            CompleteKeys = [.. _mapping.Values.Select(value => value.Key.Text)],
            CompleteAreas = [.. areas.All.Select(area => area!.Code)],
            // A table may hold the latest years alone: what it does not hold has not been withdrawn.
            IsPartial = true,
            Indicators = [.. measures.All.OfType<PxMeasure>().Select(measure => IndicatorOf(measure, breakdowns.BySex))],
            Areas = areas.All!,
            Breakdowns = breakdowns.Told,
            Warnings = [.. _unknown.Values.Select(mark => Format.Fill(mark.Text, Excerpt.Of(mark.Mark), _table.FileName, Format.Count(mark.Count)))],
        };
    }

    private static bool IsMeant(List<(int Dimension, int Category)> choices, Span<int> places)
    {
        foreach (var (dimension, category) in choices)
        {
            if (places[dimension] != category)
            {
                return false;
            }
        }

        return true;
    }

    private (double? Value, ObservationStatus Status, string? Mark) Cell(int number, PxMeasure measure)
    {
        var cell = _table.Cells[number];
        if (PxMarks.Understand(cell, _mapping.Marks) is not { } found)
        {
            throw Refused(PxMappingTexts.MarkContradicts, PxReading.PlaceOf(_table, number), cell.Value is null ? PxMappingTexts.NoValue : PxMappingTexts.AValue, Excerpt.Of(cell.Mark!));
        }

        if (measure.MarginOf is not null && found.Value < 0)
        {
            throw Refused(PxMappingTexts.NegativeMargin, PxReading.PlaceOf(_table, number));
        }

        var isSaid = _mapping.Marks.ContainsKey(cell.Mark ?? "") || _mapping.Marks.ContainsKey(cell.Meaning ?? "");
        if (found.Mark is not null && !isSaid && (found.Status == ObservationStatus.Unknown || cell.Value is not null))
        {
            var text = found.Value is null ? PxMappingTexts.UnknownMark : PxMappingTexts.MarkWithValue;
            var so = _unknown.GetValueOrDefault(text + found.Mark, new ObservationCount(found.Mark, text, 0));
            _unknown[text + found.Mark] = so with { Count = so.Count + 1 };
        }

        return found;
    }

    private SourceIndicator IndicatorOf(PxMeasure measure, bool split)
    {
        var label = measure.Category is { } category && _table.Dimensions.FirstOrDefault(one => one.Code == _mapping.Measure?.Text) is { } dimension
            ? dimension.Categories.First(one => one.Code == category.Text).Label
            : "";
        return new SourceIndicator(measure.Key.Text, label.Length > 0 ? label : _table.Title, string.Join('\n', _table.Notes), split, null, null) { MarginOf = measure.MarginOf };
    }

    private SourceException Refused(string text, params string[] parts) =>
        new(Format.Fill(PxMappingTexts.DoesNotFitAtAll, _mapping.FileName, _table.FileName, Format.Fill(text, parts)));

    private sealed record ObservationCount(string Mark, string Text, int Count);
}
