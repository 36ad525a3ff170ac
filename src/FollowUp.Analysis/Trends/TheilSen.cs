namespace FollowUp.Analysis;

/// <summary>
/// The line of Theil and Sen through some points: its slope is the median of the slopes between every two of them, so that one odd year does not turn
/// it, and it passes through the median of the years at the median of the values.
/// </summary>
/// <param name="Slope">The median of the pairwise slopes, per unit of x.</param>
/// <param name="Low">Their 10th percentile.</param>
/// <param name="High">Their 90th percentile.</param>
/// <param name="X">The median of the xs.</param>
/// <param name="Y">The median of the ys.</param>
public readonly record struct TheilSen(double Slope, double Low, double High, double X, double Y)
{
    /// <summary>The percentile of the pairwise slopes that bounds the interval below; as far from the top it is bounded above.</summary>
    public const double LowShare = 0.1;

    /// <summary>Where the line crosses x = 0.</summary>
    public double Intercept => Y - Slope * X;

    /// <summary>The line at a place, and the two that pass through the same middle with the slopes of the interval.</summary>
    public (double Middle, double Low, double High) At(double x)
    {
        var (a, b) = (Y + Low * (x - X), Y + High * (x - X));
        return (Y + Slope * (x - X), Math.Min(a, b), Math.Max(a, b));
    }

    /// <summary>The line through points.</summary>
    /// <param name="xs">Where they lie; at least two of them different.</param>
    /// <param name="ys">Their values.</param>
    /// <exception cref="ArgumentException">The two are not equally many, or no two points have different xs.</exception>
    public static TheilSen Through(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        if (xs.Length != ys.Length)
        {
            throw new ArgumentException($"{xs.Length} xs and {ys.Length} ys: every point has one of each.", nameof(ys));
        }

        var slopes = new List<double>(xs.Length * (xs.Length - 1) / 2);
        for (var i = 0; i < xs.Length; i++)
        {
            for (var j = i + 1; j < xs.Length; j++)
            {
                if (xs[i] != xs[j])
                {
                    slopes.Add((ys[j] - ys[i]) / (xs[j] - xs[i]));
                }
            }
        }

        return slopes.Count == 0
            ? throw new ArgumentException("A line needs two points that lie at different xs.", nameof(xs))
            : new(Quantile.Of([.. slopes], 0.5), Quantile.Of([.. slopes], LowShare), Quantile.Of([.. slopes], 1 - LowShare), Quantile.Of(xs, 0.5), Quantile.Of(ys, 0.5));
    }
}

/// <summary>Quantiles as numpy, pandas and R (type 7) have them: between two figures in proportion to where the share falls between their ranks.</summary>
public static class Quantile
{
    /// <summary>The value below which a share of the figures lies.</summary>
    /// <param name="values">Figures in any order, at least one.</param>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    /// <exception cref="ArgumentException">There are no figures, or the share is none.</exception>
    public static double Of(ReadOnlySpan<double> values, double share)
    {
        if (values.IsEmpty || share is not (>= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"The quantile {share} of {values.Length} figures: there must be one, and the share be 0 to 1."), nameof(values));
        }

        double[] sorted = [.. values];
        Array.Sort(sorted);
        var rank = share * (sorted.Length - 1);
        var below = (int)Math.Floor(rank);
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
    }
}
