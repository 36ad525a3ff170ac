namespace FollowUp.Analysis;

/// <summary>
/// The numbers every trend method reckons with: the value to count from, the latest one, and what is decided about them. It lies on the stack, so that
/// two million series can be judged by the very functions that judge one.
/// </summary>
internal readonly struct Stretch
{
    /// <param name="first">The value in the base year; not a number when there is none.</param>
    /// <param name="firstYear">The base year.</param>
    /// <param name="last">The latest value.</param>
    /// <param name="lastYear">Its year.</param>
    /// <param name="direction">1 when higher is better, −1 when lower is.</param>
    /// <param name="target">The level to reach; not a number for none.</param>
    /// <param name="targetYear">Its year.</param>
    /// <param name="limit">The natural limit; not a number for none.</param>
    /// <param name="isShare">True of a share in per cent.</param>
    public Stretch(double first, int firstYear, double last, int lastYear, int direction, double target = double.NaN, int targetYear = 0, double limit = double.NaN, bool isShare = false)
    {
        (First, Last, Years, Direction, Target, Limit, IsShare) = (first, last, lastYear - firstYear, direction, target, limit, isShare);
        (TargetYears, YearsLeft) = (targetYear - firstYear, targetYear - lastYear);
        var from = NotZero(first);
        Cause = double.IsNaN(first) ? NotAssessedCause.OnePoint
            : from > 0 && last < 0 || from < 0 && last > 0 ? NotAssessedCause.OppositeSigns
            : Years < 1 ? NotAssessedCause.OnePoint
            : null;
        if (Cause is not null)
        {
            TargetCause = Cause;
            return;
        }

        Rate = YearlyRate(from, last, Years);
        if (!HasTarget)
        {
            return;
        }

        var level = NotZero(target);
        TargetCause = Tolerance.Same(level, from) ? NotAssessedCause.TargetEqualsBase
            : Math.Sign(level) != Math.Sign(from) ? NotAssessedCause.TargetOfOppositeSign
            : TargetYears < 1 ? NotAssessedCause.TargetDueBeforeBase
            : null;
        if (TargetCause is null)
        {
            Required = YearlyRate(from, level, TargetYears);
            IsBehind = direction * (level - from) < 0;
        }
    }

    public double First { get; }

    public double Last { get; }

    /// <summary>Years from first to last.</summary>
    public int Years { get; }

    public int Direction { get; }

    public double Target { get; }

    /// <summary>Years from the first value to the target's year.</summary>
    public int TargetYears { get; }

    /// <summary>Years from the latest value to the target's year.</summary>
    public int YearsLeft { get; }

    public double Limit { get; }

    public bool IsShare { get; }

    /// <summary>The compound yearly rate from first to last, positive when the figure rises; null when there is none.</summary>
    public double? Rate { get; }

    /// <summary>Why there is no yearly rate.</summary>
    public NotAssessedCause? Cause { get; }

    /// <summary>The yearly rate from the first value to the target in its time; null when there is none.</summary>
    public double? Required { get; }

    /// <summary>Why there is no required rate although there is a target.</summary>
    public NotAssessedCause? TargetCause { get; }

    /// <summary>True when the first value was already better than the target.</summary>
    public bool IsBehind { get; }

    public bool HasTarget => !double.IsNaN(Target);

    public bool HasLimit => !double.IsNaN(Limit);

    /// <summary>The yearly rate, positive towards better.</summary>
    public double? Progress => Direction * Rate;

    /// <summary>The pace so far over the pace required, positive towards better; null when there is no required one.</summary>
    public double? Ratio => Progress / (Required is { } required ? Math.Abs(required) : null);

    /// <summary>True when the latest value is at the target or better.</summary>
    public bool Meets(double target) => Tolerance.Reached(Direction * Last, Direction * target);

    /// <summary>What a base or target of zero is replaced by where a rate is to lead from it or to it.</summary>
    public static double NotZero(double value) => value == 0 ? M0Constants.InsteadOfZero : value;

    /// <summary>The compound yearly rate between two values of one sign, positive when the figure rises: negative figures rise towards zero.</summary>
    private static double YearlyRate(double from, double to, int years) =>
        Tolerance.Same(to, from) ? 0 : Math.Sign(from) * (Math.Pow(to / from, 1.0 / years) - 1);
}
