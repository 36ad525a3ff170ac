using System.Diagnostics;
using FollowUp.Access;
using FollowUp.Reports;
using FollowUp.Tests.Imports;
using FollowUp.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Reports;

/// <summary>A site of its own for tests that freeze: the framework and a few figures from a source that can revise them.</summary>
public sealed class ReportSite(TestDatabase server) : Site(server)
{
    /// <summary>With figures for women and men, peers and the country.</summary>
    public const string Rich = "kolada:N00610";

    private readonly ScriptedSource _source = new("kolada");

    public ReportFile File => Services.GetRequiredService<ReportFolder>().All[0];

    public Editions Editions => Services.GetRequiredService<Editions>();

    public EditionReader Reader => Services.GetRequiredService<EditionReader>();

    /// <summary>Editions that are printed by another program.</summary>
    public Editions EditionsWith(string program) => ActivatorUtilities.CreateInstance<Editions>(Services, new ReportPdf(program));

    /// <summary>Freezes for all, and publishes the council's with Chromium.</summary>
    public async Task<IReadOnlyList<EditionRow>> PublishAsync(int year)
    {
        var ids = await Editions.FreezeAsync(File, year, Actor.CommandLine, Ct);
        await Editions.PublishAsync(ids[0], Ct);
        return [.. (await Reader.AllAsync(Ct)).Where(edition => ids.Contains(edition.Id)).OrderBy(edition => edition.Id)];
    }

    /// <summary>Takes in a figure that the source now gives otherwise.</summary>
    public async Task ReviseAsync(string key, string area, string period, double value, string breakdown = "T")
    {
        _source.Put(key, area, period, value, breakdown);
        await ImportAsync(_source);
    }

    /// <summary>What a program of the machine says; without it the test is skipped, but never in CI.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var missing = !Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => System.IO.File.Exists(Path.Combine(folder, program)));
        Assert.SkipWhen(missing && Environment.GetEnvironmentVariable("CI") is null, $"There is no {program} here: apt-get install poppler-utils qpdf chromium.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync(Ct);
        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, $"{program}: {error}");
        return await said;
    }

    protected override async Task FillAsync()
    {
        await LoadFrameworkAsync();
        foreach (var (i, area) in new[] { "1287", "0000", "0381", "0583", "1082" }.Index())
        {
            for (var year = 2015; year <= 2025; year++)
            {
                foreach (var (breakdown, shift) in new[] { ("T", 0.0), ("K", -3.5), ("M", 3.5) })
                {
                    _source.Put("N00610", area, $"{year}", 60 + i + (year - 2015) * 0.7 + shift, breakdown);
                }
            }
        }

        _source.Put("N07403", "1287", "2023", 1300);
        _source.Put("N07403", "1287", "2024", 1234);
        await ImportAsync(_source);
    }
}
