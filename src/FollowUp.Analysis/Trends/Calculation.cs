namespace FollowUp.Analysis;

/// <summary>How a verdict was reckoned, figure by figure, so that a reader can redo it by hand.</summary>
/// <param name="Components">The figures, in the order in which they are used.</param>
/// <param name="Thresholds">What the progress was compared with, from the lowest to the highest; none when nothing was concluded.</param>
public sealed record Calculation(IReadOnlyList<Component> Components, IReadOnlyList<double> Thresholds)
{
    /// <summary>The calculation of a verdict.</summary>
    public static Calculation Of(Verdict verdict)
    {
        var (start, end, target) = (verdict.Base, verdict.Current, verdict.Target);
        double? Used(double? value) => value == 0 && verdict.AnnualRate is not null ? M0Constants.InsteadOfZero : null;
        (ComponentKind Kind, double? Value)[] all =
        [
            (ComponentKind.Direction, (int)verdict.Direction),
            (ComponentKind.BaseYear, start?.Period.EndYear),
            (ComponentKind.BaseValue, start?.Value),
            (ComponentKind.BaseValueUsed, Used(start?.Value)),
            (ComponentKind.LatestYear, end?.Period.EndYear),
            (ComponentKind.LatestValue, end?.Value),
            (ComponentKind.Years, end?.Period.EndYear - start?.Period.EndYear),
            (ComponentKind.AnnualRate, verdict.AnnualRate),
            (ComponentKind.Target, target?.Value),
            (ComponentKind.TargetUsed, verdict.RequiredRate is null ? null : Used(target?.Value)),
            (ComponentKind.TargetYear, target?.Year),
            (ComponentKind.TargetYears, target?.Year - start?.Period.EndYear),
            (ComponentKind.RequiredRate, verdict.RequiredRate),
            (ComponentKind.Expected, verdict.Expected),
            (ComponentKind.Limit, verdict.LimitFactor is null ? null : verdict.Limit),
            (ComponentKind.LimitFactor, verdict.LimitFactor),
            (ComponentKind.Progress, verdict.Progress),
            (ComponentKind.Score, verdict.Score),
            (ComponentKind.Tolerance, verdict.Progress is null ? null : TrendMethods.All[verdict.Method].Tolerance),
        ];
        return new(
            [.. all.Where(one => one.Value.HasValue).Select(one => new Component(one.Kind, one.Value!.Value))],
            verdict.Progress is null ? [] : TrendMethods.All[verdict.Method].Thresholds(verdict));
    }
}

/// <summary>One figure of a calculation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Values in the indicator's unit, rates as shares a year, years as years.</param>
public readonly record struct Component(ComponentKind Kind, double Value);

/// <summary>What a figure of a calculation is.</summary>
public enum ComponentKind
{
    /// <summary>1 when higher is better, −1 when lower is.</summary>
    Direction,

    /// <summary>The year counted from.</summary>
    BaseYear,

    /// <summary>Its value.</summary>
    BaseValue,

    /// <summary>What stands in its place, when it is zero.</summary>
    BaseValueUsed,

    /// <summary>The year of the latest value.</summary>
    LatestYear,

    /// <summary>The latest value.</summary>
    LatestValue,

    /// <summary>Years from base to latest.</summary>
    Years,

    /// <summary>The compound yearly rate from base to latest, positive when the figure rises.</summary>
    AnnualRate,

    /// <summary>The level to reach.</summary>
    Target,

    /// <summary>What stands in its place, when it is zero.</summary>
    TargetUsed,

    /// <summary>The year of the target.</summary>
    TargetYear,

    /// <summary>Years from base to target.</summary>
    TargetYears,

    /// <summary>The compound yearly rate from base to target.</summary>
    RequiredRate,

    /// <summary>The figure in the target's year at the present pace.</summary>
    Expected,

    /// <summary>The natural limit.</summary>
    Limit,

    /// <summary>What the positive thresholds were multiplied by because of it.</summary>
    LimitFactor,

    /// <summary>What is compared with the thresholds.</summary>
    Progress,

    /// <summary>−5 to +5.</summary>
    Score,

    /// <summary>How far from a threshold, as a part of it, still counts as on it.</summary>
    Tolerance,
}
