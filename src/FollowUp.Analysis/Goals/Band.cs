namespace FollowUp.Analysis;

/// <summary>A target that is a range: a figure is well inside it and worse on either side. It has no direction, so no yearly rate is judged by it.</summary>
public sealed record Band
{
    /// <param name="lowest">The lowest value that is inside; null when there is no lower end.</param>
    /// <param name="highest">The highest value that is inside; null when there is no upper end.</param>
    /// <exception cref="ArgumentException">Neither end is given, one is no number, or the lowest lies above the highest.</exception>
    public Band(double? lowest, double? highest)
    {
        if (lowest is null && highest is null || lowest is { } a && !double.IsFinite(a) || highest is { } b && !double.IsFinite(b) || lowest > highest)
        {
            throw new ArgumentException(FormattableString.Invariant($"A band from {lowest} to {highest}: at least one end must be given, and the lowest not lie above the highest."), nameof(lowest));
        }

        (Lowest, Highest) = (lowest, highest);
    }

    /// <summary>The lowest value that is inside.</summary>
    public double? Lowest { get; }

    /// <summary>The highest value that is inside.</summary>
    public double? Highest { get; }

    /// <summary>How far outside a value lies, in the indicator's unit: negative below, positive above, 0 inside.</summary>
    public double Distance(double value) =>
        Lowest is { } low && !Tolerance.Reached(value, low) ? value - low
        : Highest is { } high && Tolerance.Exceeds(value, high) ? value - high
        : 0;

    /// <summary>Where the latest value of a series stands, and whether it has come nearer since a base year.</summary>
    /// <param name="series">One indicator, one area, one breakdown.</param>
    /// <param name="baseYear">The year to count from, or the next with a value; null for the rule of M0.</param>
    public BandLevel Of(Series series, int? baseYear = null)
    {
        if (series.Latest is not { Value: { } value } latest)
        {
            return new(BandState.NoValue, null, null, null, null);
        }

        var distance = Distance(value);
        var start = series.FirstFrom(baseYear ?? M0Constants.BaseYear, latest.Period) is { } first && first.Period != latest.Period ? first : (Observation?)null;
        return new(distance == 0 ? BandState.Inside : distance < 0 ? BandState.Below : BandState.Above, latest, distance, start, start is { Value: { } before } ? Moved(Distance(before), distance) : null);
    }

    private static Movement Moved(double before, double after) =>
        Tolerance.Same(Math.Abs(after), Math.Abs(before)) ? Movement.Unchanged : Math.Abs(after) < Math.Abs(before) ? Movement.Better : Movement.Worse;
}

/// <summary>A figure against a <see cref="Band"/>.</summary>
/// <param name="State">Inside, or on which side.</param>
/// <param name="Latest">The latest observation with a value; null when none has.</param>
/// <param name="Distance">How far outside it lies: negative below, positive above, 0 inside.</param>
/// <param name="Base">What it is compared with; null when there is nothing earlier.</param>
/// <param name="Movement">Whether it has come nearer the band since then.</param>
public sealed record BandLevel(BandState State, Observation? Latest, double? Distance, Observation? Base, Movement? Movement);

/// <summary>Where a value lies against a band.</summary>
public enum BandState
{
    /// <summary>There is no value.</summary>
    NoValue,

    /// <summary>It lies inside, ends included.</summary>
    Inside,

    /// <summary>It lies below.</summary>
    Below,

    /// <summary>It lies above.</summary>
    Above,
}
