using System.Globalization;
using FollowUp.Sources;
using FollowUp.Yaml;
using Xunit;
using static FollowUp.Tests.Sources.PxWeb.PxSamples;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>A table that divides people by age, with and without sex.</summary>
public sealed class PxGroupsTests
{
    /// <summary>Three sexes, three ages, one area and time: nine cells in that order.</summary>
    internal const string Table = """
        {"version":"2.0","class":"dataset","label":"Prov","source":"Vi","updated":"2026-01-02",
        "id":["Region","Kon","Alder","Tid"],"size":[1,3,3,1],
        "dimension":{
        "Region":{"label":"region","category":{"index":["1287"],"label":{"1287":"Trelleborg"}}},
        "Kon":{"label":"kön","category":{"index":["1","2","1+2"],"label":{"1":"män","2":"kvinnor","1+2":"totalt"}}},
        "Alder":{"label":"ålder","category":{"index":["16-24","25-44","tot"],"label":{"16-24":"16-24 år","25-44":"25-44 år","tot":"totalt"}}},
        "Tid":{"label":"år","category":{"index":["2024"]}}},
        "value":[1,2,3,40,50,60,700,800,null],"status":{"8":".."}}
        """;

    internal const string Divided = """
        area: { dimension: Region }
        time: { dimension: Tid, kind: year }
        sex: { dimension: Kon, total: 1+2, women: "2", men: "1" }
        groups:
          dimension: Alder
          kind: age
          total: tot
          values:
            - { code: 16-24, breakdown: A16-24, title: 16–24 år }
            - { code: 25-44, breakdown: A25-44, title: 25–44 år }
        values:
          - { key: X1 }
        """;

    private static readonly string _mapping = Divided.ReplaceLineEndings("\n");

    [Fact]
    public void Each_cell_is_of_a_sex_an_age_or_both()
    {
        var reading = ReadJson(Table, _mapping).Reading!;

        Assert.Equal(
            ["M.A16-24 1", "M.A25-44 2", "M 3", "K.A16-24 40", "K.A25-44 50", "K 60", "A16-24 700", "A25-44 800", "T .."],
            reading.Observations.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Breakdown} {o.Observation.Value}{o.Observation.Mark}")));
        Assert.Equal(
            [
                new("A16-24", "age", "16–24 år"), new("A25-44", "age", "25–44 år"), new("K.A16-24", "sex.age", "Kvinnor, 16–24 år"),
                new("K.A25-44", "sex.age", "Kvinnor, 25–44 år"), new("M.A16-24", "sex.age", "Män, 16–24 år"), new("M.A25-44", "sex.age", "Män, 25–44 år"),
            ],
            reading.Breakdowns.OrderBy(breakdown => breakdown.Code, StringComparer.Ordinal));
        Assert.True(reading.Indicators[0].SplitBySex);
    }

    [Fact]
    public void Without_sex_there_are_the_ages_and_everybody()
    {
        var reading = ReadJson(Table, Without("sex: { dimension: Kon, total: 1+2, women: \"2\", men: \"1\" }\n") + "\nchoices:\n  - { dimension: Kon, category: \"2\" }\n").Reading!;

        Assert.Equal([("A16-24", 40.0), ("A25-44", 50), ("T", 60)], reading.Observations.Select(o => (o.Breakdown, o.Observation.Value!.Value)));
        Assert.Equal(["A16-24", "A25-44"], reading.Breakdowns.Select(breakdown => breakdown.Code));
        Assert.False(reading.Indicators[0].SplitBySex);
    }

    [Fact]
    public void The_groups_and_their_total_are_asked_for_and_no_others()
    {
        var mapping = Map(Without("    - { code: 25-44, breakdown: A25-44, title: 25–44 år }\n"))!;

        var plan = PxPlan.Of(ReadJson(Table).Table, mapping, new SourceRequest([], []), null);

        Assert.Equal(["tot", "16-24"], plan.Whole.Parts.Single(part => part.Dimension == "Alder").Codes);
        Assert.Equal(6, plan.Whole.Cells);
    }

    [Theory]
    [InlineData("    - { code: 25-44, breakdown: A25-44, title: 25–44 år }\n", "", "m.yaml, rad 5: kategorin ”25-44” (25-44 år) nämns inte.")]
    [InlineData("total: tot", "total: totalt", "m.yaml, rad 7: ”totalt” finns inte i dimensionen ”Alder”")]
    [InlineData("code: 16-24", "code: 16-25", "m.yaml, rad 9: ”16-25” finns inte i dimensionen ”Alder”")]
    [InlineData("dimension: Alder", "dimension: Ålder", "m.yaml, rad 5: dimensionen ”Ålder” finns inte i tabellen")]
    public void Groups_that_do_not_fit_are_told_with_their_line(string right, string wrong, string message) =>
        Assert.StartsWith(message, Assert.Throws<SourceException>(() => ReadJson(Table, With(right, wrong))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("  total: tot\n", "", 5, "Uppgiften ”total” saknas")]
    [InlineData("  kind: age\n", "", 5, "Uppgiften ”kind” saknas")]
    [InlineData("kind: age", "kind: sex", 6, "”sex” är ingen indelning av det här slaget")]
    [InlineData("kind: age", "kind: Ålder", 6, "”Ålder” kan inte vara en indelning")]
    [InlineData("kind: age", "kin: age", 6, "De som finns: kind.")]
    [InlineData("breakdown: A16-24", "breakdown: K", 9, "”K” kan inte vara en grupps kod")]
    [InlineData("breakdown: A16-24", "breakdown: A 16", 9, "”A 16” kan inte vara en grupps kod")]
    [InlineData("breakdown: A16-24", "breakdown: A23456789-123456789-123456789-123456789-1", 9, "högst 40 tecken")]
    [InlineData("breakdown: A16-24", "breakdown: A23456789-123456789-123456789-123456789", 9, "högst 38 tecken")]
    [InlineData("breakdown: A16-24", "breakdown: K.A16-24", 9, "går inte som kod när tabellen också är delad på kön")]
    [InlineData("breakdown: A25-44", "breakdown: A16-24", 10, "gruppen ”A16-24” står två gånger")]
    [InlineData("code: 25-44", "code: 16-24", 10, "”16-24” står två gånger i ”groups”")]
    [InlineData("code: 25-44", "code: tot", 10, "”tot” står två gånger i ”groups”")]
    [InlineData(", title: 16–24 år", "", 9, "Uppgiften ”title” saknas")]
    [InlineData("dimension: Alder", "dimension: Kon", 5, "”Kon” har redan en uppgift")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, int line, string message)
    {
        var error = Assert.Throws<FileRefusedException>(() => Map(With(right, wrong)));

        Assert.Contains(error.Problems, problem => problem.Place.Line == line && problem.Text.Contains(message, StringComparison.Ordinal));
    }

    private static string Without(string text) => With(text, "");

    private static string With(string right, string wrong)
    {
        Assert.Contains(right, _mapping, StringComparison.Ordinal);
        return _mapping.Replace(right, wrong, StringComparison.Ordinal);
    }
}
