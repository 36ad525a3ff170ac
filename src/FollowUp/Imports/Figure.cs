using FollowUp.Analysis;

namespace FollowUp.Imports;

/// <summary>An observation by the database's own numbers, as the merge compares it.</summary>
/// <param name="Period">The period's code.</param>
/// <param name="Area">The area's number.</param>
/// <param name="Breakdown">The breakdown's number.</param>
/// <param name="Status">How it stands, or why it is missing.</param>
/// <param name="Value">The figure; not a number where there is none.</param>
/// <param name="Mark">The source's own mark.</param>
internal readonly record struct Figure(int Period, int Area, short Breakdown, ObservationStatus Status, double Value, string? Mark) : IComparable<Figure>
{
    /// <summary>True when there is a figure and not a reason.</summary>
    public bool HasValue => Status.HasValue();

    /// <summary>The figure, or null.</summary>
    public double? Number => HasValue ? Value : null;

    /// <summary>In the order of the database's own key: period, area, breakdown.</summary>
    public int CompareTo(Figure other) => Period != other.Period ? Period.CompareTo(other.Period)
        : Area != other.Area ? Area.CompareTo(other.Area)
        : Breakdown.CompareTo(other.Breakdown);

    /// <summary>Whether the same is said: value to the last bit, status and mark.</summary>
    public bool SaysSameAs(Figure other) =>
        Status == other.Status && (!HasValue || Value.Equals(other.Value)) && string.Equals(Mark, other.Mark, StringComparison.Ordinal);
}
