using ScottPlot;

namespace FollowUp.Charts;

/// <summary>From periods and figures to places in the drawing. It is the mapping that ScottPlot is given, kept here so that texts can be placed before anything is drawn.</summary>
/// <param name="Data">The area between the axes.</param>
/// <param name="First">The first position in time.</param>
/// <param name="Last">The last position in time.</param>
/// <param name="Values">The axis of values.</param>
public sealed record TrendScale(Box Data, double First, double Last, ValueAxis Values)
{
    /// <summary>How far the first and the last point stand from the edges, so that no mark is cut.</summary>
    private const float Inset = 14;

    /// <summary>Years to each side of a single point, which then stands in the middle.</summary>
    private double Aside => First < Last ? 0 : 0.5;

    private double PerYear => (Data.Width - 2 * Inset) / (Last - First + 2 * Aside);

    /// <summary>The position in time at the left edge.</summary>
    public double LeftEdge => First - Aside - Inset / PerYear;

    /// <summary>The position in time at the right edge.</summary>
    public double RightEdge => Last + Aside + Inset / PerYear;

    public float X(double position) => (float)(Data.Left + (position - LeftEdge) * PerYear);

    public float Y(double value) => (float)(Data.Bottom - (value - Values.Low) / (Values.High - Values.Low) * (Data.Bottom - Data.Top));

    public Pixel Place(double position, double value) => new(X(position), Y(value));
}
