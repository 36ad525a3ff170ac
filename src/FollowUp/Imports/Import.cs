using System.Security.Cryptography;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>
/// The one door for figures: asks a source, keeps its answers untouched, understands them, and stores the difference in one transaction.
/// A run ends wholly or not at all, whatever stops it, and what it did can be read afterwards in its log.
/// </summary>
public sealed class Import(Db db, FrameworkReader framework, SourceList sources, TimeProvider clock)
{
    /// <summary>Imports from a source what the framework follows, or what <paramref name="request"/> asks for.</summary>
    /// <param name="sourceName">One of the names in <see cref="SourceList"/>.</param>
    /// <param name="trigger">What set it going.</param>
    /// <param name="actor">Who did, for the audit trail.</param>
    /// <param name="attempt">1 for the first try, higher for a retry after failure.</param>
    /// <param name="request">What to ask for; null asks for all followed indicators of the source, for the areas the framework needs.</param>
    /// <param name="say">Gets every line of the run's log as it is written; null when nobody listens.</param>
    /// <param name="cancellation">Interrupts the run.</param>
    /// <exception cref="ArgumentException">No source has the name.</exception>
    public Task<ImportResult> RunAsync(
        string sourceName, ImportTrigger trigger, Actor actor, int attempt = 1, SourceRequest? request = null, Action<string>? say = null, CancellationToken cancellation = default) =>
        RunAsync(sources[sourceName], trigger, actor, attempt, request, null, say, cancellation);

    /// <summary>Takes in one delivery that has been approved: a source whose fetching somebody has done by hand.</summary>
    /// <param name="source">Gives the delivery's file as it was handed in, and understands it.</param>
    /// <param name="deliveryId">The delivery. When the run has succeeded it is taken in, and never again.</param>
    /// <param name="actor">Who approved it, or what goes on with it.</param>
    /// <param name="cancellation">Interrupts the run.</param>
    public Task<ImportResult> TakeInAsync(ISource source, int deliveryId, Actor actor, CancellationToken cancellation) =>
        RunAsync(source, ImportTrigger.Person, actor, 1, new SourceRequest([], []), deliveryId, null, cancellation);

