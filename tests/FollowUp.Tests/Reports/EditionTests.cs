using System.Net;
using System.Text;
using FollowUp.Access;
using FollowUp.Reports;
using FollowUp.Yaml;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Reports;

public sealed class EditionTests(ReportSite site) : IClassFixture<ReportSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_edition_keeps_its_bytes_when_the_source_revises_and_its_page_then_says_so()
    {
        var council = (await site.PublishAsync(2024))[0];
        Assert.True(council.Published, council.Failure);
        var before = await FilesAsync(council);
        Assert.All(before, file => Assert.Equal(HttpStatusCode.OK, file.Status));
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(before[1].Bytes), StringComparison.Ordinal);
        var page = await site.PageAsync(council.Address);
        Assert.Contains("Inga siffror i utgåvan har reviderats sedan dess.", page, StringComparison.Ordinal);

        await site.ReviseAsync("N00610", "1287", "2020", 64.44);
        await site.ReviseAsync("N00610", "0381", "2015", 77.7);
        await site.ReviseAsync("N00610", "1287", "2026", 90); // a later year is no figure of this edition
        Assert.Equal(before.Select(file => file.Bytes), (await FilesAsync(council)).Select(file => file.Bytes));
        page = await site.PageAsync(council.Address);
        Assert.Contains("Data har reviderats sedan dess", page, StringComparison.Ordinal);
        var table = page[page.IndexOf("id=\"reviderat\"", StringComparison.Ordinal)..page.IndexOf("id=\"om-utgavan\"", StringComparison.Ordinal)];
        Assert.Contains(">63,5 %<", table, StringComparison.Ordinal); // 60 + 5 × 0.7
        Assert.Contains(">64,4 %<", table, StringComparison.Ordinal);
        Assert.Contains("62,0–64,0 %", table, StringComparison.Ordinal); // the three peers of 2015
        Assert.DoesNotContain("90,0", table, StringComparison.Ordinal);

        // Made again from what was kept, it is the same to the byte.
        var content = await site.Reader.ContentAsync(council, Ct);
        Assert.Equal(Encoding.UTF8.GetString(before[0].Bytes), await site.Services.GetRequiredService<ReportHtml>().OfAsync(content));
        Assert.Equal(before[2].Bytes, ReportWorkbook.Of(content));

        var second = (await site.PublishAsync(2024))[0];
        Assert.Equal(council.Version + 1, second.Version);
        Assert.Contains($"href=\"{council.Address}\"", await site.PageAsync(second.Address), StringComparison.Ordinal);
        Assert.Contains("Det finns en senare utgåva.", await site.PageAsync("/rapporter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_lets_nothing_of_an_edition_change()
    {
        var ids = await site.Editions.FreezeAsync(site.File, 2025, Actor.CommandLine, Ct);
        await site.Editions.PublishAsync(ids[0], Ct);
        await using var connection = new NpgsqlConnection(site.Db.ConnectionString);
        await connection.OpenAsync(Ct);
        foreach (var (edition, change) in from edition in new[] { ids[0], ids[1] }
                                          from change in new[]
                                          {
                                              "update edition set html = '' where id = ", "update edition set content = '{}' where id = ", "update edition set version = 99 where id = ",
                                              "update edition set state = 'frozen', pdf = null, published_at = null where id = ", "update edition set pdf = '' where id = ",
                                              "update edition set html = '', state = 'failed', failure = 'x' where id = ", "delete from edition where id = ",
                                          }
                                          select (edition, change))
        {
            await using var command = new NpgsqlCommand(change + edition, connection);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));
        }

        await using var truncate = new NpgsqlCommand("truncate edition", connection);
        await Assert.ThrowsAsync<PostgresException>(() => truncate.ExecuteNonQueryAsync(Ct));
        Assert.Equal(0, await site.Db.ExecuteAsync("commands/reports/fail_edition.sql", new { editionId = ids[0], failure = "x" }, Ct));
    }

    [Fact]
    public async Task A_PDF_that_fails_stops_the_edition_and_its_files_do_not_leave_the_house()
    {
        var editions = site.EditionsWith("/bin/false");
        var ids = await editions.FreezeAsync(site.File, 2026, Actor.CommandLine, Ct);
        var council = (await site.Reader.AllAsync(Ct)).Single(edition => edition.Id == ids[0]);
        var unit = await site.VisitorAsync(Role.Unit);
        Assert.Contains("Utgåvan är fryst och håller på att färdigställas.", await site.PageAsync(council.Address, unit), StringComparison.Ordinal);
        Assert.All(await FilesAsync(council), file => Assert.Equal(HttpStatusCode.NotFound, file.Status));

        await editions.PublishAsync(ids[0], Ct);
        var page = await site.PageAsync(council.Address, unit);
        Assert.Contains("Stoppad och inte publicerad. PDF kunde inte göras: /bin/false slutade med kod 1.", page, StringComparison.Ordinal);
        Assert.All(await FilesAsync(council), file => Assert.Equal(HttpStatusCode.NotFound, file.Status));
        Assert.Contains(await AuditAsync(ids[0]), line => line == "edition.failed service");
        using var nobody = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(council.Address, Ct)).StatusCode);
    }

    [Fact]
    public async Task Freezing_and_publishing_stand_in_the_audit_trail_and_the_public_never_sees_a_name()
    {
        var ids = await site.Editions.FreezeAsync(site.File, 2025, new Actor(null, "Åsa Öberg <asa@example.se>"), Ct);
        await site.Editions.PublishAsync(ids[0], Ct);
        Assert.Equal(["edition.frozen Åsa Öberg <asa@example.se>", "edition.published service"], await AuditAsync(ids[0]));
        var council = (await site.Reader.AllAsync(Ct)).Single(edition => edition.Id == ids[0]);
        Assert.DoesNotContain("Öberg", await site.PageAsync(council.Address), StringComparison.Ordinal);
        Assert.DoesNotContain("Öberg", await site.PageAsync("/rapporter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_freeze_the_same_at_once_make_one_or_two_whole_editions()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                return (await site.EditionsWith("/bin/false").FreezeAsync(site.File, 2024, Actor.CommandLine, Ct)).Count;
            }
            catch (RefusedException refusal)
            {
                Assert.Contains("håller redan på att frysas", refusal.Message, StringComparison.Ordinal);
                return 0;
            }
        }));
        Assert.Contains(8, tries); // the council and seven boards
        Assert.All(tries, count => Assert.Contains(count, new[] { 0, 8 }));
        Assert.All((await site.Reader.AllAsync(Ct)).GroupBy(edition => (edition.Year, edition.Version)), same => Assert.Equal(8, same.Count()));
    }

    private async Task<List<(HttpStatusCode Status, byte[] Bytes)>> FilesAsync(EditionRow edition)
    {
        using var client = site.Client();
        List<(HttpStatusCode, byte[])> files = [];
        foreach (var name in new[] { "rapport.html", "rapport.pdf", "siffror.xlsx", $"diagram/{Uri.EscapeDataString(ReportSite.Rich)}.png" })
        {
            using var response = await client.GetAsync($"{edition.Address}/{name}", Ct);
            files.Add((response.StatusCode, await response.Content.ReadAsByteArrayAsync(Ct)));
        }

        return files;
    }

    private async Task<List<string>> AuditAsync(int edition)
    {
        await using var connection = new NpgsqlConnection(site.Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select action || ' ' || actor from audit where subject = $1 order by id", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = $"edition {edition}" });
        await using var reader = await command.ExecuteReaderAsync(Ct);
        List<string> lines = [];
        while (await reader.ReadAsync(Ct))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
