namespace FollowUp.Analysis;

/// <summary>
/// Where a figure comes if it goes on as lately: the line of <see cref="TheilSen"/> through the last yearly values, with an interval from the slopes
/// between them. It is no forecast, and none is drawn where there is too little to draw it from.
/// </summary>
/// <param name="Year">The year it is drawn to.</param>
/// <param name="Cause">Why there is none; null when there is one.</param>
public sealed record Projection(int Year, NoProjection? Cause)
{
    /// <summary>How many of the last yearly values are used at the most.</summary>
    public const int MostValues = 10;

    /// <summary>How many there must be at the least.</summary>
    public const int FewestValues = 5;

    private const double Whole = 100;

    /// <summary>The figure in the year drawn to; null when there is none.</summary>
    public double? Middle { get; private init; }

    /// <summary>The lower end of the interval, by the 10th percentile of the slopes.</summary>
    public double? Low { get; private init; }

    /// <summary>The upper end of the interval, by the 90th percentile of the slopes.</summary>
    public double? High { get; private init; }

    /// <summary>True when an end of the interval was set to 0 or 100 per cent.</summary>
    public bool IsClipped { get; private init; }

    /// <summary>The line itself; null when there were too few values for one.</summary>
    public TheilSen? Line { get; private init; }

    /// <summary>The observations it is drawn from, in time order.</summary>
    public IReadOnlyList<Observation> From { get; private init; } = [];

    /// <summary>Draws the line on to a year.</summary>
    /// <param name="series">Yearly values; years without one are left out, never filled in.</param>
    /// <param name="year">The year to draw it to, later than the latest value.</param>
    /// <param name="isShare">True of a share in per cent, which stays within 0 to 100.</param>
    /// <param name="breakYear">The first year of another way of counting: values before it are of no use. Null for none.</param>
    public static Projection To(Series series, int year, bool isShare, int? breakYear = null)
    {
        if (series.Count > 0 && series[0].Period.Kind is not (PeriodKind.Year or PeriodKind.SchoolYear))
        {
            return new(year, NoProjection.NotYearly);
        }

        Observation[] all = [.. series.WithValue];
        Observation[] from = [.. all.Where(o => breakYear is not { } first || o.Period.EndYear >= first).TakeLast(MostValues)];
        if (from.Length < FewestValues)
        {
            return new(year, all.Length < FewestValues ? NoProjection.TooFewValues : NoProjection.SeriesBreak);
        }

        if (from[^1].Period.EndYear >= year)
        {
            return new(year, NoProjection.NotAhead);
        }

        var line = TheilSen.Through([.. from.Select(o => (double)o.Period.EndYear)], [.. from.Select(o => o.Value!.Value)]);
        var (middle, low, high) = line.At(year);
        if (!isShare)
        {
            return new(year, null) { Line = line, From = from, Middle = middle, Low = low, High = high };
        }

        return middle is < 0 or > Whole
            ? new(year, NoProjection.OutsideShare) { Line = line, From = from }
            : new(year, null) { Line = line, From = from, Middle = middle, Low = Math.Max(0, low), High = Math.Min(Whole, high), IsClipped = low < 0 || high > Whole };
    }
}

/// <summary>Why no projection is drawn.</summary>
public enum NoProjection
{
    /// <summary>The figures are of parts of a year, or of several years together.</summary>
    NotYearly,

    /// <summary>There are fewer than five yearly values.</summary>
    TooFewValues,

    /// <summary>There are fewer than five since the way of counting changed.</summary>
    SeriesBreak,

    /// <summary>The year is not later than the latest value.</summary>
    NotAhead,

    /// <summary>The middle would leave 0 to 100 per cent.</summary>
    OutsideShare,
}
