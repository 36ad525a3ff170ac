using FollowUp.Tests.Verbs;
using Xunit;

namespace FollowUp.Tests.Reports;

public sealed class ReportVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_writes_every_report_whole_or_nothing_and_says_in_its_last_line_what_became_of_it()
    {
        await using var program = new TheProgram();
        var output = Path.Combine(program.DataFolder, "..", "rapporter");
        Task<Ended> ReportAsync(params string[] more) => program.RunAsync(Ct, ["report", "uppfoljning", "--year", "2025", "--out", output, .. more]);

        Refused(await ReportAsync(), "Inget ramverk är inläst ännu");
        Assert.Equal(0, (await program.RunAsync(Ct, "framework", "import", TheProgram.Framework)).ExitCode);
        Refused(await program.RunAsync(Ct, "report", "bokslut", "--year", "2025", "--out", output), "De som finns är: uppfoljning.");
        Refused(await program.RunAsync(Ct, "report", "uppfoljning", "--year", "1999", "--out", output), "År 1999 har ingen uppföljning");
        program.Environment["FollowUp__Chromium"] = "/bin/false";
        Refused(await ReportAsync(), "PDF kunde inte göras: /bin/false slutade med kod 1.");

        program.Environment["FollowUp__Chromium"] = await KilledEditionTests.PrinterAsync();
        var made = await ReportAsync();
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.StartsWith("Klart: 29 filer för 8 mottagare", made.LastLine, StringComparison.Ordinal); // 8 × 3, and the fonts with their licence
        Assert.Contains("Inte publicerad som utgåva", await File.ReadAllTextAsync(Path.Combine(output, "uppfoljning-2025-kommunfullmaktige.html"), Ct), StringComparison.Ordinal);
        Assert.Equal(8, Directory.GetFiles(output, "*.pdf").Length);
        Assert.Equal(8, Directory.GetFiles(output, "*.xlsx").Length);

        var published = await ReportAsync("--publish");
        Assert.True(published.ExitCode == 0, published.Error);
        Assert.StartsWith("Klart: utgåva 1 är publicerad", published.LastLine, StringComparison.Ordinal);
        Assert.Equal(8, Directory.GetFiles(output, "*-utgava-1.pdf").Length);

        void Refused(Ended ended, string why)
        {
            Assert.Equal(1, ended.ExitCode);
            Assert.Contains(why, ended.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
            Assert.False(Directory.Exists(output));
            Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(program.DataFolder)!, "*.part"));
        }
    }
}
