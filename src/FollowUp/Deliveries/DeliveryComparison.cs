using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>What an accepted delivery would do to the figures that are held, and what in it looks odd beside them.</summary>
public sealed record DeliveryComparison
{
    /// <summary>Every row of the delivery, in its order.</summary>
    public required IReadOnlyList<ComparedRow> Rows { get; init; }

    /// <summary>Warnings in row order, at most <see cref="DeliveryLimits.MaxErrorsListed"/>: never an error.</summary>
    public required IReadOnlyList<DeliveryProblem> Warnings { get; init; }

    /// <summary>How many warnings there are beside those listed.</summary>
    public int MoreWarnings { get; init; }

    /// <summary>True when nothing would change.</summary>
    public bool ChangesNothing => Rows.All(row => row.Change == RowChange.Unchanged);

    /// <summary>How many rows there are of a kind.</summary>
    public int Count(RowChange change) => Rows.Count(row => row.Change == change);

    /// <summary>Compares. Odd are: a value about 10, 100 or 1000 times those before; one far from them (<see cref="SeriesSoFar"/>); three figures for all, women and men that do not agree, where some are delivered and some held.</summary>
    /// <param name="reading">An accepted delivery.</param>
    /// <param name="held">What is held of the delivery's indicators and areas, all periods and breakdowns; more does no harm.</param>
    /// <param name="rules">What the delivery was read by.</param>
    /// <exception cref="ArgumentException">The delivery was refused, or is of an indicator that the rules do not know.</exception>
    public static DeliveryComparison Of(DeliveryReading reading, IEnumerable<HeldObservation> held, DeliveryRules rules)
    {
        if (!reading.Accepted)
        {
            throw new ArgumentException("A refused delivery has no rows to compare.", nameof(reading));
        }

        var indicators = rules.Indicators.ToDictionary(i => i.Code, StringComparer.Ordinal);
        if (reading.Rows.FirstOrDefault(row => !indicators.ContainsKey(row.Indicator)) is { } unknown)
        {
            throw new ArgumentException($"The rules do not know {unknown.Indicator}, which the delivery was read with.", nameof(rules));
        }

        HeldObservation[] known = [.. held];
        var before = new HeldFigures(known, reading.Rows);
        var warnings = new ProblemList(rules.Limits.MaxErrorsListed);
        var rows = new List<ComparedRow>(reading.Rows.Count);
        foreach (var row in reading.Rows)
        {
            var was = before.Of(row);
            rows.Add(new(row, Change(row.Observation, was), was));
            before.Series(row).AddOdd(row, was, warnings);
        }

        foreach (var (row, triple) in before.MixedTriples(reading.Rows, code => indicators[code].SplitsBySex))
        {
            foreach (var (code, text) in triple.Odd(indicators[row.Indicator]))
            {
                warnings.Add(code, false, row.Row, DeliveryColumns.Name(Column.Value), null, text);
            }
        }

        foreach (var row in TotalsAlone(reading.Rows, known, code => indicators[code].SplitsBySex))
        {
            warnings.Add(DeliveryCodes.RowIncomplete, false, row.Row, DeliveryColumns.Name(Column.Gender), null, () => DeliveryTexts.TotalAlone);
        }

        var (listed, more) = warnings.Warnings();
        return new() { Rows = rows, Warnings = listed, MoreWarnings = more };
    }

    /// <summary>Totals of divided indicators with neither women nor men beside them, here or held: as a file looks whose column for sex was lost.</summary>
    private static IEnumerable<DeliveredRow> TotalsAlone(IReadOnlyList<DeliveredRow> rows, HeldObservation[] held, Func<string, bool> splits)
    {
        var parted = rows.Where(row => row.Breakdown != Breakdowns.All).Select(row => (row.Indicator, row.Area, row.Observation.Period))
            .Concat(held.Where(h => h.Breakdown != Breakdowns.All).Select(h => (h.Indicator, h.Area, h.Observation.Period)))
            .ToHashSet();
        return rows.Where(row => row.Breakdown == Breakdowns.All && splits(row.Indicator) && !parted.Contains((row.Indicator, row.Area, row.Observation.Period)));
    }

    private static RowChange Change(Observation now, Observation? was) => was switch
    {
        null => RowChange.New,
        { } before when before.Value == now.Value && before.Status == now.Status => RowChange.Unchanged,
        { Value: not null } when now.Value is null => RowChange.Removed,
        _ => RowChange.Changed,
    };
}

/// <summary>A figure that is held already.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Area">Four-digit area code.</param>
/// <param name="Breakdown"><c>T</c>, <c>K</c> or <c>M</c>.</param>
/// <param name="Observation">Period, and value or reason.</param>
public sealed record HeldObservation(string Indicator, string Area, string Breakdown, Observation Observation);

/// <summary>A delivered row beside what is held.</summary>
/// <param name="Row">The row.</param>
/// <param name="Change">What it would do.</param>
/// <param name="Before">What is held of the same key; null when there is nothing.</param>
public sealed record ComparedRow(DeliveredRow Row, RowChange Change, Observation? Before);

/// <summary>What a row does to what is held.</summary>
public enum RowChange
{
    /// <summary>Nothing is held of its key.</summary>
    New,

    /// <summary>Its value or status replaces another.</summary>
    Changed,

    /// <summary>The same value and status are held already.</summary>
    Unchanged,

    /// <summary>A value that is held is replaced by the reason why there is none.</summary>
    Removed,
}
