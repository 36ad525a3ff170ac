using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace FollowUp.Tests.Pages;

[Collection(Sites.Name)]
public sealed partial class ImportPagesTests(RealSite real, MadeUpSite madeUp)
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
        Assert.Contains("3 av 8 frågor är besvarade", page, StringComparison.Ordinal);
        Assert.Contains("<progress id=\"framsteg\" max=\"8\" value=\"3\">", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/import/{id}\">Uppdatera", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_this_machine_the_button_sets_the_source_going()
    {
        using var client = real.Client();
        using var answer = await PostAsync(client, "kolada", await TokenAsync(client), []);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/import/1", answer.Headers.Location?.ToString());
        Assert.Contains("kolada", real.Started);
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("X-Forwarded-Host", "uppfoljning.example")]
    [InlineData("Host", "uppfoljning.example")]
    public async Task Whoever_is_not_on_this_machine_is_told_the_command_and_refused(string header, string value)
    {
        using var client = real.Client();
        var token = await TokenAsync(client);
        using var look = new HttpRequestMessage(HttpMethod.Get, "/import");
        look.Headers.TryAddWithoutValidation(header, value);
        using var looked = await client.SendAsync(look, Ct);
        var page = await looked.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("<button", page, StringComparison.Ordinal);
        Assert.Contains("followup import kolada", page, StringComparison.Ordinal);

        var before = real.Started.Count;
        using var answer = await PostAsync(client, "kolada", token, [(header, value)]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Det här är inte tillåtet härifrån", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(before, real.Started.Count);
    }

    [Theory]
    [InlineData("kolada", false, HttpStatusCode.BadRequest)] // another site's form has no token
    [InlineData("okand", true, HttpStatusCode.NotFound)]
    [InlineData("leverans", true, HttpStatusCode.NotFound)] // handed in by people: there is nobody to ask
    public async Task Nothing_is_set_going_without_the_forms_token_or_for_what_cannot_be_fetched(string source, bool withToken, HttpStatusCode expected)
    {
        using var client = real.Client();
        var token = withToken ? await TokenAsync(client) : "";
        var before = real.Started.Count;
        using var answer = await PostAsync(client, source, token, []);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(before, real.Started.Count);
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        Token().Match(await client.GetStringAsync("/import", Ct)).Groups[1].Value;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string source, string token, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/import/{source}")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Ct);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
