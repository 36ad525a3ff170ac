using static FollowUp.Analysis.M1Constants;

namespace FollowUp.Analysis;

/// <summary>
/// Eurostat's assessment of the EU's sustainable development indicators, in its form of 2026: the yearly rates of M0, against thresholds that must be
/// passed, not only reached.
/// </summary>
/// <remarks>
/// Beside other methods it counts from their base, so that what differs is the method alone; Eurostat itself shows two <see cref="Windows"/> side by side.
/// A base or target of zero is replaced as in M0 where a rate is to lead from it or to it; whether the target is met is asked of the target as decided.
/// </remarks>
public static class M1
{
    /// <summary>The name in <see cref="TrendMethods"/> and in every verdict.</summary>
    public const string Name = "M1";

    /// <summary>Raised whenever a result could change.</summary>
    public const int Version = 1;

    /// <summary>Judges one series from its base year to its latest value.</summary>
    /// <exception cref="ArgumentException">The target or the limit is not a finite number.</exception>
    public static Verdict Judge(JudgementInput input) => Judge(input, NoChangeRate);

    /// <inheritdoc cref="Judge(JudgementInput)"/>
    /// <param name="input">The series and what is decided of it.</param>
    /// <param name="noChangeRate">The yearly rate, either way, up to which nothing has changed where there is no target.</param>
    public static Verdict Judge(JudgementInput input, double noChangeRate) =>
        Conclusion.Judge(input, (Name, Version), stretch => Conclude(stretch, noChangeRate)) with { NoChangeRate = input.Target is null ? noChangeRate : null };

    /// <summary>The last five years and the last fifteen, side by side. A window whose first year has no value begins at the next that has one, with a note.</summary>
    /// <inheritdoc cref="Judge(JudgementInput)" path="/exception"/>
    public static (Verdict Short, Verdict Long) Windows(JudgementInput input) => (Judge(Last(input, ShortWindow)), Judge(Last(input, LongWindow)));

    internal static IReadOnlyList<double> Thresholds(Verdict verdict) =>
        verdict.Target is null ? [-SignificantRate, -(verdict.NoChangeRate ?? NoChangeRate), verdict.NoChangeRate ?? NoChangeRate, SignificantRate] : [0, ModerateRatio, SignificantRatio];

    internal static Conclusion Conclude(in Stretch stretch, double noChangeRate = NoChangeRate) =>
        !stretch.HasTarget ? (stretch.Progress is { } progress ? OfRate(progress, noChangeRate) : Conclusion.Not(stretch.Cause))
        : stretch.Meets(stretch.Target) ? new(VerdictClass.TargetAchieved) { Own = MethodClass.SignificantProgress, Progress = stretch.Ratio }
        : stretch.Ratio is { } ratio ? OfRatio(ratio)
        : Conclusion.Not(stretch.TargetCause);

    private static Conclusion OfRate(double g, double noChange) =>
        Tolerance.Exceeds(g, SignificantRate) ? Of(VerdictClass.SubstantialProgress, MethodClass.SignificantProgress, g)
        : Tolerance.Exceeds(g, noChange) ? Of(VerdictClass.ModerateProgress, MethodClass.ModerateProgress, g)
        : Tolerance.Reached(g, -noChange) ? Of(VerdictClass.LimitedProgress, MethodClass.NoChange, g)
        : Tolerance.Reached(g, -SignificantRate) ? Of(VerdictClass.Deterioration, MethodClass.ModerateMovementAway, g)
        : Of(VerdictClass.Deterioration, MethodClass.SignificantMovementAway, g);

    private static Conclusion OfRatio(double ratio) =>
        Tolerance.Exceeds(ratio, SignificantRatio) ? Of(VerdictClass.SubstantialProgress, MethodClass.SignificantProgress, ratio)
        : Tolerance.Exceeds(ratio, ModerateRatio) ? Of(VerdictClass.ModerateProgress, MethodClass.ModerateProgress, ratio)
        : ratio >= 0 ? Of(VerdictClass.LimitedProgress, MethodClass.InsufficientProgress, ratio)
        : Of(VerdictClass.Deterioration, MethodClass.MovementAway, ratio);

    private static Conclusion Of(VerdictClass conclusion, MethodClass own, double progress) => new(conclusion) { Own = own, Progress = progress };

    private static JudgementInput Last(JudgementInput input, int years) =>
        input.Series.Latest is { } latest ? input with { BaseYear = latest.Period.EndYear - years } : input;
}

/// <summary>The published constants of Eurostat's assessment (<i>Sustainable development in the European Union</i>, form of 2026). They stand here and nowhere else.</summary>
public static class M1Constants
{
    /// <summary>The share of the required pace above which progress is significant.</summary>
    public const double SignificantRatio = 0.95;

    /// <summary>The share of the required pace above which progress is moderate.</summary>
    public const double ModerateRatio = 0.60;

    /// <summary>The yearly rate above which progress without a target is significant, and below whose opposite the movement away is.</summary>
    public const double SignificantRate = 0.01;

    /// <summary>The yearly rate, either way, up to which nothing has changed: a statistics office's own choice, which may be set otherwise.</summary>
    public const double NoChangeRate = 0.001;

    /// <summary>The years of the short window.</summary>
    public const int ShortWindow = 5;

    /// <summary>The years of the long window.</summary>
    public const int LongWindow = 15;
}
