using FollowUp.Reports;
using Hangfire;

namespace FollowUp.Schedule;

/// <summary>The publishing of frozen editions as Hangfire runs it; the next time in the list is its second try.</summary>
public sealed class EditionJob(Editions editions)
{
    /// <summary>Publishes every edition that waits. Running twice does no harm: each edition is published once.</summary>
    /// <param name="cancellation">Hangfire's own, cancelled when the server stops; the edition then waits as before.</param>
    [AutomaticRetry(Attempts = 0)]
    public Task FinishAsync(CancellationToken cancellation) => editions.FinishAsync(cancellation);
}
