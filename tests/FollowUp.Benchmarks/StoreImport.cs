using System.Diagnostics;
using System.Globalization;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;

namespace FollowUp.Benchmarks;

/// <summary>One import in a process of its own, so that its memory is its own: says seconds, peak memory in MiB, and what the import said.</summary>
internal static class StoreImport
{
    public static async Task<int> RunAsync(string connection, string file)
    {
        await using var db = Db.Open(connection);
        var source = new FileSource(file);
        var import = new Import(db, new FrameworkReader(db), new SourceList([source]), TimeProvider.System, new HoldRule(1)); // weighed, and never waiting
        var watch = Stopwatch.StartNew();
        var result = await import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest([], []) { WholeCatalogue = true });
        var seconds = watch.Elapsed.TotalSeconds;
        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var mebibytes = int.Parse(new string([.. peak.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} {mebibytes} {result.Message}"));
        return result.Outcome == ImportOutcome.Succeeded ? 0 : 1;
    }
}
