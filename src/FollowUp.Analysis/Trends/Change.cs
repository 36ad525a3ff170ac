namespace FollowUp.Analysis;

/// <summary>How far the latest value has moved from an earlier one, in the indicator's unit. It describes; it is no verdict.</summary>
/// <param name="From">The earlier observation, with a value.</param>
/// <param name="To">The latest observation with a value.</param>
/// <param name="Difference">The latest value less the earlier one: a share in per cent changes by percentage points.</param>
/// <param name="Movement">Whether that is towards better.</param>
public sealed record Change(Observation From, Observation To, double Difference, Movement Movement)
{
    /// <summary>
    /// The change from the value before: the nearest earlier one of a period <see cref="Period.IsLike">like</see> the latest, so that a tertial is
    /// compared with the same tertial. Null when there is none.
    /// </summary>
    public static Change? SincePrevious(Series series, Direction direction) =>
        series.Latest is { } to && series.LastOrDefault(o => o.Value.HasValue && o.Period < to.Period && o.Period.IsLike(to.Period)) is { Value: not null } from
            ? Between(from, to, direction)
            : null;

    /// <summary>The change from the base of a verdict to its latest value; null when the verdict has not both, or they are one.</summary>
    public static Change? SinceBase(Verdict verdict) =>
        verdict is { Base: { } from, Current: { } to } && from.Period != to.Period ? Between(from, to, verdict.Direction) : null;

    internal static Change Between(Observation from, Observation to, Direction direction)
    {
        var (before, after) = (from.Value!.Value, to.Value!.Value);
        var same = Tolerance.Same(after, before);
        var difference = same ? 0 : after - before;
        return new(from, to, difference, same ? Movement.Unchanged : ((int)direction * Math.Sign(difference)) switch
        {
            > 0 => Movement.Better,
            < 0 => Movement.Worse,
            _ => Movement.Undirected,
        });
    }
}

/// <summary>Whether a change is one to the better.</summary>
public enum Movement
{
    /// <summary>The figure moved, but it is not decided which way is better.</summary>
    Undirected,

    /// <summary>The figure moved the better way.</summary>
    Better,

    /// <summary>The figure did not move.</summary>
    Unchanged,

    /// <summary>The figure moved the worse way.</summary>
    Worse,
}
