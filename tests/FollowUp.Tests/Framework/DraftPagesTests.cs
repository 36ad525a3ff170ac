using System.Net;
using System.Text;
using FollowUp.Access;
using FollowUp.Tests.Access;
using FollowUp.Tests.House;
using FollowUp.Tests.Pages;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>The pages where the unit drafts another framework: what each shows to whom, and the way from a draft to the dashboards.</summary>
[Collection(Sites.Name)]
public sealed class DraftPagesTests(DraftSite site) : IClassFixture<DraftSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_says_what_is_in_force_and_offers_the_unit_a_draft_and_the_reader_none()
    {
        var unit = await site.PageAsync("/ramverk", await site.VisitorAsync(Role.Unit));
        Assert.Contains("i kraft sedan 2026-11-2", unit, StringComparison.Ordinal);
        Assert.Contains("Satt i kraft av kommandoraden.", unit, StringComparison.Ordinal);
        Assert.Contains("Börja ett utkast", unit, StringComparison.Ordinal);
        Assert.Contains("action=\"/ramverk/sok\"", unit, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/ramverk\" aria-current=\"page\">Ramverk</a>", unit, StringComparison.Ordinal);
        var reader = await site.PageAsync("/ramverk", await site.VisitorAsync(Role.Reader));
        Assert.DoesNotContain("Börja ett utkast", reader, StringComparison.Ordinal);
        Assert.DoesNotContain(">Ramverk</a>", await site.PageAsync("/om"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_without_a_name_is_asked_for_one_and_a_file_that_cannot_be_read_is_told_with_line_and_column()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var unnamed = await Form.SendAsync(client, "/ramverk", "/ramverk", ("title", " "), ("step", "start"));
        Assert.Contains("Utkastet behöver ett namn", await Form.TextAsync(unnamed), StringComparison.Ordinal);

        var refused = await UploadAsync(client, "Fel fil", "municipality: 1287 Trelleborg\ngoals:\n\t- code: G1\n");
        Assert.Contains("rad 3, kolumn 1", refused.Page, StringComparison.Ordinal);
        Assert.Contains("Fel fil", refused.Page, StringComparison.Ordinal);

        var file = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "dashboards", "framework.yaml"), Ct);
        var (status, location, _) = await UploadAsync(client, "Ur en fil", file.Replace("title: Stöd och relationer genom livet", "title: Stöd genom hela livet", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var draft = await site.PageAsync(location!, await site.VisitorAsync(Role.Reader));
        Assert.Contains("Stöd genom hela livet", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("ta-bort", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Kasta utkastet", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_shown_at_its_field_before_it_is_saved_and_can_be_saved_all_the_same()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Med fel i");
        var form = await FormBoxes.OpenAsync(client, draft + "/post?del=goals&nyckel=G3");
        form["title"] = "Alla mår bra & <b>lever</b> gott";
        form["decision.date"] = "i våras";
        form["decision.body"] = "Kommunfullmäktige";
        var (status, _, page) = await form.SendAsync(client);
        Assert.Equal(HttpStatusCode.OK, status);
        var text = WebUtility.HtmlDecode(page);
        Assert.Contains("<title>Fel: ", text, StringComparison.Ordinal);
        Assert.Contains("href=\"#field-decision.date\"", text, StringComparison.Ordinal);
        Assert.Contains("”i våras” är inget datum", text, StringComparison.Ordinal);
        var again = FormBoxes.Of(page, draft + "/post?del=goals&nyckel=G3");
        Assert.Equal(("Alla mår bra & <b>lever</b> gott", "i våras"), (again["title"], again["decision.date"]));
        Assert.DoesNotContain("i våras", await site.PageAsync(draft, unit), StringComparison.Ordinal);

        var (saved, location, _) = await again.SendAsync(client, ("anyway", "1"));
        Assert.Equal(HttpStatusCode.Redirect, saved);
        var shown = await site.PageAsync(location!, unit);
        Assert.Contains("Ett fel att rätta", shown, StringComparison.Ordinal);
        Assert.Contains($"{draft}/post?del=goals&nyckel=G3#field-decision.date", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(draft + "/satt-i-kraft", shown, StringComparison.Ordinal);
        Assert.Contains("det har fel att rätta. <a href=\"" + draft + "#fel\">Se felen</a>", await site.PageAsync(draft + "/satt-i-kraft", unit), StringComparison.Ordinal);
        Assert.Contains("kan inte visas", await site.PageAsync(draft + "/uppfoljning?ar=2025&tavla=uppfoljning", unit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_in_a_new_thing_is_said_at_its_field_in_the_words_of_the_form()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        var draft = await DraftSite.StartAsync(client, "Ny koppling");
        var form = await FormBoxes.OpenAsync(client, draft + "/post?del=links");
        form["focus_area"] = "FA1";
        form["goal"] = "G1";
        form["indicator"] = "kolada:N00610";
        form["wording"] = "proposed";
        var (_, _, page) = await form.SendAsync(client);
        var text = WebUtility.HtmlDecode(page);
        Assert.Contains("id=\"field-reason-error\">Fyll i ”Skäl”.", text, StringComparison.Ordinal);
        Assert.Contains("id=\"field-role-error\">Välj Huvudindikator eller Stödjande.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("role:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_may_fill_in_what_is_known_of_a_new_thing()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        var draft = await DraftSite.StartAsync(client, "Ur sökningen");
        var page = draft + "/post?del=indicators&code=kolada:N00001&title=Folkm%C3%A4ngd&goals=G3&goals=G4&seen=99";
        var form = await FormBoxes.OpenAsync(client, page, draft + "/post?del=indicators");
        Assert.Equal(("kolada:N00001", "Folkmängd", "G3", "1"), (form["code"], form["title"], form["goals"], form["seen"]));
    }

    [Fact]
    public async Task A_code_is_changed_with_all_that_refers_to_it_and_one_that_is_taken_is_refused()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Ny kod");
        var page = draft + "/post?del=goals&nyckel=G5";
        var form = await FormBoxes.OpenAsync(client, page, page + "&handler=Code");
        form["kod"] = "G1";
        var (refused, _, told) = await form.SendAsync(client);
        Assert.Equal(HttpStatusCode.OK, refused);
        Assert.Contains("id=\"field-kod-error\">Koden ”G1” är redan tagen", WebUtility.HtmlDecode(told), StringComparison.Ordinal);
        form["kod"] = "HAV";
        var (status, location, _) = await form.SendAsync(client);
        Assert.Equal(HttpStatusCode.Redirect, status);
        var shown = await site.PageAsync(location!, unit);
        Assert.Contains("En kod byttes.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("fel att rätta", shown, StringComparison.Ordinal);
        Assert.Contains("<ins>HAV Natur, hav och biologisk mångfald ska stärkas</ins>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_taken_into_a_draft_and_what_is_wrong_in_it_is_told_with_its_line()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Med en fil till");
        var file = await site.PageAsync(draft + "/framework.yaml", unit);
        var (refused, _, told) = await UploadAsync(client, draft, ("seen", "1"), file + "\t- code: G1\n");
        Assert.Equal(HttpStatusCode.OK, refused);
        Assert.Contains("kolumn 1", told, StringComparison.Ordinal);
        var (status, location, _) = await UploadAsync(client, draft, ("seen", "1"), file.Replace("Stöd och relationer genom livet", "Stöd hela vägen", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var shown = await site.PageAsync(location!, unit);
        Assert.Contains("En fil lästes in.", shown, StringComparison.Ordinal);
        Assert.Contains("<ins>Stöd hela vägen</ins>", shown, StringComparison.Ordinal);

        // Another has changed the same since: nothing is taken in, and who did what is told.
        var (conflict, _, page) = await UploadAsync(client, draft, ("seen", "1"), file.Replace("Stöd och relationer genom livet", "Stöd till alla", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, conflict);
        Assert.Contains("Vera unit ändrade titel i området", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_undone_and_done_again_and_the_history_says_who_when_from_and_to()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Ångra och gör om");
        await DraftSite.SaveAsync(client, draft, "goals", "G5", ("title", "Havet ska må bättre"));
        var saved = await site.PageAsync(draft, unit);
        Assert.Contains("<del>Natur, hav och biologisk mångfald ska stärkas</del>", saved, StringComparison.Ordinal);
        Assert.Contains("<ins>Havet ska må bättre</ins>", saved, StringComparison.Ordinal);
        Assert.Contains("Vera unit", saved, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 21:00", saved, StringComparison.Ordinal);

        await PressAsync(client, draft, "undo");
        var undone = await site.PageAsync(draft, unit);
        Assert.Contains("Steg 2 ångrades.", undone, StringComparison.Ordinal);
        Assert.Contains("Utkastet är likadant som det som är i kraft", undone, StringComparison.Ordinal);
        await PressAsync(client, draft, "redo");
        Assert.Contains("<ins>Havet ska må bättre</ins>", await site.PageAsync(draft, unit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_a_thing_away_asks_first_and_says_what_refers_to_it()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Utan FA1");
        var address = draft + "/ta-bort?del=focus_areas&nyckel=FA1";
        var asked = await site.PageAsync(address, unit);
        Assert.Contains("Ta bort området ”Stöd och relationer genom livet”?", asked, StringComparison.Ordinal);
        Assert.Contains(draft + "/post?del=links&nyckel=FA1%2FG", asked, StringComparison.Ordinal);
        Assert.Contains(draft + "/post?del=earlier_areas&nyckel=OA1", asked, StringComparison.Ordinal);
        var (status, location, _) = await (await FormBoxes.OpenAsync(client, address)).SendAsync(client);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("Borttaget: området ”Stöd och relationer genom livet”.", await site.PageAsync(location!, unit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_draft_asks_first_and_stays_in_the_history()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Kastas snart");
        await DraftSite.SaveAsync(client, draft, "goals", "G6", ("title", "Spara mer"));
        Assert.Contains("Kasta utkastet ”Kastas snart”?", await site.PageAsync(draft + "/kasta", unit), StringComparison.Ordinal);
        var (_, location, _) = await (await FormBoxes.OpenAsync(client, draft + "/kasta")).SendAsync(client);
        Assert.Equal("/ramverk", location);
        Assert.Contains($"<a href=\"{draft}\">Kastas snart (utkast {draft.Split('/')[^1]}, påbörjat 2026-11-23 21:00)</a> <span class=\"quiet\">Kastat 2026-11-23 21:00 av Vera unit.", await site.PageAsync("/ramverk", unit), StringComparison.Ordinal);
        var shown = await site.PageAsync(draft, unit);
        Assert.Contains("<ins>Spara mer</ins>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"undo\"", shown, StringComparison.Ordinal);
        using var form = await client.GetAsync(draft + "/post?del=goals&nyckel=G6", Ct);
        Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
    }

    [Theory]
    [InlineData("/ramverk/utkast/9999")]
    [InlineData("/ramverk/utkast/9999/kasta")]
    [InlineData("/ramverk/utkast/9999/satt-i-kraft")]
    [InlineData("/ramverk/utkast/9999/uppfoljning")]
    [InlineData("/ramverk/utkast/9999/framework.yaml")]
    [InlineData("/ramverk/utkast/9999/post?del=goals")]
    [InlineData("/ramverk/version/9999")]
    [InlineData("/ramverk/version/9999/framework.yaml")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await client.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task PressAsync(HttpClient client, string draft, string step)
    {
        var (status, _, page) = await (await FormBoxes.OpenAsync(client, draft)).SendAsync(client, ("step", step));
        Assert.True(status == HttpStatusCode.Redirect, page);
    }

    private static Task<(HttpStatusCode Status, string? Location, string Page)> UploadAsync(HttpClient client, string title, string file) =>
        UploadAsync(client, "/ramverk", ("title", title), file);

    private static async Task<(HttpStatusCode Status, string? Location, string Page)> UploadAsync(HttpClient client, string address, (string Name, string Value) box, string file)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await Form.TokenAsync(client, address)), "__RequestVerificationToken" },
            { new StringContent(box.Value), box.Name },
            { new StringContent("upload"), "step" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "ramverk.yaml" },
        };
        using var answer = await client.PostAsync(address, content, Ct);
        return (answer.StatusCode, answer.Headers.Location?.ToString(), await Form.TextAsync(answer));
    }
}
