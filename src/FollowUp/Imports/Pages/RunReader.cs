using FollowUp.Database;
using FollowUp.Ui;

namespace FollowUp.Imports.Pages;

/// <summary>Reads what the import pages print.</summary>
public sealed class RunReader(Db db, NextImport next)
{
    /// <summary>How many runs the list shows.</summary>
    public const int MostRuns = 50;

    /// <summary>How many lines of a log a page shows.</summary>
    public const int MostLines = 2000;

    /// <summary>How many series, and how many examples, the page of a held run shows.</summary>
    public const int MostHeld = 200;

    /// <summary>Every source with how it went last.</summary>
    public Task<IReadOnlyList<SourceWithRuns>> SourcesAsync(CancellationToken ct) => db.QueryAsync<SourceWithRuns>("queries/imports/sources_with_runs.sql", ct);

    /// <summary>When a source will next be fetched by itself; null when nothing is planned.</summary>
    public Task<DateTimeOffset?> NextAsync(string source, CancellationToken ct) => next.OfAsync(source, ct);

    /// <summary>The latest runs of all sources, latest first.</summary>
    public Task<IReadOnlyList<RunRow>> RunsAsync(CancellationToken ct) => db.QueryAsync<RunRow>("queries/imports/latest_runs.sql", new { most = MostRuns }, ct);

    /// <summary>One run; null when there is none of that number.</summary>
    public Task<RunRow?> RunAsync(int runId, CancellationToken ct) => db.QueryFirstOrDefaultAsync<RunRow>("queries/imports/run.sql", new { runId }, ct);

    /// <summary>The last lines of a run's log, in their order.</summary>
    public Task<IReadOnlyList<RunLogRow>> LogAsync(int runId, CancellationToken ct) =>
        db.QueryAsync<RunLogRow>("queries/imports/run_log.sql", new { runId, most = MostLines }, ct);

    /// <summary>The runs that wait for a person, the longest waiting first.</summary>
    public Task<IReadOnlyList<WaitingRun>> WaitingAsync(CancellationToken ct) => db.QueryAsync<WaitingRun>("queries/imports/waiting_runs.sql", ct);

    /// <summary>The runs under way, by source.</summary>
    public async Task<IReadOnlyDictionary<string, RunningRun>> RunningAsync(CancellationToken ct) =>
        (await db.QueryAsync<RunningRun>("queries/imports/running_runs.sql", ct)).DistinctBy(run => run.Source).ToDictionary(run => run.Source, StringComparer.Ordinal);

    /// <summary>What the latest good run of each source noticed in its catalogue, by source; none where it noticed nothing.</summary>
    public async Task<IReadOnlyDictionary<string, NoticeCount>> LatestNoticesAsync(CancellationToken ct) =>
        (await db.QueryAsync<NoticeCount>("queries/imports/latest_notices.sql", ct)).ToDictionary(count => count.Source, StringComparer.Ordinal);

    /// <summary>What a run asked for.</summary>
    public Task<RunAsked> AskedAsync(int runId, CancellationToken ct) =>
        db.QuerySingleAsync<RunAsked>("queries/imports/run_asked.sql", new { runId, most = RunWords.MostNames }, ct);

    /// <summary>What the checks found in a run, what stops first.</summary>
    public Task<IReadOnlyList<FindingRow>> FindingsAsync(int runId, CancellationToken ct) =>
        db.QueryAsync<FindingRow>("queries/imports/findings.sql", new { runId, most = MostLines }, ct);

    /// <summary>What made a held run wait.</summary>
    public async Task<HeldRun> HeldAsync(int runId, CancellationToken ct) => new(
        await db.QueryAsync<HeldSeriesRow>("queries/imports/held_series.sql", new { runId, most = MostHeld }, ct),
        await db.QueryAsync<HeldChangeRow>("queries/imports/held_changes.sql", new { runId, most = MostHeld }, ct),
        await db.QuerySingleAsync<int>("queries/imports/held_changes_untold.sql", new { runId }, ct));

    /// <summary>One page of a run's kept answers in the order they came.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<PageOf<AnswerRow>> AnswersAsync(int runId, int page, CancellationToken ct)
    {
        var rows = await db.QueryAsync<AnswerRow>(
            "queries/imports/kept_answers.sql", new { runId, most = PageOf.Rows, skip = PageOf.Before(page) }, ct);
        return new PageOf<AnswerRow>(rows, page, rows.Count == 0 ? 0 : rows[0].Answers);
    }

    /// <summary>A kept answer of a run, byte for byte; null when the run has none of that number.</summary>
    public async Task<AnswerFile?> AnswerAsync(int runId, long answerId, CancellationToken ct) =>
        await db.QueryFirstOrDefaultAsync<byte[]>("queries/imports/answer_of_run.sql", new { runId, answerId }, ct) is { } content
            ? new AnswerFile(FormattableString.Invariant($"import-{runId}-svar-{answerId}.bin"), content)
            : null;

    /// <summary>One page of what sources have changed in their catalogues: what is followed up first, then the latest first.</summary>
    /// <param name="kind">What was changed; null for all.</param>
    /// <param name="runId">The import that noticed; null for any.</param>
    /// <param name="followedOnly">True for what is followed up alone.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<PageOf<NoticeRow>> NoticesAsync(string? kind, int? runId, bool followedOnly, int page, CancellationToken ct)
    {
        var rows = await db.QueryAsync<NoticeRow>(
            "queries/imports/notices.sql", new { kind, runId, followedOnly, most = PageOf.Rows, skip = PageOf.Before(page) }, ct);
        return new PageOf<NoticeRow>(rows, page, rows.Count == 0 ? 0 : rows[0].Notices);
    }
}
