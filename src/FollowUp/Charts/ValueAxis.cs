using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>
/// The axis of values. It begins at 0, so that heights compare, unless every figure lies far from 0: more than five times the spread
/// of the figures away, where the spread counts as at least ten percentage points for a share and a tenth of the largest figure for
/// anything else. Then the axis lies round the figures, is never shorter than that spread, and the chart says that it does not begin
/// at 0. Figures on both sides of 0 have it between them. A share that stays within 100 % never gets an axis beyond it, and no axis
/// is marked finer than the figures' last decimal.
/// </summary>
/// <param name="Low">The figure at the bottom.</param>
/// <param name="High">The figure at the top.</param>
/// <param name="Step">Between two grid lines: 1, 2 or 5 times a power of ten.</param>
public sealed record ValueAxis(double Low, double High, double Step)
{
    public bool StartsFromZero => Low <= 0 && High >= 0;

    /// <summary>The figures at the grid lines, lowest first.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var first = Math.Round(Low / Step);
            var count = (int)Math.Round((High - Low) / Step);
            return Enumerable.Range(0, count + 1).Select(i => (first + i) * Step);
        }
    }

    /// <summary>Decimals that a figure at a grid line needs.</summary>
    public int Decimals => Math.Clamp(-(int)Math.Floor(Math.Log10(Step) + 1e-9), 0, Format.MostDecimals);

    /// <param name="model">The chart; with no value at all the axis is 0 to 1.</param>
    /// <param name="intervals">About how many spaces between grid lines.</param>
    public static ValueAxis For(TrendModel model, int intervals)
    {
        double[] figures =
        [
            .. model.Lines.SelectMany(line => line.Series.WithValue).Select(o => o.Value!.Value),
            .. model.Band?.Ranges.SelectMany(range => (double[])[range.Low, range.High]) ?? [],
            .. model.Target is { } target ? (double[])[target.Value] : [],
        ];
        var (min, max) = figures.Length == 0 ? (0, 0) : (figures.Min(), figures.Max());
        var spread = Math.Max(max - min, LeastSpread(min, max, model.IsShare));
        var isFar = min > 5 * spread || max < -5 * spread;
        var middle = (min + max) / 2;
        var (low, high) = isFar
            ? (middle - 0.55 * spread, middle + 0.55 * spread)
            : (1.04 * Math.Min(0, min), 1.04 * Math.Max(0, max)); // Room between the outermost mark and the edge.
        var staysWithin100 = model.IsShare && min >= 0 && max <= 100;
        if (staysWithin100)
        {
            high = Math.Min(high, 100);
        }

        var finest = Math.Pow(10, -model.Decimals);
        if (high - low < finest)
        {
            high = low + (model.IsShare ? 10 : Math.Max(1, finest * intervals));
        }

        var step = Math.Max(NiceStep((high - low) / intervals), finest);
        var axis = new ValueAxis(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step);
        return staysWithin100 && axis.High > 100 ? axis with { High = Math.Floor(100 / step) * step } : axis;
    }

    /// <summary>The lowest and highest figure where nothing is read off, so that 0 need not be seen; a small change still does not fill the height.</summary>
    /// <param name="figures">At least one.</param>
    /// <param name="isShare">True for shares in per cent.</param>
    public static (double Low, double High) Around(IReadOnlyCollection<double> figures, bool isShare)
    {
        var (min, max) = (figures.Min(), figures.Max());
        var spread = Math.Max(max - min, LeastSpread(min, max, isShare));
        return spread == 0 ? (min - 1, max + 1) : ((min + max - spread) / 2, (min + max + spread) / 2);
    }

    private static double LeastSpread(double min, double max, bool isShare) => isShare ? 10 : 0.1 * Math.Max(Math.Abs(min), Math.Abs(max));

    private static double NiceStep(double about)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(about)));
        return (about / power) switch { < 1.5 => 1, < 3 => 2, < 7 => 5, _ => 10 } * power;
    }
}
