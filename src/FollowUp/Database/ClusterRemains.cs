using System.Globalization;

namespace FollowUp.Database;

/// <summary>
/// What a server that was killed leaves behind: <c>postmaster.pid</c>, and processes of its that still work. Only the owner of the cluster
/// asks, so a server found alive is an orphan. The file is never deleted: PostgreSQL reads in it which shared memory must be out of use.
/// </summary>
internal static class ClusterRemains
{
    private const int ReadyLine = 7;

    /// <summary>Ends an orphaned server and what is left of a dead one.</summary>
    /// <returns>The number in <c>postmaster.pid</c> when it now belongs to something else: a zombie, or an unrelated process.</returns>
    public static async Task<int?> ClearAsync(ClusterFolder folder, CancellationToken ct)
    {
        for (var asked = false; ServerProcess(folder) is { } orphan; asked = true)
        {
            if (!asked)
            {
                Libc.Signal(orphan, Libc.Interrupt);
            }

            await Task.Delay(20, ct);
        }

        for (var asked = false; Orphans(folder) is { Count: > 0 } orphans; asked = true)
        {
            foreach (var orphan in orphans.Where(_ => !asked))
            {
                Libc.Signal(orphan, Libc.Quit);
            }

            await Task.Delay(20, ct);
        }

        return PidInFile(folder) is { } pid && Directory.Exists(Process(pid)) ? pid : null;
    }

    /// <summary>True when a start failed only because something of an earlier server was still on its way out.</summary>
    public static bool StandInTheWay(string log) =>
        log.Contains("pre-existing shared memory block", StringComparison.Ordinal) || log.Contains("lock file \"postmaster.pid\" already exists", StringComparison.Ordinal);

    /// <summary>The living server of the folder, by the number in its file and the folder on its command line; null when there is none.</summary>
    public static int? ServerProcess(ClusterFolder folder) =>
        PidInFile(folder) is { } pid && Arguments(pid).SkipWhile(argument => argument != "-D").Skip(1).FirstOrDefault() == folder.Data ? pid : null;

    /// <summary>True when the server has written that it takes connections.</summary>
    public static bool SaysReady(ClusterFolder folder) => PidFile(folder).ElementAtOrDefault(ReadyLine)?.Trim() == "ready";

    /// <summary>The server's processes that have lost it: they work in the data folder, where nobody else does.</summary>
    private static List<int> Orphans(ClusterFolder folder)
    {
        var orphans = new List<int>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && WorkingFolder(pid) == folder.Data && Arguments(pid).FirstOrDefault()?.StartsWith("postgres:", StringComparison.Ordinal) == true)
            {
                orphans.Add(pid);
            }
        }

        return orphans;
    }

    private static int? PidInFile(ClusterFolder folder) =>
        int.TryParse(PidFile(folder).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    private static string[] PidFile(ClusterFolder folder)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(folder.Data, "postmaster.pid"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string Process(int pid) => string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}");

    /// <summary>A process's command line; empty when it is gone, a zombie, or somebody else's to know.</summary>
    private static string[] Arguments(int pid)
    {
        try
        {
            return File.ReadAllText(Process(pid) + "/cmdline").Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? WorkingFolder(int pid)
    {
        try
        {
            return new FileInfo(Process(pid) + "/cwd").LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
