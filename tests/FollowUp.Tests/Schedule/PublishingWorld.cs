using FollowUp.Imports;
using FollowUp.Schedule;

namespace FollowUp.Tests.Schedule;

/// <summary>A publication as it really happens.</summary>
/// <param name="Key">The indicator.</param>
/// <param name="On">The day the source says.</param>
/// <param name="Period">What it says it concerns.</param>
/// <param name="Comes">When it really comes; never, when that is after the end.</param>
internal sealed record Published(string Key, DateOnly On, string Period, DateTimeOffset Comes)
{
    public int Fetched { get; set; }

    public int Tries { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }
}

/// <summary>What an import of the simulation asked for, and how it went.</summary>
internal sealed record SimulatedRun(DateTimeOffset At, Due What, IReadOnlyList<string> Keys, bool Succeeded);

/// <summary>
/// A source that publishes, and a schedule that looks at the calendar every ten minutes, in a time that only the test moves. The calendar and the
/// following of publications are the program's own; what the database keeps is kept in lists here.
/// </summary>
internal sealed class PublishingWorld(bool tellsChanges, IReadOnlyList<Published> publications, DateTimeOffset start)
{
    private readonly Dictionary<string, (Published What, Expectation Expected)> _open = [];
    private readonly Dictionary<string, DateOnly> _latest = [];
    private readonly Queue<(DateTimeOffset At, DueImport What)> _retries = [];
    private DateTimeOffset _now = start;
    private DateTimeOffset? _fullDone;
    private DateTimeOffset? _fullTried;
    private DateTimeOffset? _lookDone;
    private DateTimeOffset? _lookTried;

    /// <summary>When nothing runs here.</summary>
    public Func<DateTimeOffset, bool> Outage { get; init; } = _ => false;

    /// <summary>When the source does not answer.</summary>
    public Func<DateTimeOffset, bool> Down { get; init; } = _ => false;

    public List<SimulatedRun> Runs { get; } = [];

    /// <summary>The days on which each publication was said to be late.</summary>
    public Dictionary<Published, SortedSet<DateOnly>> Late { get; } = new(ReferenceEqualityComparer.Instance);

    public void Run(DateTimeOffset end)
    {
        for (; _now < end; _now = _now.AddMinutes(10))
        {
            if (Outage(_now))
            {
                continue;
            }

            if (_retries.TryPeek(out var retry) && retry.At <= _now)
            {
                _retries.Dequeue();
                Import(retry.What, retry: true);
            }

            if (ImportCalendar.DueNow(State(), _now) is { } due)
            {
                Import(due, retry: false);
            }

            foreach (var (what, expected) in _open.Values.Where(open => ImportCalendar.IsLate(open.Expected.On, _now)))
            {
                (Late.TryGetValue(what, out var days) ? days : Late[what] = []).Add(WallTime.DayOf(_now));
                Xunit.Assert.True(ImportCalendar.NextTry(expected) < _now.AddDays(8));
            }
        }
    }

    private SourceState State() => new("kolada", tellsChanges, false, _fullDone, _fullTried, _lookDone, _lookTried, [.. _open.Values.Select(open => open.Expected)]);

    private void Import(DueImport due, bool retry)
    {
        var keys = due.Keys.Count > 0 ? due.Keys : [.. publications.Select(p => p.Key).Distinct()];
        var succeeded = !Down(_now);
        Runs.Add(new SimulatedRun(_now, due.What, keys, succeeded));
        foreach (var key in keys.Where(key => _open.TryGetValue(key, out var open) && open.Expected.On <= ImportCalendar.LastDayAsked(_now)))
        {
            _open[key] = _open[key] with { Expected = _open[key].Expected with { Tries = _open[key].Expected.Tries + 1, LastTry = _now } };
            _open[key].What.Tries++;
        }

        _lookTried = due.What == Due.Publications ? _lookTried : _now;
        _fullTried = due.What == Due.Everything ? _now : _fullTried;
        if (!succeeded)
        {
            if (!retry)
            {
                // As Hangfire does: after one, ten and sixty minutes.
                foreach (var minutes in (int[])[1, 11, 71])
                {
                    _retries.Enqueue((_now.AddMinutes(minutes), due));
                }
            }

            return;
        }

        _retries.Clear();
        _lookDone = due.What == Due.Publications ? _lookDone : _now;
        _fullDone = due.What == Due.Everything ? _now : _fullDone;
        foreach (var key in keys)
        {
            Follow(key);
        }
    }

    private void Follow(string key)
    {
        var next = publications.Where(p => p.Key == key && p.Comes > _now).OrderBy(p => p.On).FirstOrDefault();
        var open = _open.TryGetValue(key, out var it) ? it.What : null;
        var step = PublicationStep.Of(
            new PublicationState(next?.On, next?.Period, open?.On, open?.Period, _latest.TryGetValue(key, out var day) ? day : null, false, open is not null && open.Comes <= _now),
            null,
            WallTime.DayOf(_now));
        if (step.HasArrived)
        {
            open!.Fetched++;
            open.FetchedAt = _now;
            _open.Remove(key);
        }

        if (step.Opens is { } opens)
        {
            _open[key] = (next!, new Expectation("kolada", key, opens, 0, null));
            _latest[key] = opens;
        }
    }
}
