using System.Security.Cryptography;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Imports;

/// <summary>
/// The one door for figures: asks a source, keeps its answers untouched, understands them, and stores the difference in one transaction.
/// A run ends wholly or not at all, whatever stops it, and what it did can be read afterwards in its log.
/// </summary>
public sealed class Import(Db db, FrameworkReader framework, SourceList sources, TimeProvider clock, HoldRule? hold = null)
{
    /// <summary>How much may change without a person, unless the settings say otherwise.</summary>
    public const double DefaultHoldShare = 0.2;

    private readonly HoldRule _hold = hold ?? new HoldRule(DefaultHoldShare);

    /// <summary>Imports from a source what the framework follows, or what <paramref name="request"/> asks for.</summary>
    /// <param name="sourceName">One of the names in <see cref="SourceList"/>.</param>
    /// <param name="trigger">What set it going.</param>
    /// <param name="actor">Who did, for the audit trail.</param>
    /// <param name="attempt">1 for the first try, higher for a retry after failure.</param>
    /// <param name="request">What to ask for; null asks for all followed indicators of the source, for the areas the framework needs.</param>
    /// <param name="say">Gets every line of the run's log as it is written; null when nobody listens.</param>
    /// <param name="cancellation">Interrupts the run.</param>
    /// <exception cref="ArgumentException">No source has the name.</exception>
    public async Task<ImportResult> RunAsync(
        string sourceName, ImportTrigger trigger, Actor actor, int attempt = 1, SourceRequest? request = null, Action<string>? say = null, CancellationToken cancellation = default)
    {
        var source = sources[sourceName];
        return await RunAsync(source, trigger, actor, attempt, new ImportTask(request ?? await FollowedAsync(source, cancellation)), say, cancellation);
    }

    /// <summary>Takes in one delivery that has been approved: a source whose fetching somebody has done by hand.</summary>
    /// <param name="source">Gives the delivery's file as it was handed in, and understands it.</param>
    /// <param name="deliveryId">The delivery. When the run has succeeded it is taken in, and never again.</param>
    /// <param name="actor">Who approved it, or what goes on with it.</param>
    /// <param name="cancellation">Interrupts the run.</param>
    public Task<ImportResult> TakeInAsync(ISource source, int deliveryId, Actor actor, CancellationToken cancellation) =>
        RunAsync(source, ImportTrigger.Person, actor, 1, new ImportTask(new SourceRequest([], [])) { DeliveryId = deliveryId }, null, cancellation);

    /// <summary>Takes in what a run that waits for a person was answered, whatever it changes: a person has looked at it.</summary>
    /// <param name="runId">The run that waits. What it was answered is read again; nothing is fetched.</param>
    /// <param name="actor">Who lets it in.</param>
    /// <param name="attempt">As for any run.</param>
    /// <param name="cancellation">Interrupts the run.</param>
    /// <exception cref="RefusedException">The run does not wait for anybody.</exception>
    public async Task<ImportResult> ReleaseAsync(int runId, Actor actor, int attempt, CancellationToken cancellation)
    {
        var held = await db.QueryFirstOrDefaultAsync<HeldRunRow>("queries/imports/held_run.sql", new { run_id = runId }, cancellation)
            ?? throw new RefusedException(Format.Fill(ImportTexts.NotHeld, Format.Count(runId)));
        var request = new SourceRequest(held.KeysAsked ?? [], held.AreasAsked) { WholeCatalogue = held.WholeCatalogue, Since = held.Since, UnitsOf = held.UnitsOf };
        return await RunAsync(sources[held.Source], ImportTrigger.Person, actor, attempt, new ImportTask(request) { AnswersOf = runId }, null, cancellation);
    }

