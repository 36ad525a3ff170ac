namespace FollowUp.Schedule;

/// <summary>Times of day on the clock on the wall here, summer and winter.</summary>
public static class WallTime
{
    /// <summary>Where the clock hangs.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>
    /// When it is that time on that day. A time that the spring leaves out is as much after the change as it says; one that the autumn has twice is
    /// the first of the two: so every time of day comes exactly once a day.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.IsInvalidTime(local) ? Zone.GetUtcOffset(local.AddDays(-1))
            : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The day it is here at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The first moment after another at which it is that time here, on a day that is fit for it.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset moment, TimeOnly time, Func<DateOnly, bool> isFit) =>
        Enumerable.Range(0, 9).Select(ahead => DayOf(moment).AddDays(ahead)).Where(isFit).Select(day => At(day, time)).First(at => at > moment);
}
