using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>
/// Whether a source is asked for everything or for what has changed. Increments can be missed, so everything is asked for at least once a
/// week, and whenever something is asked for that the latest whole fetch did not hold.
/// </summary>
public static class ImportScope
{
    /// <summary>How long a whole fetch may be built upon by increments.</summary>
    public static readonly TimeSpan FullEvery = TimeSpan.FromDays(7);

    /// <summary>The same request, for changes only where that is enough.</summary>
    public static async Task<SourceRequest> ChooseAsync(Db db, ISource source, SourceRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!source.TellsChanges)
        {
            return request;
        }

        var fetched = await db.QueryAsync<FetchedRow>("queries/imports/recent_fetches.sql", new { source = source.Name, since = now - FullEvery }, cancellation);
        return request with { Since = Since(request, fetched, now) };
    }

    /// <summary>The day from which changes are enough; null when everything must be asked for.</summary>
    /// <param name="wanted">What is to be asked for.</param>
    /// <param name="fetched">What has been fetched and taken in, in the order it was asked for.</param>
    /// <param name="now">The moment of asking.</param>
    public static DateOnly? Since(SourceRequest wanted, IReadOnlyList<FetchedRow> fetched, DateTimeOffset now)
    {
        DateOnly? knownThrough = null;
        foreach (var run in fetched.Where(run => run.StartedAt >= now - FullEvery && run.StartedAt <= now && run.Holds(wanted)))
        {
            // A chain: each increment must begin where what was known ended, or something between them may be missing.
            if (run.Since is null || run.Since <= knownThrough)
            {
                knownThrough = run.Day;
            }
        }

        // Days are the source's; a change of the day before may have been published after we asked.
        return knownThrough?.AddDays(-1);
    }
}

/// <summary>A fetch whose figures have been taken in.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="WholeCatalogue">Everything in the source's catalogue was asked for.</param>
/// <param name="Since">Only changes from this day on were asked for; null: everything.</param>
/// <param name="Keys">The keys asked for; empty for a whole catalogue.</param>
/// <param name="Areas">The areas asked for; empty for every area.</param>
/// <param name="UnitsOf">The municipalities whose organisational units were asked for.</param>
public sealed record FetchedRow(DateTimeOffset StartedAt, bool WholeCatalogue, DateOnly? Since, string[] Keys, string[] Areas, string[] UnitsOf)
{
    /// <summary>The day it began, where the source is.</summary>
    public DateOnly Day => Schedule.WallTime.DayOf(StartedAt);

    /// <summary>True when all that is wanted was asked for.</summary>
    public bool Holds(SourceRequest wanted) =>
        (WholeCatalogue || !wanted.WholeCatalogue && !wanted.Keys.Except(Keys).Any())
        && (Areas.Length == 0 || wanted.Areas.Count > 0 && !wanted.Areas.Except(Areas).Any())
        && !wanted.UnitsOf.Except(UnitsOf).Any();
}
