namespace FollowUp.Sources;

/// <summary>Lets callers through one at a time, never closer together than the interval.</summary>
internal sealed class Pace(TimeSpan interval, TimeProvider time)
{
    private readonly Lock _gate = new();
    private TimeSpan _interval = interval;
    private long? _next;

    /// <summary>Never faster than this from now on; a slower pace that somebody has asked for before stays.</summary>
    public void SlowTo(TimeSpan slower)
    {
        lock (_gate)
        {
            _interval = slower > _interval ? slower : _interval;
        }
    }

    /// <summary>Takes the next free moment and waits for it.</summary>
    public Task WaitAsync(CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var turn = _next is { } next && next > now ? next : now;
            _next = turn + (long)Math.Ceiling(_interval.TotalSeconds * time.TimestampFrequency);
            wait = time.GetElapsedTime(now, turn);
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellation) : Task.CompletedTask;
    }
}
