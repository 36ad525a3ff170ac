namespace FollowUp.Schedule;

/// <summary>
/// When sources are asked. Everything is worked out from when it was last tried and the moment it is: what was missed while nothing ran is made up
/// for once, at the first look at the calendar, and never once per time missed.
/// </summary>
public static class ImportCalendar
{
    private const int DailyTries = 14;
    private const int DaysBetweenLaterTries = 7;

    private static readonly TimeOnly _fullTime = new(3, 30);
    private static readonly TimeOnly _lookTime = new(5, 30);
    private static readonly TimeOnly[] _firstDay = [new(6, 0), new(9, 0), new(12, 0), new(16, 0)];

    /// <summary>A full run so shortly before has seen what a look for changes would.</summary>
    private static readonly TimeSpan _coversLook = TimeSpan.FromHours(3);

    /// <summary>The import of a source to be made now; null for none. One import at a time: a source that is being asked is left alone.</summary>
    public static DueImport? DueNow(SourceState source, DateTimeOffset now)
    {
        if (source.IsRunning)
        {
            return null;
        }

        if (FullAt(source) <= now)
        {
            return new DueImport(source.Source, Due.Everything, [], null);
        }

        if (LookAt(source) is { } look && look <= now && source.LookDone is { } done)
        {
            // A day more than needed: the source's day may not be ours.
            return new DueImport(source.Source, Due.Changes, [], WallTime.DayOf(done).AddDays(-1));
        }

        string[] keys = [.. source.Expected.Where(expected => NextTry(expected) <= now).Select(expected => expected.Key).Distinct(StringComparer.Ordinal)];
        return keys.Length == 0 ? null : new DueImport(source.Source, Due.Publications, keys, null);
    }

    /// <summary>When a source is asked next.</summary>
    public static DateTimeOffset Next(SourceState source, DateTimeOffset now)
    {
        DateTimeOffset[] times = [FullAt(source), LookAt(source) ?? DateTimeOffset.MaxValue, .. source.Expected.Select(NextTry)];
        return times.Min() is var next && next > now ? next : now;
    }

    /// <summary>
    /// When a publication is asked for next: four times on its day, then each morning for two weeks, then once a week. After its day a try at any
    /// time of a day is that day's.
    /// </summary>
    public static DateTimeOffset NextTry(Expectation expected)
    {
        if (expected.LastTry is not { } last || WallTime.DayOf(last) < expected.On)
        {
            return WallTime.At(expected.On, _firstDay[0]);
        }

        var tried = WallTime.DayOf(last);
        if (tried == expected.On && _firstDay.Select(time => WallTime.At(tried, time)).FirstOrDefault(at => at > last) is var later && later != default)
        {
            return later;
        }

        var days = tried.DayNumber - expected.On.DayNumber;
        var next = days < DailyTries ? days + 1 : DailyTries + ((days - DailyTries) / DaysBetweenLaterTries + 1) * DaysBetweenLaterTries;
        return WallTime.At(expected.On.AddDays(next), _firstDay[0]);
    }

    /// <summary>Whether a publication is late: its day has passed, and it has not come.</summary>
    public static bool IsLate(DateOnly expectedOn, DateTimeOffset now) => expectedOn < WallTime.DayOf(now);

    /// <summary>The last day whose publications a question at that moment asks for: before the first time of a day, the day before.</summary>
    public static DateOnly LastDayAsked(DateTimeOffset now) =>
        WallTime.DayOf(now) is var today && now >= WallTime.At(today, _firstDay[0]) ? today : today.AddDays(-1);

    /// <summary>Weekly after one that came through; after one that did not, the next night; at once where there was none.</summary>
    private static DateTimeOffset FullAt(SourceState source)
    {
        if (source.FullTried is not { } tried)
        {
            return DateTimeOffset.MinValue;
        }

        var retry = WallTime.NextAfter(tried, _fullTime, _ => true);
        return source.FullDone is { } done && WallTime.NextAfter(done, _fullTime, day => day.DayOfWeek == DayOfWeek.Sunday) is var weekly && weekly > retry ? weekly : retry;
    }

    private static DateTimeOffset? LookAt(SourceState source) =>
        source.TellsChanges && source.LookTried is { } tried ? WallTime.NextAfter(tried + _coversLook, _lookTime, _ => true) : null;
}
