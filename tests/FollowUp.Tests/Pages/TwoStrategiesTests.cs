using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Access;
using FollowUp.Framework;
using FollowUp.Reports;
using FollowUp.Sources;
using FollowUp.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>A second strategy on the same goals, and all that can be said of links, targets and lineage: nothing but content, and shown everywhere.</summary>
public sealed partial class TwoStrategiesTests(TwoStrategiesSite site) : IClassFixture<TwoStrategiesSite>
{
    private const string Teachers = "skolverket:larare-behoriga";

    [Fact]
    public async Task The_areas_of_each_strategy_stand_under_its_heading_with_numbers_of_their_own()
    {
        var page = await site.PageAsync("/fokusomraden/2025");
        var (first, second) = (Place(page, "id=\"fa4\""), Place(page, "id=\"jp1\""));
        Assert.True(Place(page, "id=\"social-hallbarhet\"") < Place(page, "id=\"fa1\"") && first < Place(page, "id=\"jamstalldhet\"") && Place(page, "id=\"jamstalldhet\"") < second);
        Assert.Contains("Fokusområde 1 På remiss", Plain(page[second..]).Replace("Förslag ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Jämställdhetsplan 2026–2030 har inga egna mål eller indikatorer. Den följs upp genom de gemensamma målen i Hållbarhetsmål 2024–2040. Antagen. Beslut: Kommunfullmäktige, 2026-02-23, § 31, KS 2026/12.", Plain(page), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"social-hallbarhet\"", await site.PageAsync("/fokusomraden/2025/jp1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Jämställdhetsplan", await site.PageAsync("/uppfoljning/2025"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_says_why_it_is_followed_up_through_each_indicator_and_by_whose_decision()
    {
        var page = Plain(await site.PageAsync("/fokusomraden/2025/jp1"));
        Assert.Contains("Stödjande indikator genom mål 4. Behöriga lärare bär undervisningen för alla. Beslut: Kommunstyrelsen, 2026-03. Gäller från 2026-01-01 till och med 2030-12-31.", page, StringComparison.Ordinal);
        Assert.Contains("På remiss. Gäller från 2026-01-01 till och med 2030-12-31.", page, StringComparison.Ordinal);
        Assert.Contains("stödjande", Plain(await site.PageAsync("/fokusomraden/2025")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_numbers_the_areas_within_their_strategy_and_names_it()
    {
        var page = await site.PageAsync("/tackning");
        var plain = Plain(page);
        Assert.Contains("4. ", plain, StringComparison.Ordinal);
        Assert.Contains("1. Makt och inflytande Jämställdhetsplan 2026–2030", plain, StringComparison.Ordinal);
        Assert.Contains("Fokusområde 1 i Jämställdhetsplan 2026–2030: Makt och inflytande", plain, StringComparison.Ordinal);
        Assert.Contains("Fokusområde 1 i Strategi för social hållbarhet 2024–2030: Stöd och relationer genom livet", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Fokusområde 5", plain, StringComparison.Ordinal);
        Assert.True(Place(page, "id=\"omrade-fa4\"") < Place(page, "id=\"omrade-jp1\""));
        var lines = CoverageLines.Of((await site.Services.GetRequiredService<CoverageReader>().ReadAsync(TestContext.Current.CancellationToken))!).ToList();
        Assert.Contains(lines, line => line.StartsWith("  Fokusområde 1 i Jämställdhetsplan 2026–2030: Makt och inflytande", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Fokusområde 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_has_ended_or_not_begun_is_not_shown()
    {
        var page = Plain(await site.PageAsync("/fokusomraden/2025/jp1"));
        Assert.DoesNotContain("Det här skälet gällde förr.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Det här skälet gäller sedan.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_something_grew_out_of_is_followed_all_the_way_back()
    {
        var page = Plain(await site.PageAsync("/fokusomraden/2025/jp1"));
        Assert.Contains("Växte fram ur: Lika villkor", page, StringComparison.Ordinal);
        Assert.Matches("”Lika villkor” blev ”Makt och inflytande”. Ur Jämställdhetsplan 2020–2025. Citerad formulering ”Kvinnors villkor” ingick i ”Lika villkor”. Ur Jämställdhetsplan 2012–2019. Andrahandsuppgift", page);
        Assert.Contains("”Lyssna på barn och unga” inryms i ”", Plain(await site.PageAsync("/uppfoljning/2025/g1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_indicator_says_which_areas_use_it_why_and_what_is_aimed_at()
    {
        var teachers = Plain(await site.PageAsync("/indikator/" + Teachers));
        Assert.Contains("Jämställdhetsplan 2026–2030 Makt och inflytande", teachers, StringComparison.Ordinal);
        Assert.Contains("Makt och inflytande Förslag Stödjande indikator genom mål 4. Behöriga lärare bär undervisningen för alla.", teachers, StringComparison.Ordinal);
        Assert.Contains("Mellan 80,0 och 92,5 % från år 2030. Gäller från 2026-01-01. Förslag", teachers, StringComparison.Ordinal);
        Assert.Contains("Ingen nivå är satt, bara riktningen: högre är bättre.", Plain(await site.PageAsync("/indikator/skolverket:betyg6-alla-amnen")), StringComparison.Ordinal);
        Assert.Contains("Minst 75 % år 2035. Delmål: 60 % år 2028 och 67,5 % år 2031.", Plain(await site.PageAsync("/indikator/skolverket:np9-matematik")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/uppfoljning/2025")]
    [InlineData("/fokusomraden/2026")]
    [InlineData("/fokusomraden/2025/fa1")]
    [InlineData("/fokusomraden/2025/fa4")]
    [InlineData("/uppfoljning/2025/g4")]
    [InlineData("/rapporter")]
    [InlineData("/import")]
    [InlineData("/om")]
    public async Task Nothing_else_breaks(string path) => Assert.Contains("</html>", await site.PageAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task A_report_is_made_of_it_for_everybody()
    {
        var reports = await site.Services.GetRequiredService<ReportReader>().ReadAsync(
            site.Services.GetRequiredService<ReportFolder>().All[0], 2025, ReportStanding.Draft, null, TestContext.Current.CancellationToken);
        Assert.NotEmpty(reports);
    }

    private static int Place(string page, string text)
    {
        var place = page.IndexOf(text, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{text} is not on the page.");
        return place;
    }

    private static string Plain(string html) => Space().Replace(Tag().Replace(html, " "), " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

/// <summary>The project's framework with a second strategy, and the recorded real figures.</summary>
public sealed class TwoStrategiesSite(TestDatabase server) : Site(server)
{
    private const string Strategy = """

          - code: jamstalldhet
            title: Jämställdhetsplan 2026–2030
            followed_up_through: hallbarhetsmal
            wording: quoted
            origin: Påhittad för provet
            status: adopted
            decision: {body: Kommunfullmäktige, date: 2026-02-23, paragraph: § 31, registry_number: KS 2026/12}
            decisions: []

        """;

    private const string Area = """

          - {code: JP1, strategy: jamstalldhet, title: Makt och inflytande, wording: proposed, origin: Påhittat för provet, status: consultation, valid_from: 2026-01-01, valid_to: 2030-12-31}

        """;

    private const string Earlier = """
          - {code: OJ1, strategy: Jämställdhetsplan 2012–2019, title: Kvinnors villkor, relation: ingick i, became: OJ2, wording: second_hand, origin: Påhittat för provet}
          - {code: OJ2, strategy: Jämställdhetsplan 2020–2025, title: Lika villkor, relation: blev, became: JP1, wording: quoted, origin: Påhittat för provet}

        """;

    private const string Links = """
          - {focus_area: JP1, goal: G4, indicator: "skolverket:larare-behoriga", role: supporting, reason: Behöriga lärare bär undervisningen för alla., wording: proposed, decision: {body: Kommunstyrelsen, date: 2026-03}, valid_from: 2026-01-01, valid_to: 2030-12-31}
          - {focus_area: JP1, goal: G4, indicator: "skolverket:betyg6-alla-amnen", role: main, reason: Det här skälet gällde förr., wording: proposed, valid_from: 2026-01-01, valid_to: 2026-01-31}
          - {focus_area: JP1, goal: G4, indicator: "skolverket:betyg6-alla-amnen", role: main, reason: Det här skälet gäller sedan., wording: proposed, valid_from: 2030-01-01, valid_to: 2030-12-31}

        """;

    private const string Targets = """
          - {indicator: "skolverket:larare-behoriga", goal: G4, band: {lowest: 80, highest: 92.5}, year: 2030, wording: proposed, origin: Påhittat för provet, valid_from: 2026-01-01}
          - {indicator: "skolverket:betyg6-alla-amnen", goal: G4, direction_only: true, wording: proposed, origin: Påhittat för provet}
          - {indicator: "skolverket:np9-matematik", goal: G4, value: 75, year: 2035, milestones: [{year: 2028, value: 60}, {year: 2031, value: 67.5}], wording: proposed, origin: Påhittat för provet}

        """;

    protected override async Task FillAsync()
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "dashboards", "framework.yaml"), TestContext.Current.CancellationToken);
        yaml = Put(yaml, Strategy + "focus_areas:\n", "focus_areas");
        yaml = Put(yaml, Area + "earlier_areas:\n" + Earlier, "earlier_areas");
        yaml = Put(yaml, "links:\n" + Links, "links");
        yaml = Put(yaml, "targets:\n" + Targets, "targets");
        await new FrameworkImport(Db, Clock).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, TestContext.Current.CancellationToken);
        foreach (var name in Recorded.Names)
        {
            await ImportAsync(new Recorded(name));
        }
    }

    private static string Put(string yaml, string instead, string list)
    {
        Assert.Equal(2, yaml.Split($"\n{list}:\n").Length);
        return yaml.Replace($"\n{list}:\n", "\n" + instead, StringComparison.Ordinal);
    }
}
