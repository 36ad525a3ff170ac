using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Access;
using FollowUp.Tests.Access;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>Imports that wait for a person, go on and are stopped, and the source's answers.</summary>
[Collection(Sites.Name)]
public sealed class WaitingImportPagesTests(Chromium chromium, WaitingSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_for_a_decision_comes_first_on_the_list()
    {
        var page = await site.PageAsync("/import");
        Assert.True(page.IndexOf("Behöver beslut", StringComparison.Ordinal) is > 0 and var first && first < page.IndexOf("Källor</h2>", StringComparison.Ordinal));
        Assert.Contains("<a href=\"/import/5\">Import 5: Kolada</a>", page, StringComparison.Ordinal);
        Assert.Contains("2 serier i 2 indikatorer skulle ändras mer än gränsen tillåter.", page, StringComparison.Ordinal);
        Assert.Contains("Hämtar: 34 av 120 frågor, 86 återstår, 12 300 värden lästa, ungefär 6 minuter kvar i samma takt.", page, StringComparison.Ordinal); // 2 minutes for 34
        Assert.Contains("href=\"/kataloghandelser?import=2\">Senaste hämtningen märkte 3 ändringar i katalogen, varav 2 i det som följs upp.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/revideringar", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_that_has_not_come_is_said_to_be_late_on_the_list_and_on_the_indicators_page()
    {
        var page = await site.PageAsync("/import");
        Assert.Contains("men källan har inte publicerat dem än", page, StringComparison.Ordinal);
        Assert.Contains("Kolada, väntad 2026-11-10. Frågor hittills: 16. Nästa: 2026-11-24 06:00.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2027-06-15", page, StringComparison.Ordinal);
        Assert.Contains(
            "Försenad: väntades 2026-11-10, gäller 2025, och har inte kommit. Källan frågas igen 2026-11-24 06:00.", await site.PageAsync("/indikator/kolada:N00610"), StringComparison.Ordinal);
        Assert.Contains("<dd>2027-06-15, gäller 2025</dd>", await site.PageAsync("/indikator/smhi:utslapp-territoriella"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_with_a_hyphen_in_its_name_has_its_button_too()
    {
        var visitor = await site.VisitorAsync(Role.Unit);
        Assert.Contains("action=\"/import/scb-folkmangd\"", await site.PageAsync("/import", visitor), StringComparison.Ordinal);
        using var client = site.Client(visitor);
        using var answer = await Form.SendAsync(client, "/import", "/import/scb-folkmangd");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task What_goes_on_cannot_be_fetched_once_more()
    {
        var page = await site.PageAsync("/import", await site.VisitorAsync(Role.Unit));
        Assert.Contains("action=\"/import/kolada\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/import/smhi\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_is_told_that_a_run_waits_and_not_what_it_would_change()
    {
        var page = await site.PageAsync("/import/5");
        Assert.Contains("Ingenting har ändrats. Importen väntar på att någon på hållbarhetsenheten", page, StringComparison.Ordinal);
        Assert.DoesNotContain("12,5", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/beslut", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_sees_the_series_and_examples_and_nothing_of_a_protected_count()
    {
        var page = await site.PageAsync("/import/5", await site.VisitorAsync(Role.Unit));
        Assert.Contains("<td class=\"number\">91 %</td>", page, StringComparison.Ordinal); // 10 of 11
        Assert.Contains("<td class=\"number\">66,0 %</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">−53,5</td>", page, StringComparison.Ordinal);
        Assert.Contains("borttaget av källan", page, StringComparison.Ordinal);
        Assert.Contains("Hela indikatorn", page, StringComparison.Ordinal);
        Assert.Contains("Exempel som inte visas: 1.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("4 321", page, StringComparison.Ordinal);
        Assert.Contains("Indikatorer: Trygg utomhus i området där du bor när det är mörkt ute och Personer med insats, antal.", page, StringComparison.Ordinal);
        var reader = await site.PageAsync("/import/5", await site.VisitorAsync(Role.Reader));
        Assert.Contains("91 %", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("/beslut", reader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_is_named_up_to_five_and_then_counted()
    {
        var page = await site.PageAsync("/import/2");
        Assert.Contains(" och 2 till.", page, StringComparison.Ordinal);
        Assert.Contains("Alla områden.", page, StringComparison.Ordinal);
        Assert.Contains("Bara det som har ändrats från och med 2026-11-19.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("andelen är över 100", page, StringComparison.Ordinal);
        Assert.Contains("andelen är över 100 för 2021.", await site.PageAsync("/import/2", await site.VisitorAsync(Role.Reader)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letting_in_asks_first_says_what_follows_and_then_does_it()
    {
        var visitor = await site.VisitorAsync(Role.Unit);
        const string Address = "/import/5/beslut?steg=slapp-in";
        Assert.Contains("De hämtade värdena blir gällande", await site.PageAsync(Address, visitor), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Released, one => one.Person == visitor.Person);
        using var client = site.Client(visitor);
        using var answer = await Form.SendAsync(client, Address, Address);
        Assert.Equal("/import/7?folj=1", answer.Headers.Location?.ToString());
        Assert.Equal((5, visitor.Person), site.Released[^1]);
        using var refused = await client.GetAsync("/import/5/beslut?steg=annat", Ct);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Turning_down_a_run_changes_nothing_but_the_decision_and_a_second_time_is_refused()
    {
        const string Address = "/import/90/beslut?steg=avvisa";
        await RowsAsync("insert into import_run (id, source, trigger, started_at, ended_at, outcome) overriding system value values (90, 'skolverket', 'schedule', now(), now(), 'held')");
        var visitor = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(visitor);
        using var answer = await Form.SendAsync(client, Address, Address);
        Assert.Equal("/import/90", answer.Headers.Location?.ToString());
        Assert.Contains("Importen avvisades", await site.PageAsync("/import/90"), StringComparison.Ordinal);
        using var again = await Form.SendAsync(client, "/import/5/beslut?steg=avvisa", Address);
        var text = await Form.TextAsync(again);
        Assert.Contains("Import 90 avvisades", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", text, StringComparison.Ordinal);
        await RowsAsync("delete from import_run where id = 90");
    }

    [Fact]
    public async Task A_run_that_nobody_carries_on_is_closed_and_one_that_goes_on_is_asked_to_stop()
    {
        await RowsAsync("insert into import_run (id, source, trigger, started_at) overriding system value values (91, 'skolverket', 'schedule', now())");
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        await using (await site.Db.TryLockAsync("import skolverket", Ct))
        {
            using var asked = await Form.SendAsync(client, "/import/91/avbryt", "/import/91/avbryt");
            Assert.Equal("/import/91?folj=1", asked.Headers.Location?.ToString());
        }

        Assert.Contains("Hämtningen ombads avbryta", await site.PageAsync("/import/91"), StringComparison.Ordinal);
        await RowsAsync("update import_run set cancel_asked_at = null, cancel_asked_by = null where id = 91");
        using var closed = await Form.SendAsync(client, "/import/6/avbryt", "/import/91/avbryt");
        Assert.Contains("Import 91 pågår inte längre och kan inte avbrytas.", await Form.TextAsync(closed), StringComparison.Ordinal);
        await RowsAsync("delete from import_log where run_id = 91");
        await RowsAsync("delete from import_run where id = 91");
    }

    [Fact]
    public async Task The_page_is_read_again_by_itself_only_when_asked_and_only_while_the_run_goes_on()
    {
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"5\">", await site.PageAsync("/import/6?folj=1"), StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", await site.PageAsync("/import/6"), StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", await site.PageAsync("/import/2?folj=1"), StringComparison.Ordinal);

        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address + "/import/6?folj=1");
        Assert.StartsWith("34 av 120 – Import 6", await page.TitleAsync(), StringComparison.Ordinal);
        await RowsAsync("update import_run set requests_done = 35 where id = 6");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^35 av 120"), new() { Timeout = 20_000 });
        await page.GetByText("Sluta uppdatera").ClickAsync();
        Assert.EndsWith("/import/6", page.Url, StringComparison.Ordinal);
        await RowsAsync("update import_run set requests_done = 34 where id = 6");
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_answer_leaves_as_bytes_to_be_saved_with_a_name_of_ours_and_never_as_a_page()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Admin));
        using var answer = await client.GetAsync("/import/2/svar/1", Ct);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=import-2-svar-1.bin; filename*=UTF-8''import-2-svar-1.bin", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(WaitingSite.Answer, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Ct)));
        using var others = await client.GetAsync("/import/5/svar/1", Ct); // of another import
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }

    [Fact]
    public async Task Answers_come_fifty_to_a_page()
    {
        var visitor = await site.VisitorAsync(Role.Admin);
        var first = await site.PageAsync("/import/2/svar", visitor);
        Assert.Contains("Sida 1 av 2", first, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", first, StringComparison.Ordinal);
        Assert.Contains("Hämta svar 60", await site.PageAsync("/import/2/svar?sida=2", visitor), StringComparison.Ordinal);
        using var client = site.Client(visitor);
        Assert.All(await Task.WhenAll(new[] { "3", "0", "x", "99999999999" }.Select(page => client.GetAsync($"/import/2/svar?sida={page}", Ct))), answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Fact]
    public async Task What_a_source_changed_is_listed_with_what_is_followed_first_and_told_on_the_indicators_page()
    {
        var page = await site.PageAsync("/kataloghandelser");
        Assert.True(page.IndexOf("Borttagen ur katalogen</strong>", StringComparison.Ordinal) > page.LastIndexOf("Ny titel</strong>", StringComparison.Ordinal));
        Assert.DoesNotContain("Ej uppföljt nyckeltal", await site.PageAsync("/kataloghandelser?visa=foljda"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ny titel</strong>", await site.PageAsync("/kataloghandelser?slag=gone&import=2"), StringComparison.Ordinal);
        using var client = site.Client();
        using var wrong = await client.GetAsync("/kataloghandelser?slag=annat", Ct);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Contains("&lt;img src=x", await client.GetStringAsync("/kataloghandelser", Ct), StringComparison.Ordinal);
        var indicator = await site.PageAsync("/indikator/kolada:N00610");
        Assert.Contains($"Källan bytte titel 2026-11-21: <q>{WaitingSite.TitleBefore}</q> → <q>Trygg utomhus när det är mörkt, andel (%)</q>", indicator, StringComparison.Ordinal);
        Assert.Contains("<q>inte uppdelad på kön</q> → <q>uppdelad på kön</q>", indicator, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<string>> RowsAsync(string statement) => Trail.RowsAsync(site.Db.ConnectionString, statement);
}
