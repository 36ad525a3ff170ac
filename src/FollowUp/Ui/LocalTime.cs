using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Ui;

/// <summary>Times as people in Sweden read them. Stored and computed times are UTC.</summary>
public static class LocalTime
{
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The day and minute on the clock in Sweden.</summary>
    public static string Minute(DateTimeOffset time) => Format.DateTime(Here(time));

    /// <summary>The day in Sweden.</summary>
    public static string Day(DateTimeOffset time) => Format.Date(DateOnly.FromDateTime(Here(time).DateTime));

    /// <summary>The minute on the clock in Sweden, without the day.</summary>
    public static string Clock(DateTimeOffset time) => Here(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The second on the clock in Sweden, without the day.</summary>
    public static string Second(DateTimeOffset time) => Here(time).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time as machines read it.</summary>
    public static string Machine(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    /// <summary>The year it is in Sweden.</summary>
    public static int Year(TimeProvider clock) => Here(clock.GetUtcNow()).Year;

    /// <summary>The day it was in Sweden at a time.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(Here(time).DateTime);

    /// <summary>The moment a day begins in Sweden.</summary>
    public static DateTimeOffset Beginning(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight));
    }

    private static DateTimeOffset Here(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone);
}