    private async Task<ImportResult> RunAsync(
        ISource source, ImportTrigger trigger, Actor actor, int attempt, ImportTask task, Action<string>? say, CancellationToken cancellation)
    {
        await using var turn = await TakeTurnAsync(source.Name, cancellation);
        if (turn is null)
        {
            return await BusyAsync(source.Name, cancellation);
        }

        using var run = await ImportRun.OpenAsync(db, clock, source.Name, trigger, attempt, task, say, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Lost, run.Stopped);
        var synthetic = false;
        var noticed = new List<string>();
        try
        {
            if (task.AsksNothing)
            {
                return await run.FailAsync(Format.Fill(ImportTexts.NothingToFetch, source.Name), stop.Token);
            }

            if (task.AnswersOf is { } held)
            {
                await run.FetchLog.Say(Format.Fill(ImportTexts.Released, Format.Count(held)), stop.Token);
            }
            else
            {
                await source.FetchAsync(task.Request, run.FetchLog, stop.Token);
            }

            var answers = await AnswersAsync(task.AnswersOf ?? run.Id, stop.Token);
            synthetic = OneNature(answers);
            var waits = task.DeliveryId is null && task.AnswersOf is null ? _hold : null;
            return await ApplyAsync(run, source, task, answers, synthetic, waits, noticed, actor, trigger, stop.Token);
        }
        catch (HeldException held)
        {
            foreach (var line in noticed)
            {
                // Undone with the rest, and often the very reason: whoever decides must see it.
                await run.WarnAsync(line, CancellationToken.None);
            }

            return await run.HoldAsync(held, synthetic, CancellationToken.None);
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
        await framework.KeysToFetchAsync(source.Name, cancellation) is { Count: > 0 } followed ? followed : source.Keys,
        source.AnswersForEveryArea ? [] : await framework.AreasToFetchAsync(cancellation));

    /// <summary>The good answers of a run, their bytes to be asked for one by one.</summary>
    private async Task<IReadOnlyList<KeptAnswer>> AnswersAsync(int runId, CancellationToken cancellation) =>
        [.. (await db.QueryAsync<AnswerHeadRow>("queries/imports/good_answers.sql", new { run_id = runId }, cancellation)).Select(head => new KeptAnswer(
            head.Id, head.Address, head.FetchedAt, head.HttpStatus, head.ContentType, head.Synthetic,
            ct => db.QuerySingleAsync<byte[]>("queries/imports/answer_body.sql", new { answer_id = head.Id }, ct)))];

    /// <summary>Invented and real answers in one fetch mean that something stands between us and the source: nothing of it can be trusted.</summary>
    private static bool OneNature(IReadOnlyList<KeptAnswer> answers) =>
        answers.Select(answer => answer.Synthetic).Distinct().Count() > 1
            ? throw new SourceException(ImportTexts.MixedSynthetic)
            : answers.Any(answer => answer.Synthetic);

    private async Task<ImportResult> ApplyAsync(
        ImportRun run, ISource source, ImportTask task, IReadOnlyList<KeptAnswer> answers, bool synthetic, HoldRule? waits, List<string> noticed, Actor actor, ImportTrigger trigger, CancellationToken cancellation)
    {
        var result = await db.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("commands/imports/wait_for_turn.sql", null, cancellation);
                await Merge.RefuseMixedNatureAsync(transaction, source.Name, synthetic, cancellation);
                var merge = await Merge.BeginAsync(transaction, run.Id, source.Name, waits, clock.GetUtcNow(), cancellation);
                await foreach (var part in Ahead.Of(source.ReadAsync(task.Request, answers, cancellation), cancellation))
                {
                    foreach (var warning in part.Warnings)
                    {
                        await run.WarnAsync(warning, cancellation);
                    }

                    await Areas.FollowAsync(transaction, source.Name, part, Schedule.Schedule.Today(clock), cancellation);
                    foreach (var line in await Notices.TellAsync(transaction, source.Name, run.Id, part, clock.GetUtcNow(), cancellation))
                    {
                        noticed.Add(line);
                        await run.WarnAsync(transaction, line, cancellation);
                    }

                    await merge.TakeAsync(part, cancellation);
                    await run.NoteValuesAsync(merge.Counts.Read, cancellation);
                }

                var counts = await merge.FinishAsync(cancellation);
                if (counts.Read > 0)
                {
                    await transaction.ExecuteAsync("commands/imports/mark_source.sql", new { source = source.Name, synthetic }, cancellation);
                }

                foreach (var found in merge.Batch is { } batch ? await Checks.RunAsync(transaction, run.Id, batch, cancellation) : [])
                {
                    await run.WarnAsync(transaction, found, cancellation);
                }

                await Publications.FollowAsync(transaction, source.Name, source.Publication, run.Id, clock.GetUtcNow(), cancellation);
                if (task.AnswersOf is { } held)
                {
                    await RunDecisions.MarkReleasedAsync(transaction, held, actor, clock.GetUtcNow(), cancellation);
                }

                var after = new { source = source.Name, trigger, counts.Read, counts.New, counts.Changed, counts.Withdrawn };
                await Audit.AddAsync(transaction, actor, clock.GetUtcNow(), "import.applied", FormattableString.Invariant($"import {run.Id}"), null, after, cancellation);
                return await run.SucceedAsync(transaction, counts, synthetic, cancellation);
            },
            cancellation);
        run.SayClosing(result);
        return result;
    }
}

/// <summary>What one run is to do.</summary>
/// <param name="Request">What is asked for.</param>
public sealed record ImportTask(SourceRequest Request)
{
    /// <summary>The delivery that the run takes in; null for any other.</summary>
    public int? DeliveryId { get; init; }

    /// <summary>The run whose answers are taken in, since a person has let them; null for any other.</summary>
    public int? AnswersOf { get; init; }

    /// <summary>True when there is nothing to ask for.</summary>
    public bool AsksNothing => Request is { Keys.Count: 0, WholeCatalogue: false } && DeliveryId is null;
}

/// <summary>A kept answer without its bytes.</summary>
public sealed record AnswerHeadRow(long Id, string Address, DateTimeOffset FetchedAt, int? HttpStatus, string ContentType, bool Synthetic);

/// <summary>A run that waits for a person, and what it asked for.</summary>
public sealed record HeldRunRow(string Source, string[]? KeysAsked, string[] AreasAsked, bool WholeCatalogue, DateOnly? Since, string[] UnitsOf);
