using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>
/// A series as it would be once a delivery is taken in, and whether a figure is odd beside the earlier ones. The latest twenty earlier values are looked at.
/// <para>
/// <b>Unit slip</b>: the value is 10, 100 or 1000 times what is held of the same key, or, where nothing is, both the latest earlier value and the middle of
/// the earlier ones, or that part of it, give or take a fifth: a year's change is rarely larger, and a slip of unit is exactly a power of ten.
/// </para><para>
/// <b>Outlier</b>: with at least four earlier values, the modified z-score 0.6745·|x − median| / MAD is above 3.5, as Iglewicz and Hoaglin recommend
/// (How to Detect and Handle Outliers, ASQC 1993). Median and MAD, unlike mean and standard deviation, are not moved by an earlier mistake;
/// of fewer than four values neither says anything. Where more than half of the values are equal MAD is 0, and the mean absolute deviation
/// times 1.253314 (its ratio to the standard deviation of a normal distribution) stands in; where all are equal, a tenth from them is far. A change too small to see (under a
/// hundredth of the median) is never odd.
/// </para>
/// </summary>
internal sealed class SeriesSoFar
{
    private const int FewestEarlier = 4;
    private const int MostEarlier = 20;
    private const double MadToSigma = 0.6745;
    private const double MeanToSigma = 1.253314;
    private const double MostSigmas = 3.5;
    private const double FarFromEqual = 0.1;
    private const double TooSmallToSee = 0.01;
    private const double SlipMargin = 0.2;
    private static readonly double[] _factors = [10, 100, 1000];

    private readonly Observation[] _values;

    public SeriesSoFar(IEnumerable<Observation> observations) => _values = [.. observations.Where(o => o.Value is not null).OrderBy(o => o.Period.Code)];

    /// <summary>Adds a warning where the row's value is odd; a slip of unit is told as that alone.</summary>
    /// <param name="row">A row of the series.</param>
    /// <param name="was">What is held of its key.</param>
    /// <param name="warnings">Where to.</param>
    public void AddOdd(DeliveredRow row, Observation? was, ProblemList warnings)
    {
        if (row.Observation.Value is not { } value || was?.Value == value)
        {
            return;
        }

        var earlier = Earlier(row.Observation.Period);
        var middle = earlier.Length > 0 ? Median(earlier) : 0;
        var references = was?.Value is { } held ? [held] : earlier.Length > 0 ? new[] { earlier[^1], middle } : [];
        if (Slip(value, references) is { } factor)
        {
            var larger = Math.Abs(value) > Math.Abs(references[0]);
            Add(row, DeliveryCodes.ValueUnitSlip, factor.ToString(CultureInfo.InvariantCulture), larger ? DeliveryTexts.Larger : DeliveryTexts.Smaller, Format.Number(references[0]));
        }
        else if (earlier.Length >= FewestEarlier && IsFar(value, earlier, middle))
        {
            Add(row, DeliveryCodes.ValueOutlier, Format.Number(middle));
        }

        void Add(DeliveredRow odd, string code, params string[] parts) => warnings.Add(
            code, odd.Row, DeliveryColumns.Name(Column.Value), Format.Exact(value), parts);
    }

    private double[] Earlier(Period period)
    {
        int low = 0, high = _values.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _values[middle].Period.Code < period.Code ? (middle + 1, high) : (low, middle);
        }

        return [.. _values[Math.Max(0, low - MostEarlier)..low].Select(o => o.Value!.Value)];
    }

    private static double? Slip(double value, double[] references)
    {
        foreach (var factor in _factors)
        {
            bool Slipped(double reference) => reference != 0 && value / reference is > 0 and var ratio
                && (Near(ratio, factor) || Near(1 / ratio, factor));
            if (references.Length > 0 && references.All(Slipped))
            {
                return factor;
            }
        }

        return null;
    }

    private static bool Near(double ratio, double factor) => Math.Abs(ratio / factor - 1) <= SlipMargin;

    private static bool IsFar(double value, double[] earlier, double median)
    {
        var distance = Math.Abs(value - median);
        if (distance <= Math.Abs(median) * TooSmallToSee)
        {
            return false;
        }

        double[] deviations = [.. earlier.Select(e => Math.Abs(e - median))];
        var mad = Median(deviations);
        var mean = deviations.Average();
        return mad > 0 ? MadToSigma * distance / mad > MostSigmas
            : mean > 0 ? distance / (MeanToSigma * mean) > MostSigmas
            : distance > Math.Abs(median) * FarFromEqual;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
