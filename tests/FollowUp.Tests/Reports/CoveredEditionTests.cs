using System.Text;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Reports;
using FollowUp.Tests.Imports;
using FollowUp.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Reports;

/// <summary>A framework whose only focus area hangs on one link, with figures.</summary>
public sealed class OneLinkSite(TestDatabase server) : Site(server)
{
    public const string Link =
        "  - focus_area: FA1\n    goal: G1\n    indicator: kolada:N00610\n    role: main\n    reason: Den som är trygg går ut.\n    wording: proposed\n";

    public Task FrameworkAsync(string yaml) => new FrameworkImport(Db, Clock).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);

    protected override async Task FillAsync()
    {
        await FrameworkAsync(SmallFramework.Yaml);
        var source = new ScriptedSource("kolada");
        for (var year = 2016; year <= 2025; year++)
        {
            source.Put("N00610", "1287", $"{year}", 50 + year % 9);
        }

        await ImportAsync(source);
    }
}

/// <summary>What is changed in the framework is seen in the next follow-up, and never in one that is published.</summary>
public sealed class CoveredEditionTests(OneLinkSite site) : IClassFixture<OneLinkSite>
{
    private const string Said = "Följer också upp fokusområde 1 (”Stöd”).";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removing_the_last_link_of_a_focus_area_makes_it_a_gap_in_the_next_follow_up_while_the_edition_published_before_still_shows_the_link()
    {
        var file = site.Services.GetRequiredService<ReportFolder>().All[0] with { Council = "namnden", EachBoard = false };
        var id = Assert.Single(await site.Services.GetRequiredService<Editions>().FreezeAsync(file, 2025, Actor.CommandLine, Ct));
        await site.Db.ExecuteAsync("commands/reports/publish_edition.sql", new { editionId = id, pdf = "%PDF"u8.ToArray(), publishedAt = site.Clock.GetUtcNow() }, Ct);
        var edition = Assert.Single(await site.Services.GetRequiredService<EditionReader>().AllAsync(Ct));
        Assert.True(edition.Published);
        var before = await site.PageAsync(edition.Address + "/rapport.html");
        Assert.Contains(Said, before, StringComparison.Ordinal);
        Assert.DoesNotContain(GapKind.NoIndicator, await KindsAsync());
        Assert.DoesNotContain("Området följs inte upp.", await site.PageAsync("/fokusomraden/2025/fa1"), StringComparison.Ordinal);

        await site.FrameworkAsync(SmallFramework.With("links:\n" + OneLinkSite.Link, "links: []\n"));
        Assert.Contains(GapKind.NoIndicator, await KindsAsync());
        var covered = await site.PageAsync("/tackning");
        Assert.Contains("Fokusområden utan indikator", covered, StringComparison.Ordinal);
        Assert.Contains("Fokusområde 1: Stöd", covered, StringComparison.Ordinal);
        foreach (var path in (string[])["/fokusomraden/2025", "/fokusomraden/2025/fa1"])
        {
            Assert.Contains("Området följs inte upp.", await site.PageAsync(path), StringComparison.Ordinal);
        }

        Assert.Contains("Koppla det till minst en av målens indikatorer i ramverket", await site.PageAsync("/fokusomraden/2025/fa1"), StringComparison.Ordinal);
        var next = Assert.Single(await site.Services.GetRequiredService<ReportReader>().ReadAsync(file, 2025, ReportStanding.Print, null, Ct));
        Assert.DoesNotContain("Följer också upp", await site.Services.GetRequiredService<ReportHtml>().OfAsync(next), StringComparison.Ordinal);

        Assert.Equal(before, await site.PageAsync(edition.Address + "/rapport.html"));
        var kept = await site.Services.GetRequiredService<EditionReader>().ContentAsync(edition, Ct);
        Assert.Equal([new ReportFocusArea("Fokusområde 1", "Stöd")], kept.Indicators.Single(indicator => indicator.Code == "kolada:N00610").FocusAreas);
    }

    private async Task<List<GapKind>> KindsAsync() => [.. (await site.Services.GetRequiredService<CoverageReader>().ReadAsync(Ct))!.Coverage.Gaps.Select(gap => gap.Kind)];
}
