using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FollowUp.Database;

/// <summary>One run of the server, under a shell that stops it when this process dies in any way.</summary>
internal sealed class ClusterProcess : IDisposable
{
    // The shell is the server's parent. Its child reads our pipe, which ends when this process does, and then asks the server for a fast
    // shutdown. Signals meant for the program and its company do not end the shell: the program decides. When the server has ended by itself that child is ended too: it must never signal a number that by then is somebody else's.
    private const string Supervisor = """
        trap '' HUP INT TERM
        log=$1; shift; exec 3<&0 0</dev/null 1>/dev/null 2>&1; umask 077
        "$@" >>"$log" 2>&1 3<&- &
        server=$!
        { read -r end <&3; kill -INT $server; } &
        watcher=$!
        exec 3<&-
        wait $server; status=$?
        kill -KILL $watcher
        exit $status
        """;

    private const long LargestLog = 10_000_000;
    private const int TailLines = 5;
    private const int TailBytes = 16_384;
    private readonly Process _process;
    private readonly ClusterFolder _folder;
    private readonly long _logStart;

    private ClusterProcess(Process process, ClusterFolder folder, long logStart)
    {
        _process = process;
        _folder = folder;
        _logStart = logStart;
    }

    public bool HasExited => _process.HasExited;

    /// <param name="folder">Whose server.</param>
    /// <param name="programs">Of the cluster's version.</param>
    /// <param name="user">As whom.</param>
    /// <param name="options">How.</param>
    /// <param name="bystander">A process whose number a dead server once had, so that PostgreSQL does not take it for that server.</param>
    public static ClusterProcess Start(ClusterFolder folder, ClusterPrograms programs, ClusterUser user, ClusterOptions options, int? bystander)
    {
        var log = new FileInfo(folder.Log);
        if (log.Exists && log.Length > LargestLog)
        {
            log.MoveTo(folder.Log + ".1", overwrite: true);
        }

        var logStart = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
        List<string> command =
        [
            // A session of its own: Ctrl-C at the terminal is for this process, which stops the server in its own order.
            "setsid", "/bin/sh", "-c", Supervisor, "sh", folder.Log,
            programs.Postgres, "-D", folder.Data, "-k", folder.Server, "-p", "5432",
            "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", "logging_collector=off", "-c", "log_checkpoints=off", "-c", "log_min_messages=warning",
            // For the whole of Kolada beside pages: room for its keys, few checkpoints while it comes, and no compiling of statements that take milliseconds.
            "-c", "shared_buffers=256MB", "-c", "max_wal_size=2GB", "-c", "jit=off",
        ];
        if (!options.Durable)
        {
            command.AddRange(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]);
        }

        var start = user.Start(command, folder.Server);
        start.RedirectStandardInput = true;
        if (bystander is { } pid)
        {
            // PostgreSQL's own word for "this number is no other server": it still looks for shared memory that is in use.
            start.Environment["PG_GRANDPARENT_PID"] = pid.ToString(CultureInfo.InvariantCulture);
        }

        return new ClusterProcess(Process.Start(start)!, folder, logStart);
    }

    public Task WaitForExitAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Stops the server: running transactions are rolled back and all is written; after the timeout at once, to recover at the next start.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        if (_process.HasExited)
        {
            return;
        }

        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(timeout);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            if (ClusterRemains.ServerProcess(_folder) is { } server)
            {
                Libc.Signal(server, Libc.Quit);
            }

            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The last lines that the server wrote during this run.</summary>
    public string LogTail()
    {
        if (!File.Exists(_folder.Log))
        {
            return "";
        }

        using var file = new FileStream(_folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = Math.Max(Math.Min(_logStart, file.Length), file.Length - TailBytes);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return string.Join('\n', reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(TailLines));
    }

    public void Dispose() => _process.Dispose();
}
