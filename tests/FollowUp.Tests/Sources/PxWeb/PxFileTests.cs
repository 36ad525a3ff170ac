using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;
using static FollowUp.Tests.Sources.PxWeb.PxSamples;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>PX: what a right file says, and every way of breaking it.</summary>
public sealed class PxFileTests
{
    private const string Rows = "1 2.5 \n\"..\" 4 \n5 \".\" \n\"-\" 8 \n;";

    private static readonly string _file = Px.ReplaceLineEndings("\n");

    [Fact]
    public void A_file_says_the_same_as_the_answer_in_json()
    {
        var (px, json) = (ReadPx(_file), ReadJson(Json));

        Assert.Equal(json.Figures.Select(f => (string.Join(' ', f.Codes), f.Value, f.Status, f.Mark)), px.Figures.Select(f => (string.Join(' ', f.Codes), f.Value, f.Status, f.Mark)));
        Assert.Equal(json.Table.Dimensions.Select(d => (d.Code, d.Label, d.Role)), px.Table.Dimensions.Select(d => (d.Code, d.Label, d.Role)));
        Assert.Equal(("Prov", "Vi", "20260102 08:00", 0), (px.Table.Title, px.Table.Source, px.Table.Updated, px.Table.Decimals));
        Assert.Equal(("Antal", "personer", 1), (px.Table.Dimensions[2].Categories[0].Label, px.Table.Dimensions[2].Categories[0].Unit, px.Table.Dimensions[2].Categories[0].Decimals));
        Assert.Equal([Period.Year(2023), Period.Year(2024)], px.Table.Dimensions[3].Categories.Select(c => c.Period!.Value));
    }

    [Fact]
    public void Windows_1252_is_the_rule_and_0x85_no_line_break() => Assert.Equal(["One…\ntwo", "More"], ReadPx(_file.Replace("CHARSET=\"ANSI\"", "CHARSET=\"ANSI\";CODEPAGE=\"iso-8859-1\"", StringComparison.Ordinal)).Table.Notes);

