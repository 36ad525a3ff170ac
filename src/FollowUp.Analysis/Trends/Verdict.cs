namespace FollowUp.Analysis;

/// <summary>What a method concludes of a series: the classes of the Open SDG progress measure, and "cannot assess" as a state of its own.</summary>
public enum VerdictClass
{
    /// <summary>No conclusion; <see cref="Verdict.Cause"/> says why. Never folded into any of the others.</summary>
    NotAssessed,

    /// <summary>The latest value meets the target, whatever the way there.</summary>
    TargetAchieved,

    /// <summary>On the way to the target in time; without a target, clearly better year by year.</summary>
    SubstantialProgress,

    /// <summary>Better, but too slowly for the target; without a target, somewhat better year by year.</summary>
    ModerateProgress,

    /// <summary>Unchanged or barely better.</summary>
    LimitedProgress,

    /// <summary>Worse than in the base year.</summary>
    Deterioration,
}

/// <summary>Why a series cannot be assessed.</summary>
public enum NotAssessedCause
{
    /// <summary>The indicator has no direction: by decision it is shown and not judged.</summary>
    NoDirection,

    /// <summary>Nothing has been fetched or delivered yet.</summary>
    NoObservations,

    /// <summary>There are observations, none with a value: each carries its reason.</summary>
    NoValue,

    /// <summary>Every value is withheld for reasons of confidentiality.</summary>
    Suppressed,

    /// <summary>Fewer than two years with a value since the base year (for parts of a year: with a value for the same part).</summary>
    OnePoint,

    /// <summary>Base and latest value have opposite signs, so no yearly rate exists.</summary>
    OppositeSigns,

    /// <summary>The base value already equals the target, so no required pace exists, and it is no longer met.</summary>
    TargetEqualsBase,

    /// <summary>Base value and target have opposite signs, so no required pace exists.</summary>
    TargetOfOppositeSign,

    /// <summary>The target was due in the base year or before.</summary>
    TargetDueBeforeBase,

    /// <summary>The way of counting changed, and there are fewer than two years with a value since: values from before and after are never compared.</summary>
    DefinitionChanged,

    /// <summary>The source has announced every value for later.</summary>
    NotPublishedYet,
}

/// <summary>
/// A method's conclusion with everything that went into it, so that a reader can redo it by hand.
/// Values are in the indicator's unit; rates are shares a year (0.01 is one per cent a year).
/// </summary>
public sealed record Verdict
{
    /// <summary>The method's short name, <c>M0</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The version of the method, raised whenever a result could change.</summary>
    public required int Version { get; init; }

    /// <summary>What the method concludes.</summary>
    public required VerdictClass Class { get; init; }

    /// <summary>What the method itself calls that class; null for M0, whose classes are those of <see cref="Class"/>, and when nothing is concluded.</summary>
    public MethodClass? Own { get; init; }

    /// <summary>Set exactly when <see cref="Class"/> is <see cref="VerdictClass.NotAssessed"/>.</summary>
    public NotAssessedCause? Cause { get; init; }

    /// <summary>Which way was taken to be better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The first observation the method used, as it stands in the series, also when the method replaces its value.</summary>
    public Observation? Base { get; init; }

    /// <summary>The latest observation with a value.</summary>
    public Observation? Current { get; init; }

    /// <summary>The target as decided, also when the method replaces its value; null when none is, and of a method that knows no targets.</summary>
    public Target? Target { get; init; }

    /// <summary>The natural limit of the figure as given (100 for a share in per cent), also when the method does not use it.</summary>
    public double? Limit { get; init; }

    /// <summary>What the method multiplied its positive thresholds by because the base value is near the limit; set exactly when it used the limit.</summary>
    public double? LimitFactor { get; init; }

    /// <summary>
    /// With a target the pace so far over the pace required (M2: the share of the way from base to target that the present pace will have covered in
    /// its year); without one the signed yearly rate. Positive is towards better.
    /// </summary>
    public double? Progress { get; init; }

    /// <summary>−5 to +5; M0 alone has it.</summary>
    public double? Score { get; init; }

    /// <summary>The yearly rate of change from base to current: positive when the figure rises, whichever way is better.</summary>
    public double? AnnualRate { get; init; }

    /// <summary>The yearly rate that would have taken the base value to the target in time: positive when the figure must rise.</summary>
    public double? RequiredRate { get; init; }

    /// <summary>What the figure comes to in the target's year at its present yearly pace; M2 alone has it.</summary>
    public double? Expected { get; init; }

    /// <summary>The yearly rate, either way, up to which nothing was taken to have changed; M1 without a target alone has it.</summary>
    public double? NoChangeRate { get; init; }

    /// <summary>The class as methods can be compared by it: better, unchanged or worse; null when nothing is concluded.</summary>
    public Movement? Outcome => OutcomeOf(Class);

    /// <summary>
    /// True when the figure was 0 and still is: the class then follows from what the method puts in place of zero, and says nothing.
    /// Words and symbols tell it as unchanged.
    /// </summary>
    public bool StayedAtZero => Base is { Value: 0 } && Current is { Value: 0 } && Class is not (VerdictClass.NotAssessed or VerdictClass.TargetAchieved);

    /// <summary>True where the method counts a small step either way as none: <see cref="VerdictClass.LimitedProgress"/> then says too much.</summary>
    public bool IsSteady => Own is MethodClass.NoChange or MethodClass.Stable;

    /// <summary>Traps that a reader must know of, such as a target of zero that makes the required pace arbitrary.</summary>
    public IReadOnlyList<VerdictNote> Notes { get; init; } = [];

    internal static Movement? OutcomeOf(VerdictClass conclusion) => conclusion switch
    {
        VerdictClass.TargetAchieved or VerdictClass.SubstantialProgress or VerdictClass.ModerateProgress => Movement.Better,
        VerdictClass.LimitedProgress => Movement.Unchanged,
        VerdictClass.Deterioration => Movement.Worse,
        _ => null,
    };
}

/// <summary>What a reader must know about a verdict besides its class.</summary>
public enum VerdictNote
{
    /// <summary>The target is 0; the method replaces it by 0.001, which makes the required pace, and so the class, arbitrary.</summary>
    ZeroTarget,

    /// <summary>The base value is 0; the method replaces it by 0.001, which makes the rate arbitrary.</summary>
    ZeroBase,

    /// <summary>The stated base year has no value; the next later year with one was taken.</summary>
    BaseYearMoved,

    /// <summary>The base value was already better than the target: the required pace is one away from better, so only the class can be read, not the size of the ratio.</summary>
    TargetBehindBase,

    /// <summary>The way of counting has changed since the base year; the first value counted the new way was taken.</summary>
    SeriesBreak,
}
