using System.Globalization;
using System.Net.Sockets;
using FollowUp.Analysis;
using Npgsql;

namespace FollowUp.Database;

/// <summary>The server of a cluster in the process that owns it: created where it is missing, started, started again when it dies, stopped.</summary>
internal sealed class ClusterServer : IAsyncDisposable
{
    /// <summary>Megabytes a new cluster needs; it takes some 40 at once and writes its log in pieces of 16.</summary>
    public const int SpaceForNew = 150;

    private const int SpaceForStart = 40;
    private static readonly TimeSpan _stopTimeout = TimeSpan.FromSeconds(60);
    private readonly ClusterFolder _folder;
    private readonly ClusterPrograms _programs;
    private readonly ClusterUser _user;
    private readonly ClusterOptions _options;
    private readonly Action<string> _say;
    private readonly CancellationTokenSource _stopping = new();
    private ClusterProcess? _process;
    private Task _watch = Task.CompletedTask;

    private ClusterServer(ClusterFolder folder, ClusterPrograms programs, ClusterUser user, ClusterOptions options, Action<string> say)
    {
        _folder = folder;
        _programs = programs;
        _user = user;
        _options = options;
        _say = say;
    }

    public static async Task<ClusterServer> StartAsync(ClusterFolder folder, ClusterOptions options, Action<string> say, CancellationToken ct)
    {
        var major = folder.MajorVersion();
        var programs = await ClusterPrograms.FindAsync(options.Programs, folder.Data, major, ct);
        folder.CheckSpace(major is null ? SpaceForNew : SpaceForStart);
        var user = await ClusterUser.ChooseAsync(folder, programs, ct);
        try
        {
            user.Prepare(folder);
            if (major is null)
            {
                await new ClusterCreation(folder, programs, user, options).RunAsync(ct);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw folder.Refusal(e);
        }

        var server = new ClusterServer(folder, programs, user, options, say);
        try
        {
            server._process = await server.RunAsync(ct);
            await FurnishAsync(folder, ct);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server._watch = server.WatchAsync();
        return server;
    }

    /// <summary>True when somebody answers who lets us in.</summary>
    public static async Task<bool> AnswersAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 }.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_process is not null)
        {
            await _process.StopAsync(_stopTimeout);
            _process.Dispose();
        }

        _stopping.Dispose();
    }

    /// <summary>The role and the database, looked for at every start: a kill may have come between the cluster's creation and theirs.</summary>
    private static async Task FurnishAsync(ClusterFolder folder, CancellationToken ct)
    {
        await using var admin = Db.Open(new NpgsqlConnectionStringBuilder(folder.AdminConnectionString) { Pooling = false }.ConnectionString);
        var contents = await admin.QuerySingleAsync<ClusterContents>("queries/database/cluster_contents.sql", ct);
        if (!contents.HasRole)
        {
            await admin.ExecuteAsync("commands/database/create_role.sql", ct);
        }

        if (!contents.HasDatabase)
        {
            await admin.ExecuteAsync("commands/database/create_database.sql", ct);
        }
    }

    private async Task<ClusterProcess> RunAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_options.StartTimeout);
        try
        {
            while (true)
            {
                var bystander = await ClusterRemains.ClearAsync(_folder, patience.Token);
                var process = ClusterProcess.Start(_folder, _programs, _user, _options, bystander);
                if (await ReadyAsync(process, patience.Token))
                {
                    return process;
                }

                var log = process.LogTail();
                process.Dispose();
                if (!ClusterRemains.StandInTheWay(log))
                {
                    throw new ClusterException(log.Contains("No space left on device", StringComparison.Ordinal)
                        ? Format.Fill(DatabaseTexts.ServerDiskFull, _folder.Path)
                        : Format.Fill(DatabaseTexts.ServerDidNotStart, _folder.Log, log));
                }

                await Task.Delay(100, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ClusterException(Format.Fill(DatabaseTexts.ServerNotReady, _options.StartTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), _folder.Log));
        }
    }

    /// <summary>True when the server takes connections, false when it has exited instead.</summary>
    private async Task<bool> ReadyAsync(ClusterProcess process, CancellationToken ct)
    {
        try
        {
            while (!process.HasExited)
            {
                if (ClusterRemains.SaysReady(_folder) && await AnswersAsync(_folder.AdminConnectionString, ct))
                {
                    return true;
                }

                await Task.Delay(10, ct);
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            await process.StopAsync(_stopTimeout);
            process.Dispose();
            throw;
        }
    }

    private async Task WatchAsync()
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                await _process!.WaitForExitAsync(_stopping.Token);
                _say(Format.Fill(DatabaseTexts.ServerDied, _process.LogTail()));
                try
                {
                    var next = await RunAsync(_stopping.Token);
                    _process.Dispose();
                    _process = next;
                    pause = FirstPause;
                    _say(DatabaseTexts.ServerRunsAgain);
                }
                catch (ClusterException e)
                {
                    _say(e.Message);
                    await Task.Delay(pause, _stopping.Token);
                    pause = pause < LongestPause ? pause * 2 : LongestPause;
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped as asked.
        }
    }

    private static TimeSpan FirstPause => TimeSpan.FromMilliseconds(250);

    private static TimeSpan LongestPause => TimeSpan.FromSeconds(10);
}

/// <summary>What a new cluster lacks.</summary>
internal sealed record ClusterContents(bool HasRole, bool HasDatabase);
