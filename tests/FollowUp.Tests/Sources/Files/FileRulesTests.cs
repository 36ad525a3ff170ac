using System.Text;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Every rule of a mapping on a file of a few lines, and what is told of each that breaks one.</summary>
public sealed class FileRulesTests
{
    private const string Head = "kod;år;kön;antal\n";

    [Theory]
    [InlineData("4", "4")]
    [InlineData("-1,5", "-1.5")]
    [InlineData("−1,5", "-1.5")]
    [InlineData("4 911", "4911")]
    [InlineData("4\u00A0911,25", "4911.25")]
    [InlineData("0,123456789", "0.123456789")]
    [InlineData("-0,0", "0")]
    [InlineData("..", "Suppressed (..)")]
    [InlineData("~100", "Suppressed (~100)")]
    [InlineData(".", "NotAvailable (.)")]
    [InlineData("-", "0 (-)")]
    [InlineData("cirka 270", "270 Estimated (cirka 270)")]
    [InlineData("<5", "Suppressed (<5)")]
    [InlineData("\" 4 \"", "4")]
    public void A_cell_is_a_value_or_a_mark_with_its_meaning(string cell, string told) =>
        Assert.Equal([$"elever 1287 2024 T {told}"], Mapped.Told(Mapped.ReadText(Mapped.Plain, $"{Head}1287;2024;T;{cell}\n")));

    [Theory]
    [InlineData("1,234,5", "är varken ett värde eller ett märke som mallen förklarar. Väntat var ett tal med decimalkomma, tusental åtskilda av blanksteg, eller ett av märkena .. ~100 . - cirka {number} <{number}.")]
    [InlineData("59.0", "”59.0” är varken")]
    [InlineData("4 91", "”4 91” är varken")]
    [InlineData("1e5", "”1e5” är varken")]
    [InlineData("NaN", "”NaN” är varken")]
    [InlineData("cirka", "”cirka” är varken")]
    [InlineData("cirka många", "”cirka många” är varken")]
    [InlineData("...", "”...” är varken")]
    [InlineData("1234567890123456", "har fler siffror än 15")]
    public void A_cell_that_fits_no_rule_is_told_with_row_and_column(string cell, string told)
    {
        var message = Refused(Mapped.Plain, $"{Head}1287;2023;T;1\n1287;2024;T;{cell}\n");
        Assert.StartsWith("fil.csv, rad 3, kolumn ”antal”: ", message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("287;2024;T;1", "rad 2, kolumn ”kod”: ”287” är ingen områdeskod")]
    [InlineData(";2024;T;1", "rad 2, kolumn ”kod”: ”” är tom, men behövs")]
    [InlineData("1287;2024-25;T;1", "rad 2, kolumn ”år”: ”2024-25” är ingen period")]
    [InlineData("1287;2024;F;1", "rad 2, kolumn ”kön”: ”F” är ingen grupp")]
    [InlineData("1287;2024;T;1;2", "rad 2: raden har 5 fält, rubriken 4")]
    [InlineData("1287;2024;T", "rad 2: raden har 3 fält, rubriken 4")]
    [InlineData("1287;20\"24;T;1", "rad 2: ett citattecken står där inget får stå, i fält 2")]
    [InlineData("1287;2024;T;\"1", "rad 2: ett citattecken som öppnas på rad 2 stängs aldrig")]
    [InlineData("1287;2024;T;1\n1287;2024;T;1", "rad 3, kolumn ”antal”: ”1” gäller elever, område 1287, 2024, T, som redan står på rad 2 i fil.csv")]
    [InlineData("1287;2024;T;1\n1287;2023/24;T;1", "rad 3, kolumn ”antal”: ”2023/24” är en period av annat slag än 2024 på rad 2")]
    [InlineData("1287;2024;T;", "filen har inga värden som mallen pekar ut")]
    public void A_row_that_breaks_a_rule_is_told(string rows, string told) => Assert.Contains(told, Refused(Mapped.Plain, Head + rows), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "filen är tom")]
    [InlineData("kod;år;kön;belopp\n1287;2024;T;1", "rad 1: kolumnen ”antal” finns inte. De som finns: kod, år, kön, belopp.")]
    [InlineData("kod;år;kön;antl\n1287;2024;T;1", "kolumnen ”antal” finns inte. Menade du ”antl”?")]
    [InlineData("kod;år;kön;antal;antal\n1287;2024;T;1;2", "rad 1: kolumnen ”antal” finns 2 gånger")]
    [InlineData("kod;år;kön;antal;\n1287;2024;T;1;2", "rad 2, kolumn ”5”: ”2” står i en kolumn utan rubrik")]
    [InlineData("%PDF-1.7", "filen är ett PDF-dokument")]
    [InlineData("<html>", "filen är XML eller HTML")]
    [InlineData("{\"a\":1}", "filen är JSON")]
    public void A_file_that_is_not_what_the_mapping_says_is_told(string file, string told) => Assert.Contains(told, Refused(Mapped.Plain, file), StringComparison.Ordinal);

