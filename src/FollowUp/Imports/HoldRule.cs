namespace FollowUp.Imports;

/// <summary>
/// When an import changes so much of what is held that a person should see it first: more than a share of an indicator's values, or of one
/// of its series (an area and a group) with at least <see cref="FewestOfSeries"/> values to change. Only values count that are held: new ones,
/// reasons, and values that stay hold nothing back.
/// </summary>
/// <param name="Share">The share that may change or go without asking, 0 to 1.</param>
public sealed record HoldRule(double Share)
{
    /// <summary>A series of few values changes by a large share with every ordinary revision.</summary>
    public const int FewestOfSeries = 5;

    /// <summary>The most examples kept of a run, and the most series listed.</summary>
    public const int MostTold = 200;

    /// <summary>What holds the run back in one indicator: nothing, the indicator as a whole, or some of its series.</summary>
    internal IEnumerable<HeldSeries> Weigh(int indicator, ReadOnlySpan<Figure> held, Difference difference)
    {
        var touched = difference.Replaced.Where(pair => pair.Before.HasValue && !(pair.Now.HasValue && pair.Now.Value.Equals(pair.Before.Value))).ToList();
        if (touched.Count == 0)
        {
            return [];
        }

        var values = new Dictionary<(int Area, short Breakdown), int>();
        var all = 0;
        foreach (ref readonly var figure in held)
        {
            if (figure.HasValue)
            {
                all++;
                values[(figure.Area, figure.Breakdown)] = values.GetValueOrDefault((figure.Area, figure.Breakdown)) + 1;
            }
        }

        var whole = Count(indicator, null, null, all, touched);
        return whole.Share > Share ? [whole] :
        [
            .. touched.GroupBy(pair => (pair.Before.Area, pair.Before.Breakdown))
                .Where(series => series.Count() >= FewestOfSeries)
                .Select(series => Count(indicator, series.Key.Area, series.Key.Breakdown, values[series.Key], [.. series]))
                .Where(series => series.Share > Share),
        ];
    }

    private static HeldSeries Count(int indicator, int? area, short? breakdown, int held, List<(Figure Before, Figure Now)> touched)
    {
        var removed = touched.Count(pair => !pair.Now.HasValue);
        return new HeldSeries(indicator, area, breakdown, held, touched.Count - removed, removed)
        {
            Examples = [.. touched.OrderByDescending(pair => pair.Before.Period).Take(10)],
        };
    }
}

/// <summary>A series, or an indicator as a whole, that makes a run wait.</summary>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="Area">The area's number; null for the indicator as a whole.</param>
/// <param name="Breakdown">The breakdown's number; null likewise.</param>
/// <param name="Held">How many values are held.</param>
/// <param name="Changed">How many would get another value.</param>
/// <param name="Removed">How many would go.</param>
internal sealed record HeldSeries(int Indicator, int? Area, short? Breakdown, int Held, int Changed, int Removed)
{
    public double Share => (double)(Changed + Removed) / Held;

    /// <summary>Some of what would change, the latest periods first.</summary>
    public required IReadOnlyList<(Figure Before, Figure Now)> Examples { get; init; }
}

/// <summary>The run must wait for a person. Thrown within the transaction, so that nothing of the run is stored.</summary>
internal sealed class HeldException(IReadOnlyList<HeldSeries> series, ImportCounts counts) : Exception("The run changes more than may change without a person.")
{
    public IReadOnlyList<HeldSeries> Series { get; } = series;

    public ImportCounts Counts { get; } = counts;
}
