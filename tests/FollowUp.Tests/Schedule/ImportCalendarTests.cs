using FollowUp.Schedule;
using Xunit;

namespace FollowUp.Tests.Schedule;

/// <summary>Two simulated years with four changes of the clock, an outage, a day on which the source is down, and publications that are late.</summary>
public sealed class ImportCalendarTests
{
    private static readonly DateOnly _first = new(2026, 10, 1);
    private static readonly DateOnly _last = new(2028, 10, 1);

    private readonly List<Published> _monthly = [.. Enumerable.Range(0, 24).Select(month => On("monthly", new DateOnly(2026, 10, 10).AddMonths(month), $"2026-{month:D2}", new TimeOnly(8, 0)))];
    private readonly List<Published> _yearly = [On("yearly", new(2027, 2, 24), "2026", new TimeOnly(7, 0)), On("yearly", new(2028, 2, 24), "2027", new TimeOnly(14, 0))];
    private readonly List<Published> _changes = [On("clock", new(2026, 10, 25), "a", new TimeOnly(11, 0)), On("clock", new(2027, 3, 28), "b", new TimeOnly(11, 0)), On("clock", new(2027, 10, 31), "c", new TimeOnly(11, 0)), On("clock", new(2028, 3, 26), "d", new TimeOnly(11, 0))];
    private readonly Published _late = new("late", new(2027, 4, 1), "2026", WallTime.At(new(2027, 4, 10), new TimeOnly(7, 30)));
    private readonly Published _never = new("never", new(2027, 2, 15), "2026", DateTimeOffset.MaxValue);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_two_years_each_publication_is_fetched_once_and_asked_for_politely(bool tellsChanges)
    {
        var world = World(tellsChanges);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));

        Published[] come = [.. _monthly, .. _yearly, .. _changes, _late];
        Assert.All(come, publication => Assert.Equal((publication, 1), (publication, publication.Fetched)));
        Assert.Equal(0, _never.Fetched);

        // Comes at eight, fetched at nine, the second time it is asked for; but for the two that the outage and the source's bad day delayed.
        var (outage, down) = (_monthly[8], _monthly[7]);
        Assert.All(_monthly.Except([outage, down]), p => Assert.Equal((p.On, 2, At(p.On, 9, 0)), (p.On, p.Tries, p.FetchedAt)));
        Assert.Equal((1, At(new(2027, 6, 12), 0, 0)), (outage.Tries, outage.FetchedAt));
        Assert.InRange(down.Tries, 4, 4 * 4 + 2);
        Assert.Equal(new DateOnly(2027, 5, 11), WallTime.DayOf(down.FetchedAt!.Value));

        // In the morning of its day, and in the afternoon of it.
        Assert.Equal([(2, At(_yearly[0].On, 9, 0)), (4, At(_yearly[1].On, 16, 0))], _yearly.Select(p => (p.Tries, p.FetchedAt!.Value)));

        // Four tries on the first day, one on each after it, until the morning after it came; the full run of a Sunday is that day's.
        Assert.Equal(4 + 10, _late.Tries);
        Assert.Equal(new DateOnly(2027, 4, 11), WallTime.DayOf(_late.FetchedAt!.Value));
    }

    [Fact]
    public void What_is_late_is_said_from_the_day_after_until_it_comes()
    {
        var world = World(tellsChanges: false);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));
        Assert.Equal([_late, _monthly[7], _never], world.Late.Keys.OrderBy(late => late.Key, StringComparer.Ordinal)); // what the outage hid had come when somebody could look
        Assert.Equal(Enumerable.Range(2, 10).Select(day => new DateOnly(2027, 4, day)), world.Late[_late]);
        Assert.Equal((new DateOnly(2027, 2, 16), new DateOnly(2028, 9, 30)), (world.Late[_never].Min, world.Late[_never].Max));
        Assert.Equal([new DateOnly(2027, 5, 11)], world.Late[_monthly[7]]);
    }

    [Fact]
    public void One_that_never_comes_is_asked_for_once_a_week_in_the_end()
    {
        var world = World(tellsChanges: false);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));
        var asked = world.Runs.Where(run => run.What == Due.Publications && run.Keys.Contains("never") && run.Succeeded).Select(run => WallTime.DayOf(run.At).DayNumber - _never.On.DayNumber).ToList();
        Assert.Equal([0, 0, 0, 0, 1, 2, 3, 4, 5], asked.Take(9));
        Assert.Equal(4, asked.Count(day => day == 0));
        Assert.Distinct(asked.Skip(4));
        Assert.All(asked.Where(day => day > 14), day => Assert.Equal(0, day % 7));
        Assert.InRange(asked.Count(day => day > 14), 70, 84);
    }

    [Fact]
    public void The_day_the_clock_changes_has_each_try_once()
    {
        var world = World(tellsChanges: true);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));
        foreach (var change in _changes)
        {
            var runs = world.Runs.Where(run => WallTime.DayOf(run.At) == change.On).ToList();
            Assert.Equal(
                [(Due.Everything, At(change.On, 3, 30)), (Due.Publications, At(change.On, 6, 0)), (Due.Publications, At(change.On, 9, 0)), (Due.Publications, At(change.On, 12, 0))],
                runs.Where(run => run.What == Due.Everything || run.Keys.Contains("clock")).Select(run => (run.What, run.At)));
        }
    }

    [Fact]
    public void Every_week_has_one_full_run_and_every_other_night_one_look_for_changes()
    {
        var world = World(tellsChanges: true);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));
        var full = world.Runs.Where(run => run.What == Due.Everything).ToList();
        Assert.Equal(world.Runs[0], full[0]); // there was none
        Assert.All(full.Skip(1), run => Assert.Equal((DayOfWeek.Sunday, At(WallTime.DayOf(run.At), 3, 30)), (WallTime.DayOf(run.At).DayOfWeek, run.At)));
        var days = Enumerable.Range(_first.DayNumber, _last.DayNumber - _first.DayNumber).Select(DateOnly.FromDayNumber).ToList();
        Assert.Equal(days.Count(day => day.DayOfWeek == DayOfWeek.Sunday), full.Count - 1);
        var looked = world.Runs.Where(run => run is { What: Due.Changes, Succeeded: true }).Select(run => WallTime.DayOf(run.At)).ToList();
        Assert.Equal([new(2027, 6, 12)], looked.GroupBy(day => day).Where(same => same.Count() > 1).Select(same => same.Key)); // made up for, and its own
        var missed = days.Skip(1).Where(day => day.DayOfWeek != DayOfWeek.Sunday).Except(looked);
        Assert.Equal([new(2027, 5, 10), new(2027, 6, 9), new(2027, 6, 10), new(2027, 6, 11)], missed);
    }

    [Fact]
    public void After_an_outage_there_is_one_run_that_makes_up_for_all()
    {
        var world = World(tellsChanges: true);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));
        var after = world.Runs.Where(run => run.At >= At(new(2027, 6, 9), 0, 0) && run.At < At(new(2027, 6, 12), 5, 30)).ToList();
        Assert.Equal((At(new(2027, 6, 12), 0, 0), Due.Changes), (Assert.Single(after).At, after[0].What));
    }

    [Fact]
    public void A_source_that_is_down_for_a_day_is_left_in_peace_between_the_tries()
    {
        var world = World(tellsChanges: true);
        world.Run(WallTime.At(_last, TimeOnly.MinValue));
        var runs = world.Runs.Where(run => WallTime.DayOf(run.At) == new DateOnly(2027, 5, 10)).ToList();
        Assert.All(runs, run => Assert.False(run.Succeeded));
        Assert.InRange(runs.Count, 5, 5 * 4); // a look and four times of day, each tried again three times
    }

    [Theory]
    [InlineData("2027-03-28", "02:30", "2027-03-28T01:30Z")] // left out: the clock goes from two to three
    [InlineData("2027-03-28", "03:30", "2027-03-28T01:30Z")]
    [InlineData("2027-10-31", "02:30", "2027-10-31T00:30Z")] // twice: the first
    [InlineData("2027-10-31", "03:30", "2027-10-31T02:30Z")]
    [InlineData("2027-01-10", "06:00", "2027-01-10T05:00Z")]
    [InlineData("2027-07-10", "06:00", "2027-07-10T04:00Z")]
    public void Every_time_of_day_comes_once_a_day(string day, string time, string moment) => Assert.Equal(
        DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
        WallTime.At(DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_source_that_is_being_asked_is_not_asked_again()
    {
        var now = At(_first, 12, 0);
        var state = new SourceState("kolada", true, true, null, null, null, null, []);
        Assert.Null(ImportCalendar.DueNow(state, now));
        Assert.Equal(Due.Everything, ImportCalendar.DueNow(state with { IsRunning = false }, now)!.What);
    }

    [Fact]
    public void A_full_run_that_failed_is_made_the_next_night_and_not_the_next_week()
    {
        var sunday = At(new(2026, 10, 4), 3, 30);
        var state = new SourceState("kolada", false, false, sunday, sunday.AddDays(7), sunday, sunday.AddDays(7), []);
        Assert.Equal(At(new(2026, 10, 12), 3, 30), ImportCalendar.Next(state, sunday.AddDays(7)));
        Assert.Equal(At(new(2026, 10, 18), 3, 30), ImportCalendar.Next(state with { FullDone = state.FullTried }, sunday.AddDays(7)));
    }

    private static DateTimeOffset At(DateOnly day, int hour, int minute) => WallTime.At(day, new TimeOnly(hour, minute));

    private static Published On(string key, DateOnly day, string period, TimeOnly comes) => new(key, day, period, WallTime.At(day, comes));

    private PublishingWorld World(bool tellsChanges) => new(tellsChanges, [.. _monthly, .. _yearly, .. _changes, _late, _never], At(_first, 0, 0))
    {
        Outage = now => WallTime.DayOf(now) is var day && day >= new DateOnly(2027, 6, 9) && day < new DateOnly(2027, 6, 12),
        Down = now => WallTime.DayOf(now) == new DateOnly(2027, 5, 10),
    };
}
