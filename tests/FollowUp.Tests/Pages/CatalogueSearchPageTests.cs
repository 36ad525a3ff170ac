using System.Net;
using FollowUp.Access;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>The page that searches the sources' catalogues.</summary>
[Collection(Sites.Name)]
public sealed class CatalogueSearchPageTests(WaitingSite site, RealSite real, EmptySite empty)
{
    [Fact]
    public async Task A_hit_tells_what_is_needed_to_choose_it()
    {
        var page = await FindAsync("trygg utomhus");
        Assert.Contains("<h2 id=\"traffar\">1 träff</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Trygg utomhus när det är mörkt, andel (%)</h3>", page, StringComparison.Ordinal);
        Assert.Contains("Kolada, N00610", page, StringComparison.Ordinal);
        Assert.Contains("<dd>%</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Värden för Trelleborg</dt>", page, StringComparison.Ordinal);
        Assert.Contains("från 61,3 % (2015) till 66,0 % (2025), 11 värden<svg", page, StringComparison.Ordinal);
        Assert.Contains("class=\"spark\"", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge\">Följs upp</span>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/indikator/kolada:N00610\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nyckel=N00610", page, StringComparison.Ordinal); // it is there already
        Assert.Contains("value=\"trygg utomhus\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Unit, true)]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Reader, false)]
    public async Task What_is_not_followed_is_offered_to_those_who_may_add_it(Role role, bool offered)
    {
        var page = await site.PageAsync("/ramverk/sok?q=ej+uppf%C3%B6ljt", await site.VisitorAsync(role));
        Assert.Contains("Ej uppföljt nyckeltal", page, StringComparison.Ordinal);
        Assert.Contains("framgår inte av titeln", page, StringComparison.Ordinal);
        Assert.Equal(offered, page.Contains("href=\"/ramverk/ny?kalla=kolada&nyckel=N99999\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_asked_for_shows_how_to_search_and_what_there_is()
    {
        var page = await site.PageAsync("/ramverk/sok", await site.VisitorAsync(Role.Reader));
        Assert.Contains("Så söker du", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Kolada</dt>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>3 indikatorer</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("träff", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/ramverk/sok\"", await site.PageAsync("/import", await site.VisitorAsync(Role.Reader)), StringComparison.Ordinal);
        Assert.DoesNotContain("/ramverk/sok", await site.PageAsync("/import"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_found_gets_advice() => Assert.Contains("Pröva med färre ord", await FindAsync("finnsinte"), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_catalogue_says_when_it_comes_and_how_to_fetch_it_now()
    {
        foreach (var path in (string[])["/ramverk/sok", "/ramverk/sok?q=trygg"])
        {
            var page = await empty.PageAsync(path, await empty.VisitorAsync(Role.Unit));
            Assert.Contains("Inga kataloger är hämtade ännu", page, StringComparison.Ordinal);
            Assert.Contains("minst en gång i veckan", page, StringComparison.Ordinal);
            Assert.Contains("<code>followup import kolada</code>", page, StringComparison.Ordinal);
            Assert.Contains("trycker du på Hämta nu", page, StringComparison.Ordinal);
        }

        Assert.Contains("Hållbarhetsenheten och administratörer kan hämta den", await empty.PageAsync("/ramverk/sok", await empty.VisitorAsync(Role.Reader)), StringComparison.Ordinal);
        Assert.Contains("Alla kataloger är inte hämtade ännu", await real.PageAsync("/ramverk/sok", await real.VisitorAsync(Role.Unit)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("%25%25%5C%5C")]
    [InlineData("%F0%9F%99%82")]
    [InlineData("%00%01%FF%FE")]
    [InlineData("%ED%A0%BD")]
    [InlineData("%26+%7C+%21+%3A*")]
    [InlineData("a&q=b&q=c")]
    public async Task Whatever_is_asked_for_the_page_stands(string query)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await client.GetAsync("/ramverk/sok?q=" + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_kept()
    {
        var page = await FindAsync(new string('x', 2000));
        Assert.Contains("<title>Fel: Sök i källornas kataloger", page, StringComparison.Ordinal);
        Assert.Contains("Sökningen är 2 000 tecken lång. Skriv högst 200 tecken", page, StringComparison.Ordinal);
        Assert.Contains(new string('x', 2000), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=trygg&sida=2", 404)]
    [InlineData("q=trygg&sida=-1", 404)]
    [InlineData("q=trygg&sida=1", 200)]
    [InlineData("sida=x", 404)]
    public async Task A_page_that_is_not_there_is_told_so(string query, int expected)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        using var answer = await client.GetAsync("/ramverk/sok?" + query, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (int)answer.StatusCode);
    }

    private async Task<string> FindAsync(string typed) => await site.PageAsync("/ramverk/sok?q=" + Uri.EscapeDataString(typed), await site.VisitorAsync(Role.Unit));
}
