namespace FollowUp.Tests.Sources;

/// <summary>
/// A clock for code that waits: a wait is over at once, and the clock has moved on by it. Waits of at least <see cref="Patience"/> are
/// limits rather than waits and only end when <see cref="LosePatience"/> is called. For one caller at a time.
/// </summary>
internal sealed class JumpingTime(DateTimeOffset start) : TimeProvider
{
    /// <summary>From this length on a timer is a limit.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly List<Limit> _limits = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var limit = new Limit(this, () => callback(state));
        if (dueTime >= Patience || dueTime == Timeout.InfiniteTimeSpan)
        {
            _limits.Add(limit);
        }
        else
        {
            _now += dueTime;
            callback(state);
        }

        return limit;
    }

    /// <summary>Lets the time of every limit run out.</summary>
    public void LosePatience()
    {
        _now += Patience;
        foreach (var limit in _limits.ToList())
        {
            limit.RunOut();
        }
    }

    private sealed class Limit(JumpingTime time, Action runOut) : ITimer
    {
        public void RunOut() => runOut();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => time._limits.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
