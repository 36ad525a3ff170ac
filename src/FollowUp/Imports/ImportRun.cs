using System.Data.Common;
using System.Security.Cryptography;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>One run of an import: its row, its log and its kept answers, written at once, so that they survive whatever stops the run.</summary>
public sealed class ImportRun : IDisposable
{
    private readonly Db _db;
    private readonly TimeProvider _clock;
    private readonly string _source;
    private readonly Action<string>? _say;
    private readonly CancellationTokenSource _stop = new();

    private ImportRun(Db db, TimeProvider clock, string source, Action<string>? say, int id)
    {
        (_db, _clock, _source, _say, Id) = (db, clock, source, say, id);
        FetchLog = new FetchLog(KeepAsync, (text, cancellation) => AddAsync("info", text, cancellation), NoteProgressAsync);
    }

    /// <summary>Cancelled when somebody has asked the run to stop.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>The run's number in <c>import_run</c>.</summary>
    public int Id { get; }

    /// <summary>Where a source hands over its answers and says how it goes.</summary>
    public FetchLog FetchLog { get; }

    /// <summary>Opens a run. The source's lock must be held: a run of it still open is then known to be abandoned, and is closed.</summary>
    public static async Task<ImportRun> OpenAsync(
        Db db, TimeProvider clock, string source, ImportTrigger trigger, int attempt, ImportTask task, Action<string>? say, CancellationToken cancellation)
    {
        await CloseAbandonedAsync(db, clock, source, cancellation);
        var id = await db.QuerySingleAsync<int>(
            "commands/imports/open_run.sql",
            new
            {
                source,
                trigger = Word(trigger),
                attempt = (short)attempt,
                delivery_id = task.DeliveryId,
                answers_of = task.AnswersOf,
                keys_asked = task.Request.WholeCatalogue ? null : task.Request.Keys,
                areas_asked = task.Request.Areas,
                task.Request.WholeCatalogue,
                task.Request.Since,
                task.Request.UnitsOf,
                started_at = clock.GetUtcNow(),
            },
            cancellation);
        var run = new ImportRun(db, clock, source, say, id);
        await run.AddAsync("info", Format.Fill(attempt > 1 ? ImportTexts.BeganAgain : ImportTexts.Began, source, Format.Count(attempt)), cancellation);
        return run;
    }

