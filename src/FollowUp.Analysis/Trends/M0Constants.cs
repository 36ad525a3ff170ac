namespace FollowUp.Analysis;

/// <summary>
/// The published constants of the Open SDG / Statistics Canada progress measure, as its statistics builder has them
/// (open-sdg/sdg-build 2.4, <c>ProgressMeasure.py</c>). They stand here and nowhere else.
/// </summary>
/// <remarks>
/// The score's slopes with a target are rounded, so score and class disagree in a sliver on two sides: a ratio just under 0.60 already scores above 0
/// (0.00002 at 0.60 from below, 0.00004 from above), and one from 0.94999 scores 2.5. The constants stay as published; the class is always
/// taken from the ratio, never from the score.
/// </remarks>
public static class M0Constants
{
    /// <summary>The year to count from when none is given.</summary>
    public const int BaseYear = 2015;

    /// <summary>The target year that the published cases use when none is given.</summary>
    public const int TargetYear = 2030;

    /// <summary>What a base or target value of zero is replaced by, as no rate leads from or to zero.</summary>
    public const double InsteadOfZero = 0.001;

    /// <summary>The least yearly rate of substantial progress without a target, before the limit factor.</summary>
    public const double SubstantialRate = 0.015;

    /// <summary>The least yearly rate of moderate progress without a target, before the limit factor.</summary>
    public const double ModerateRate = 0.005;

    /// <summary>The least share of the required rate that is substantial progress with a target.</summary>
    public const double SubstantialRatio = 0.95;

    /// <summary>The least share of the required rate that is moderate progress with a target.</summary>
    public const double ModerateRatio = 0.60;

    /// <summary>How steeply the limit factor falls as the base value nears the limit.</summary>
    public const double LimitPower = 4.44;

    /// <summary>The highest score, and with the opposite sign the lowest.</summary>
    public const double TopScore = 5;

    internal static readonly Line RateDeterioration = new(125, -2.5);
    internal static readonly Line RateLimited = new(500, -2.5);
    internal static readonly Line RateModerate = new(250, -1.25);
    internal static readonly Line RateSubstantial = new(500, -5);
    internal static readonly Line RatioBelowModerate = new(4.1667, -2.5);
    internal static readonly Line RatioFromModerate = new(7.1429, -4.2857);

    internal readonly record struct Line(double Slope, double Intercept)
    {
        public double At(double x) => Slope * x + Intercept;
    }
}
