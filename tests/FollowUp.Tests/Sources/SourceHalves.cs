using FollowUp.Sources;

namespace FollowUp.Tests.Sources;

/// <summary>The two halves of a source by themselves, with the answers in memory instead of a database.</summary>
internal static class SourceHalves
{
    /// <summary>Fetches, and gives back what counts: the last good answer of each address.</summary>
    public static async Task<IReadOnlyList<RawAnswer>> AnswersAsync(this ISource source, SourceRequest request, FetchLog log, CancellationToken cancellation)
    {
        var kept = new List<RawAnswer>();
        await source.FetchAsync(request, log with
        {
            Keep = async (answer, ct) =>
            {
                kept.RemoveAll(earlier => earlier.Address == answer.Address);
                kept.Add(answer);
                await log.Keep(answer, ct);
            },
        }, cancellation);
        return kept.FindAll(answer => answer.HttpStatus is null or 200);
    }

    /// <summary>Reads, all parts as one.</summary>
    public static Reading Read(this ISource source, SourceRequest request, IReadOnlyList<RawAnswer> answers)
    {
        var parts = source.ReadAsync(request, [.. answers.Select((answer, i) => answer.AsKept(i + 1))], CancellationToken.None).ToBlockingEnumerable().ToList();
        return parts[0] with
        {
            Observations = [.. parts.SelectMany(part => part.Observations)],
            CompleteKeys = [.. parts.SelectMany(part => part.CompleteKeys)],
            CompleteAreas = [.. parts.SelectMany(part => part.CompleteAreas).Distinct()],
            Indicators = [.. parts.SelectMany(part => part.Indicators)],
            Areas = [.. parts.SelectMany(part => part.Areas)],
            Groups = [.. parts.SelectMany(part => part.Groups)],
            Breakdowns = [.. parts.SelectMany(part => part.Breakdowns)],
            Warnings = [.. parts.SelectMany(part => part.Warnings)],
        };
    }
}
