using System.Net;
using FollowUp.Access;
using FollowUp.Tests.Access;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>The form in which an indicator is filled in to be followed up.</summary>
[Collection(Sites.Name)]
public sealed class NewIndicatorPageTests(WaitingSite site)
{
    private const string Address = "/ramverk/ny?kalla=kolada&nyckel=N99999";

    [Fact]
    public async Task The_form_has_what_the_catalogue_tells_and_every_choice_there_is()
    {
        var page = await site.PageAsync(Address, await site.VisitorAsync(Role.Unit));
        Assert.Contains("name=\"titel\" type=\"text\" value=\"Ej uppföljt nyckeltal\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"\" selected=\"selected\">Välj</option>", page, StringComparison.Ordinal);
        Assert.Contains("Kommuninvånares trygghet och delaktighet", page, StringComparison.Ordinal);
        Assert.Contains("Stöd och relationer genom livet", page, StringComparison.Ordinal);
        Assert.Contains("Bildningsförvaltningen", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_something_is_wrong()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await Form.SendAsync(
            client, Address, Address, ("titel", "Min titel"), ("mal", "G1"), ("mal", "G4"), ("skal", "Därför."), ("malvarde", "7x"), ("ansvarig", "bildningsforvaltningen"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<title>Fel: Lägg till en indikator", page, StringComparison.Ordinal);
        Assert.Contains("Välj vilket håll som är bättre", page, StringComparison.Ordinal);
        Assert.Contains("töm skälet", page, StringComparison.Ordinal);
        Assert.All(["value=\"Min titel\"", "value=\"Därför.\"", "value=\"7x\"", "value=\"G1\" checked", "value=\"G4\" checked", "value=\"bildningsforvaltningen\" checked"], kept => Assert.Contains(kept, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_character_nobody_sees_is_told_and_the_form_is_kept()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await Form.SendAsync(
            client, Address, Address, ("titel", "Min ti\u00adtel"), ("enhet", "%"), ("decimaler", "1"), ("riktning", "up"), ("period", "year"), ("kon", "false"), ("utgivare", "SCB"), ("mal", "G1"), ("ansvarig", "kommunstyrelsen"), ("roll", "main"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("osynligt tecken (U+00AD)", page, StringComparison.Ordinal);
        Assert.Contains("value=\"SCB\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_right_stands_in_a_draft_that_can_be_put_in_force()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await Form.SendAsync(
            client, Address, Address, ("titel", "Min titel"), ("enhet", "%"), ("decimaler", "1"), ("riktning", "up"), ("period", "year"), ("kon", "false"), ("utgivare", "SCB"), ("mal", "G1"), ("ansvarig", "kommunstyrelsen"), ("roll", "main"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/satt-i-kraft", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken));
        Assert.Contains("Min titel", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 404)]
    [InlineData("?kalla=kolada", 404)]
    [InlineData("?kalla=kolada&nyckel=N1", 404)]
    [InlineData("?kalla=kolada&nyckel=%00", 404)]
    [InlineData("?kalla=kolada&nyckel=N00610", 302)] // it is followed already
    public async Task What_cannot_be_added_has_no_form(string query, int expected)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await client.GetAsync("/ramverk/ny" + query, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.Equal(expected == 302 ? "/indikator/kolada%3AN00610" : null, answer.Headers.Location?.ToString());
    }
}
