using System.Diagnostics;
using System.Globalization;
using FollowUp.Database;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Database;

/// <summary>A place for a cluster that a test may break: a temporary folder, and what one wants to know of the processes in it.</summary>
internal sealed class ClusterSpace : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("followup-c-");

    public ClusterSpace()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The temporary folder itself.</summary>
    public string Parent => _folder.FullName;

    /// <summary>The data folder, not yet made.</summary>
    public string Folder => Path.Combine(_folder.FullName, "data");

    /// <summary>What the clusters of this space have told.</summary>
    public List<string> Said { get; } = [];

    public string Data => Path.Combine(Folder, "postgres", "data");

    /// <summary>The server's process.</summary>
    public int Server => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public Task<Cluster> StartAsync(ClusterRole role = ClusterRole.Visitor, ClusterOptions? options = null) =>
        Cluster.StartAsync(Folder, role, options ?? new ClusterOptions { Durable = false }, Say, Ct);

    public void Say(string text)
    {
        lock (Said)
        {
            Said.Add(text);
        }
    }

    /// <summary>Waits until something becomes true, for at most twenty seconds.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"In vain waited for: {what}");
            await Task.Delay(10, Ct);
        }
    }

    /// <summary>True while a process runs; a zombie does not.</summary>
    public static bool Lives(int process) => CommandLine(process).Length > 0;

    /// <summary>What a process was started with, or has written in its place; empty when it is gone, which it may be at any moment.</summary>
    public static string CommandLine(int process) => Proc(process, "cmdline");

    /// <summary>The process that started another; 0 when that is gone.</summary>
    public static int ParentOf(int process)
    {
        // Number, name, state, parent: a name of ours holds no blanks.
        var stat = Proc(process, "stat").Split(' ');
        return stat.Length > 3 && int.TryParse(stat[3], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : 0;
    }

    public static async Task RunAsync(string program, params string[] arguments) => Assert.True(await TryRunAsync(program, arguments), $"{program} failed");

    public static async Task<bool> TryRunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync(Ct);
        return process.ExitCode == 0;
    }

    public static void Kill(int process) => Process.GetProcessById(process).Kill();

    /// <summary>Asks the cluster one thing.</summary>
    public static async Task<string> AskAsync(Cluster cluster, string question)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(question, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!;
    }

    private static string Proc(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await UntilAsync(() => !Directory.Exists(Data) || !File.Exists(Path.Combine(Data, "postmaster.pid")) || !Lives(Server), "the server to be gone");
        _folder.Delete(recursive: true);
    }
}
