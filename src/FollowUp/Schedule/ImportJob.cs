using FollowUp.Access;
using FollowUp.Imports;
using Hangfire;
using Hangfire.Server;

namespace FollowUp.Schedule;

/// <summary>An import as Hangfire runs it: tried again at most three times, with growing delay, each try a run of its own.</summary>
public sealed class ImportJob(Import import, RunDecisions decisions, Accounts accounts)
{
    /// <summary>Runs one import. Running twice does no harm: the second waits for nothing and changes nothing.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="trigger">What set it going.</param>
    /// <param name="context">Hangfire's own, filled in when the job runs; null when it is enqueued.</param>
    /// <param name="cancellation">Hangfire's own, cancelled when the server stops; the job is then taken up again by the next one.</param>
    /// <exception cref="ImportFailedException">The run failed; Hangfire tries again.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public Task RunAsync(string source, ImportTrigger trigger, PerformContext? context, CancellationToken cancellation) =>
        RunAsync(source, trigger, Actor.Service, context, cancellation);

    /// <summary>Runs one import that somebody set going.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="accountId">Who did.</param>
    /// <param name="context">As above.</param>
    /// <param name="cancellation">As above.</param>
    /// <exception cref="ImportFailedException">As above.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public async Task RunForPersonAsync(string source, int accountId, PerformContext? context, CancellationToken cancellation) =>
        await RunAsync(source, ImportTrigger.Person, await accounts.ActorAsync(accountId, cancellation), context, cancellation);

    /// <summary>Takes in what a held run keeps, since somebody decided so. Running twice does no harm: what has been decided is not decided again.</summary>
    /// <param name="runId">The held run.</param>
    /// <param name="accountId">Who decided.</param>
    /// <param name="context">As above.</param>
    /// <param name="cancellation">As above.</param>
    /// <exception cref="ImportFailedException">As above.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public async Task ReleaseAsync(int runId, int accountId, PerformContext? context, CancellationToken cancellation)
    {
        if (await decisions.WhyNotDecideAsync(runId, cancellation) is null)
        {
            var actor = await accounts.ActorAsync(accountId, cancellation);
            var result = await import.ReleaseAsync(runId, actor, Attempt(context), cancellation);
            ThrowIfFailed(result, cancellation);
            if (result.Outcome == ImportOutcome.Busy)
            {
                throw new ImportFailedException(result.Message); // somebody has decided: it is tried again when the other import is done
            }
        }
    }

    private async Task RunAsync(string source, ImportTrigger trigger, Actor actor, PerformContext? context, CancellationToken cancellation)
    {
        var result = await import.RunAsync(source, trigger, actor, Attempt(context), cancellation: cancellation);
        ThrowIfFailed(result, cancellation);
    }

    private static int Attempt(PerformContext? context) => 1 + (context?.GetJobParameter<int>("RetryCount") ?? 0);

    private static void ThrowIfFailed(ImportResult result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (result.Outcome is ImportOutcome.Failed or ImportOutcome.Interrupted)
        {
            throw new ImportFailedException(result.Message);
        }
    }
}

/// <summary>Tells Hangfire that a run did not succeed; the run's own log says why.</summary>
public sealed class ImportFailedException(string message) : Exception(message);
