using FollowUp.Access;
using FollowUp.Imports;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace FollowUp.Schedule;

/// <summary>Something that happens by itself.</summary>
/// <param name="Id">Its name in the job store.</param>
/// <param name="Cron">When, in Swedish local time: minute, hour, day of month, month, day of week.</param>
/// <param name="Job">What.</param>
public sealed record Scheduled(string Id, string Cron, Job Job);

/// <summary>Everything that happens by itself, and when: what is not in this list does not run.</summary>
public static class Schedule
{
    /// <summary>The day it is here.</summary>
    public static DateOnly Today(TimeProvider clock) => WallTime.DayOf(clock.GetUtcNow());

    /// <summary>The moment a day ends here.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => WallTime.At(day.AddDays(1), TimeOnly.MinValue).AddTicks(-1);

    /// <summary>The whole list: a look at the calendar of imports, and every few minutes what a stopped program may have left half done.</summary>
    public static IReadOnlyList<Scheduled> Everything { get; } =
    [
        new("import-due", "*/10 * * * *", Job.FromExpression<CalendarJob>(job => job.StartDueAsync(CancellationToken.None))),
        new("take-in-deliveries", "*/3 * * * *", Job.FromExpression<DeliveryJob>(job => job.TakeInLeftAsync(CancellationToken.None))),
        new("finish-editions", "*/3 * * * *", Job.FromExpression<EditionJob>(job => job.FinishAsync(CancellationToken.None))),
    ];

    /// <summary>Makes what is scheduled in the database exactly this list.</summary>
    public static void Register(JobStorage storage)
    {
        var manager = new RecurringJobManager(storage);
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetRecurringJobs().Where(job => Everything.All(scheduled => scheduled.Id != job.Id)))
        {
            manager.RemoveIfExists(gone.Id);
        }

        foreach (var scheduled in Everything)
        {
            manager.AddOrUpdate(scheduled.Id, scheduled.Job, scheduled.Cron, new RecurringJobOptions { TimeZone = WallTime.Zone });
        }
    }

    /// <summary>Takes in at once what is approved and waits.</summary>
    public static void TakeInDeliveriesNow(IBackgroundJobClient jobs) => jobs.Enqueue<DeliveryJob>(job => job.TakeInLeftAsync(CancellationToken.None));

    /// <summary>Publishes at once what is frozen and waits.</summary>
    public static void FinishEditionsNow(IBackgroundJobClient jobs) => jobs.Enqueue<EditionJob>(job => job.FinishAsync(CancellationToken.None));

    /// <summary>Sets an import going at once, unless one from the source is under way.</summary>
    /// <returns>The number of the run, as soon as there is one; null when none has begun within five seconds.</returns>
    public static async Task<int?> StartNowAsync(IBackgroundJobClient jobs, Import import, ImportLog log, string source, SignedIn person, CancellationToken cancellation)
    {
        await import.CloseAbandonedAsync(source, cancellation);
        if (await log.RunningAsync(source, cancellation) is > 0 and var running)
        {
            return running;
        }

        var accountId = person.AccountId;
        return await BegunAsync(log, source, () => jobs.Enqueue<ImportJob>(job => job.RunForPersonAsync(source, accountId, null, CancellationToken.None)), cancellation);
    }

    /// <summary>Sets going at once that a held run is taken in.</summary>
    /// <returns>The number of the run that does, as soon as there is one; null when none has begun within five seconds.</returns>
    public static async Task<int?> ReleaseNowAsync(IBackgroundJobClient jobs, ImportLog log, int runId, SignedIn person, CancellationToken cancellation)
    {
        var accountId = person.AccountId;
        return await log.SourceAsync(runId, cancellation) is { } source
            ? await BegunAsync(log, source, () => jobs.Enqueue<ImportJob>(job => job.ReleaseAsync(runId, accountId, null, CancellationToken.None)), cancellation)
            : null;
    }

    private static async Task<int?> BegunAsync(ImportLog log, string source, Action enqueue, CancellationToken cancellation)
    {
        var before = await log.LatestRunAsync(source, cancellation);
        enqueue();
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
}
