using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;
using Xunit;
using static FollowUp.Tests.Sources.PxWeb.PxSamples;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>The file that says how a table becomes observations: read strictly, every mistake with its line and what would be right.</summary>
public sealed class PxMappingTests
{
    private const string Whole = """
        area:
          dimension: Region
          codes:
            - { category: SE, is: "0000" }
        time: { dimension: Tid, kind: multi_year }
        sex: { dimension: Kon, total: TotSa, women: "2", men: "1" }
        measure: ContentsCode
        values:
          - key: HLV-1
            category: A1
            margin: { key: HLV-1-FM, category: A2 }
        choices:
          - { dimension: Alder, category: 16-84 }
        marks:
          - { mark: "..", means: suppressed }
        """;

    private static readonly string _whole = Whole.ReplaceLineEndings("\n");

    [Fact]
    public void A_mapping_says_what_each_dimension_is()
    {
        var mapping = Map(_whole)!;

        Assert.Equal(("Region", "0000"), (mapping.Area.Dimension!.Value.Text, mapping.Area.Codes["SE"]));
        Assert.Equal(("Tid", PeriodKind.MultiYear), (mapping.Time.Text, mapping.PeriodKind));
        Assert.Equal([("TotSa", "T"), ("2", "K"), ("1", "M")], mapping.Sex!.Categories.Select(c => (c.Category.Text, c.Breakdown)));
        Assert.Equal([("HLV-1", "A1", null), ("HLV-1-FM", "A2", "HLV-1")], mapping.Values.Select(v => (v.Key.Text, v.Category!.Value.Text, v.MarginOf)));
        Assert.Equal(("Alder", "16-84"), (mapping.Choices[0].Dimension.Text, mapping.Choices[0].Category.Text));
        Assert.Equal(ObservationStatus.Suppressed, mapping.Marks[".."]);
    }

    [Theory]
    [InlineData("choices:", "choises:", 12, "choices")]
    [InlineData("measure: ContentsCode", "mesure: ContentsCode", 7, "measure")]
    [InlineData("kind: multi_year", "kind: month_year", 5, "multi_year")]
    [InlineData("kind: multi_year", "knd: multi_year", 5, "kind")]
    [InlineData("time: { dimension: Tid, kind: multi_year }\n", "", 1, "time")]
    [InlineData("  dimension: Region\n", "", 2, "Skriv antingen ”dimension”")]
    [InlineData("  dimension: Region\n", "  dimension: Region\n  code: \"1287\"\n", 2, "Skriv antingen ”dimension”")]
    [InlineData("is: \"0000\"", "is: \"00\"", 4, "”00” är ingen områdeskod")]
    [InlineData("total: TotSa, women: \"2\", men: \"1\"", "totalt: TotSa, women: \"2\"", 6, "Menade du ”total”?")]
    [InlineData("total: TotSa, women: \"2\", men: \"1\"", "total: \"1\", men: \"1\"", 6, "”1” står två gånger i ”sex”")]
    [InlineData(", total: TotSa, women: \"2\", men: \"1\"", "", 6, "Totalen räknas aldrig fram")]
    [InlineData("key: HLV-1-FM", "key: HLV-1", 11, "Nyckeln ”HLV-1” står två gånger")]
    [InlineData("category: A2", "category: A1", 11, "Måttet ”A1” står två gånger")]
    [InlineData("margin: { key", "margin: { kye", 11, "key")]
    [InlineData("measure: ContentsCode\n", "", 8, "när ”measure” säger")]
    [InlineData("dimension: Alder", "dimension: Kon", 13, "”Kon” har redan en uppgift")]
    [InlineData("category: 16-84", "categori: 16-84", 13, "category")]
    [InlineData("means: suppressed", "means: secret", 15, "suppressed")]
    [InlineData("means: suppressed }", "means: suppressed }\n  - { mark: \"..\", means: zero }", 16, "”..” står två gånger i ”marks”")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, int line, string message)
    {
        Assert.Contains(right, _whole, StringComparison.Ordinal);

        var error = Assert.Throws<FileRefusedException>(() => Map(_whole.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(error.Problems, problem => problem.Place.Line == line && problem.Text.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_dimension_of_measures_there_is_one_key() =>
        Assert.Contains("”values” ska ha en post", Assert.Throws<FileRefusedException>(() => Map("""
            area: { code: "1287" }
            time: { dimension: Tid, kind: year }
            values:
              - { key: A }
              - { key: B }
            """)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_mistake_is_told_at_once() =>
        Assert.True(Assert.Throws<FileRefusedException>(() => PxMapping.Read("m.yaml", Encoding.UTF8.GetBytes("are: 1\ntime: 2\nvalues: 3\n"))).Problems.Count >= 4);
}
