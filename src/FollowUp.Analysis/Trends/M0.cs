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
    public static Verdict Judge(JudgementInput input)
    {
        if (input.Target is { Value: var stated } && !double.IsFinite(stated) || input.Limit is { } limit && !double.IsFinite(limit))
        {
            throw new ArgumentException(FormattableString.Invariant($"The target {input.Target?.Value} and the limit {input.Limit} must be finite numbers."), nameof(input));
        }

        var current = input.Series.Latest;
        var start = current is { } latest ? Start(input, latest.Period) : null;
        var verdict = new Verdict
        {
            Method = Name,
            Version = Version,
            Class = VerdictClass.NotAssessed,
            Direction = input.Direction,
            Base = start,
            Current = current,
            Target = input.Target,
            Limit = input.Limit,
            Notes = Notes(input, start),
        };
        return input.Direction == Direction.None ? verdict with { Cause = NotAssessedCause.NoDirection }
            : current is not { } end ? verdict with { Cause = WhyNoValue(input.Series) }
            : input.Target is { } target ? AgainstTarget(WithRate(verdict), end, target)
            : AgainstFixedRates(WithRate(verdict));
    }

    private static Observation? Start(JudgementInput input, Period current)
    {
        var from = input.BaseYear ?? BaseYear;
        return input.Series.Where(o => o.Value.HasValue && o.Period.IsLike(current) && o.Period.EndYear >= from)
            .Select(o => (Observation?)o).FirstOrDefault();
    }

    private static VerdictNote[] Notes(JudgementInput input, Observation? start)
    {
        VerdictNote? zeroTarget = input.Target is { Value: 0 } ? VerdictNote.ZeroTarget : null;
        VerdictNote? zeroBase = start is { Value: 0 } ? VerdictNote.ZeroBase : null;
        VerdictNote? moved = start is { } o && input.BaseYear is { } year && o.Period.EndYear != year ? VerdictNote.BaseYearMoved : null;
        return [.. new[] { zeroTarget, zeroBase, moved }.OfType<VerdictNote>()];
    }

    private static NotAssessedCause WhyNoValue(Series series) =>
        series.Count == 0 ? NotAssessedCause.NoObservations
        : series.All(o => o.Status == ObservationStatus.Suppressed) ? NotAssessedCause.Suppressed
        : NotAssessedCause.NoValue;

    /// <summary>The verdict with its yearly rate, or with the cause why there is none.</summary>
    private static Verdict WithRate(Verdict verdict)
    {
        if (verdict is not { Base: { Value: { } first } start, Current: { Value: { } last } current })
        {
            return verdict with { Cause = NotAssessedCause.OnePoint };
        }

        var from = NotZero(first);
        var years = current.Period.EndYear - start.Period.EndYear;
        return from > 0 && last < 0 || from < 0 && last > 0 ? verdict with { Cause = NotAssessedCause.OppositeSigns }
            : years < 1 ? verdict with { Cause = NotAssessedCause.OnePoint }
            : verdict with { AnnualRate = Rate(from, last, years) };
    }

    private static Verdict AgainstFixedRates(Verdict verdict)
    {
        if (verdict.AnnualRate is not { } rate || verdict.Base is not { Value: { } first })
        {
            return verdict;
        }

        var progress = (int)verdict.Direction * rate;
        double? factor = verdict.Limit is { } limit ? LimitFactor(first, limit) : null;
        var (conclusion, score) = OfRate(progress, factor ?? 1);
        return verdict with { Class = conclusion, Progress = progress, Score = score, LimitFactor = factor };
    }

    private static Verdict AgainstTarget(Verdict verdict, Observation current, Target target)
    {
        var level = NotZero(target.Value);
        var direction = (int)verdict.Direction;
        if (verdict is { AnnualRate: { } rate, Base: { Value: { } first } start })
        {
            var from = NotZero(first);
            var years = target.Year - start.Period.EndYear;
            verdict = Tolerance.Same(level, from) ? verdict with { Cause = NotAssessedCause.TargetEqualsBase }
                : Math.Sign(level) != Math.Sign(from) ? verdict with { Cause = NotAssessedCause.TargetOfOppositeSign }
                : years < 1 ? verdict with { Cause = NotAssessedCause.TargetDueBeforeBase }
                : WithRatio(verdict, direction * rate, Rate(from, level, years), behind: direction * (level - from) < 0);
        }

        return Tolerance.Reached(direction * current.Value!.Value, direction * level)
            ? verdict with { Class = VerdictClass.TargetAchieved, Cause = null, Score = TopScore }
            : verdict;
    }

    private static Verdict WithRatio(Verdict verdict, double rate, double required, bool behind)
    {
        var ratio = rate / Math.Abs(required);
        var (conclusion, score) = OfRatio(ratio);
        return verdict with
        {
            Class = conclusion,
            Progress = ratio,
            Score = score,
            RequiredRate = required,
            Notes = behind ? [.. verdict.Notes, VerdictNote.TargetBehindBase] : verdict.Notes,
        };
    }

    private static (VerdictClass Class, double Score) OfRate(double g, double factor) =>
        g < 0 ? (VerdictClass.Deterioration, Math.Max(RateDeterioration.At(g), -TopScore))
        // At the limit already: whatever does not fall back is all that can be asked. Nothing below may divide by the factor then.
        : factor == 0 ? (VerdictClass.SubstantialProgress, TopScore)
        : Tolerance.Reached(g, SubstantialRate * factor) ? (VerdictClass.SubstantialProgress, Math.Min(RateSubstantial.At(g / factor), TopScore))
        : Tolerance.Reached(g, ModerateRate * factor) ? (VerdictClass.ModerateProgress, RateModerate.At(g / factor))
        : (VerdictClass.LimitedProgress, RateLimited.At(g / factor));

    private static (VerdictClass Class, double Score) OfRatio(double ratio) =>
        Tolerance.Reached(ratio, SubstantialRatio) ? (VerdictClass.SubstantialProgress, Math.Min(RatioFromModerate.At(ratio), TopScore))
        : Tolerance.Reached(ratio, ModerateRatio) ? (VerdictClass.ModerateProgress, Math.Min(RatioFromModerate.At(ratio), TopScore))
        : (ratio < 0 ? VerdictClass.Deterioration : VerdictClass.LimitedProgress, Math.Max(RatioBelowModerate.At(ratio), -TopScore));

    /// <summary>1 far from the limit, 0 at it. The first test wins, so that base and limit both zero give 1.</summary>
    private static double LimitFactor(double first, double limit)
    {
        var (level, most) = (Math.Abs(first), Math.Abs(limit));
        return level >= 2 * most ? 1
            : level <= most ? 1 - Math.Pow(level / most, LimitPower)
            : 1 - Math.Pow((2 * most - level) / most, LimitPower);
    }

    /// <summary>The compound yearly rate between two values of one sign, positive when the figure rises: negative figures rise towards zero.</summary>
    private static double Rate(double from, double to, int years) =>
        Tolerance.Same(to, from) ? 0 : Math.Sign(from) * (Math.Pow(to / from, 1.0 / years) - 1);

    private static double NotZero(double value) => value == 0 ? InsteadOfZero : value;
}
