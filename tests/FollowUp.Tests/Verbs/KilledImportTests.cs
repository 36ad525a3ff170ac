using System.Diagnostics;
using System.Globalization;
using FollowUp.Tests.Sources;
using Xunit;

namespace FollowUp.Tests.Verbs;

/// <summary>An import whose program, database or both are killed at any moment leaves all or nothing, and the next one completes it.</summary>
public sealed class KilledImportTests
{
    private static readonly string[] _import = ["import", "kolada", "--kpi", "N90001,N90002,N90003", "--area", "0000,0012,1280,1281,1287"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("program", 40)]
    [InlineData("database", 40)]
    [InlineData("both", 40)]
    [InlineData("program", 5000)]
    [InlineData("database", 5000)]
    [InlineData("both", 5000)]
    public async Task No_figure_is_lost_or_doubled(string killed, int pageSize)
    {
        await using var kolada = await KoladaStandIn.StartAsync();
        kolada.PageSize = pageSize;
        await using var program = new TheProgram(kolada.BaseAddress);
        Assert.Equal(0, (await program.RunAsync(Ct, "migrate")).ExitCode);
        var moment = new Random(HashCode.Combine(killed.Length, pageSize));
        for (var round = 0; round < 2; round++)
        {
            using var import = program.Start(_import);
            _ = import.StandardError.ReadToEndAsync(Ct);
            while (await import.StandardOutput.ReadLineAsync(Ct) is { } line && !line.StartsWith("Hämtningen från", StringComparison.Ordinal))
            {
            }

            _ = import.StandardOutput.ReadToEndAsync(Ct);
            await Task.Delay(moment.Next(50, pageSize < 100 ? 3000 : 1200), Ct);
            Kill(program, import, killed);
            await import.WaitForExitAsync(Ct);
            var (stored, _) = await FiguresAsync(program);
            Assert.True(stored.Count == 0 || stored.Count == kolada.Figures.Count, $"{stored.Count} of {kolada.Figures.Count} figures were stored.");
        }

        var done = await program.RunAsync(Ct, _import);
        Assert.True(done.ExitCode == 0, done.Output + done.Error);
        var (figures, lines) = await FiguresAsync(program);
        Assert.Equal(lines, figures.Count);
        Assert.Equal(kolada.Figures.OrderBy(f => f.Key), figures.OrderBy(f => f.Key));
        Assert.EndsWith("0 nya, 0 ändrade, 0 återtagna.", (await program.RunAsync(Ct, _import)).LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_takes_up_by_itself_what_was_killed_under_it()
    {
        await using var kolada = await KoladaStandIn.StartAsync(["N00610", "N00649"], ["0000", "0012", "1287"]);
        kolada.PageSize = 20;
        await using var program = new TheProgram(kolada.BaseAddress);
        using var first = program.Start("serve");
        while (await first.StandardOutput.ReadLineAsync(Ct) is { } line && !line.StartsWith("kolada: Hämtningen", StringComparison.Ordinal))
        {
        }

        Kill(program, first, "both");
        await first.WaitForExitAsync(Ct);
        var (second, _, _) = await program.ServeAsync(Ct);
        var (figures, _) = await FiguresAsync(program);
        Assert.Equal(kolada.Figures.OrderBy(f => f.Key), figures.OrderBy(f => f.Key));
        second.Kill();
    }

    private static void Kill(TheProgram program, Process import, string what)
    {
        if (what != "program" && program.ServerProcess() is { } server)
        {
            using var database = Process.GetProcessById(server);
            database.Kill();
        }

        if (what != "database")
        {
            import.Kill();
        }
    }

    /// <summary>What is stored from Kolada, by the exported file, and how many lines that file has for it.</summary>
    private static async Task<(Dictionary<(string Key, string Area, int Year, string Sex), double?> Figures, int Lines)> FiguresAsync(TheProgram program)
    {
        var export = await program.RunAsync(Ct, "export");
        Assert.True(export.ExitCode == 0, export.Error);
        var lines = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("kolada:", StringComparison.Ordinal)).ToList();
        var figures = lines.Select(line => line.Split(';')).ToDictionary(
            f => (f[0]["kolada:".Length..], f[1], int.Parse(f[2], CultureInfo.InvariantCulture), f[3]),
            f => f[4].Length == 0 ? (double?)null : double.Parse(f[4], CultureInfo.InvariantCulture));
        return (figures, lines.Count);
    }
}
