namespace FollowUp.Analysis;

/// <summary>
/// The third of the three signals, which stay apart: where a figure stands among all areas with data of the same period. It is relative only: all may
/// be good, and a fourth of them still be last.
/// </summary>
/// <param name="Class">The quartile, or why there is none.</param>
/// <param name="Rank">1 for the best; areas with the same figure share the better rank, and as many ranks after it are left out. Null when there is none.</param>
/// <param name="Spread">All areas with data, this one included; null when none has.</param>
public sealed record Position(PositionClass Class, int? Rank, PeerSpread? Spread)
{
    /// <summary>The fewest areas with data of which a quartile says anything.</summary>
    public const int FewestForClass = 8;

    /// <summary>One part in this many is the best of all, and as large a part the worst.</summary>
    private const int Parts = 4;

    /// <summary>How many areas have data, this one included.</summary>
    public int Count => Spread?.Count ?? 0;

    /// <summary>Ranks a figure.</summary>
    /// <param name="own">The figure; null when the area has none.</param>
    /// <param name="others">The figures of all other areas that have one.</param>
    /// <param name="direction">Which way is better.</param>
    /// <exception cref="ArgumentException">A figure is not a finite number.</exception>
    public static Position Of(double? own, IEnumerable<double> others, Direction direction)
    {
        double[] all = own is { } figure ? [figure, .. others] : [.. others];
        var spread = PeerSpread.Of(all);
        if (own is not { } value)
        {
            return new(PositionClass.NoData, null, spread);
        }

        if (direction is not (Direction.Up or Direction.Down))
        {
            return new(PositionClass.NoDirection, null, spread);
        }

        var better = all.Count(other => !Tolerance.Same(other, value) && (int)direction * (other - value) > 0);
        var alike = all.Count(other => Tolerance.Same(other, value));
        return new(
            all.Length < FewestForClass ? PositionClass.TooFew
            : Parts * (better + 1) <= all.Length ? PositionClass.Best
            // The better class wins: those who share a rank are last only when the first of them is.
            : Parts * (all.Length - better) <= all.Length ? PositionClass.Worst
            : PositionClass.Middle,
            better + 1,
            spread)
        { Alike = alike };
    }

    /// <summary>How many areas share the rank, this one included; 0 when there is no rank.</summary>
    public int Alike { get; private init; }
}

/// <summary>The quartile of a figure among all areas.</summary>
public enum PositionClass
{
    /// <summary>The area has no figure.</summary>
    NoData,

    /// <summary>It is not decided which way is better.</summary>
    NoDirection,

    /// <summary>Fewer than eight areas have a figure.</summary>
    TooFew,

    /// <summary>Among the best fourth.</summary>
    Best,

    /// <summary>Between the best and the worst fourth.</summary>
    Middle,

    /// <summary>Among the worst fourth.</summary>
    Worst,
}

/// <summary>The figures of some areas with data: each counts the same, whatever its size.</summary>
/// <param name="Count">How many have one.</param>
/// <param name="Median">The middle one, or halfway between the two in the middle.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public sealed record PeerSpread(int Count, double Median, double Lowest, double Highest)
{
    /// <summary>The spread of some figures; null of none.</summary>
    /// <exception cref="ArgumentException">A figure is not a finite number.</exception>
    public static PeerSpread? Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (!all.All(double.IsFinite))
        {
            throw new ArgumentException("Areas without a figure are left out, and every figure is a finite number.", nameof(values));
        }

        return all.Length == 0 ? null : new(all.Length, Quantile.Of(all, 0.5), all.Min(), all.Max());
    }
}
