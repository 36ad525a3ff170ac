using System.Text;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>The same figures in every form a file may have give the same rows.</summary>
public sealed class GoodFileTests
{
    private static readonly string[] _swedish = ["indikator", "område", "period", "kön", "värde", "status", "kommentar"];
    private static readonly string[] _english = ["Indicator", " AREA ", "period", "Gender", "value", "status", "note"];

    private static readonly string[][] _rows =
    [
        ["TRE-001", "1287", "2024", "", "51,5", "", "Räknat på åk 9; med \"nya\" skolor, från hösten"],
        ["tre-001", "1287", "2023", "k", "1 000,25", "preliminär", ""],
        ["ÅK9-BEH", "1287", "2024", "M", "", "sekretess", "två\nrader"],
        ["TRE-002", "1287", "2023/24", "T", "-0,5", "Estimated", ""],
    ];

    private const string Told =
        "TRE-001 1287 2024 T 51.5 Normal Räknat på åk 9; med \"nya\" skolor, från hösten | TRE-001 1287 2023 K 1000.25 Provisional | "
        + "ÅK9-BEH 1287 2024 M - Suppressed två\nrader | TRE-002 1287 2023/24 T -0.5 Estimated";

    public static TheoryData<string, char, bool, int, string> Forms()
    {
        var forms = new TheoryData<string, char, bool, int, string>();
        foreach (var encoding in new[] { "utf-8", "utf-8-bom", "windows-1252", "utf-16le", "utf-16be" })
        {
            foreach (var delimiter in new[] { ';', ',', '\t' })
            {
                foreach (var (swedish, turn) in new[] { (true, 0), (false, 0), (true, 3), (false, 5) })
                {
                    forms.Add(encoding, delimiter, swedish, turn, turn == 3 ? "\n" : turn == 5 ? "\r" : "\r\n");
                }
            }
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Encoding_delimiter_language_and_order_make_no_difference(string encoding, char delimiter, bool swedish, int turn, string lineEnd)
    {
        var rules = Delivered.Rules with { Indicators = [.. Delivered.Rules.Indicators.Select(i => i with { Lowest = null, Highest = null })] };
        var reading = Delivered.Read(Bytes(Csv(swedish ? _swedish : _english, delimiter, turn, lineEnd), encoding), rules: rules);
        Assert.Equal("", Delivered.Told(reading.Problems));
        Assert.Equal(Told, Delivered.Told(reading.Rows));
        Assert.Equal([2, 3, 4, 6], reading.Rows.Select(row => row.Row));
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void A_first_line_that_names_the_delimiter_is_accepted_and_counted_as_editors_do(char delimiter)
    {
        var reading = Delivered.Read($"sep={delimiter}\r\nindikator;period;värde;område\r\n\r\nTRE-001;2024;50;1287".Replace(';', delimiter));
        Assert.Equal("TRE-001 1287 2024 T 50 Normal", Delivered.Told(reading.Rows));
        Assert.Equal(4, Assert.Single(reading.Rows).Row);
    }

    [Fact]
    public void Blank_rows_unknown_columns_and_delimiters_at_the_end_are_passed_over()
    {
        var reading = Delivered.Read("indikator;område;period;värde;handläggare;\n\n;;;;;\nTRE-001;1287;2024;50;något;\n   \n");
        Assert.True(reading.Accepted);
        Assert.Equal("header.unknown?@1/handläggare | header.unknown?@1/6", Delivered.Told(reading.Problems));
        Assert.Equal(4, Assert.Single(reading.Rows).Row);
    }

    [Theory]
    [InlineData("A\u030AK9-BEH", "ÅK9-BEH")] // Å as two characters
    [InlineData("Åk9-beh", "ÅK9-BEH")]
    [InlineData(" tre-001 ", "TRE-001")]
    public void Keys_match_in_NFC_and_ASCII_case(string cell, string indicator) =>
        Assert.Equal(indicator, Assert.Single(Delivered.Read(Delivered.Header + cell + ";1287;2024;T;50;;").Rows).Indicator);

    [Theory]
    [InlineData("=SUMMA(A1)", "text.formula_like?@2/kommentar", "=SUMMA(A1)")]
    [InlineData("-ungefär", "text.formula_like?@2/kommentar", "-ungefär")]
    [InlineData("<b>hej</b>", "text.html_like?@2/kommentar", "<b>hej</b>")]
    [InlineData("R&amp;D", "text.html_like?@2/kommentar", "R&amp;D")]
    [InlineData("färre < 5 än R&D", "", "färre < 5 än R&D")]
    [InlineData("a\u202Eb", "text.invisible?@2/kommentar", "ab")]
    [InlineData("a\u0000b", "text.control?@2/kommentar", "ab")]
    [InlineData("fråga anna.svensson@example.se", "text.personal_data_suspected?@2/kommentar", "fråga anna.svensson@example.se")]
    [InlineData("ring 0410-73 30 00", "text.personal_data_suspected?@2/kommentar", "ring 0410-73 30 00")]
    [InlineData("enligt Anna Svensson", "text.personal_data_suspected?@2/kommentar", "enligt Anna Svensson")]
    [InlineData("Söderslättsgymnasiet och Skåne Nordväst 2020, 2021 och 2022", "", "Söderslättsgymnasiet och Skåne Nordväst 2020, 2021 och 2022")]
    [InlineData("Ã¥r", "encoding.suspicious?@2/-", "Ã¥r")]
    public void A_note_is_kept_as_text_with_a_warning(string note, string told, string kept)
    {
        var reading = Delivered.Read(Delivered.Header + $"TRE-001;1287;2024;T;50;;\"{note}\"\n");
        Delivered.Sound(reading);
        Assert.Equal(told, Delivered.Told(reading.Problems));
        Assert.Equal(kept, Assert.Single(reading.Rows).Note);
    }

    [Fact]
    public void Windows_text_that_happens_to_look_like_one_UTF_8_character_is_still_Windows_text()
    {
        var bytes = Bytes(Delivered.Header + "TRE-001;1287;2024;T;50;;BRÅ” och BRÅ–ä\n", "windows-1252");
        Assert.Equal("BRÅ” och BRÅ–ä", Assert.Single(Delivered.Read(bytes).Rows).Note);
    }

    internal static byte[] Bytes(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
    };

    private static string Csv(string[] header, char delimiter, int turn, string lineEnd)
    {
        string Line(string[] cells) => string.Join(delimiter, cells.Skip(turn).Concat(cells.Take(turn)).Select(cell => Quoted(cell, delimiter))) + lineEnd;
        return Line(header) + string.Concat(_rows.Select(Line));
    }

    private static string Quoted(string cell, char delimiter) =>
        cell.Contains(delimiter) || cell.Contains('"') || cell.Contains('\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
