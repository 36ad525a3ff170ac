using static FollowUp.Analysis.M0Constants;

namespace FollowUp.Analysis;

/// <summary>
/// The Open SDG / Statistics Canada progress measure: the yearly rate of change from a base year to the latest value, set against the rate
/// that would reach the target in time, or without a target against fixed rates a year.
/// </summary>
/// <remarks>
/// Years are those in which periods end, so a school year counts by its spring. Of parts of a year, and of several years together, the base is
/// the first period <see cref="Period.IsLike">like</see> the latest one: the published measure knows whole years alone.
/// Where the published builder returns a number without meaning (target equal to the base value, of opposite sign, or due before it) and the
/// target is not met, the verdict is not assessed, with that cause. A base value already better than the target is judged as published, with a note.
/// </remarks>
public static class M0
{
    /// <summary>The name in <see cref="TrendMethods"/> and in every verdict.</summary>
    public const string Name = "M0";

    /// <summary>Raised whenever a result could change.</summary>
    public const int Version = 1;

    /// <summary>Judges one series.</summary>
    /// <exception cref="ArgumentException">The target or the limit is not a finite number.</exception>
    public static Verdict Judge(JudgementInput input) => Conclusion.Judge(input, (Name, Version), stretch => Conclude(stretch));

    internal static IReadOnlyList<double> Thresholds(Verdict verdict) => verdict.Target is null
        ? [0, ModerateRate * (verdict.LimitFactor ?? 1), SubstantialRate * (verdict.LimitFactor ?? 1)]
        : [0, ModerateRatio, SubstantialRatio];

    internal static Conclusion Conclude(in Stretch stretch)
    {
        if (!stretch.HasTarget)
        {
            return stretch.Progress is { } progress ? AgainstFixedRates(stretch, progress) : Conclusion.Not(stretch.Cause);
        }

        var paced = stretch.Ratio is { } ratio ? OfRatio(ratio) : Conclusion.Not(stretch.TargetCause);
        return stretch.Meets(Stretch.NotZero(stretch.Target))
            ? paced with { Class = VerdictClass.TargetAchieved, Cause = null, Score = TopScore }
            : paced;
    }

    private static Conclusion AgainstFixedRates(in Stretch stretch, double progress)
    {
        double? factor = stretch.HasLimit ? FactorNear(stretch.Limit, stretch.First) : null;
        return OfRate(progress, factor ?? 1) with { LimitFactor = factor };
    }

    private static Conclusion OfRate(double g, double factor) =>
        g < 0 ? Of(VerdictClass.Deterioration, g, Math.Max(RateDeterioration.At(g), -TopScore))
        // At the limit already: whatever does not fall back is all that can be asked. Nothing below may divide by the factor then.
        : factor == 0 ? Of(VerdictClass.SubstantialProgress, g, TopScore)
        : Tolerance.Reached(g, SubstantialRate * factor) ? Of(VerdictClass.SubstantialProgress, g, Math.Min(RateSubstantial.At(g / factor), TopScore))
        : Tolerance.Reached(g, ModerateRate * factor) ? Of(VerdictClass.ModerateProgress, g, RateModerate.At(g / factor))
        : Of(VerdictClass.LimitedProgress, g, RateLimited.At(g / factor));

    private static Conclusion OfRatio(double ratio) =>
        Tolerance.Reached(ratio, SubstantialRatio) ? Of(VerdictClass.SubstantialProgress, ratio, Math.Min(RatioFromModerate.At(ratio), TopScore))
        : Tolerance.Reached(ratio, ModerateRatio) ? Of(VerdictClass.ModerateProgress, ratio, Math.Min(RatioFromModerate.At(ratio), TopScore))
        : Of(ratio < 0 ? VerdictClass.Deterioration : VerdictClass.LimitedProgress, ratio, Math.Max(RatioBelowModerate.At(ratio), -TopScore));

    private static Conclusion Of(VerdictClass conclusion, double progress, double score) => new(conclusion) { Progress = progress, Score = score };

    /// <summary>1 far from the limit, 0 at it. The first test wins, so that base and limit both zero give 1.</summary>
    private static double FactorNear(double limit, double first)
    {
        var (level, most) = (Math.Abs(first), Math.Abs(limit));
        return level >= 2 * most ? 1
            : level <= most ? 1 - Math.Pow(level / most, LimitPower)
            : 1 - Math.Pow((2 * most - level) / most, LimitPower);
    }
}