    [Fact]
    public void A_code_page_or_a_byte_order_mark_says_otherwise()
    {
        var stated = _file.Replace("CHARSET=\"ANSI\"", "CHARSET=\"ANSI\";CODEPAGE=\"UTF-8\"", StringComparison.Ordinal);

        Assert.Equal("män", PxReading.Read("t.px", Encoding.UTF8.GetBytes(stated), null).Table.Dimensions[1].Categories[0].Label);
        Assert.Equal("män", PxReading.Read("t.px", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(_file)], null).Table.Dimensions[1].Categories[0].Label);
        Assert.Contains("inte text i UTF-8", Assert.Throws<SourceException>(() => ReadPx(stated)).Message, StringComparison.Ordinal);
        Assert.Contains("CODEPAGE är ”klingon”", Assert.Throws<SourceException>(() => ReadPx(stated.Replace("UTF-8", "klingon", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Swedish_the_files_own_language_is_read() =>
        Assert.Equal(["Sweden", "Trelleborg"], ReadPx(_file.Replace("LANGUAGES=\"en\",\"sv\"", "LANGUAGES=\"en\",\"fi\"", StringComparison.Ordinal)).Table.Dimensions[0].Categories.Select(c => c.Label));

    [Theory]
    [InlineData("1,2.5,\"..\",4,5,\".\",\"-\",8;")]
    [InlineData("1\t2.5E0 .. 4\r\n5 . - 8.;")]
    [InlineData("1 2.5 \"..\" 4 5 \".\" \"-\" 8 \n")] // no semicolon, but nothing can be missing
    public void Cells_are_separated_in_many_ways(string rows) =>
        Assert.Equal(ReadPx(_file).Figures.Select(f => (f.Value, f.Status, f.Mark)), ReadPx(_file.Replace(Rows, rows, StringComparison.Ordinal)).Figures.Select(f => (f.Value, f.Status, f.Mark)));

    [Fact]
    public void With_keys_the_rows_left_out_are_zero()
    {
        var keyed = _file.Replace("DATA=", "KEYS(\"region\")=CODES;\nKEYS(\"sex\")=VALUES;\nDATA=", StringComparison.Ordinal);

        Assert.Equal([0, 0, 3, 4, 1, null, 0, 0], ReadPx(keyed.Replace(Rows, "\"1287\",\"men\",1 \"..\"\n\"00\",\"women\",3 4;", StringComparison.Ordinal)).Figures.Select(f => f.Value));
        Refuses(keyed.Replace(Rows, "\"1288\",\"men\",1 2;", StringComparison.Ordinal), "rad 45: ”1288” är ingen av nycklarna");
        Refuses(keyed.Replace(Rows, "\"00\",\"men\",1 2\n\"00\",\"men\",1 2;", StringComparison.Ordinal), "rad 46: raden för samma nycklar står redan på rad 45");
        Refuses(keyed.Replace(Rows, "\"00\",\"men\",1;", StringComparison.Ordinal), "efter 1 av radens 2 celler");
        Refuses(keyed.Replace("KEYS(\"sex\")=VALUES;\n", "", StringComparison.Ordinal), "KEYS ska finnas för varje dimension i STUB");
        Refuses(keyed.Replace("=CODES;\nKEYS", "=LABELS;\nKEYS", StringComparison.Ordinal), "väntat var CODES eller VALUES");
    }

    [Theory]
    [InlineData("DATASYMBOL2=\"saknas\";", 2, ObservationStatus.Unknown, "..", "saknas")]
    [InlineData("DATASYMBOL2=\"..\";", 2, ObservationStatus.NotAvailable, "..", null)]
    [InlineData("DATASYMBOL2=\".\";", 2, ObservationStatus.NotApplicable, ".", null)] // what the table shows its readers counts
    [InlineData("DATASYMBOLNIL=\"0\";", 6, ObservationStatus.Normal, "-", "0")]
    [InlineData("DATASYMBOLNIL=\"..\";", 6, ObservationStatus.NotAvailable, "..", null)]
    [InlineData("DATASYMBOLNIL=\"inget svar\";", 6, ObservationStatus.Unknown, "-", "inget svar")]
    public void Marks_mean_what_the_table_says(string keyword, int cell, ObservationStatus status, string mark, string? meaning)
    {
        var reading = ReadPx(_file.Replace("DATA=", keyword + "\nDATA=", StringComparison.Ordinal));

        Assert.Equal((status, mark, meaning), (reading.Figures[cell].Status, reading.Figures[cell].Mark, reading.Table.Cells[cell].Meaning));
        Assert.Equal(status == ObservationStatus.Normal ? 0 : null, reading.Figures[cell].Value);
    }

    [Theory]
    [InlineData("TLIST(A1,\"2023\"-\"2024\")", "2023 2024")]
    [InlineData("TLIST(Q1,\"20234\"-\"20241\")", "2023-Q4 2024-Q1")]
    [InlineData("TLIST(M1,\"202312\"-\"202401\")", "2023-12 2024-01")]
    [InlineData("TLIST(W1),\"202352\",\"202401\"", "2023-W52 2024-W01")]
    [InlineData("TLIST(H1),\"20232\",\"20241\"", "2023-H2 2024-H1")]
    [InlineData("TLIST(H1,\"20232\"-\"20241\")", "2023-H2 2024-H1")]
    public void Time_is_listed_or_a_range(string times, string periods) =>
        Assert.Equal(periods, string.Join(' ', ReadPx(_file.Replace("TLIST(A1),\"2023\",\"2024\"", times, StringComparison.Ordinal)).Table.Dimensions[3].Categories.Select(c => c.Period?.ToString() ?? "-")));

    [Theory]
    [InlineData("TLIST(A1,\"2023\"-\"2025\")", "rad 19: TIMEVAL har 3 tider men dimensionen 2 kategorier")]
    [InlineData("TLIST(A1,\"2024\"-\"2023\")", "tiden går från 2024 till 2023")]
    [InlineData("TLIST(A1,\"2023\")", "ska ha formen")]
    [InlineData("TLIST(A1),\"2023\",\"2023\"", "tiden 2023 står två gånger")]
    [InlineData("TLIST(M1),\"202312\",\"202313\"", "”202313” är ingen tid i den här listan. Väntat var till exempel 202405")]
    [InlineData("TLIST(A1),\"2023\",", "TIMEVAL ska vara texter")]
    [InlineData("TLIST(D1),\"2023\",\"2024\"", "TIMEVAL börjar ”TLIST(D1)”")]
    [InlineData("\"2023\",\"2024\"", "TIMEVAL börjar ”2023”")]
    public void Time_that_is_wrong_is_refused(string times, string message) => Refuses(_file.Replace("TLIST(A1),\"2023\",\"2024\"", times, StringComparison.Ordinal), message);

    [Theory]
    [InlineData("MATRIX=\"PROV\";", "", "nyckelordet MATRIX saknas")]
    [InlineData("TITLE=\"Sam\"\n\"ple\";\n", "", "")] // the Swedish one is there
    [InlineData("MATRIX=\"PROV\";", "MATRIX=\"PROV\";MATRIX=\"B\";", "rad 6: MATRIX står redan på rad 6")]
    [InlineData("MATRIX=\"PROV\";", "MATRIX=\"PROV;", "rad 6: texten ”PROV;” har inget avslutande citattecken")]
    [InlineData("MATRIX=\"PROV\";", "MATRIX \"PROV\";", "rad 6: efter MATRIX väntades ett likhetstecken")]
    [InlineData("MATRIX=\"PROV\";", "\"PROV\";", "rad 6: ”PROV” är inget nyckelord")]
    [InlineData("VALUES(\"sex\")=\"men\",\"women\"", "VALUES(\"sex\")=\"m\"en\",\"women\"", "rad 13: i VALUES står ”en” direkt efter en text")]
    [InlineData("VALUES(\"sex\")=", "VALUES(sex)=", "parentesen efter VALUES")]
    [InlineData("VALUES[sv](\"kön\")=", "VALUES[sv(\"kön\")=", "språket efter VALUES")]
    [InlineData("VALUES[sv](\"kön\")=\"män\",\"kvinnor\"", "VALUES[sv](\"kön\")=\"män\"", "har 2 koder men 1 kategorier")]
    [InlineData("CODES(\"sex\")=\"1\",\"2\"", "CODES(\"sex\")=\"1\",\"1\"", "rad 17: koden ”1” står två gånger i dimensionen ”sex”")]
    [InlineData("CODES(\"sex\")=\"1\",\"2\"", "CODES(\"sex\")=\"1\",\"2\",", "CODES är tomt eller slutar med ett komma")]
    [InlineData("CODES(\"sex\")=\"1\",\"2\"", "CODES(\"sex\")=,\"1\"", "CODES ska vara texter åtskilda av komma")]
    [InlineData("STUB[sv]=\"region\",\"kön\"", "STUB[sv]=\"region\"", "STUB har 1 dimensioner på svenska men 2")]
    [InlineData("STUB=\"region\",\"sex\"", "STUB=\"region\",\"region\"", "dimensionen ”region” står två gånger")]
    [InlineData("VALUES(\"sex\")=\"men\",\"women\";", "", "")] // the Swedish ones are there
    [InlineData("VARIABLECODE(\"year\")=\"Tid\"", "VARIABLECODE(\"year\")=\"Kon\"", "dimensionen ”Kon” står två gånger")]
    [InlineData("CHARSET=\"ANSI\"", "CHARSET=\"OEM\"", "rad 1: CHARSET är ”OEM”")]
    [InlineData("DECIMALS=0", "DECIMALS=två", "DECIMALS är ”två”")]
    [InlineData("\n5 \".\"", "\n5.5.5 \".\"", "rad 45: ”5.5.5” är varken ett tal")]
    [InlineData("\n5 \".\"", "\nNaN \".\"", "rad 45: ”NaN” är varken ett tal")]
    [InlineData("\n5 \".\"", "\n1e400 \".\"", "”1e400” är varken ett tal")]
    [InlineData("\n5 \".\"", "\n\"5\" \".\"", "”5” är varken ett tal")]
    [InlineData("\n5 \".\"", "\n5 6 \".\"", "DATA har fler celler än 8 (2 × 2 × 1 × 2). Den första för mycket är ”8”")]
    [InlineData("\n5 \".\"", "\n5", "rad 47: DATA har 7 celler; väntat var 8 (2 × 2 × 1 × 2)")]
    [InlineData("8 \n;", "8", "filen slutar mitt i ett tal")]
    [InlineData("8 \n;", "8 \n; NOTE=\"efter\";", "efter DATA och dess semikolon står ”NOTE=”")]
    [InlineData("DATA=", "DATUM=", "rad 44: i DATUM står ”4” direkt efter en text")]
    [InlineData("VALUES[sv](\"år\")=\"2023\",\"2024\";", "VALUES[sv](\"år\")=\"2023\",\"2024\"", "i VALUES står ”VARIABLECODE[sv](” direkt efter en text")]
    public void What_breaks_the_form_is_named_with_its_line(string right, string wrong, string message)
    {
        Assert.Contains(right, _file, StringComparison.Ordinal);
        var broken = _file.Replace(right, wrong, StringComparison.Ordinal);

        if (message.Length == 0)
        {
            Assert.Equal(8, ReadPx(broken).Figures.Count);
        }
        else
        {
            Refuses(broken, message);
        }
    }

    [Fact]
    public void A_table_too_large_is_refused_before_it_is_made() => Refuses(
        $"MATRIX=\"A\";TITLE=\"A\";STUB={string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"d{i}\""))};"
        + string.Concat(Enumerable.Range(0, 30).Select(i => $"VALUES(\"d{i}\")=\"a\",\"b\";")) + "DATA=1;",
        "högst 2\u00A0000\u00A0000 kan läsas");

    [Fact]
    public void Officials_are_not_kept_and_not_told()
    {
        Assert.DoesNotContain("Ada", System.Text.Json.JsonSerializer.Serialize(ReadPx(_file)), StringComparison.Ordinal);
        Assert.Equal(8, ReadPx(_file.Replace("SCB#Tel", "SCB#\nTel", StringComparison.Ordinal)).Figures.Count);
    }

    private static void Refuses(string px, string message)
    {
        var error = Assert.Throws<SourceException>(() => ReadPx(px));

        Assert.StartsWith("t.px", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
