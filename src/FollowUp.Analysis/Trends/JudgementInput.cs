namespace FollowUp.Analysis;

/// <summary>What a trend method is given: the figures, which way is better, and what has been decided about them.</summary>
/// <param name="Series">One indicator, one area, one breakdown.</param>
/// <param name="Direction">Which way is better; <see cref="Direction.None"/> is never judged.</param>
/// <param name="Target">The level to reach; null when none is decided.</param>
/// <param name="BaseYear">
/// The year to count from, compared with the year in which a period ends: 2015 is the school year 2014/15, and 2012-2015 of several years.
/// Null for the method's own rule.
/// </param>
/// <param name="Limit">A level the figure cannot pass (100 for a share in per cent), which makes small steps near it count for more; null for none.</param>
public sealed record JudgementInput(Series Series, Direction Direction, Target? Target = null, int? BaseYear = null, double? Limit = null)
{
    /// <summary>The range to be within, instead of a target; only the level is told by it. Null for none.</summary>
    public Band? Band { get; init; }

    /// <summary>True of a share in per cent, 0 to 100.</summary>
    public bool IsShare { get; init; }

    /// <summary>The published margin of error of a change, in the indicator's unit; null when there is none.</summary>
    public double? Margin { get; init; }

    /// <summary>The first year of another way of counting: values from before it are compared with none from it on. Null for none.</summary>
    public int? BreakYear { get; init; }
}
