using static FollowUp.Analysis.M3Constants;

namespace FollowUp.Analysis;

/// <summary>Five classes of the yearly rate towards better, as the statistics office of Bolzano (ASTAT) draws them. It knows no targets.</summary>
public static class M3
{
    /// <summary>The name in <see cref="TrendMethods"/> and in every verdict.</summary>
    public const string Name = "M3";

    /// <summary>Raised whenever a result could change.</summary>
    public const int Version = 1;

    /// <summary>Judges one series; a target is left aside.</summary>
    /// <exception cref="ArgumentException">The target or the limit is not a finite number.</exception>
    public static Verdict Judge(JudgementInput input) => Conclusion.Judge(input, (Name, Version), stretch => Conclude(stretch), looksAtTarget: false);

    internal static IReadOnlyList<double> Thresholds(Verdict _) => [-ClearRate, -SlightRate, SlightRate, ClearRate];

    internal static Conclusion Conclude(in Stretch stretch) =>
        stretch.Progress is not { } g ? Conclusion.Not(stretch.Cause)
        : Tolerance.Exceeds(g, ClearRate) ? Of(VerdictClass.SubstantialProgress, MethodClass.ClearImprovement, g)
        : Tolerance.Exceeds(g, SlightRate) ? Of(VerdictClass.ModerateProgress, MethodClass.SlightImprovement, g)
        : Tolerance.Exceeds(g, -SlightRate) ? Of(VerdictClass.LimitedProgress, MethodClass.Stable, g)
        : Tolerance.Exceeds(g, -ClearRate) ? Of(VerdictClass.Deterioration, MethodClass.SlightWorsening, g)
        : Of(VerdictClass.Deterioration, MethodClass.ClearWorsening, g);

    private static Conclusion Of(VerdictClass conclusion, MethodClass own, double progress) => new(conclusion) { Own = own, Progress = progress };
}

/// <summary>The published constants of ASTAT's polarity bands. They stand here and nowhere else.</summary>
public static class M3Constants
{
    /// <summary>The yearly rate above which the improvement is clear; at its opposite and below the worsening is.</summary>
    public const double ClearRate = 0.05;

    /// <summary>The yearly rate above which the improvement is slight; at its opposite and below the worsening is.</summary>
    public const double SlightRate = 0.01;
}
