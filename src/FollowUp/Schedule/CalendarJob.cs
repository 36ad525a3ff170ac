using System.Globalization;
using FollowUp.Imports;
using Hangfire;

namespace FollowUp.Schedule;

/// <summary>Looks at the calendar and sets going what is due.</summary>
public sealed class CalendarJob(CalendarReader calendar, Import import, IBackgroundJobClient jobs)
{
    /// <summary>Sets at most one import going from each source. Doing so twice does no harm: an import asks the calendar again when its turn comes.</summary>
    /// <param name="cancellation">Hangfire's own, cancelled when the server stops.</param>
    [AutomaticRetry(Attempts = 0)]
    public async Task StartDueAsync(CancellationToken cancellation)
    {
        foreach (var source in calendar.Asked)
        {
            // A command that was killed leaves its run open, and an open run keeps the calendar from asking.
            await import.CloseAbandonedAsync(source, cancellation);
        }

        foreach (var due in await calendar.DueAsync(cancellation))
        {
            var (source, keys) = (due.Source, due.Keys.ToArray());
            var since = due.Since?.ToString("O", CultureInfo.InvariantCulture);
            jobs.Enqueue<ImportJob>(job => job.RunDueAsync(source, keys, since, null, CancellationToken.None));
        }
    }
}
