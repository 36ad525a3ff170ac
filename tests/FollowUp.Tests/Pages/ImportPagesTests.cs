using System.Net;
using FollowUp.Access;
using FollowUp.Tests.Access;
using Xunit;

namespace FollowUp.Tests.Pages;

[Collection(Sites.Name)]
public sealed class ImportPagesTests(RealSite real, MadeUpSite madeUp)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_says_how_each_source_went_and_when_it_comes_next()
    {
        var page = await real.PageAsync("/import");
        Assert.Contains("Senaste hämtningen misslyckades 2026-11-23 21:00.", page, StringComparison.Ordinal); // 20:00 UTC
        Assert.Contains("Kolada svarade inte.", page, StringComparison.Ordinal);
        Assert.Contains("Senaste hämtningen lyckades 2026-11-23 21:00.", page, StringComparison.Ordinal);
        Assert.Contains("Nästa hämtning: 2026-11-24 06:00.", page, StringComparison.Ordinal);
        Assert.Contains("Värdena lämnas in av förvaltningar och bolag", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_shows_its_counts_and_its_log_in_Swedish_time()
    {
        var page = await madeUp.PageAsync("/import/2");
        Assert.Contains("Lyckades.", page, StringComparison.Ordinal);
        Assert.Contains("påhittade värden från en övningskälla", page, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2026-11-23T20:00:00+00:00\">21:00:00</time>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Ändrade</dt><dd>1</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_under_way_shows_how_far_it_has_come_and_a_way_to_look_again()
    {
        await using var going = new Npgsql.NpgsqlConnection(real.Db.ConnectionString);
        await going.OpenAsync(Ct);
        await using var command = new Npgsql.NpgsqlCommand(
            "insert into import_run (source, trigger, started_at, requests_done, requests_total) values ('smhi', 'person', now(), 3, 8) returning id", going);
        var id = (int)(await command.ExecuteScalarAsync(Ct))!;
        var page = await real.PageAsync($"/import/{id}");
        await using var end = new Npgsql.NpgsqlCommand($"delete from import_run where id = {id}", going);
        await end.ExecuteNonQueryAsync(Ct);
        Assert.Contains("Hämtar: 3 av 8 frågor, 5 återstår", page, StringComparison.Ordinal);
        Assert.Contains("<progress id=\"framsteg\" max=\"8\" value=\"3\">", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/import/{id}\">Uppdatera", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/import/{id}?folj=1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Unit)]
    [InlineData(Role.Admin)]
    public async Task Whoever_may_sets_a_source_going_by_the_button_and_is_remembered(Role role)
    {
        var visitor = await real.VisitorAsync(role);
        using var client = real.Client(visitor);
        using var answer = await Form.SendAsync(client, "/import", "/import/kolada");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/import/1?folj=1", answer.Headers.Location?.ToString());
        Assert.Equal(("kolada", visitor.Person), real.Started[^1]);
    }

    [Fact]
    public async Task Nobody_else_is_shown_the_button_nor_let_through_with_a_token_of_another_page()
    {
        var before = real.Started.Count;
        foreach (var visitor in (Visitor?[])[null, await real.VisitorAsync(Role.Reader), await real.VisitorAsync(Role.Administration, "bildningsforvaltningen")])
        {
            using var client = real.Client(visitor);
            Assert.DoesNotContain("<button", await client.GetStringAsync("/import", Ct), StringComparison.Ordinal);
            using var answer = await Form.SendAsync(client, visitor is null ? "/logga-in" : "/mitt-konto", "/import/kolada");
            Assert.Equal(visitor is null ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(visitor is not null, (await Form.TextAsync(answer)).Contains("Du har inte rätt till det här", StringComparison.Ordinal));
        }

        Assert.Equal(before, real.Started.Count);
    }

    [Theory]
    [InlineData("kolada", false, HttpStatusCode.BadRequest)] // another site's form has no token
    [InlineData("okand", true, HttpStatusCode.NotFound)]
    [InlineData("leverans", true, HttpStatusCode.NotFound)] // handed in by people: there is nobody to ask
    public async Task Nothing_is_set_going_without_the_forms_token_or_for_what_cannot_be_fetched(string source, bool withToken, HttpStatusCode expected)
    {
        using var client = real.Client(await real.VisitorAsync(Role.Unit));
        var token = withToken ? await Form.TokenAsync(client, "/import") : "";
        var before = real.Started.Count;
        using var answer = await client.PostAsync($"/import/{source}", Form.Content(token), Ct);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(before, real.Started.Count);
    }
}
