using FollowUp.Database;

namespace FollowUp.Imports;

/// <summary>What has been imported, for those who wait for it.</summary>
public sealed class ImportLog(Db db)
{
    /// <summary>Whether anything has been stored from a source.</summary>
    public Task<bool> HasValuesAsync(string source, CancellationToken cancellation) =>
        db.QuerySingleAsync<bool>("queries/imports/has_values.sql", new { source }, cancellation);

    /// <summary>The number of a source's run under way; 0 when there is none.</summary>
    public Task<int> RunningAsync(string source, CancellationToken cancellation) =>
        db.QueryFirstOrDefaultAsync<int>("queries/imports/running_run.sql", new { source }, cancellation);

    /// <summary>The source of a run; null when there is no such run.</summary>
    public Task<string?> SourceAsync(int runId, CancellationToken cancellation) =>
        db.QueryFirstOrDefaultAsync<string>("queries/imports/source_of_run.sql", new { runId }, cancellation);

    /// <summary>The number of a source's latest run; 0 when there is none.</summary>
    public async Task<int> LatestRunAsync(string source, CancellationToken cancellation) => (await LatestAsync(source, cancellation))?.Id ?? 0;

    /// <summary>Tells the log of a source's next run as it grows, until the run has ended, or half a minute has passed without one.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="lastRun">The run before it, by <see cref="LatestRunAsync"/>.</param>
    /// <param name="say">Gets each line.</param>
    /// <param name="cancellation">Stops the waiting, not the run.</param>
    public async Task FollowAsync(string source, int lastRun, Action<string> say, CancellationToken cancellation)
    {
        var told = 0L;
        var waits = 0;
        for (LatestRunRow? run = null; run is null or { Outcome: "running" };)
        {
            if (run is null && ++waits > 150)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            run = await LatestAsync(source, cancellation) is { } latest && latest.Id > lastRun ? latest : null;
            foreach (var line in run is null ? [] : await db.QueryAsync<LogLineRow>("queries/imports/log_after.sql", new { run_id = run.Id, after = told }, cancellation))
            {
                say(line.Text);
                told = line.Id;
            }
        }
    }

    private Task<LatestRunRow?> LatestAsync(string source, CancellationToken cancellation) =>
        db.QueryFirstOrDefaultAsync<LatestRunRow>("queries/imports/latest_run.sql", new { source }, cancellation);
}

/// <summary>The latest run of a source.</summary>
public sealed record LatestRunRow(int Id, string Outcome);

/// <summary>A line of a run's log.</summary>
public sealed record LogLineRow(long Id, string Text);
