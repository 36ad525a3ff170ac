namespace FollowUp.Analysis;

/// <summary>
/// An indicator that is split by sex, age, area or background, seen through its groups: the gap between them, whether it narrows, and an alarm when
/// things get better for all together and worse for some. The total is the source's own, never worked out from the groups.
/// </summary>
/// <param name="Gap">
/// The gap in each period in which every group has a value, in the indicator's unit: of two groups the first less the second, of more the highest less
/// the lowest.
/// </param>
/// <param name="Trend">Whether the gap has narrowed since the base year, whichever group is ahead.</param>
/// <param name="Since">The gap that the latest is compared with; null when there are not two.</param>
/// <param name="Total">The change of the total since the base year; null when there are not two values.</param>
/// <param name="Groups">The same change of each group, between the same two periods.</param>
public sealed record EqualityLens(Series Gap, GapTrend Trend, Observation? Since, Change? Total, IReadOnlyList<GroupChange> Groups)
{
    /// <summary>The latest gap; null when in no period every group has a value.</summary>
    public Observation? LatestGap => Gap.Latest;

    /// <summary>How much the gap has grown since then, in the indicator's unit, whichever group is ahead: negative when it has narrowed.</summary>
    public double? GapChange => LatestGap is { Value: { } now } && Since is { Value: { } before } ? Math.Abs(now) - Math.Abs(before) : null;

    /// <summary>True when the total has become better while a group has become worse; null when the total or every group cannot be compared.</summary>
    public bool? IsAlarm => Total is { Movement: not Movement.Undirected } total && Groups.Any(group => group.Change is not null)
        ? total.Movement == Movement.Better && Groups.Any(group => group.Change?.Movement == Movement.Worse)
        : null;

    /// <summary>Looks at an indicator through its groups.</summary>
    /// <param name="total">The source's own total.</param>
    /// <param name="groups">The groups of one split, two or more, by name.</param>
    /// <param name="direction">Which way is better.</param>
    /// <param name="baseYear">The year to count from, or the next with a value; null for the rule of M0.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups, or the series have periods of different kinds.</exception>
    public static EqualityLens Of(Series total, IReadOnlyList<KeyValuePair<string, Series>> groups, Direction direction, int? baseYear = null)
    {
        if (groups.Count < 2 || groups.Select(group => group.Value).Append(total).Where(series => series.Count > 0).Select(series => series[0].Period.Kind).Distinct().Count() > 1)
        {
            throw new ArgumentException($"{groups.Count} groups: a gap lies between two or more, all of one kind of period.", nameof(groups));
        }

        var gap = GapOf([.. groups.Select(group => group.Value)]);
        var since = Start(gap, baseYear);
        var (from, to) = (Start(total, baseYear), total.Latest);
        return new(
            gap,
            since is null ? GapTrend.Unknown : Moved(Math.Abs(since.Value.Value!.Value), Math.Abs(gap.Latest!.Value.Value!.Value)),
            since,
            from is { } before && to is { } now ? Change.Between(before, now, direction) : null,
            [.. groups.Select(group => new GroupChange(group.Key, At(group.Value, from) is { } first && At(group.Value, to) is { } last ? Change.Between(first, last, direction) : null))]);
    }

    private static Series GapOf(IReadOnlyList<Series> groups) => new(
        groups[0].Select(o => groups.Select(series => At(series, o)).OfType<Observation>().ToArray()).Where(cells => cells.Length == groups.Count)
            .Select(cells => new Observation(cells[0].Period, Between([.. cells.Select(cell => cell.Value!.Value)]), Status(cells.Select(cell => cell.Status)))));

    private static double Between(double[] values) => values.Length == 2 ? values[0] - values[1] : values.Max() - values.Min();

    // Provisional or estimated where a group is.
    private static ObservationStatus Status(IEnumerable<ObservationStatus> statuses) => (ObservationStatus)statuses.Max(status => (int)status);

    private static Observation? Start(Series series, int? baseYear) =>
        series.Latest is { } latest && series.FirstFrom(baseYear ?? M0Constants.BaseYear, latest.Period) is { } first && first.Period != latest.Period ? first : null;

    private static Observation? At(Series series, Observation? when) =>
        series.Where(o => o.Value.HasValue && o.Period == when?.Period).Select(o => (Observation?)o).FirstOrDefault();

    private static GapTrend Moved(double before, double after) =>
        Tolerance.Same(after, before) ? GapTrend.Unchanged : after < before ? GapTrend.Narrowing : GapTrend.Widening;
}

/// <summary>A group and how it has changed.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Change">Between the two periods of the total; null when the group lacks a value in either.</param>
public sealed record GroupChange(string Group, Change? Change);

/// <summary>Whether the gap between groups closes.</summary>
public enum GapTrend
{
    /// <summary>There are not two gaps to compare.</summary>
    Unknown,

    /// <summary>It has become smaller.</summary>
    Narrowing,

    /// <summary>It has not changed.</summary>
    Unchanged,

    /// <summary>It has become larger.</summary>
    Widening,
}
