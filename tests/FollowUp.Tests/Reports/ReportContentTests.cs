using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Analysis;
using FollowUp.Reports;
using FollowUp.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Reports;

[Collection(Sites.Name)]
public sealed class ReportContentTests(RealSite real, MadeUpSite madeUp)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_comes_back_from_JSON_with_every_figure_and_period()
    {
        foreach (var site in new Site[] { real, madeUp })
        {
            foreach (var content in await ReadAsync(site))
            {
                var back = ReportContent.FromJson(content.ToJson());
                Assert.Equal(content.ToJson(), back.ToJson());
                Assert.All(content.Indicators.Zip(back.Indicators), pair =>
                {
                    Assert.Equal(pair.First.Verdict.Current, pair.Second.Verdict.Current);
                    Assert.Equal(pair.First.Chart?.Drawn(pair.First.Code).Key(), pair.Second.Chart?.Drawn(pair.Second.Code).Key());
                    Assert.Equal(pair.First.Chart?.Whole(pair.First.Code).Key(), pair.Second.Chart?.Whole(pair.Second.Code).Key());
                    Assert.DoesNotContain(pair.Second.Chart?.Lines.SelectMany(line => line.Figures) ?? [], o => o.Period == default);
                });
            }
        }
    }

    /// <summary>Form 1, of editions published before it was said through which focus areas an indicator is followed up.</summary>
    [Fact]
    public async Task An_edition_of_the_form_before_is_read_as_it_was_and_says_nothing_it_did_not_say()
    {
        var content = (await ReadAsync(real))[0];
        Assert.Contains(content.Indicators, indicator => indicator.FocusAreas!.Count > 1);
        var older = JsonNode.Parse(content.ToJson())!;
        older["form"] = 1;
        foreach (var indicator in older["chapters"]!.AsArray().SelectMany(chapter => chapter!["indicators"]!.AsArray()))
        {
            Assert.True(indicator!.AsObject().Remove("focus_areas"));
        }

        var json = older.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var read = ReportContent.FromJson(json);
        Assert.Equal(json, read.ToJson());
        Assert.All(read.Indicators, indicator => Assert.Null(indicator.FocusAreas));
        var html = real.Services.GetRequiredService<ReportHtml>();
        Assert.DoesNotContain("öljer också upp", WebUtility.HtmlDecode(await html.OfAsync(read)), StringComparison.Ordinal);
        Assert.Contains("följer också upp fokusområde", WebUtility.HtmlDecode(await html.OfAsync(content)), StringComparison.Ordinal);
        foreach (var form in (int[])[0, ReportContent.CurrentForm + 1])
        {
            older["form"] = form;
            Assert.Throws<JsonException>(() => ReportContent.FromJson(older.ToJsonString()));
        }
    }

    [Fact]
    public async Task The_same_content_gives_the_same_bytes()
    {
        var html = real.Services.GetRequiredService<ReportHtml>();
        var content = (await ReadAsync(real))[0];
        var back = ReportContent.FromJson(content.ToJson());
        var first = await html.OfAsync(content);
        await Task.Delay(1100, Ct); // into another second, as the files of an archive count them
        Assert.Equal(first, await html.OfAsync(back));
        Assert.Equal(ReportWorkbook.Of(content), ReportWorkbook.Of(back));
    }

    [Fact]
    public async Task The_council_gets_every_indicator_and_a_board_its_own()
    {
        var contents = await ReadAsync(real);
        var council = contents[0];
        Assert.Equal("kommunfullmaktige", council.Audience);
        Assert.Equal(61, council.Indicators.Count()); // those of framework.yaml
        Assert.Equal(6, council.Chapters.Count(chapter => chapter.Number.Length > 0));
        Assert.All(contents.Skip(1), board =>
        {
            Assert.NotEmpty(board.Indicators);
            Assert.All(board.Indicators, indicator => Assert.Contains(board.AudienceTitle, indicator.Responsible, StringComparison.Ordinal));
            Assert.Equal(
                council.Indicators.Where(indicator => indicator.Responsible.Split(", ").Contains(board.AudienceTitle)).Select(indicator => indicator.Code).Order(StringComparer.Ordinal),
                board.Indicators.Select(indicator => indicator.Code).Order(StringComparer.Ordinal));
        });
        Assert.DoesNotContain(contents, content => content.Audience == "valnamnden"); // answers for nothing
    }

    [Fact]
    public async Task No_figure_is_later_than_the_year()
    {
        var content = (await ReadAsync(madeUp, 2024))[0];
        Assert.All(content.Indicators.Where(indicator => indicator.Chart is not null), indicator =>
            Assert.All(indicator.Chart!.Whole(indicator.Code).Periods, period => Assert.True(period.EndYear <= 2024)));
        Assert.Contains(content.Indicators, indicator => indicator.Chart?.Band?.Ranges.Any(range => range.Period == Period.Year(2024)) == true);
    }

    [Fact]
    public async Task A_report_that_is_for_nobody_known_says_which_file_to_put_right()
    {
        var wrong = real.Services.GetRequiredService<ReportFolder>().All[0] with { Council = "riksdagen" };
        var refusal = await Assert.ThrowsAsync<FollowUp.Yaml.RefusedException>(() => real.Services.GetRequiredService<ReportReader>().ReadAsync(wrong, 2025, ReportStanding.Print, null, Ct));
        Assert.Contains("dashboards/reports/uppfoljning.yaml", refusal.Message, StringComparison.Ordinal);
    }

    internal static Task<IReadOnlyList<ReportContent>> ReadAsync(Site site, int year = 2025) => site.Services.GetRequiredService<ReportReader>()
        .ReadAsync(site.Services.GetRequiredService<ReportFolder>().All[0], year, ReportStanding.Print, null, Ct);
}
