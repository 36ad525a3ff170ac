using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests;

public sealed class FrameworkFileTests
{
    [Fact]
    public void What_stands_in_the_file_is_what_is_read()
    {
        var read = SmallFramework.Read().Content;
        Assert.Equal("1287", read.Municipality);
        Assert.Equal(new Programme("malen", "Mål 2024–2040", 2024, 2040, Wording.Verified, "Brevet"), read.Programme);
        Assert.Equal([new Goal("G1", "Trygghet", Wording.Quoted, "Brevet"), new Goal("G2", "Nettonoll", Wording.SecondHand, "Nyheten")], read.Goals);
        var strategy = Assert.Single(read.Strategies);
        Assert.Equal(("strategin", "malen"), (strategy.Code, strategy.FollowedUpThrough));
        Assert.Equal([new Decision("Beslut om revidering", "2023-05-22", "§ 134")], strategy.Decisions);
        Assert.Equal([new FocusArea("FA1", "strategin", "Stöd", Wording.Quoted, "Brevet")], read.FocusAreas);
        Assert.Equal([new EarlierArea("OA1", "", "Föräldrastöd", "inryms i", "FA1", Wording.Quoted, "Brevet")], read.EarlierAreas);
        Assert.Equal([new Organisation("namnden", OrganisationKind.Board, "Nämnden", Wording.Verified, "Webben")], read.Organisations);
        Assert.Equal([new FocusAreaLink("FA1", "G1", "kolada:N00610", LinkRole.Main, "Den som är trygg går ut.", Wording.Proposed)], read.Links);
        var target = Assert.Single(read.Targets);
        Assert.Equal(("smhi:utslapp", "G2", new Target(0, 2040), null, Wording.SecondHand, "Nyheten"), (target.Indicator, target.Goal, target.Level, target.Band, target.Wording, target.Origin));
        Assert.Empty(target.Milestones);
        Assert.Equal([("P1", true, "0381,0583"), ("P2", false, "1082")], read.PeerGroups.Select(g => (g.Code, g.IsDefault, string.Join(',', g.Members))));
    }

    [Fact]
    public void An_indicators_code_says_its_one_way_in()
    {
        var indicators = SmallFramework.Read().Content.Indicators;
        Assert.Equal([("kolada", "N00610"), ("smhi", "utslapp"), ("leverans", "TR-01")], indicators.Select(i => (i.Source, i.SourceKey)));
        var first = indicators[0];
        Assert.Equal(("Trygga ute", "%", 1, Direction.Up, PeriodKind.Year, true, 2016, 100.0, "SCB", "En enkät."), (first.Title, first.Unit, first.Decimals, first.Direction, first.PeriodKind, first.SplitsBySex, first.BaseYear, first.NaturalLimit, first.Publisher, first.Note));
        Assert.Equal(["G1"], first.Goals);
        Assert.Equal(["namnden"], first.Responsible);
        Assert.Equal((Direction.None, PeriodKind.SchoolYear, null, null, ""), (indicators[2].Direction, indicators[2].PeriodKind, indicators[2].BaseYear, indicators[2].NaturalLimit, indicators[2].Note));
    }

