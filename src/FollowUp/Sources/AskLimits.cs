namespace FollowUp.Sources;

/// <summary>How gently a service is asked and how much is taken from it. The defaults are for public services; tests make them small.</summary>
public record AskLimits
{
    /// <summary>The least time between two requests. Three a second with a little room, since requests that start evenly do not arrive evenly.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(340);

    /// <summary>How many times a request is tried again after 429, 5xx, a broken connection or silence.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first retry; it doubles for each further one, and up to a quarter is added by chance.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a service may ask for (Retry-After) within a fetch; a longer one ends it.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one request may take, its answer read to the end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long the question whether the service can be reached may take.</summary>
    public TimeSpan ReachPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest answer taken, in bytes.</summary>
    public int LargestBody { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most cells of one table in one fetch, over all its answers.</summary>
    public int MostCells { get; init; } = PxTable.MaxCells;
}