    private async Task<ImportResult> RunAsync(
        ISource source, ImportTrigger trigger, Actor actor, int attempt, SourceRequest? request, int? deliveryId, Action<string>? say, CancellationToken cancellation)
    {
        await using var turn = await TakeTurnAsync(source.Name, cancellation);
        if (turn is null)
        {
            return await BusyAsync(source.Name, cancellation);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Lost);
        var run = await ImportRun.OpenAsync(db, clock, source.Name, trigger, attempt, deliveryId, say, stop.Token);
        try
        {
            request ??= await FollowedAsync(source, stop.Token);
            if (request.Keys.Count == 0 && !request.WholeCatalogue && deliveryId is null)
            {
                return await run.FailAsync(Format.Fill(ImportTexts.NothingToFetch, source.Name), stop.Token);
            }

            await source.FetchAsync(request, run.FetchLog, stop.Token);
            var answers = await AnswersAsync(run.Id, stop.Token);
            var reading = await WholeAsync(source.ReadAsync(request, answers, stop.Token));
            foreach (var warning in reading.Warnings)
            {
                await run.WarnAsync(warning, stop.Token);
            }

            return await ApplyAsync(run, source.Name, reading, OneNature(answers), actor, trigger, stop.Token);
        }
        catch (SourceException problem)
        {
            return await run.FailAsync(problem.Message, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return await run.InterruptAsync(CancellationToken.None);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Nobody foresaw it: the caller is told as it is. The run's log, which is public, says that it ended here, if the database still answers.
            await run.TryFailAsync(ImportTexts.Unforeseen);
            throw;
        }
    }

    /// <summary>
    /// Whether the source would answer exactly what its latest good run was made from, so that taking it in again would say nothing new.
    /// Asks the source; only for those whose figures come along with the program.
    /// </summary>
    public async Task<bool> HasTakenInAsync(string sourceName, CancellationToken cancellation)
    {
        var source = sources[sourceName];
        var answers = new List<RawAnswer>();
        var log = FetchLog.Silent with
        {
            Keep = (answer, _) =>
            {
                answers.Add(answer);
                return Task.CompletedTask;
            },
        };
        await source.FetchAsync(await FollowedAsync(source, cancellation), log, cancellation);
        var held = await db.QueryAsync<byte[]>("queries/imports/latest_bodies.sql", new { source = sourceName }, cancellation);
        return held.Select(Convert.ToHexString).SequenceEqual(answers.Select(answer => Convert.ToHexString(SHA256.HashData(answer.Body))));
    }

    /// <summary>Closes the runs of a source that a stopped program left open; does nothing while one is under way.</summary>
    public async Task CloseAbandonedAsync(string sourceName, CancellationToken cancellation)
    {
        await using var turn = await TakeTurnAsync(sourceName, cancellation);
        if (turn is not null)
        {
            await ImportRun.CloseAbandonedAsync(db, clock, sourceName, cancellation);
        }
    }

    private Task<AdvisoryLock?> TakeTurnAsync(string source, CancellationToken cancellation) => db.TryLockAsync($"import {source}", cancellation);

    private async Task<ImportResult> BusyAsync(string source, CancellationToken cancellation)
    {
        var running = await new ImportLog(db).RunningAsync(source, cancellation);
        return new ImportResult(running, ImportOutcome.Busy, ImportCounts.None, Format.Fill(ImportTexts.Busy, source));
    }

    /// <summary>What the framework follows from a source.</summary>
    private async Task<SourceRequest> FollowedAsync(ISource source, CancellationToken cancellation) => new(
        await framework.KeysToFetchAsync(source.Name, cancellation),
        source.AnswersForEveryArea ? [] : await framework.AreasToFetchAsync(cancellation));

    private async Task<IReadOnlyList<KeptAnswer>> AnswersAsync(int runId, CancellationToken cancellation) =>
        [.. (await db.QueryAsync<AnswerHeadRow>("queries/imports/good_answers.sql", new { run_id = runId }, cancellation)).Select(head => new KeptAnswer(
            head.Id, head.Address, head.FetchedAt, head.HttpStatus, head.ContentType, head.Synthetic,
            ct => db.QuerySingleAsync<byte[]>("queries/imports/answer_body.sql", new { answer_id = head.Id }, ct)))];

    private static async Task<Reading> WholeAsync(IAsyncEnumerable<Reading> parts)
    {
        var all = await parts.ToListAsync();
        return all[0] with
        {
            Observations = [.. all.SelectMany(part => part.Observations)],
            CompleteKeys = [.. all.SelectMany(part => part.CompleteKeys)],
            CompleteAreas = [.. all.SelectMany(part => part.CompleteAreas).Distinct()],
            Warnings = [.. all.SelectMany(part => part.Warnings)],
        };
    }

    /// <summary>Invented and real answers in one fetch mean that something stands between us and the source: nothing of it can be trusted.</summary>
    private static bool OneNature(IReadOnlyList<KeptAnswer> answers) =>
        answers.Select(answer => answer.Synthetic).Distinct().Count() > 1
            ? throw new SourceException(ImportTexts.MixedSynthetic)
            : answers.Any(answer => answer.Synthetic);

    private async Task<ImportResult> ApplyAsync(
        ImportRun run, string source, Reading reading, bool synthetic, Actor actor, ImportTrigger trigger, CancellationToken cancellation)
    {
        var result = await db.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("commands/imports/wait_for_turn.sql", null, cancellation);
                await Merge.RefuseMixedNatureAsync(transaction, source, synthetic, cancellation);
                await Areas.FollowAsync(transaction, source, reading, Schedule.Schedule.Today(clock), cancellation);
                foreach (var line in await Notices.TellAsync(transaction, source, run.Id, reading, clock.GetUtcNow(), cancellation))
                {
                    await run.WarnAsync(transaction, line, cancellation);
                }

                var counts = await Merge.ApplyAsync(transaction, run.Id, source, reading, clock.GetUtcNow(), cancellation);
                if (counts.Read > 0)
                {
                    await transaction.ExecuteAsync("commands/imports/mark_source.sql", new { source, synthetic }, cancellation);
                }

                var after = new { source, trigger, counts.Read, counts.New, counts.Changed, counts.Withdrawn };
                await Audit.AddAsync(transaction, actor, clock.GetUtcNow(), "import.applied", FormattableString.Invariant($"import {run.Id}"), null, after, cancellation);
                return await run.SucceedAsync(transaction, counts, synthetic, cancellation);
            },
            cancellation);
        run.SayClosing(result);
        return result;
    }
}

/// <summary>A kept answer without its bytes.</summary>
public sealed record AnswerHeadRow(long Id, string Address, DateTimeOffset FetchedAt, int? HttpStatus, string ContentType, bool Synthetic);