    [Fact]
    public void Everything_wrong_is_told_at_once_up_to_a_limit()
    {
        var lines = Refused(Mapped.Plain, Head + string.Concat(Enumerable.Range(2000, 25).Select(year => $"1287;{year};T;x\n"))).Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal("… och 5 fel till.", lines[^1]);
    }

    [Fact]
    public void Lines_above_the_header_give_the_period_and_rows_below_the_last_are_no_figures()
    {
        const string Yaml = """
            text: {delimiter: semicolon, decimal: comma, ends: Källa}
            header: {begins: Kommun, levels: 2, merged: true}
            lines: {läsår: "Valt läsår: {}", del: "Del {} av"}
            only: {Typ: [Samtliga, Alla]}
            indicator: "{del}: andel"
            area: "{Kod:4}"
            period: "{läsår}"
            values:
              - {column: Flickor / Andel, breakdown: K}
              - {column: Pojkar / Andel, breakdown: M}
            """;
        const string File = "Rubrik med \"citat\" i\nValt läsår: 2023/24\nDel A av två\n;;;Flickor;;Pojkar;;\nKommun;Kod;Typ;Antal;Andel;Antal;Andel;\nAle;1440;Samtliga;1;2,5;3;4,5;\n\n;;;;;;;\nSol\u00ADna;184;Alla;1;5;3;6;\nAle;1440;Kommunal;x;x;x;x;\nKälla: vi;;\nskräp;\"\n";
        var reading = Mapped.ReadText(Yaml, File);
        Assert.Equal(["A: andel 1440 2023/24 K 2.5", "A: andel 1440 2023/24 M 4.5", "A: andel 0184 2023/24 K 5", "A: andel 0184 2023/24 M 6"], Mapped.Told(reading));
        Assert.Equal("fil.csv: 2 områdeskoder hade för få siffror och fylldes ut med nollor, som mallen säger. Den första: 0184.", Assert.Single(reading.Warnings));
        Assert.True(reading.IsPartial);

        Assert.Contains("Filen kan vara avklippt", Refused(Yaml, File[..File.IndexOf("Källa", StringComparison.Ordinal)]), StringComparison.Ordinal);
        Assert.Contains("ingen rad före rubriken passar ”Valt läsår: {}”", Refused(Yaml, File.Replace("Valt", "Vald", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("ingen rad börjar med ”Kommun”", Refused(Yaml, File.Replace("Kommun;", "Stad;", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("kolumnen ”Flickor / Andel” finns inte", Refused(Yaml.Replace(", merged: true", "", StringComparison.Ordinal), File), StringComparison.Ordinal);
        Assert.Contains("rubriken ska enligt mallen vara 2 rader", Refused(Yaml, File[File.IndexOf("Kommun;", StringComparison.Ordinal)..]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_the_file_gives_the_period_and_its_parts_may_stand_in_two_columns()
    {
        const string Yaml = """
            text: {delimiter: tab, decimal: point}
            header: {row: 1}
            name: {år: "elever {} Kommun"}
            area: "1287"
            breakdown: T
            values:
              - {column: vecka1, indicator: a, period: "{år}"}
              - {column: vecka1, indicator: b, period: "{år}-W{nr:2}"}
            """;
        Assert.Equal(["a 1287 2023 T 1.5", "b 1287 2023-W06 T 1.5"], Mapped.Told(Mapped.Read(Mapped.Of(Yaml), "nr\tvecka1\n6\t1.5\n"u8.ToArray(), "/någon/mapp/elever 2023 Kommun.csv")));
        Assert.Contains("filens namn passar inte ”elever {} Kommun”", Refused(Yaml, "nr\tvecka1\n6\t1.5\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_for_each_period_is_read_by_its_heading()
    {
        const string Yaml = """
            text: {delimiter: comma, decimal: point}
            header: {row: 1}
            carried-down: [kommun]
            words: {area: {Ale: "1440"}, breakdown: {kvinnor: K, män: M}}
            indicator: folk
            area: "{kommun}"
            breakdown: "{kön}"
            values: [{from: "2022", to: "2024", period: "{header}"}]
            """;
        Assert.Equal(
            ["folk 1440 2022 K 1", "folk 1440 2023 K 2", "folk 1440 2024 K 3", "folk 1440 2022 M 4", "folk 1440 2023 M 5", "folk 1440 2024 M 6"],
            Mapped.Told(Mapped.ReadText(Yaml, "kommun,kön,2022,2023,2024\r\nAle,kvinnor,1,2,3\r\n,män,4,5,6")));
        Assert.Contains("rad 2, kolumn ”kommun”: ”Alle” finns inte bland orden för ”area” i mallen", Refused(Yaml, "kommun,kön,2022,2023,2024\nAlle,kvinnor,1,2,3\n"), StringComparison.Ordinal);
        Assert.Contains("kolumnen ”2022” står efter ”2024”", Refused(Yaml, "kommun,kön,2024,2023,2022\nAle,kvinnor,1,2,3\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoding_is_found_or_is_the_one_that_is_stated()
    {
        byte[] old = Encoding.Latin1.GetBytes(Head + "1287;2024;T;4\n"), wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Head + "1287;2024;T;4\n")];
        string Stating(string encoding) => Mapped.Plain.Replace("text: {", $"text: {{encoding: {encoding}, ", StringComparison.Ordinal);
        Assert.Single(Mapped.Read(Mapped.Of(Mapped.Plain), old).Observations);
        Assert.Single(Mapped.Read(Mapped.Of(Mapped.Plain), wide).Observations);
        Assert.Single(Mapped.Read(Mapped.Of(Stating("windows-1252")), old).Observations);
        Assert.Contains("rad 1: texten kan inte läsas som UTF-8", Assert.Throws<SourceException>(() => Mapped.Read(Mapped.Of(Stating("utf-8")), old)).Message, StringComparison.Ordinal);
        Assert.Contains("kolumnen ”år” finns inte", Assert.Throws<SourceException>(() => Mapped.Read(Mapped.Of(Stating("windows-1252")), Encoding.UTF8.GetBytes(Head + "1287;2024;T;4\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_read_together_may_not_say_one_thing_twice()
    {
        RawAnswer File(string name, string rows) => new(name, default, null, "", false, Encoding.UTF8.GetBytes(Head + rows));
        var mapping = Mapped.Of(Mapped.Plain);
        Assert.Equal(2, FilesReader.Read(mapping, [File("a.csv", "1287;2023;T;1\n"), File("b.csv", "1287;2024;T;1\n")]).Observations.Count);
        Assert.Contains("b.csv, rad 2, kolumn ”antal”: ”2” gäller elever, område 1287, 2024, T, som redan står på rad 2 i a.csv",
            Assert.Throws<SourceException>(() => FilesReader.Read(mapping, [File("a.csv", "1287;2024;T;1\n"), File("b.csv", "1287;2024;T;2\n")])).Message, StringComparison.Ordinal);
        Assert.Throws<SourceException>(() => FilesReader.Read(mapping, []));
    }

    private static string Refused(string yaml, string text) => Assert.Throws<SourceException>(() => Mapped.ReadText(yaml, text)).Message;
}
