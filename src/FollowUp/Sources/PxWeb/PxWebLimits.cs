namespace FollowUp.Sources;

/// <summary>How much a PxWeb service gives in one answer, and how often it may be asked.</summary>
/// <param name="Cells">The most cells of an answer.</param>
/// <param name="Interval">The least time between two questions.</param>
public readonly record struct PxWebLimits(int Cells, TimeSpan Interval)
{
    /// <summary>The most cells ever asked for at once, whatever a service allows: an answer is held in memory.</summary>
    public const int MostCells = 500_000;

    /// <summary>The most questions of one fetch.</summary>
    public const int MostQuestions = 2000;

    /// <summary>What the service states; version 2 in <c>maxDataCells</c>, version 1 in <c>maxValues</c>.</summary>
    /// <returns>Null when it cannot be understood, or is so little that nothing could be fetched.</returns>
    public static PxWebLimits? Read(int version, RawAnswer answer)
    {
        try
        {
            using var json = JsonStatReader.Parse(answer.Address, answer.Body);
            var root = new JsonPart(answer.Address, "", json.RootElement);
            int? Number(string name) => root.Find(name)?.Whole(1);
            var cells = version == 2 ? Number("maxDataCells") : Number("maxCells") is { } most ? Math.Min(most, Number("maxValues") ?? most) : Number("maxValues");
            return cells is { } some && Number(version == 2 ? "maxCallsPerTimeWindow" : "maxCalls") is { } calls && Number("timeWindow") is { } seconds
                ? new PxWebLimits(Math.Min(some, MostCells), IntervalOf(calls, seconds))
                : null;
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <summary>What the service states, or the person who set the source up instead; of two limits on cells the smaller.</summary>
    public static PxWebLimits? Of(PxWebPlace place, PxWebLimits? stated)
    {
        var cells = Math.Min(place.Cells ?? MostCells, stated?.Cells ?? MostCells);
        var interval = place.Rate is { } rate ? IntervalOf(rate.Calls, rate.Seconds) : stated?.Interval;
        return stated is null && place.Cells is null || interval is null ? null : new PxWebLimits(cells, interval.Value);
    }

    // A tenth slower than allowed, since questions that start evenly do not arrive evenly.
    private static TimeSpan IntervalOf(int calls, int seconds) => TimeSpan.FromSeconds(1.1 * Math.Min(seconds, 3600) / calls);
}
