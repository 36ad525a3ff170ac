using System.Text;
using FollowUp.Sources;
using FollowUp.Tests.House;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests.Sources;

public sealed class SourceFileTests
{
    private const string Table = """
        title: Prov
        kind: pxweb
        from:
          site: https://exempel.se/api/v2
          version: 2
          table: TAB1
          language: sv
          last: 5
          cells: 1000
          calls: 10
          seconds: 10
        publication: { every: quarter, day: 15, month: 2 }
        mapping:
          area: { dimension: Region }
          time: { dimension: Tid, kind: year }
          measure: ContentsCode
          values:
            - { key: K1, category: A }
        """;

    private const string Files = """
        title: Prov
        kind: file
        from:
          files: [siffror/a.csv, "https://exempel.se/b.csv"]
          complete: true
        mapping:
          text: {delimiter: semicolon, decimal: comma}
          header: {row: 1}
          indicator: elever
          area: "{kod}"
          period: "{år}"
          breakdown: T
          values: [{column: antal}]
        """;

    [Fact]
    public void A_table_and_files_are_read_with_all_that_they_say()
    {
        var table = Read(Table);
        Assert.Equal(("prov", "Prov", "TAB1"), (table.Name, table.Title, table.Place!.Table));
        Assert.Equal("https://exempel.se/api/v2/tables/TAB1/data?lang=sv&outputFormat=json-stat2", table.Place.Data.AbsoluteUri);
        Assert.Equal(((int?)5, (int?)1000, (10, 10)), (table.Place.Last, table.Place.Cells, table.Place.Rate!.Value));
        Assert.Equal(new PublicationRule(PublicationPace.Quarter, 15, 2), table.Publication);
        Assert.Equal(["K1"], table.Keys);
        var files = Read(Files);
        Assert.Equal(["siffror/a.csv", "https://exempel.se/b.csv"], files.Files);
        Assert.True(files.IsComplete);
        Assert.Equal(["elever"], files.Keys);
    }

    [Fact]
    public void A_table_of_version_1_has_language_database_and_path_in_its_address()
    {
        var place = Read(Table.Replace("version: 2", "version: 1").Replace("api/v2", "api/v1").Replace("TAB1", "BE/Ålder 1/prov.px")).Place!;
        Assert.Equal("https://exempel.se/api/v1/sv/BE/%C3%85lder%201/prov.px", place.Metadata.AbsoluteUri);
        Assert.Equal("https://exempel.se/api/v1/sv/?config", place.Config.AbsoluteUri);
    }

    [Theory]
    [InlineData("title: Prov", "titel: Prov", 1, "titel")]
    [InlineData("title: Prov", "title:", 1, "title")]
    [InlineData("kind: pxweb", "kind: pxwebb", 2, "pxweb, px, file")]
    [InlineData("site: https://exempel.se/api/v2", "site: exempel.se", 4, "”exempel.se” kan inte vara en PxWeb-tjänsts adress")]
    [InlineData("site: https://exempel.se/api/v2", "site: http://exempel.se/api/v2", 4, "http bara på den egna maskinen")]
    [InlineData("site: https://exempel.se/api/v2", "site: https://exempel.se/api/v2?a=1", 4, "utan något efter sökvägen")]
    [InlineData("site: https://exempel.se/api/v2", "site: https://jag:hemlig@exempel.se/api/v2", 4, "kan inte vara")]
    [InlineData("version: 2", "version: 3", 5, "version")]
    [InlineData("version: 2", "version: två", 5, "version")]
    [InlineData("table: TAB1", "table: BE/BE0101", 6, "TAB6471")]
    [InlineData("table: TAB1", "tabel: TAB1", 6, "Menade du ”table”?")]
    [InlineData("language: sv", "language: svenska", 7, "”svenska” är inget språk")]
    [InlineData("last: 5", "last: 0", 8, "last")]
    [InlineData("cells: 1000", "cells: 5000000", 9, "cells")]
    [InlineData("  seconds: 10\n", "", 10, "hör ihop")]
    [InlineData("every: quarter", "every: quartal", 12, "week, month, quarter, year")]
    [InlineData("day: 15", "day: 32", 12, "day")]
    [InlineData("month: 2", "month: 4", 12, "month")]
    [InlineData("every: quarter, day: 15, month: 2", "every: month, day: 15, month: 2", 12, "month")]
    [InlineData("every: quarter, day: 15, month: 2", "every: week, day: 8", 12, "day")]
    [InlineData("kind: year", "kind: åre", 15, "year")]
    [InlineData("category: A", "categori: A", 18, "category")]
    [InlineData("measure: ContentsCode\n", "mesure: ContentsCode\n", 16, "measure")]
    [InlineData("version: 2", "version: 2\n  version: 2", 6, "version")]
    public void A_mistake_in_a_table_is_told_with_its_line_and_what_would_be_right(string right, string wrong, int line, string said) => Refused(Table, right, wrong, line, said);

    [Theory]
    [InlineData("siffror/a.csv", "../a.csv", 4, "”../a.csv” kan inte vara en fil")]
    [InlineData("https://exempel.se", "http://exempel.se", 4, "http bara på den egna maskinen")]
    [InlineData("https://exempel.se/b.csv", "ftp://exempel.se/b.csv", 4, "kan inte vara en fil")]
    [InlineData("[siffror/a.csv, \"https://exempel.se/b.csv\"]", "[]", 4, "files är tom")]
    [InlineData("[siffror/a.csv, \"https://exempel.se/b.csv\"]", "[a.csv, a.csv]", 4, "a.csv")]
    [InlineData("complete: true", "complete: ja", 5, "true")]
    [InlineData("complete: true", "complet: true", 5, "Menade du ”complete”?")]
    [InlineData("decimal: comma", "decimal: komma", 7, "comma")]
    [InlineData("kind: file", "kind: px", 7, "text")]
    public void A_mistake_in_files_is_told_likewise(string right, string wrong, int line, string said) => Refused(Files, right, wrong, line, said);

    [Theory]
    [InlineData("kolada.yaml", "är redan en annan källas")]
    [InlineData("leverans.yaml", "är redan en annan källas")]
    [InlineData("smhi.yaml", "är redan en annan källas")]
    [InlineData("SCB.yaml", "kan inte vara en källas namn")]
    [InlineData("folkmängd.yaml", "kan inte vara en källas namn")]
    [InlineData("a.yaml", "kan inte vara en källas namn")]
    public void A_name_that_is_none_or_another_source_s_is_refused(string name, string said) =>
        Assert.Contains(said, Assert.Throws<FileRefusedException>(() => SourceFile.Read(name, Encoding.UTF8.GetBytes(Table))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_shipped_is_right() => Assert.NotEmpty(new SourceFolder(Path.Combine(SourceTree.Root, "dashboards/sources")).All);

    private static SourceFile Read(string yaml) => SourceFile.Read("prov.yaml", Encoding.UTF8.GetBytes(yaml));

    private static void Refused(string whole, string right, string wrong, int line, string said)
    {
        var text = whole.ReplaceLineEndings("\n");
        Assert.Contains(right, text, StringComparison.Ordinal);
        var error = Assert.Throws<FileRefusedException>(() => Read(text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(error.Problems, problem => problem.Place.Line == line && problem.Text.Contains(said, StringComparison.Ordinal));
    }
}
