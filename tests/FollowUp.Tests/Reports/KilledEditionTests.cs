using System.Globalization;
using FollowUp.Tests.Database;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Reports;

/// <summary>A program killed at any moment of freezing and publishing leaves whole editions, each frozen or published, and the next completes them.</summary>
public sealed class KilledEditionTests(ReportSite site) : IClassFixture<ReportSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_or_nothing_twenty_times_and_the_next_one_goes_on()
    {
        var printer = await PrinterAsync();
        var moment = new Random(20);
        HashSet<string> met = [];
        for (var round = 0; round < 20; round++)
        {
            await using var child = Child.Start(["publish", site.Db.ConnectionString, printer]);
            await child.ReadUntilAsync("frozen");
            await Task.Delay(moment.Next(0, 1200), Ct);
            await child.KillAsync();

            var editions = await site.Reader.AllAsync(Ct);
            Assert.All(editions.GroupBy(edition => edition.Version), same => Assert.Equal(8, same.Count()));
            foreach (var edition in editions)
            {
                Assert.Contains(edition.State, new[] { "frozen", "published" });
                Assert.Equal(edition.Published, await site.Reader.PdfAsync(edition, Ct) is { Length: > 0 });
                Assert.Equal(edition.Published, await site.Reader.HtmlAsync(edition, Ct) is { Length: > 0 });
            }

            met.UnionWith(editions.Select(edition => edition.State));
        }

        Assert.Equal(["frozen", "published"], met.Order());
        await site.EditionsWith(printer).FinishAsync(Ct);
        var done = await site.Reader.AllAsync(Ct);
        Assert.All(done, edition => Assert.Equal("published", edition.State));
        Assert.Equal(Enumerable.Range(1, done.Max(edition => edition.Version)), done.Select(edition => edition.Version).Distinct().Order());
        Assert.Equal(done.Count, await AuditedAsync("edition.frozen"));
        Assert.Equal(done.Count, await AuditedAsync("edition.published"));
    }

    /// <summary>A program that prints as Chromium does, only at once and always the same.</summary>
    internal static async Task<string> PrinterAsync()
    {
        var folder = Directory.CreateTempSubdirectory("followup-printer-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "always.pdf"),
            "%PDF-1.4\n1 0 obj\n<</Type /Page /MediaBox [0 0 594.96 841.92]>>\n2 0 obj <</MarkInfo <</Type /MarkInfo\n/Marked true>>\n/Lang (sv) /Outlines 3 0 R>>\n3 0 obj <</Type /Outlines>>\n4 0 obj <</Title (x)>>\n%%EOF",
            Ct);
        var script = Path.Combine(folder, "printer");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in --print-to-pdf=*) out=\"${{a#--print-to-pdf=}}\";; esac; done\nsleep 0.08\ncp {folder}/always.pdf \"$out\"\n", Ct);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return script;
    }

    private async Task<int> AuditedAsync(string action)
    {
        await using var connection = new NpgsqlConnection(site.Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) from audit where action = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = action });
        return Convert.ToInt32(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }
}
