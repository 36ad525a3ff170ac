namespace FollowUp.Sources;

/// <summary>When a source that names no days of its own is expected to publish: the same day of certain months, every year.</summary>
/// <param name="Day">The day of the month; in a shorter month its last.</param>
/// <param name="Months">The months, 1 to 12.</param>
public sealed record PublicationRule(int Day, IReadOnlyList<int> Months)
{
    /// <summary>The first expected day after a day.</summary>
    public DateOnly NextAfter(DateOnly day) =>
        Enumerable.Range(0, 14).Select(ahead => new DateOnly(day.Year, day.Month, 1).AddMonths(ahead))
            .Where(month => Months.Contains(month.Month))
            .Select(month => new DateOnly(month.Year, month.Month, Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month))))
            .First(expected => expected > day);
}
