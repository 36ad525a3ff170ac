namespace FollowUp.Analysis;

/// <summary>The first of the three signals, which stay apart: where the latest value stands against the target. The way there is the trend's matter.</summary>
/// <param name="State">Met, not met, or why it cannot be said.</param>
/// <param name="Latest">The latest observation with a value; null when none has.</param>
/// <param name="Target">The target as decided; null when none is, or when a band is.</param>
/// <param name="Left">What is left to the target in the indicator's unit, never negative; 0 when met, null when it cannot be said.</param>
public sealed record Level(LevelState State, Observation? Latest, Target? Target, double? Left)
{
    /// <summary>The level of a series against its target, at whatever year the target is due.</summary>
    public static Level Of(JudgementInput input)
    {
        var (target, direction) = (input.Target, (int)input.Direction);
        if (input.Series.Latest is not { Value: { } value } latest)
        {
            return new(LevelState.NoValue, null, target, null);
        }

        if (input.Band is { } band)
        {
            var outside = band.Distance(value);
            return new(outside == 0 ? LevelState.Met : LevelState.NotMet, latest, null, Math.Abs(outside));
        }

        return target is null ? new(LevelState.NoTarget, latest, null, null)
            : input.Direction == Direction.None ? new(LevelState.NoDirection, latest, target, null)
            : Tolerance.Reached(direction * value, direction * target.Value) ? new(LevelState.Met, latest, target, 0)
            : new(LevelState.NotMet, latest, target, Math.Abs(target.Value - value));
    }
}

/// <summary>Where a value stands against its target.</summary>
public enum LevelState
{
    /// <summary>There is no value to compare.</summary>
    NoValue,

    /// <summary>There is a value, but no target is decided.</summary>
    NoTarget,

    /// <summary>There are both, but it is not decided which way is better.</summary>
    NoDirection,

    /// <summary>The latest value is at the target or better, or within the band.</summary>
    Met,

    /// <summary>The latest value is worse than the target, or outside the band.</summary>
    NotMet,
}
