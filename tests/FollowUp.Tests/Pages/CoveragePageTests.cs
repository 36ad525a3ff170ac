using Xunit;

namespace FollowUp.Tests.Pages;

[Collection(Sites.Name)]
public sealed class CoveragePageTests(RealSite real, MadeUpSite madeUp, EmptySite empty)
{
    [Fact]
    public async Task It_has_the_matrix_and_every_gap_with_what_to_do_and_a_way_there()
    {
        var page = await real.PageAsync("/tackning");
        Assert.Contains("href=\"/tackning\" aria-current=\"page\">Täckning</a>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">1. Stöd och relationer genom livet</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\"><a href=\"#omrade-fa1-g3\">10</a></td>", page, StringComparison.Ordinal);
        Assert.Contains("<h4 id=\"omrade-fa1-g3\">Mål 3</h4>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/uppfoljning/2025/g6\">Mål 6: Kommunkoncernens ekonomi", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/fokusomraden/2025/fa2\">Fokusområde 2: Utbildning och sysselsättning", page, StringComparison.Ordinal);
        Assert.Contains("Mål som vilar på en enda indikator", page, StringComparison.Ordinal);
        Assert.Contains("Ge målet minst en indikator till", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/indikator/TR-08\">Hyresgäster som känner sig trygga i sitt område</a>", page, StringComparison.Ordinal);
        Assert.Contains("ansvar: AB Trelleborgshem", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf(">Varningar<", StringComparison.Ordinal) < page.IndexOf(">Upplysningar<", StringComparison.Ordinal));
        Assert.DoesNotContain("id=\"fel\"", page, StringComparison.Ordinal); // nothing that must be put right
    }

    [Fact]
    public async Task A_title_that_would_do_harm_does_none_there() =>
        Assert.DoesNotContain("<script>", (await madeUp.Client().GetStringAsync("/tackning", TestContext.Current.CancellationToken)), StringComparison.Ordinal);

    [Fact]
    public async Task Before_the_first_framework_it_says_how_to_load_one() =>
        Assert.Contains("followup framework import dashboards/framework.yaml", await empty.PageAsync("/tackning"), StringComparison.Ordinal);
}
