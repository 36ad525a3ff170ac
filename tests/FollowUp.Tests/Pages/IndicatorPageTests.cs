using System.Net;
using System.Text;
using FollowUp.Indicators;
using Xunit;

namespace FollowUp.Tests.Pages;

[Collection(Sites.Name)]
public sealed class IndicatorPageTests(RealSite real, MadeUpSite madeUp)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_the_latest_value_the_sentence_and_every_step_of_the_verdict()
    {
        var page = await real.PageAsync("/indikator/smhi:utslapp-territoriella");
        Assert.Contains("115 447", page, StringComparison.Ordinal); // Klimatkollen, output of 2026-02-13: Trelleborg 2023
        Assert.Contains("M0, version 1", page, StringComparison.Ordinal);
        Assert.Contains("Lägre är bättre.", page, StringComparison.Ordinal);
        Assert.Contains("(115 447,22 / ", page, StringComparison.Ordinal);
        Assert.Contains("(0,001 / ", page, StringComparison.Ordinal); // what the method puts for the target of 0
        Assert.Contains("Alldeles för långsamt", page, StringComparison.Ordinal);
        Assert.Contains("Källa: SMHI, nationella emissionsdatabasen", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_every_group_in_order_and_says_why_a_value_is_missing()
    {
        var page = await madeUp.PageAsync("/indikator/" + MadeUpSite.Rich);
        var table = page[page.IndexOf("<table class=\"figures\"", StringComparison.Ordinal)..page.IndexOf("</table>", StringComparison.Ordinal)];
        string[] heads = ["År", "Totalt", "Kvinnor", "Män", "Riket", "Liknande kommuner, lägst–högst"];
        Assert.Equal(heads, heads.OrderBy(head => table.IndexOf($">{head}</th>", StringComparison.Ordinal)));
        Assert.All(heads, head => Assert.Contains($">{head}</th>", table, StringComparison.Ordinal));
        Assert.Contains("för få personer, visas inte", table, StringComparison.Ordinal);
        Assert.DoesNotContain("2019", table, StringComparison.Ordinal); // a gap in every line is no row
        Assert.Contains("62,0–68,0", table, StringComparison.Ordinal); // the seven peers of 2012, worked out by hand from what the site was given
    }

    [Fact]
    public async Task Own_calculations_are_never_called_the_sources() =>
        Assert.Contains("Spann för liknande kommuner: egen beräkning på data från Kolada.", await madeUp.PageAsync("/indikator/" + MadeUpSite.Rich), StringComparison.Ordinal);

    [Fact]
    public async Task A_revised_value_shows_what_was_known_before_and_in_which_import_it_changed()
    {
        var page = await madeUp.PageAsync("/indikator/" + MadeUpSite.Rich);
        var revisions = page[page.IndexOf("id=\"revideringar\"", StringComparison.Ordinal)..];
        Assert.Contains("68,3 %", revisions, StringComparison.Ordinal); // 60 + 11 × 0.75 = 68.25
        Assert.Contains("70,1 %", revisions, StringComparison.Ordinal);
        Assert.Contains("href=\"/import/2\"", revisions, StringComparison.Ordinal);
        Assert.Contains("Inget värde har ändrats", await real.PageAsync("/indikator/skolverket:elever"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invented_values_are_called_so_by_page_chart_table_and_file()
    {
        var page = await madeUp.PageAsync("/indikator/" + MadeUpSite.Rich);
        Assert.Contains("Den här sidan visar påhittade värden.", page, StringComparison.Ordinal);
        Assert.Contains("(påhittade värden)</title>", page, StringComparison.Ordinal);
        Assert.Contains("(påhittade värden)</caption>", page[page.IndexOf("<caption", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.All((await CsvAsync(madeUp, MadeUpSite.Rich)).Skip(1), line => Assert.EndsWith(";PÅHITTAT VÄRDE", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_says_what_it_is_used_in_and_when_more_is_to_come()
    {
        var page = await real.PageAsync("/indikator/kolada:N00610");
        Assert.Contains("Inga värden hämtade ännu", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/uppfoljning/2025/g1\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/fokusomraden/2025/fa4\"", page, StringComparison.Ordinal);
        Assert.Contains("Väntar på inrapportering från Kultur- och fritidsförvaltningen", await real.PageAsync("/indikator/TR-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_opens_in_Swedish_Excel_and_holds_every_figure_as_it_was_recorded()
    {
        using var client = real.Client();
        using var response = await client.GetAsync("/indikator/skolverket:np9-matematik/csv", Ct);
        var bytes = await response.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var lines = Encoding.UTF8.GetString(bytes)[1..].Split("\r\n");
        Assert.StartsWith("indikator;titel;område;period;grupp;värde;enhet;", lines[0], StringComparison.Ordinal);

        // Skolverket's own file: Trelleborg 2022/23: 85,4; girls 82,3; boys 88,6.
        foreach (var (group, value) in new[] { ("Totalt", "85,4"), ("Kvinnor", "82,3"), ("Män", "88,6") })
        {
            Assert.Single(lines, line => line.Contains($";Trelleborg;2022/23;{group};{value};%;", StringComparison.Ordinal));
        }

        Assert.Contains((await CsvAsync(real, "smhi:utslapp-territoriella")), line => line.Contains(";2023;Totalt;115447,22;ton;", StringComparison.Ordinal));
        Assert.Contains((await CsvAsync(madeUp, MadeUpSite.Rich)), line => line.Contains(";2014;Kvinnor;;%;för få personer, visas inte;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_title_is_shown_as_it_is_written_and_does_nothing()
    {
        // In a browser AccessibilityTests find no script on these pages, no request elsewhere and nothing that breaks out at 320 pixels.
        using var client = madeUp.Client();
        foreach (var path in (string[])["/indikator/kolada:N07403", "/uppfoljning/2025", "/fokusomraden/2025"])
        {
            var page = await client.GetStringAsync(path, Ct);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        }

        Assert.Contains(";\"\"\"'><script>", (await CsvAsync(madeUp, "kolada:N07403"))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\t=a", "'=a")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("Elever, åk 9", "Elever, åk 9")]
    [InlineData("", "")]
    public void A_cell_is_text_and_never_a_formula(string text, string cell) => Assert.Equal(cell, IndicatorCsv.Cell(text));

    [Theory]
    [InlineData("/indikator/kolada:N99999")]
    [InlineData("/indikator/kolada:N99999/csv")]
    public async Task What_is_not_followed_up_has_no_page(string path)
    {
        using var client = real.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Ct)).StatusCode);
    }

    private static async Task<string[]> CsvAsync(Site site, string code)
    {
        using var client = site.Client();
        return (await client.GetStringAsync($"/indikator/{code}/csv", Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
