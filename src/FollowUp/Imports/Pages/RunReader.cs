using FollowUp.Database;

namespace FollowUp.Imports.Pages;

/// <summary>Reads what the import pages print.</summary>
public sealed class RunReader(Db db, NextImport next)
{
    /// <summary>How many runs the list shows.</summary>
    public const int MostRuns = 50;

    /// <summary>How many lines of a log a page shows.</summary>
    public const int MostLines = 2000;

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
}
