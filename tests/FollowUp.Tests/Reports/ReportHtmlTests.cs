using System.Net;
using System.Text.RegularExpressions;
using FollowUp.Charts;
using FollowUp.Reports;
using FollowUp.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Reports;

[Collection(Sites.Name)]
public sealed partial class ReportHtmlTests(RealSite real, MadeUpSite madeUp)
{
    [Fact]
    public async Task It_says_what_is_placeholder_second_hand_proposed_and_missing()
    {
        var text = Plain(await HtmlAsync(real));
        Assert.Contains("Platshållare: den beslutade lydelsen är inte känd här.", text, StringComparison.Ordinal);
        Assert.Contains("Andrahandsuppgift: lydelsen är återgiven av någon annan", text, StringComparison.Ordinal);
        Assert.Contains("Kommunen har beslutat 6 mål. Så säkra är lydelserna här: 1 ordagrant, 1 i andra hand och 4 platshållare", text, StringComparison.Ordinal);
        Assert.Contains("Förslag, inte beslut.", text, StringComparison.Ordinal);
        Assert.Contains("56 av 61 indikatorer har inga värden.", text, StringComparison.Ordinal);
        Assert.Contains("Väntar på inrapportering från Bildningsförvaltningen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("påhittade", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_indicator_has_its_charts_or_its_reason_and_the_check_agrees()
    {
        foreach (var site in new Site[] { real, madeUp })
        {
            foreach (var content in await ReportContentTests.ReadAsync(site))
            {
                var html = await site.Services.GetRequiredService<ReportHtml>().OfAsync(content);
                Assert.Empty(ReportCheck.Problems(content, html));
                Assert.Equal(2 * content.Indicators.Count(indicator => indicator.Latest is not null), Title().Count(html));
                Assert.All(content.Indicators.Where(indicator => indicator.Latest is null), indicator => Assert.Contains(indicator.WhyNoValue!, Plain(html), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_missing_chart_a_missing_cause_or_a_missing_indicator_is_found()
    {
        var content = (await ReportContentTests.ReadAsync(real))[0];
        var html = await HtmlAsync(real);
        var charted = content.Indicators.First(indicator => indicator.Latest is not null);
        var bare = content.Indicators.First(indicator => indicator.Latest is null);
        var drawing = TrendModel.SafeId(charted.Code) + "-page-t";

        Assert.Contains(charted.Title, Assert.Single(ReportCheck.Problems(content, html.Replace($"<title id=\"{drawing}\">", "<title>", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains(bare.Title, Assert.Single(ReportCheck.Problems(content, html.Replace($"id=\"{bare.Id}\"", "", StringComparison.Ordinal))), StringComparison.Ordinal);
        var silent = content with { Chapters = [.. content.Chapters.Select(chapter => chapter with { Indicators = [.. chapter.Indicators.Select(i => i == bare ? i with { WhyNoValue = null } : i)] })] };
        Assert.Contains("säger inte varför", Assert.Single(ReportCheck.Problems(silent, html)), StringComparison.Ordinal);
        var unsaid = content with { Chapters = [.. content.Chapters.Select(chapter => chapter with { Indicators = [.. chapter.Indicators.Select(i => i == bare ? i with { Trend = i.Trend with { Word = "" } } : i)] })] };
        Assert.Contains("är inte bedömd", Assert.Single(ReportCheck.Problems(unsaid, html)), StringComparison.Ordinal);
        var refusal = Assert.Throws<ReportException>(() => ReportCheck.Content(silent, html));
        Assert.StartsWith("Rapporten lämnas inte ut", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invented_values_are_called_so_on_cover_charts_tables_and_across_every_page()
    {
        var html = await HtmlAsync(madeUp);
        var cover = html[html.IndexOf("<header class=\"cover\"", StringComparison.Ordinal)..html.IndexOf("</header>", StringComparison.Ordinal)];
        Assert.Contains("Rapporten visar påhittade värden.", Plain(cover), StringComparison.Ordinal);
        Assert.All(Title().Matches(html), title => Assert.Contains("(påhittade värden)", WebUtility.HtmlDecode(title.Value), StringComparison.Ordinal));
        Assert.All(Caption().Matches(html), caption => Assert.Contains("(påhittade värden)", WebUtility.HtmlDecode(caption.Value), StringComparison.Ordinal));
        Assert.Contains(".watermark::before { content: \"P\\c5 H", html, StringComparison.Ordinal);
        Assert.DoesNotContain(".watermark::before { content", await HtmlAsync(real), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sign_has_its_word_so_that_black_and_white_print_says_the_same()
    {
        var html = await HtmlAsync(madeUp);
        var signs = Sign().Matches(html);
        Assert.NotEmpty(signs);
        Assert.All(signs, sign => Assert.NotEqual("", sign.Groups["word"].Value.Trim()));
        var content = (await ReportContentTests.ReadAsync(madeUp))[0];
        Assert.All(content.Chapters.SelectMany(chapter => chapter.Tally), entry => Assert.NotEqual("", entry.Sign.Word));
    }

    [Fact]
    public async Task What_somebody_wrote_to_do_harm_stays_a_text()
    {
        var html = await HtmlAsync(madeUp);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal); // would turn the sentence after it
        Assert.Contains("alert(1)", Plain(html), StringComparison.Ordinal);
        var style = ReportStyle.Of("\"; } </style><script>alert(1)</script> \\", null);
        Assert.DoesNotContain("<script", style, StringComparison.Ordinal);
        Assert.DoesNotContain("</style", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_folder_it_asks_for_nothing_outside_and_its_check_sum_is_right()
    {
        var beside = ReportStyle.BesideFonts(await HtmlAsync(real));
        Assert.Contains("url(fonts/SourceSans3-Regular.woff2)", beside, StringComparison.Ordinal);
        Assert.DoesNotContain("(/fonts", beside, StringComparison.Ordinal);
        Assert.Contains($"style-src '{ReportStyle.HashOf(beside)}'", beside, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", beside);
    }

    private static async Task<string> HtmlAsync(Site site) => await site.Services.GetRequiredService<ReportHtml>().OfAsync((await ReportContentTests.ReadAsync(site))[0]);

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")).Replace('\u00A0', ' ');

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<title id=[^>]*>[^<]*</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<caption id=[^>]*>[^<]*</caption>")]
    private static partial Regex Caption();

    [GeneratedRegex("<span class=\"signal [^\"]*\"><svg .*?</svg><span>(?<word>[^<]*)</span></span>", RegexOptions.Singleline)]
    private static partial Regex Sign();
}