    /// <summary>Closes as interrupted what a stopped program left open. The source's lock must be held.</summary>
    public static async Task CloseAbandonedAsync(Db db, TimeProvider clock, string source, CancellationToken cancellation)
    {
        var closed = await db.QueryAsync<int>(
            "commands/imports/close_abandoned_runs.sql", new { source, ended_at = clock.GetUtcNow(), message = ImportTexts.Abandoned }, cancellation);
        foreach (var run in closed)
        {
            await db.ExecuteAsync(
                "commands/imports/add_log_line.sql", new { run_id = run, at = clock.GetUtcNow(), level = "error", text = ImportTexts.Abandoned }, cancellation);
        }
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>Notes how many values have been understood, and notices when somebody has asked the run to stop.</summary>
    public Task NoteValuesAsync(int read, CancellationToken cancellation) => NoteAsync("commands/imports/note_values.sql", new { run_id = Id, read }, cancellation);

    /// <summary>Adds a line that a person should look at.</summary>
    public Task WarnAsync(string text, CancellationToken cancellation) => AddAsync("warning", text, cancellation);

    /// <summary>Adds a line that a person should look at, there only if the transaction commits.</summary>
    public async Task WarnAsync(Transaction transaction, string text, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync("commands/imports/add_log_line.sql", LogLine("warning", text), cancellation);
        _say?.Invoke(text);
    }

    /// <summary>Closes the run as done in the transaction that stores its figures, so that neither is ever there without the other.</summary>
    public async Task<ImportResult> SucceedAsync(Transaction transaction, ImportCounts counts, bool synthetic, CancellationToken cancellation)
    {
        var message = Format.Fill(
            ImportTexts.Succeeded, Format.Count(counts.Read), Format.Count(counts.New), Format.Count(counts.Changed), Format.Count(counts.Withdrawn));
        await transaction.ExecuteAsync("commands/imports/add_log_line.sql", LogLine("info", message), cancellation);
        if (await transaction.ExecuteAsync("commands/imports/close_run.sql", Closing(ImportOutcome.Succeeded, counts, synthetic, message), cancellation) != 1)
        {
            // Somebody closed the run as abandoned: its lock was lost. What it would store must not be kept under a run that says otherwise.
            throw new SourceException(ImportTexts.Abandoned);
        }

        return new ImportResult(Id, ImportOutcome.Succeeded, counts, message);
    }

    /// <summary>Tells the closing line, once what it says has been committed.</summary>
    public void SayClosing(ImportResult result) => _say?.Invoke(result.Message);

    /// <summary>Closes the run as failed: nothing of it is stored but its log and answers.</summary>
    public Task<ImportResult> FailAsync(string reason, CancellationToken cancellation) =>
        CloseEmptyAsync(ImportOutcome.Failed, Format.Fill(ImportTexts.Failed, reason), cancellation);

    /// <summary>Closes the run as failed if the database answers; else the next run closes it as abandoned.</summary>
    public async Task TryFailAsync(string reason)
    {
        try
        {
            await FailAsync(reason, CancellationToken.None);
        }
        catch (DbException)
        {
            _say?.Invoke(ImportTexts.Abandoned);
        }
    }

    /// <summary>Closes the run as interrupted, or as stopped when a person asked for that: nothing of it is stored but its log and answers.</summary>
    public Task<ImportResult> InterruptAsync(CancellationToken cancellation) =>
        _stop.IsCancellationRequested
            ? CloseEmptyAsync(ImportOutcome.Stopped, ImportTexts.StoppedOnRequest, cancellation)
            : CloseEmptyAsync(ImportOutcome.Interrupted, ImportTexts.Interrupted, cancellation);

    /// <summary>Lets the run wait for a person: nothing of it is stored but its log, its answers, and what it would change.</summary>
    internal async Task<ImportResult> HoldAsync(HeldException held, bool synthetic, CancellationToken cancellation)
    {
        var told = held.Series.OrderByDescending(series => series.Share).Take(HoldRule.MostTold).ToList();
        var indicators = held.Series.Select(series => series.Indicator).Distinct().Count();
        var message = indicators == 1 ? ImportTexts.HeldOne : Format.Fill(ImportTexts.Held, Format.Count(indicators));
        return await _db.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("commands/imports/add_log_line.sql", LogLine("warning", message), cancellation);
                await transaction.ExecuteAsync(
                    "commands/imports/add_held_series.sql",
                    new
                    {
                        run_id = Id,
                        indicators = told.Select(series => series.Indicator).ToArray(),
                        areas = told.Select(series => series.Area).ToArray(),
                        breakdowns = told.Select(series => series.Breakdown).ToArray(),
                        held = told.Select(series => series.Held).ToArray(),
                        changed = told.Select(series => series.Changed).ToArray(),
                        removed = told.Select(series => series.Removed).ToArray(),
                    },
                    cancellation);
                var examples = told.SelectMany(series => series.Examples, (series, pair) => (series.Indicator, pair.Before, pair.Now)).DistinctBy(one => (one.Indicator, one.Before.Period, one.Before.Area, one.Before.Breakdown)).ToList();
                await transaction.ExecuteAsync(
                    "commands/imports/add_held_changes.sql",
                    new
                    {
                        run_id = Id,
                        indicators = examples.Select(one => one.Indicator).ToArray(),
                        periods = examples.Select(one => one.Before.Period).ToArray(),
                        areas = examples.Select(one => one.Before.Area).ToArray(),
                        breakdowns = examples.Select(one => one.Before.Breakdown).ToArray(),
                        old_values = examples.Select(one => one.Before.Number).ToArray(),
                        old_statuses = examples.Select(one => (short)one.Before.Status).ToArray(),
                        new_values = examples.Select(one => one.Now.Number).ToArray(),
                        new_statuses = examples.Select(one => (short)one.Now.Status).ToArray(),
                    },
                    cancellation);
                await transaction.ExecuteAsync("commands/imports/close_run.sql", Closing(ImportOutcome.Held, held.Counts, synthetic, message), cancellation);
                _say?.Invoke(message);
                return new ImportResult(Id, ImportOutcome.Held, held.Counts, message);
            },
            cancellation);
    }

    private async Task<ImportResult> CloseEmptyAsync(ImportOutcome outcome, string message, CancellationToken cancellation)
    {
        await AddAsync("error", message, cancellation);
        await _db.ExecuteAsync("commands/imports/close_run.sql", Closing(outcome, ImportCounts.None, false, message), cancellation);
        return new ImportResult(Id, outcome, ImportCounts.None, message);
    }

    private async Task AddAsync(string level, string text, CancellationToken cancellation)
    {
        await _db.ExecuteAsync("commands/imports/add_log_line.sql", LogLine(level, text), cancellation);
        _say?.Invoke(text);
    }

    private Task KeepAsync(RawAnswer answer, CancellationToken cancellation) => _db.ExecuteAsync(
        "commands/imports/keep_answer.sql",
        new
        {
            run_id = Id,
            address = answer.Address,
            fetched_at = answer.FetchedAt,
            http_status = (short?)answer.HttpStatus,
            content_type = answer.ContentType,
            synthetic = answer.Synthetic,
            sha256 = SHA256.HashData(answer.Body),
            body = answer.Body,
        },
        cancellation);

    private Task NoteProgressAsync(int done, int total, CancellationToken cancellation) =>
        NoteAsync("commands/imports/note_progress.sql", new { run_id = Id, done, total }, cancellation);

    private async Task NoteAsync(string path, object progress, CancellationToken cancellation)
    {
        if (await _db.QueryFirstOrDefaultAsync<string>(path, progress, cancellation) is not null)
        {
            await _stop.CancelAsync();
            _stop.Token.ThrowIfCancellationRequested();
        }
    }

    private object LogLine(string level, string text) => new { run_id = Id, at = _clock.GetUtcNow(), level, text };

    private object Closing(ImportOutcome outcome, ImportCounts counts, bool synthetic, string message) => new
    {
        run_id = Id,
        ended_at = _clock.GetUtcNow(),
        outcome = Word(outcome),
        synthetic,
        values_read = counts.Read,
        values_new = counts.New,
        values_changed = counts.Changed,
        values_withdrawn = counts.Withdrawn,
        message,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
