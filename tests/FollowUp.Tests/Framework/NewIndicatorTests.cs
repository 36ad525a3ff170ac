using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Sources;
using FollowUp.Ui;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>What a person fills in to have an indicator followed up: what is filled in beforehand, what is refused, and what it comes to.</summary>
public sealed class NewIndicatorTests
{
    private static readonly NewIndicator _right = new()
    {
        Source = "kolada",
        Key = "N00945",
        Title = "Kollektivtrafiknära",
        Unit = "%",
        Decimals = "1",
        Direction = "up",
        Period = "year",
        BySex = "true",
        Publisher = "SCB",
        Goals = ["G1"],
        Responsible = ["namnden"],
        FocusArea = "FA1",
        Reason = "Den som kan åka buss klarar sig själv.",
        TargetValue = "75,5",
        TargetYear = "2030",
    };

    [Fact]
    public void The_catalogue_fills_in_what_it_tells_and_the_direction_is_left_to_a_person()
    {
        const string Title = "Befolkning i kollektivtrafiknära läge, andel (%)";
        var row = new CatalogueRow("kolada", "Kolada", false, "N07418", Title, "Antal personer delat med alla. Källa: SCB.", true, null, null, null, null, null, null, 1);
        var said = NewIndicator.Of(new CatalogueHit(row, UnitGuess.Of(Title), Series.Empty, null));
        Assert.Equal(
            new NewIndicator { Source = "kolada", Key = "N07418", Title = "Befolkning i kollektivtrafiknära läge", Unit = "%", Decimals = "1", Period = "year", BySex = "true", Publisher = "SCB" },
            said);
        Assert.Equal(said, NewIndicator.Of(new CatalogueHit(row with { Definition = "Alla. Källa: S\u00adCB." }, UnitGuess.Of(Title.Replace("trafik", "\u00adtra\u200bfik", StringComparison.Ordinal)), Series.Empty, null)));
        Assert.Equal("", said.Direction);
        Assert.Equal("", NewIndicator.Of(new CatalogueHit(row with { Definition = "Källa: SCB. Observera att 2020 saknas." }, UnitGuess.Of(Title), Series.Empty, null)).Publisher);

        var school = new Series([new Observation(Period.Parse("2024/25"), 12.25)]);
        var another = NewIndicator.Of(new CatalogueHit(row with { Title = "Elever, antal", SplitBySex = null, Definition = "" }, UnitGuess.Of("Elever, antal"), school, null));
        Assert.Equal(("antal", "school_year", "false", ""), (another.Unit, another.Period, another.BySex, another.Publisher));
    }

    [Fact]
    public void What_is_right_comes_to_an_indicator_a_link_and_a_target_in_the_frameworks_words()
    {
        Assert.Empty(Told(_right));
        var things = _right.Things();
        Assert.Equal(["indicators", "links", "targets"], things.Select(thing => thing.Section));
        Assert.Equal(("kolada:N00945", "G1", "namnden", "proposed"), (things[0].Fields["code"], things[0].Fields["goals"], things[0].Fields["responsible"], things[0].Fields["wording"]));
        Assert.Equal(("FA1", "G1", "kolada:N00945", "main"), (things[1].Fields["focus_area"], things[1].Fields["goal"], things[1].Fields["indicator"], things[1].Fields["role"]));
        Assert.Equal(("75.5", "2030", "G1"), (things[2].Fields["value"], things[2].Fields["year"], things[2].Fields["goal"]));
        Assert.Equal("-1234.5", (_right with { TargetValue = "\u22121 234,5" }).Things()[2].Fields["value"]);
        Assert.Single((_right with { FocusArea = "", Reason = "", TargetValue = "", TargetYear = "", Goals = [] }).Things());
    }

    public static TheoryData<string, string, Func<NewIndicator, NewIndicator>> Mistakes => new()
    {
        { "titel", "saknas", said => said with { Title = "" } },
        { "titel", "Högst 300 ryms", said => said with { Title = new string('x', 301) } },
        { "titel", "finns redan", said => said with { Title = "trygga ute" } },
        { "titel", "Indikatorn följs redan upp.", said => said with { Key = "N00610", FocusArea = "", Reason = "", TargetValue = "", TargetYear = "" } },
        { "enhet", "saknas", said => said with { Unit = "" } },
        { "decimaler", "från 0 till 6", said => said with { Decimals = "7" } },
        { "decimaler", "från 0 till 6", said => said with { Decimals = "ett" } },
        { "riktning", "Välj vilket håll", said => said with { Direction = "" } },
        { "period", "går inte som", said => said with { Period = "decade" } },
        { "kon", "saknas", said => said with { BySex = "" } },
        { "utgivare", "saknas", said => said with { Publisher = "" } },
        { "anmarkning", "Högst 300 ryms", said => said with { Note = new string('x', 301) } },
        { "mal", "är inget mål", said => said with { Goals = ["G1", "G9"], Through = "G1" } },
        { "mal", "är inget mål", said => said with { Goals = ["G9"] } },
        { "mal", "Välj minst ett mål", said => said with { Goals = [] } },
        { "genom", "kryssat för", said => said with { Goals = ["G1", "G2"] } },
        { "genom", "kryssat för", said => said with { Through = "G2" } },
        { "ansvarig", "är ingen organisation", said => said with { Responsible = ["ingen"] } },
        { "omrade", "är inget område", said => said with { FocusArea = "FA9" } },
        { "omrade", "töm skälet", said => said with { FocusArea = "" } },
        { "roll", "", said => said with { Role = "" } },
        { "skal", "saknas", said => said with { Reason = "" } },
        { "malvarde", "töm året", said => said with { TargetValue = "" } },
        { "malvarde", "Skriv värdet med siffror", said => said with { TargetValue = "75 %" } },
        { "malvarde", "Skriv värdet med siffror", said => said with { TargetValue = "1.234" } },
        { "malvarde", "utan bedömning", said => said with { Direction = "none" } },
        { "malar", "saknas", said => said with { TargetYear = "" } },
        { "malar", "från 2024", said => said with { TargetYear = "2023" } },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Each_mistake_is_told_at_its_field_with_what_would_be_right(string field, string text, Func<NewIndicator, NewIndicator> mistake)
    {
        var told = Assert.Single(Told(mistake(_right)));
        Assert.Equal(field, told.Field);
        Assert.Contains(text, told.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<FieldError> Told(NewIndicator said)
    {
        var errors = new FieldErrors();
        var text = said.Things().Aggregate(FrameworkTextTests.Small(), (text, thing) => text.With(thing.Section, null, thing.Fields));
        NewIndicatorCheck.Tell(said, 2040, TextProblems.In(text, ["kolada", "leverans", "skolverket", "smhi"], Recorded.Areas()), errors);
        return errors.All;
    }
}
