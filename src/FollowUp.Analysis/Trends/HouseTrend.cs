namespace FollowUp.Analysis;

/// <summary>A verdict and how sure it is: what the chosen method says, and beside it all that could make a reader doubt it.</summary>
/// <param name="Verdict">What the municipality's chosen method says.</param>
/// <param name="Agreement">What the other methods say of the same series.</param>
/// <param name="Fragility">Whether it hangs on one year.</param>
/// <param name="IsWithinMargin">True when the change since the base year is no larger than the margin of error; null when none is published, or there is no change.</param>
/// <param name="Framing">A share told as those who have and those who lack; null of other figures.</param>
/// <param name="Course">Met but worsening, or not met but accelerating.</param>
/// <param name="Projection">Where the figure comes in the year of the target; null when there is no year to draw it to.</param>
/// <param name="Calculation">The verdict, figure by figure.</param>
public sealed record HouseTrend(
    Verdict Verdict, Agreement Agreement, Fragility Fragility, bool? IsWithinMargin, Framing? Framing, Course Course, Projection? Projection, Calculation Calculation)
{
    /// <summary>What is to be said beside the verdict, in the order of <see cref="TrendTag"/>.</summary>
    public IReadOnlyList<TrendTag> Tags =>
    [
        .. new (bool? Holds, TrendTag Tag)[]
        {
            (Agreement.IsMethodDependent, TrendTag.MethodDependent),
            (Fragility.IsSensitive, TrendTag.Sensitive),
            (IsWithinMargin, TrendTag.WithinMargin),
            (Framing?.Differs, TrendTag.FramingDependent),
            (Course.State == CourseState.MetButWorsening, TrendTag.MetButWorsening),
            (Course.State == CourseState.UnmetButAccelerating, TrendTag.UnmetButAccelerating),
        }.Where(one => one.Holds == true && Verdict.Class != VerdictClass.NotAssessed).Select(one => one.Tag),
    ];

    /// <summary>Judges one series.</summary>
    /// <param name="input">The series and what is decided of it.</param>
    /// <param name="method">The method chosen for the indicator, by its name in <see cref="TrendMethods.All"/>.</param>
    /// <param name="projectTo">The year to draw the projection to where there is no target; null for none.</param>
    /// <exception cref="ArgumentException">The target, the limit or the margin is not a finite number.</exception>
    /// <exception cref="KeyNotFoundException">There is no such method.</exception>
    public static HouseTrend Of(JudgementInput input, string method = M0.Name, int? projectTo = null)
    {
        if (input.Margin is { } margin && !(double.IsFinite(margin) && margin >= 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"The margin of error {margin} must be a number, zero or more."), nameof(input));
        }

        var judge = TrendMethods.All[method].Judge;
        var verdict = judge(input);
        return new(
            verdict,
            Agreement.Of(input),
            Fragility.Of(verdict, input, judge),
            input.Margin is { } error && Change.SinceBase(verdict) is { } change ? Tolerance.Reached(error, Math.Abs(change.Difference)) : null,
            Framing.Of(verdict, input, judge),
            Course.Of(verdict, input),
            (input.Target?.Year ?? projectTo) is { } year ? Projection.To(input.Series, year, input.IsShare, input.BreakYear) : null,
            Calculation.Of(verdict));
    }
}

/// <summary>A word of caution beside a verdict.</summary>
public enum TrendTag
{
    /// <summary>The methods disagree on better, unchanged or worse.</summary>
    MethodDependent,

    /// <summary>A year more or less gives another class.</summary>
    Sensitive,

    /// <summary>The change is no larger than the published margin of error.</summary>
    WithinMargin,

    /// <summary>Told as those who lack instead of those who have, it is of another class.</summary>
    FramingDependent,

    /// <summary>The target is met, yet the figure is worse than in the base year.</summary>
    MetButWorsening,

    /// <summary>The target is not met, but the figure comes towards it faster than before.</summary>
    UnmetButAccelerating,
}
