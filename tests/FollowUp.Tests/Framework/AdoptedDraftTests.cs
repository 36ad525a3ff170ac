using System.Net;
using FollowUp.Access;
using FollowUp.Tests.Pages;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>What a draft does to the follow-up: nothing while it is one, shown beforehand when asked for, and all of it when it is put in force.</summary>
[Collection(Sites.Name)]
public sealed class AdoptedDraftTests(DraftSite site) : IClassFixture<DraftSite>
{
    private const string Dashboard = "/uppfoljning/2025";

    [Fact]
    public async Task Under_a_draft_the_follow_up_is_shown_with_its_differences_and_the_real_one_stays_as_it_is()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var before = await site.PageAsync(Dashboard);
        var draft = await DraftSite.StartAsync(client, "Miljöprogrammet på remiss");
        await DraftSite.SaveAsync(client, draft, "goals", "G5", ("title", "Östersjön ska leva"));
        var form = await FormBoxes.OpenAsync(client, draft + "/post?del=indicators&nyckel=skolverket%3Abetyg6-alla-amnen");
        form.Tick("goals", "G5");
        Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(client)).Status);

        var under = await site.PageAsync(draft + "/uppfoljning?ar=2025&tavla=uppfoljning", unit);
        Assert.Contains("Det här är ett utkast, inte den gällande uppföljningen.", under, StringComparison.Ordinal);
        Assert.Contains("Östersjön ska leva", under, StringComparison.Ordinal);
        Assert.Contains("<dt>Rubrik nu</dt><dd>Natur, hav och biologisk mångfald ska stärkas</dd>", under, StringComparison.Ordinal);
        Assert.Contains("Elever i årskurs 6 med godkänt betyg i alla ämnen <span class=\"badge\">Nytt i utkastet</span>", under, StringComparison.Ordinal);
        Assert.Equal(1, under.Split("<dt>Nu</dt>").Length - 1);
        Assert.Equal(1, under.Split("<dt>I utkastet</dt>").Length - 1);
        Assert.Equal(before, await site.PageAsync(Dashboard));

        var areas = await site.PageAsync(draft + "/uppfoljning?ar=2025&tavla=fokusomraden", unit);
        Assert.Contains("samma indikatorer under samma rubriker", areas, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_put_in_force_needs_a_reason_and_changes_the_dashboard_and_its_version_says_what_it_did()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Mål fyra får ny lydelse");
        await DraftSite.SaveAsync(client, draft, "goals", "G4", ("title", "Alla ska ha ett arbete att gå till"));
        Assert.DoesNotContain("Alla ska ha ett arbete att gå till", await site.PageAsync(Dashboard), StringComparison.Ordinal);

        var adopt = await FormBoxes.OpenAsync(client, draft + "/satt-i-kraft");
        var (refused, _, page) = await adopt.SendAsync(client);
        Assert.Equal(HttpStatusCode.OK, refused);
        Assert.Contains("Skriv varför ramverket ändras", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        adopt["reason"] = "Fullmäktige beslutade i november";
        var (status, location, _) = await adopt.SendAsync(client);
        Assert.Equal((HttpStatusCode.Redirect, draft), (status, location));

        Assert.Contains("Alla ska ha ett arbete att gå till", await site.PageAsync(Dashboard), StringComparison.Ordinal);
        var page1 = await site.PageAsync("/ramverk", unit);
        Assert.Contains("Satt i kraft av Vera unit.", page1, StringComparison.Ordinal);
        Assert.Contains("Fullmäktige beslutade i november", page1, StringComparison.Ordinal);
        var version = await site.PageAsync("/ramverk/version/2", await site.VisitorAsync(Role.Reader));
        Assert.Contains("<del>Fler kommuninvånare ska ha utbildning, sysselsättning och egen försörjning</del>", version, StringComparison.Ordinal);
        Assert.Contains("<ins>Alla ska ha ett arbete att gå till</ins>", version, StringComparison.Ordinal);
        Assert.Contains("Alla ska ha ett arbete att gå till", await site.PageAsync("/ramverk/version/2/framework.yaml", unit), StringComparison.Ordinal);
        await ShowsWhatItChangedAsync();

        // A later one does not change what this one did.
        var later = await DraftSite.StartAsync(client, "Mål fyra igen");
        await DraftSite.SaveAsync(client, later, "goals", "G4", ("title", "Arbete åt alla"));
        var again = await FormBoxes.OpenAsync(client, later + "/satt-i-kraft");
        Assert.Equal("", again["reason"]);
        again["reason"] = "En kortare lydelse";
        Assert.Equal(HttpStatusCode.Redirect, (await again.SendAsync(client)).Status);
        await ShowsWhatItChangedAsync();

        async Task ShowsWhatItChangedAsync()
        {
            var closed = await site.PageAsync(draft, unit);
            var changes = closed[closed.IndexOf("Vad utkastet ändrade", StringComparison.Ordinal)..closed.IndexOf("Historik", StringComparison.Ordinal)];
            Assert.Contains("Satt i kraft 2026-11-23 21:00 av Vera unit.", closed, StringComparison.Ordinal);
            Assert.Contains("<del>Fler kommuninvånare ska ha utbildning, sysselsättning och egen försörjning</del>", changes, StringComparison.Ordinal);
            Assert.Contains("<ins>Alla ska ha ett arbete att gå till</ins>", changes, StringComparison.Ordinal);
        }
    }
}
