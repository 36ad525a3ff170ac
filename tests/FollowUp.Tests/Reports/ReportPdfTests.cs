using System.Text.Json;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Reports;
using FollowUp.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Reports;

[Collection(Sites.Name)]
public sealed partial class ReportPdfTests(RealSite real, MadeUpSite madeUp)
{
    private static readonly Dictionary<string, string> _printed = [];

    [Fact]
    public async Task It_is_tagged_in_Swedish_with_title_and_language()
    {
        var (file, content) = await PrintAsync(real);
        var info = await ReportSite.RunAsync("pdfinfo", file);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Contains(ReportWords.DocumentTitle(content), info, StringComparison.Ordinal);
        Assert.Matches(@"Page size:.*A4", info);
        var catalog = await CatalogAsync(file);
        Assert.Equal("u:sv", catalog.GetProperty("/Lang").GetString());
        Assert.True(catalog.GetProperty("/MarkInfo").GetProperty("/Marked").GetBoolean());
        Assert.True(catalog.TryGetProperty("/StructTreeRoot", out _));
    }

    [Fact]
    public async Task Its_outline_has_every_goal_and_every_charted_indicator_each_once()
    {
        var (file, content) = await PrintAsync(real);
        using var pdf = JsonDocument.Parse(await ReportSite.RunAsync("qpdf", "--json", "--json-key=outlines", file));
        var titles = Titles(pdf.RootElement.GetProperty("outlines")).ToList();
        Assert.All(ReportWords.Contents(content), part => Assert.Contains(part.Title, titles));
        Assert.All(content.Indicators.Where(indicator => indicator.Latest is not null), indicator => Assert.Contains(indicator.Title, titles));
    }

    [Fact]
    public async Task Each_chart_has_its_alternative_text()
    {
        foreach (var site in new Site[] { real, madeUp })
        {
            var (file, content) = await PrintAsync(site);
            var tree = Plain(await ReportSite.RunAsync("qpdf", "--json", "--json-key=qpdf", file));
            var texts = Alt().Matches(tree).Select(alt => alt.Groups["text"].Value).ToList();
            Assert.All(content.Indicators.Where(indicator => indicator.Latest is not null), indicator =>
                Assert.Contains(texts, text => text.Contains("Linjediagram", StringComparison.Ordinal) && text.Contains(Plain(indicator.Subtitle), StringComparison.Ordinal)));
            Assert.Equal(content.Indicators.Count(indicator => indicator.Latest is not null), texts.Count);
        }
    }

    [Fact]
    public async Task Every_figure_it_prints_is_the_databases()
    {
        var (file, content) = await PrintAsync(real);
        var lines = Plain(await ReportSite.RunAsync("pdftotext", "-layout", file, "-")).Split('\n', '\f');
        var figures = await ReportWorkbookTests.FiguresAsync(real, 2025);
        Assert.Equal(5, figures.Select(figure => figure.Code).Distinct().Count()); // all that the recorded sources have
        foreach (var ofOne in figures.GroupBy(figure => (figure.Code, figure.Group)))
        {
            var indicator = content.Indicators.Single(one => one.Code == ofOne.Key.Code);
            var table = lines.SkipWhile(line => line.Trim() != indicator.Title).SkipWhile(line => !line.Contains("Grupp    ", StringComparison.Ordinal)).Take(20).ToArray();
            var row = table.First(line => line.Contains(ofOne.Key.Group + "    ", StringComparison.Ordinal)); // what stands left of the table is on the same lines
            var latest = ofOne.OrderBy(figure => Period.Parse(figure.Period).Code).Last();
            Assert.EndsWith(Plain(Format.Number(latest.Value, indicator.Chart!.Decimals)), row.TrimEnd(), StringComparison.Ordinal);
            Assert.All(ofOne.Where(figure => table[0].Contains(figure.Period, StringComparison.Ordinal)).OrderBy(figure => Period.Parse(figure.Period).Code), figure =>
                Assert.Contains(Plain(Format.Number(figure.Value, indicator.Chart!.Decimals)), row, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Its_contents_say_on_which_page_each_part_begins()
    {
        var (file, content) = await PrintAsync(real);
        var pages = Plain(await ReportSite.RunAsync("pdftotext", "-layout", file, "-")).Split('\f');
        Assert.All(ReportWords.Contents(content).Where(part => part.Label.Length > 0), part =>
        {
            var line = pages[1].Split('\n').Single(text => text.TrimStart().StartsWith(part.Label + " ", StringComparison.Ordinal));
            var number = int.Parse(LastNumber().Match(line).Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(part.Label, pages[number - 1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_program_that_fails_is_missing_or_prints_nothing_is_told_in_one_sentence()
    {
        foreach (var program in new[] { "/bin/false", "/bin/true", "/nowhere/chromium" })
        {
            var problem = await Assert.ThrowsAsync<ReportException>(() => new ReportPdf(program).OfAsync("<p>", TestContext.Current.CancellationToken));
            Assert.Contains(program, problem.Message, StringComparison.Ordinal);
        }

        Assert.NotEmpty(PdfPages.Problems("not a PDF"u8.ToArray()));
        Assert.Equal(6, PdfPages.Problems("%PDF-1.4\n%%EOF"u8.ToArray()).Count());
    }

    /// <summary>The council's report, printed once for all tests.</summary>
    private static async Task<(string File, ReportContent Content)> PrintAsync(Site site)
    {
        var content = (await ReportContentTests.ReadAsync(site))[0];
        var key = site.GetType().Name;
        if (!_printed.TryGetValue(key, out var file))
        {
            var pdf = await new ReportPdf(null).OfAsync(await site.Services.GetRequiredService<ReportHtml>().OfAsync(content), TestContext.Current.CancellationToken);
            Assert.Empty(PdfPages.Problems(pdf));
            _printed[key] = file = Path.Combine(Directory.CreateTempSubdirectory("followup-printed-").FullName, "rapport.pdf");
            await File.WriteAllBytesAsync(file, pdf);
        }

        return (file, content);
    }

    private static async Task<JsonElement> CatalogAsync(string file)
    {
        using var pdf = JsonDocument.Parse(await ReportSite.RunAsync("qpdf", "--json", "--json-key=qpdf", file));
        return pdf.RootElement.GetProperty("qpdf")[1].EnumerateObject().Select(one => one.Value)
            .Single(one => one.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("/Type", out var type) && type.GetString() == "/Catalog")
            .GetProperty("value").Clone();
    }

    private static IEnumerable<string> Titles(JsonElement outlines) =>
        outlines.EnumerateArray().SelectMany(item => Titles(item.GetProperty("kids")).Prepend(item.GetProperty("title").GetString()!));

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace("\\u00a0", " ", StringComparison.Ordinal);

    [GeneratedRegex("\"/Alt\": \"(?<text>(\\\\.|[^\"\\\\])*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Alt();

    [GeneratedRegex(@"\d+\s*$")]
    private static partial Regex LastNumber();
}
