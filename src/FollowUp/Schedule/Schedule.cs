using FollowUp.Access;
using FollowUp.Imports;
using Hangfire;
using Hangfire.Storage;

namespace FollowUp.Schedule;

/// <summary>Something that happens by itself.</summary>
/// <param name="Source">The source that is asked.</param>
/// <param name="Cron">When, in Swedish local time: minute, hour, day of month, month, day of week.</param>
public sealed record ScheduledImport(string Source, string Cron);

/// <summary>Everything that happens by itself, and when: what is not in this list does not run.</summary>
public static class Schedule
{
    /// <summary>Every time of day below is local time here, summer and winter.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The recorded sources are not here: their figures come with the program and are taken in when it starts.</summary>
    public static IReadOnlyList<ScheduledImport> Imports { get; } = [new("kolada", "30 5 * * *")];

    /// <summary>Makes what is scheduled in the database exactly this list.</summary>
    public static void Register(JobStorage storage)
    {
        var manager = new RecurringJobManager(storage);
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetRecurringJobs().Where(job => Imports.All(import => JobId(import) != job.Id)))
        {
            manager.RemoveIfExists(gone.Id);
        }

        foreach (var import in Imports)
        {
            manager.AddOrUpdate<ImportJob>(
                JobId(import),
                job => job.RunAsync(import.Source, ImportTrigger.Schedule, null, CancellationToken.None),
                import.Cron,
                new RecurringJobOptions { TimeZone = Zone });
        }
    }

    /// <summary>Sets an import going at once, unless one from the source is under way.</summary>
    /// <returns>The number of the run, as soon as there is one; null when none has begun within five seconds.</returns>
    public static async Task<int?> StartNowAsync(IBackgroundJobClient jobs, Import import, ImportLog log, string source, SignedIn person, CancellationToken cancellation)
    {
        await import.CloseAbandonedAsync(source, cancellation);
        if (await log.RunningAsync(source, cancellation) is > 0 and var running)
        {
            return running;
        }

        var before = await log.LatestRunAsync(source, cancellation);
        var accountId = person.AccountId;
        jobs.Enqueue<ImportJob>(job => job.RunForPersonAsync(source, accountId, null, CancellationToken.None));
        for (var tries = 0; tries < 50; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            if (await log.LatestRunAsync(source, cancellation) is var latest && latest > before)
            {
                return latest;
            }
        }

        return null;
    }

    /// <summary>When a source is asked next; null when it is not in the list.</summary>
    public static DateTimeOffset? NextTime(JobStorage storage, string source)
    {
        using var connection = storage.GetConnection();
        var next = connection.GetRecurringJobs().FirstOrDefault(job => job.Id == $"import-{source}")?.NextExecution;
        return next is { } utc ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : null;
    }

    private static string JobId(ScheduledImport import) => $"import-{import.Source}";
}
