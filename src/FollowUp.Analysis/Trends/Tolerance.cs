namespace FollowUp.Analysis;

/// <summary>
/// When two figures count as the same: when they differ by no more than one part in 10⁹. Values come as decimals and are kept and
/// divided as binary fractions, so that 1 → 1.005 in one year gives 0.00499999999999989 where a person finds 0.5 %: it must count as 0.5 %.
/// </summary>
public static class Tolerance
{
    /// <summary>The largest difference that is none, as a part of the figure compared with.</summary>
    public const double Relative = 1e-9;

    /// <summary>True when <paramref name="value"/> is at or above <paramref name="threshold"/>, or under it by the tolerance alone. Zero is compared exactly.</summary>
    public static bool Reached(double value, double threshold) => value >= threshold - Relative * Math.Abs(threshold);

    /// <summary>True when <paramref name="value"/> is above <paramref name="threshold"/> by more than the tolerance: on it is not above it.</summary>
    public static bool Exceeds(double value, double threshold) => value > threshold + Relative * Math.Abs(threshold);

    /// <summary>True when <paramref name="value"/> equals <paramref name="other"/> within the tolerance.</summary>
    public static bool Same(double value, double other) => Math.Abs(value - other) <= Relative * Math.Abs(other);
}
