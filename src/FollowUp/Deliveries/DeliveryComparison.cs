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

    /// <param name="reading">An accepted delivery.</param>
    /// <param name="held">What is held of the delivery's indicators and areas, all periods and breakdowns; more does no harm.</param>
    /// <param name="rules">What the delivery was read by.</param>
    /// <exception cref="ArgumentException">The delivery was refused.</exception>
    public static DeliveryComparison Of(DeliveryReading reading, IEnumerable<HeldObservation> held, DeliveryRules rules) =>
        !reading.Accepted ? throw new ArgumentException("A refused delivery has no rows to compare.", nameof(reading)) : new() { Rows = [], Warnings = [] };
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
