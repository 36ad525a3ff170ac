using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FollowUp.Sources;
using FollowUp.Tests.Sources.Files;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>The recorded files once more, by a reader that shares nothing with ours: pandas, where it is installed.</summary>
public sealed class PandasTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> _hasPandas = new(() => File.Exists(Python) && Ends(Python, "-c", "import pandas"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(FilesRecordedTests.Files), MemberType = typeof(FilesRecordedTests))]
    public async Task Pandas_reads_the_same_numbers_in_the_same_places(string file, string mapping, char delimiter, int first, int last, string fifth, int count, int suppressed, int notAvailable)
    {
        var path = Shared.File(file);
        var cells = await AskAsync(path, $"{delimiter}", path.Contains("latin1", StringComparison.Ordinal) ? "latin-1" : "utf-8-sig", $"{first}", $"{last}", fifth);
        var read = Mapped.Read(Mapped.Named(mapping), path).Observations;
        Assert.Equal(count, cells.Count);
        Assert.InRange(cells.Count(cell => cell is null), 0, suppressed + notAvailable);
        Assert.All(
            cells.Zip(read).Where(pair => pair.Second.Observation.Value is not null),
            pair => Assert.Equal(pair.First!.Value, pair.Second.Observation.Value!.Value, Math.Abs(pair.First.Value) * 1e-14)); // pandas rounds the last digit its own way
    }

    [Theory]
    [InlineData("TAB001")]
    [InlineData("TAB002")]
    [InlineData("TAB003")]
    [InlineData("TAB004")]
    [InlineData("TAB005")]
    public async Task Pandas_finds_in_the_servers_own_table_the_numbers_we_find_in_json_stat2_and_px(string table)
    {
        var cells = await AskAsync(Shared.File($"data/pxweb/golden/{table}_data_time_all_sv_csv_UseCodes.csv"), "golden");
        Assert.NotEmpty(cells);
        foreach (var form in (string[])["jsonstat2.json", "px.px"])
        {
            var path = Shared.File($"data/pxweb/golden/{table}_data_time_all_sv_{form}");
            Assert.Equal(cells, PxReading.Read(path, await File.ReadAllBytesAsync(path, Ct), null).Figures.Where(f => f.Value is not null).Select(f => f.Value).Order());
        }
    }

    private static async Task<List<double?>> AskAsync(params string[] words)
    {
        Assert.SkipUnless(_hasPandas.Value, "There is no python3 with pandas here (Debian: python3-pandas).");
        using var process = Process.Start(new ProcessStartInfo(Python, [Script(), .. words]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.Equal(0, process.ExitCode);
        return JsonSerializer.Deserialize<List<double?>>(said)!;
    }

    private static bool Ends(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "cells_by_pandas.py");
}
