namespace FollowUp.Sources;

/// <summary>How often a source publishes by its own rule.</summary>
public enum PublicationPace
{
    /// <summary>Every week, on a day of the week.</summary>
    Week,

    /// <summary>Every month.</summary>
    Month,

    /// <summary>Every quarter, in one of its three months.</summary>
    Quarter,

    /// <summary>Every year.</summary>
    Year,
}

/// <summary>When a source publishes, where it tells no dates itself: <c>{ every: quarter, month: 2, day: 15 }</c> is 15 February, May, August and November.</summary>
/// <param name="Every">How often.</param>
/// <param name="Day">The day of the month, the last one where the month has no such day; for weeks 1 (Monday) to 7.</param>
/// <param name="Month">The month of the year (1 to 12), or of the quarter (1 to 3); without meaning for weeks and months.</param>
public sealed record PublicationRule(PublicationPace Every, int Day, int Month)
{
    /// <summary>The first publication after a day.</summary>
    public DateOnly NextAfter(DateOnly day)
    {
        if (Every == PublicationPace.Week)
        {
            return day.AddDays(1 + ((Day - (int)day.DayOfWeek - 1) % 7 + 7) % 7);
        }

        var step = Every switch { PublicationPace.Month => 1, PublicationPace.Quarter => 3, _ => 12 };
        // Counted from a January, so that a day late in a period has its next publication in the one after.
        for (var month = new DateOnly(day.Year, 1, 1).AddMonths(step == 1 ? 0 : Month - 1); ; month = month.AddMonths(step))
        {
            var published = new DateOnly(month.Year, month.Month, Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)));
            if (published > day)
            {
                return published;
            }
        }
    }
}
