using static FollowUp.Analysis.M2Constants;

namespace FollowUp.Analysis;

/// <summary>
/// The measure of the United Nations' progress chart: with a target, how much of the way from base to target the present yearly pace will have
/// covered in the target's year; without one, the yearly rate.
/// </summary>
/// <remarks>
/// Where the base was already better than the target and the target is no longer met, the share of the way is negative: the published quotient
/// would there call a fall an approach. After the target's year nothing is expected beyond the latest value.
/// </remarks>
public static class M2
{
    /// <summary>The name in <see cref="TrendMethods"/> and in every verdict.</summary>
    public const string Name = "M2";

    /// <summary>Raised whenever a result could change.</summary>
    public const int Version = 1;

    /// <summary>Judges one series.</summary>
    /// <exception cref="ArgumentException">The target or the limit is not a finite number.</exception>
    public static Verdict Judge(JudgementInput input)
    {
        var verdict = Conclusion.Judge(input, (Name, Version), stretch => Conclude(stretch), replacesZeroTarget: false);
        return verdict with { RequiredRate = null }; // the way to the target is measured by its length here, not by a rate
    }

    internal static IReadOnlyList<double> Thresholds(Verdict verdict) => verdict.Target is null ? [0, FairRate, OnTrackRate] : [0, FairShare, OnTrackShare];

    internal static Conclusion Conclude(in Stretch stretch)
    {
        if (!stretch.HasTarget)
        {
            return stretch.Progress is { } progress ? Of(progress, OnTrackRate, FairRate) : Conclusion.Not(stretch.Cause);
        }

        var paced = AgainstTarget(stretch);
        return stretch.Meets(stretch.Target) || IsNearEnd(stretch)
            ? paced with { Class = VerdictClass.TargetAchieved, Own = MethodClass.MetOrOnTrack, Cause = null }
            : paced;
    }

    private static Conclusion AgainstTarget(in Stretch stretch)
    {
        var way = stretch.Target - stretch.First;
        if (stretch.Rate is not { } rate)
        {
            return Conclusion.Not(stretch.Cause);
        }

        if (Tolerance.Same(stretch.Target, stretch.First) || stretch.TargetYears < 1)
        {
            return Conclusion.Not(stretch.TargetYears < 1 ? NotAssessedCause.TargetDueBeforeBase : NotAssessedCause.TargetEqualsBase);
        }

        var factor = 1 + Math.Sign(Stretch.NotZero(stretch.First)) * rate;
        var expected = Finite(stretch.Last * Math.Pow(factor, Math.Max(0, stretch.YearsLeft)));
        return Of(Finite(stretch.Direction * (expected - stretch.First) / Math.Abs(way)), OnTrackShare, FairShare) with { Expected = expected };
    }

    private static Conclusion Of(double progress, double onTrack, double fair) =>
        Tolerance.Reached(progress, onTrack) ? Of(VerdictClass.SubstantialProgress, MethodClass.MetOrOnTrack, progress)
        : Tolerance.Reached(progress, fair) ? Of(VerdictClass.ModerateProgress, MethodClass.FairProgress, progress)
        : Of(progress < 0 ? VerdictClass.Deterioration : VerdictClass.LimitedProgress, MethodClass.StagnationOrRegression, progress);

    private static Conclusion Of(VerdictClass conclusion, MethodClass own, double progress) => new(conclusion) { Own = own, Progress = progress };

    private static bool IsNearEnd(in Stretch stretch) =>
        stretch.IsShare && stretch.Target is 0 or 100 && Tolerance.Reached(NearEnd, Math.Abs(stretch.Last - stretch.Target));

    // A pace of many times a year may outgrow every number before the target's year.
    private static double Finite(double value) => double.IsFinite(value) ? value : Math.CopySign(double.MaxValue, value);
}

/// <summary>The published constants of the United Nations' progress chart (<i>Sustainable Development Goals Progress Chart</i>, technical note). They stand here and nowhere else.</summary>
public static class M2Constants
{
    /// <summary>The least share of the way to the target that is on track.</summary>
    public const double OnTrackShare = 0.95;

    /// <summary>The least share of the way that is fair progress, in need of acceleration.</summary>
    public const double FairShare = 0.10;

    /// <summary>The least yearly rate, without a target, that is on track.</summary>
    public const double OnTrackRate = 0.02;

    /// <summary>The least yearly rate, without a target, that is fair progress.</summary>
    public const double FairRate = 0.005;

    /// <summary>How many percentage points from a target of 0 or 100 per cent count as met.</summary>
    public const double NearEnd = 1;
}