    [Fact]
    public void Where_things_stand_and_what_is_aimed_at_is_read_as_it_is_said()
    {
        var read = SmallFramework.Read(SmallFramework.Everything).Content;
        Assert.Equal(new Standing(Stage.Adopted, new Decided("Kommunfullmäktige", "2024-01-29", "§ 7", "KS 2023/474"), new DateOnly(2024, 2, 1), null), read.Programme.Standing);
        Assert.Equal([Standing.NotSaid, new Standing(Stage.Consultation, new Decided("Kommunstyrelsen", "", "", ""), new DateOnly(2023, 1, 1), new DateOnly(2040, 12, 31))], read.Goals.Select(goal => goal.Standing));
        Assert.Equal([("strategin", 1, null), ("planen", 0, Stage.Superseded)], read.Strategies.Select(strategy => (strategy.Code, strategy.Decisions.Count, strategy.Standing.Stage)));
        Assert.Equal([("FA1", "strategin"), ("FA2", "planen")], read.FocusAreas.Select(area => (area.Code, area.Strategy)));
        Assert.Equal([("OA0", "Strategi för social hållbarhet 2021–2030", "OA1"), ("OA1", "", "FA1")], read.EarlierAreas.Select(area => (area.Code, area.Strategy, area.Became)));
        Assert.Equal(
            [(LinkRole.Main, "Den som är trygg går ut.", null, new DateOnly(2025, 12, 31)), (LinkRole.Supporting, "Trygghet: en sak av flera.", new DateOnly(2026, 1, 1), (DateOnly?)null)],
            read.Links.Select(link => (link.Role, link.Reason, link.Standing.ValidFrom, link.Standing.ValidTo)));
        Assert.Equal([(null, new TargetBand(70, 90.5, 2030)), (null, null), (new Target(0, 2040), (TargetBand?)null)], read.Targets.Select(target => (target.Level, target.Band)));
        Assert.Equal([new Milestone(2030, 50000.5), new Milestone(2035, 12)], read.Targets[2].Milestones);
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    public void A_file_saved_on_another_system_says_the_same(string lineEnd, string preamble)
    {
        var saved = SmallFramework.Read(preamble + SmallFramework.Yaml.Replace("\n", lineEnd, StringComparison.Ordinal)).Content;
        Assert.Equal(SmallFramework.Read().Content.Goals, saved.Goals);
    }

    [Fact]
    public void A_decomposed_letter_is_the_letter()
    {
        var decomposed = SmallFramework.Yaml.Normalize(System.Text.NormalizationForm.FormD);
        Assert.NotEqual(SmallFramework.Yaml, decomposed);
        Assert.Equal(SmallFramework.Read().Content.Goals, SmallFramework.Read(decomposed).Content.Goals);
    }

    [Fact]
    public void Every_mistake_is_told_at_once_in_the_files_order_and_nothing_comes_of_it()
    {
        var yaml = SmallFramework.With("direction: up", "riktning: up").Replace("wording: second_hand", "wording: secondhand", StringComparison.Ordinal);
        var refused = Assert.Throws<FileRefusedException>(() => SmallFramework.Read(yaml));
        Assert.Equal([16, 48, 52, 97], refused.Problems.Select(p => p.Place.Line));
        Assert.Equal(
            """
            framework.yaml, rad 16, kolumn 14: ”secondhand” går inte som ”wording”. Skriv ett av: quoted, second_hand, verified, proposed, placeholder.
            framework.yaml, rad 48, kolumn 5: Riktning måste anges: skriv direction: up (högre är bättre), down (lägre är bättre) eller none (visas utan bedömning).
            framework.yaml, rad 52, kolumn 5: ”riktning” är ingen uppgift som hör hemma här. De som finns: status, decision, valid_from, valid_to, direction.
            framework.yaml, rad 97, kolumn 14: ”secondhand” går inte som ”wording”. Skriv ett av: quoted, second_hand, verified, proposed, placeholder.
            framework.yaml lästes inte in: 4 fel. Inget är ändrat.
            """,
            refused.Message);
    }

    [Fact]
    public void A_hundred_mistakes_are_listed_and_the_rest_counted()
    {
        var yaml = SmallFramework.Yaml + string.Concat(Enumerable.Range(1, 130).Select(n => $"okänd{n}: 1\n"));
        var lines = Assert.Throws<FileRefusedException>(() => SmallFramework.Read(yaml)).Message.Split('\n');
        Assert.Equal(102, lines.Length);
        Assert.Equal("… och 30 fel till.", lines[100]);
        Assert.Equal("framework.yaml lästes inte in: 130 fel. Inget är ändrat.", lines[101]);
    }
}
