using System.Text.Json;
using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Sources;
using FollowUp.Tests.House;
using FollowUp.Tests.Sources;
using Xunit;

namespace FollowUp.Tests;

/// <summary><c>dashboards/framework.yaml</c> as it lies in the repository, alone and against the catalogue it was written from.</summary>
public sealed class CommittedFrameworkTests
{
    public static readonly string Path = System.IO.Path.Combine(SourceTree.Root, "dashboards", "framework.yaml");

    private static readonly Lazy<FollowUpFramework> _committed = new(() => SmallFramework.Read(File.ReadAllBytes(Path), "dashboards/framework.yaml").Content);

    private static FollowUpFramework Committed => _committed.Value;

    [Fact]
    public void It_holds_what_is_known_and_says_how_sure_each_goal_is()
    {
        Assert.Equal("1287", Committed.Municipality);
        Assert.Equal(
            [Wording.Quoted, Wording.SecondHand, Wording.Placeholder, Wording.Placeholder, Wording.Placeholder, Wording.Placeholder],
            Committed.Goals.Select(g => g.Wording));
        Assert.All(Committed.Goals, goal => Assert.DoesNotContain("platshållare", goal.Title, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((4, 6, 24, 61, 12), (Committed.FocusAreas.Count, Committed.EarlierAreas.Count, Committed.Organisations.Count, Committed.Indicators.Count, Committed.PeerGroups.Count));
        var target = Assert.Single(Committed.Targets);
        Assert.Equal(("smhi:utslapp-territoriella", "G2", new Target(0, 2040), Wording.SecondHand), (target.Indicator, target.Goal, target.Level, target.Wording));
        Assert.Equal("G37555", Committed.PeerGroups.Single(g => g.IsDefault).Code);
        Assert.All(Committed.Indicators, indicator => Assert.Equal(Wording.Proposed, indicator.Wording));
    }

    [Fact]
    public void Every_link_says_in_a_sentence_of_its_own_why_and_an_area_has_a_few_main_ones()
    {
        Assert.Equal(55, Committed.Links.Select(link => link.Reason).Distinct().Count());
        Assert.All(Committed.Links, link =>
        {
            Assert.Matches(@"\A\p{Lu}[^.!?]+\.\z", link.Reason);
            Assert.DoesNotContain(Committed.Indicators.Single(indicator => indicator.Code == link.Indicator).Title, link.Reason, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(Wording.Proposed, link.Wording);
        });
        Assert.All(Committed.FocusAreas, area => Assert.InRange(Committed.Links.Count(link => link.FocusArea == area.Code && link.Role == LinkRole.Main), 3, 7));
    }

    [Fact]
    public void Five_earlier_areas_became_focus_areas_and_one_became_part_of_a_goal()
    {
        Assert.Equal(["FA1", "FA2", "FA3", "FA2", "FA4", "G1"], Committed.EarlierAreas.Select(a => a.Became));
        Assert.Equal(("Lyssna på barn och unga", "G1"), (Committed.EarlierAreas[^1].Title, Committed.EarlierAreas[^1].Became));
        Assert.All(Committed.EarlierAreas, area => Assert.Equal("Strategi för social hållbarhet 2021–2030", area.Strategy));
    }

    [Fact]
    public async Task Its_recorded_indicators_are_those_that_have_recorded_figures_with_the_same_periods_and_groups()
    {
        foreach (var source in new[] { "skolverket", "smhi" })
        {
            var recorded = new Recorded(source);
            var indicators = Committed.Indicators.Where(i => i.Source == source).ToDictionary(i => i.SourceKey);
            Assert.Equal(recorded.Keys, indicators.Keys.Order(StringComparer.Ordinal));
            var request = new SourceRequest(recorded.Keys, [Committed.Municipality]);
            var log = new FetchLog((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask, (_, _, _) => Task.CompletedTask);
            var reading = recorded.Read(request, await recorded.AnswersAsync(request, log, TestContext.Current.CancellationToken));
            Assert.All(reading.Observations, o => Assert.Equal(indicators[o.Key].PeriodKind, o.Observation.Period.Kind));
            Assert.All(reading.Indicators, i => Assert.Equal(i.SplitBySex, indicators[i.Key].SplitsBySex));
        }
    }

    [Fact]
    public void It_agrees_with_the_catalogue()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Shared.File("data/catalogue.json")));
        var catalogue = json.RootElement;
        var indicators = Committed.Indicators.ToDictionary(i => i.Code);

        var core = catalogue.GetProperty("indicators").EnumerateArray().Where(i => i.TryGetProperty("core", out var c) && c.GetBoolean()).ToList();
        Assert.Equal(core.Select(i => Word(i, "id")).Order(), indicators.Keys.Where(k => k.StartsWith("kolada:", StringComparison.Ordinal)).Order());
        foreach (var stated in core)
        {
            var ours = indicators[Word(stated, "id")];
            Assert.Equal(Word(stated.GetProperty("direction"), "value"), ours.Direction.ToString().ToLowerInvariant());
            Assert.Equal(stated.GetProperty("genderSplit").GetBoolean(), ours.SplitsBySex);
            Assert.Equal(Words(stated.GetProperty("goals").GetProperty("values")), ours.Goals);
            Assert.Equal(Words(stated.GetProperty("responsible").GetProperty("values")), ours.Responsible.Select(Title));
        }

        foreach (var stated in catalogue.GetProperty("deliveredIndicators").GetProperty("values").EnumerateArray().Concat(catalogue.GetProperty("recordedIndicators").GetProperty("values").EnumerateArray()))
        {
            var ours = indicators[Word(stated, "id")];
            Assert.Equal(Word(stated, "direction"), ours.Direction.ToString().ToLowerInvariant());
            Assert.Equal(Word(stated, "unit"), ours.Unit);
            Assert.Equal(Word(stated, "period"), ours.PeriodKind.ToString().ToLowerInvariant());
            Assert.Equal(stated.GetProperty("goal").GetString() is { } goal ? [goal] : [], ours.Goals);
            Assert.Equal(
                stated.GetProperty("focusArea").GetString() is { } area ? [area] : [],
                Committed.Links.Where(link => link.Indicator == ours.Code).Select(link => link.FocusArea));
        }

        var links = catalogue.GetProperty("links").GetProperty("values").EnumerateArray()
            .SelectMany(link => Words(link.GetProperty("indicators")).Select(i => (Word(link, "focusArea"), Word(link, "goal"), $"kolada:{i}")))
            .Where(link => indicators.ContainsKey(link.Item3));
        Assert.Equal(links.Order(), Committed.Links.Where(l => l.Indicator.StartsWith("kolada:", StringComparison.Ordinal)).Select(l => (l.FocusArea, l.Goal, l.Indicator)).Order());

        var groups = catalogue.GetProperty("comparisonGroups").GetProperty("values").EnumerateArray().Where(g => Word(g, "title").StartsWith("Liknande kommuner", StringComparison.Ordinal));
        Assert.Equal(
            groups.Select(g => (Word(g, "id"), Word(g, "title"), string.Join(',', g.GetProperty("members").EnumerateArray().Select(m => Word(m, "code"))))).Order(),
            Committed.PeerGroups.Select(g => (g.Code, g.Title, string.Join(',', g.Members))).Order());

        var organisation = catalogue.GetProperty("organisation");
        Assert.Equal(
            [.. Words(organisation.GetProperty("namnder").GetProperty("values")), .. Words(organisation.GetProperty("forvaltningar").GetProperty("values")), .. organisation.GetProperty("bolag").GetProperty("values").EnumerateArray().Select(b => Word(b, "name"))],
            Committed.Organisations.Select(o => o.Title));
    }

    private static string Title(string organisation) => Committed.Organisations.Single(o => o.Code == organisation).Title;

    private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static List<string> Words(JsonElement array) => [.. array.EnumerateArray().Select(word => word.GetString()!)];
}
