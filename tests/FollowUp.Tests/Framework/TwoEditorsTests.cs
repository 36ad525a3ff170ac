using System.Net;
using FollowUp.Access;
using FollowUp.Tests.Pages;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>Two people in one draft, and two drafts of one framework: the second is told who changed what, and loses nothing.</summary>
[Collection(Sites.Name)]
public sealed class TwoEditorsTests(DraftSite site) : IClassFixture<DraftSite>
{
    private const string Goal = "/post?del=goals&nyckel=G3";

    [Fact]
    public async Task Two_who_change_different_things_of_the_same_goal_both_get_their_way()
    {
        var (first, second, draft) = await OpenAsync("Skilda fält");
        var one = await FormBoxes.OpenAsync(first, draft + Goal);
        var other = await FormBoxes.OpenAsync(second, draft + Goal);
        one["title"] = "Hälsan ska bli jämlik";
        other["origin"] = "Protokollet";
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync(first)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SendAsync(second)).Status);
        var after = await FormBoxes.OpenAsync(first, draft + Goal);
        Assert.Equal(("Hälsan ska bli jämlik", "Protokollet"), (after["title"], after["origin"]));
    }

    [Theory]
    [InlineData("mine", "Alla ska må bra")]
    [InlineData("theirs", "Hälsan ska bli jämlik")]
    public async Task The_second_is_told_who_changed_what_and_chooses_and_loses_nothing(string side, string expected)
    {
        var (first, second, draft) = await OpenAsync("Samma fält " + side);
        var one = await FormBoxes.OpenAsync(first, draft + Goal);
        var other = await FormBoxes.OpenAsync(second, draft + Goal);
        one["title"] = "Hälsan ska bli jämlik";
        one["decision.body"] = "Kommunstyrelsen";
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync(first)).Status);

        other["title"] = "Alla ska må bra";
        other["origin"] = "Protokollet";
        var (status, _, page) = await other.SendAsync(second);
        Assert.Equal(HttpStatusCode.OK, status);
        var text = WebUtility.HtmlDecode(page);
        Assert.Contains("Någon annan hann ändra samma sak", text, StringComparison.Ordinal);
        Assert.Contains("Vera unit ändrade titel i målet G3 2026-11-23 21:00.", text, StringComparison.Ordinal);
        Assert.Contains("<q>Hälsan ska bli jämlik</q>", text, StringComparison.Ordinal);
        Assert.Contains("<q>Alla ska må bra</q>", text, StringComparison.Ordinal);
        Assert.Contains("Kommuninvånares hälsa och levnadsvillkor ska bli bättre och mer jämlika", text, StringComparison.Ordinal);

        // Sent without a choice it is asked again, and nothing is saved.
        var choice = FormBoxes.Of(page, draft + Goal);
        var (again, _, asked) = await choice.SendAsync(second);
        Assert.Equal(HttpStatusCode.OK, again);
        choice = FormBoxes.Of(asked, draft + Goal);
        choice["side.goals/G3#title"] = side;
        Assert.Equal(HttpStatusCode.Redirect, (await choice.SendAsync(second)).Status);

        var after = await FormBoxes.OpenAsync(first, draft + Goal);
        Assert.Equal((expected, "Protokollet", "Kommunstyrelsen"), (after["title"], after["origin"], after["decision.body"]));
    }

    [Fact]
    public async Task What_the_other_took_away_can_be_added_again_as_it_was_written()
    {
        var (first, second, draft) = await OpenAsync("Borttaget");
        const string Link = "/post?del=peer_groups&nyckel=G36679";
        var other = await FormBoxes.OpenAsync(second, draft + Link);
        var remove = await FormBoxes.OpenAsync(first, draft + Link.Replace("/post", "/ta-bort", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await remove.SendAsync(first)).Status);

        other["title"] = "Lika kommuner";
        var (status, _, page) = await other.SendAsync(second);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Vera unit tog bort gruppen", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await FormBoxes.Of(page, draft + Link).SendAsync(second)).Status);
        Assert.Equal("Lika kommuner", (await FormBoxes.OpenAsync(first, draft + Link))["title"]);
    }

    [Fact]
    public async Task Two_who_add_the_same_code_are_told_and_choose_too()
    {
        var (first, second, draft) = await OpenAsync("Samma nya mål");
        const string New = "/post?del=goals";
        var forms = new[] { await FormBoxes.OpenAsync(first, draft + New), await FormBoxes.OpenAsync(second, draft + New) };
        foreach (var (i, form) in forms.Index())
        {
            (form["code"], form["title"], form["wording"], form["origin"]) = ("G7", $"Ett nytt mål {i}", "proposed", "Samma källa");
        }

        Assert.Equal(HttpStatusCode.Redirect, (await forms[0].SendAsync(first)).Status);
        var (status, _, page) = await forms[1].SendAsync(second);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Någon annan hann ändra samma sak", WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        // Sent without a choice it is asked again.
        (status, _, page) = await FormBoxes.Of(page, draft + New).SendAsync(second);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Någon annan hann ändra samma sak", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var choice = FormBoxes.Of(page, draft + New);
        choice["side.goals/G7#title"] = "mine";
        var (saved, _, again) = await choice.SendAsync(second);
        Assert.True(saved == HttpStatusCode.Redirect, again);
        Assert.Equal("Ett nytt mål 1", (await FormBoxes.OpenAsync(first, draft + "/post?del=goals&nyckel=G7"))["title"]);
    }

    [Fact]
    public async Task Two_who_add_the_very_same_add_it_once_and_a_code_that_stood_there_before_is_a_mistake()
    {
        var (first, second, draft) = await OpenAsync("Samma nya mål, ord för ord");
        const string New = "/post?del=goals";
        var forms = new[] { await FormBoxes.OpenAsync(first, draft + New), await FormBoxes.OpenAsync(second, draft + New) };
        foreach (var form in forms)
        {
            (form["code"], form["title"], form["wording"], form["origin"]) = ("G8", "Ett nytt mål till", "proposed", "Samma källa");
        }

        Assert.Equal(HttpStatusCode.Redirect, (await forms[0].SendAsync(first)).Status);
        Assert.Equal((HttpStatusCode.Redirect, draft + "?sparat=2"), await forms[1].SendAsync(second) is var (status, location, _) ? (status, location) : default);

        var late = await FormBoxes.OpenAsync(second, draft + New);
        (late["code"], late["title"], late["wording"], late["origin"]) = ("G8", "Ett annat mål", "proposed", "Samma källa");
        Assert.Contains("Koden ”G8” används redan", WebUtility.HtmlDecode((await late.SendAsync(second)).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_has_just_taken_away_is_told_to_who_would_take_it_away_too()
    {
        var (first, second, draft) = await OpenAsync("Borttaget av två");
        const string Remove = "/ta-bort?del=peer_groups&nyckel=G36679";
        var other = await FormBoxes.OpenAsync(second, draft + Remove);
        Assert.Equal(HttpStatusCode.Redirect, (await (await FormBoxes.OpenAsync(first, draft + Remove)).SendAsync(first)).Status);
        var (status, location, _) = await other.SendAsync(second);
        Assert.Equal(HttpStatusCode.Redirect, status);
        var told = WebUtility.HtmlDecode(await second.GetStringAsync(location, TestContext.Current.CancellationToken));
        Assert.Contains("Vera unit hade redan tagit bort gruppen", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_left_behind_takes_in_the_latest_where_both_changed_the_same_it_asks()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        var (first, second, ahead) = await OpenAsync("Först i mål");
        var behind = await DraftSite.StartAsync(second, "Efter");
        await DraftSite.SaveAsync(second, behind, "organisations", "revisionen", ("title", "Revisorerna"));
        await DraftSite.SaveAsync(first, ahead, "organisations", "revisionen", ("title", "Kommunrevisionen"));
        await DraftSite.SaveAsync(first, ahead, "organisations", "valnamnden", ("origin", "Valet"));
        var adopt = await FormBoxes.OpenAsync(first, ahead + "/satt-i-kraft");
        adopt["reason"] = "Nya namn";
        Assert.Equal(HttpStatusCode.Redirect, (await adopt.SendAsync(first)).Status);

        var shown = await site.PageAsync(behind, unit);
        Assert.Contains("Hämta in det senaste", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(behind + "/satt-i-kraft", shown, StringComparison.Ordinal);
        var (status, _, page) = await (await FormBoxes.OpenAsync(second, behind)).SendAsync(second, ("step", "bring-up"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<q>Revisorerna</q>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<q>Kommunrevisionen</q>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        var choices = System.Text.RegularExpressions.Regex.Match(page, "<form class=\"form item\".*?</form>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;
        var choice = FormBoxes.Of(choices, behind);
        choice["side.organisations/revisionen#title"] = "mine";
        Assert.Equal(HttpStatusCode.Redirect, (await choice.SendAsync(second, ("step", "bring-up"))).Status);
        var after = await site.PageAsync(behind, unit);
        Assert.Contains("<del>Kommunrevisionen</del>", after, StringComparison.Ordinal);
        Assert.Contains("<ins>Revisorerna</ins>", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Valnämnden</h4>", after, StringComparison.Ordinal);
    }

    private async Task<(HttpClient First, HttpClient Second, string Draft)> OpenAsync(string title)
    {
        var first = site.Client(await site.VisitorAsync(Role.Unit));
        return (first, site.Client(await site.VisitorAsync(Role.Admin)), await DraftSite.StartAsync(first, title));
    }
}
