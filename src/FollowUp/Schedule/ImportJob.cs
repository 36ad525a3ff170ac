using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using Hangfire;
using Hangfire.Server;

namespace FollowUp.Schedule;

/// <summary>An import as Hangfire runs it: tried again at most three times, with growing delay, each try a run of its own.</summary>
public sealed class ImportJob(Db db, Import import, RunDecisions decisions, SourceList sources, FrameworkReader framework, CalendarReader calendar, Accounts accounts, TimeProvider clock)
{
    /// <summary>Runs one import of everything that is followed. Running twice does no harm: the second waits for nothing and changes nothing.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="trigger">What set it going.</param>
    /// <param name="context">Hangfire's own, filled in when the job runs; null when it is enqueued.</param>
    /// <param name="cancellation">Hangfire's own, cancelled when the server stops; the job is then taken up again by the next one.</param>
    /// <exception cref="ImportFailedException">The run failed; Hangfire tries again.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public Task RunAsync(string source, ImportTrigger trigger, PerformContext? context, CancellationToken cancellation) =>
        RunAsync(source, trigger, Actor.Service, null, context, cancellation);

    /// <summary>Runs one import that somebody set going.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="accountId">Who did.</param>
    /// <param name="context">As above.</param>
    /// <param name="cancellation">As above.</param>
    /// <exception cref="ImportFailedException">As above.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public async Task RunForPersonAsync(string source, int accountId, PerformContext? context, CancellationToken cancellation) =>
        await RunAsync(source, ImportTrigger.Person, await accounts.ActorAsync(accountId, cancellation), null, context, cancellation);

    /// <summary>Runs one import that the calendar asks for, unless another has made it needless while this one waited.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="keys">The indicators whose publications are due; empty for all that are followed.</param>
    /// <param name="since">The day from which changes are asked for, <c>2026-03-23</c>; null asks for all figures.</param>
    /// <param name="context">As above.</param>
    /// <param name="cancellation">As above.</param>
    /// <exception cref="ImportFailedException">As above.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public async Task RunDueAsync(string source, string[] keys, string? since, PerformContext? context, CancellationToken cancellation)
    {
        if (Attempt(context) == 1 && !await calendar.IsDueAsync(source, cancellation))
        {
            return;
        }

        var request = new SourceRequest(
            keys is [] ? await framework.KeysToFetchAsync(source, cancellation) : keys,
            sources[source].AnswersForEveryArea ? [] : await framework.AreasToFetchAsync(cancellation));
        if (since is not null)
        {
            // What is followed may have grown since the calendar looked: then changes are not enough.
            request = await ImportScope.ChooseAsync(db, sources[source], request, clock.GetUtcNow(), cancellation);
        }

        await RunAsync(source, ImportTrigger.Schedule, Actor.Service, keys is [] && since is null ? null : request, context, cancellation);
    }

    /// <summary>Takes in what a held run keeps, since somebody decided so. Running twice does no harm: what has been decided is not decided again.</summary>
    /// <param name="runId">The held run.</param>
    /// <param name="accountId">Who decided.</param>
    /// <param name="context">As above.</param>
    /// <param name="cancellation">As above.</param>
    /// <exception cref="ImportFailedException">As above.</exception>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 600, 3600])]
    public async Task ReleaseAsync(int runId, int accountId, PerformContext? context, CancellationToken cancellation)
    {
        if (await decisions.WhyNotDecideAsync(runId, cancellation) is not null)
        {
            return;
        }

        var result = await import.ReleaseAsync(runId, await accounts.ActorAsync(accountId, cancellation), Attempt(context), cancellation);
        cancellation.ThrowIfCancellationRequested();

        // Somebody has decided: where another import was under way it is tried again when that one may be done.
        if (result.Outcome is ImportOutcome.Failed or ImportOutcome.Interrupted or ImportOutcome.Busy)
        {
            throw new ImportFailedException(result.Message);
        }
    }

    private async Task RunAsync(string source, ImportTrigger trigger, Actor actor, SourceRequest? request, PerformContext? context, CancellationToken cancellation)
    {
        var startedAt = clock.GetUtcNow();
        ImportResult? result = null;
        try
        {
            result = await import.RunAsync(source, trigger, actor, Attempt(context), request, cancellation: cancellation);
        }
        finally
        {
            // A try that failed is one too, whatever it failed of; one that found the source busy is not.
            if (result?.Outcome != ImportOutcome.Busy)
            {
                await Publications.CountTryAsync(db, source, request?.Keys, result?.RunId ?? 0, startedAt, CancellationToken.None);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (result.Outcome is ImportOutcome.Failed or ImportOutcome.Interrupted)
        {
            throw new ImportFailedException(result.Message);
        }
    }

    private static int Attempt(PerformContext? context) => 1 + (context?.GetJobParameter<int>("RetryCount") ?? 0);
}

/// <summary>Tells Hangfire that a run did not succeed; the run's own log says why.</summary>
public sealed class ImportFailedException(string message) : Exception(message);
