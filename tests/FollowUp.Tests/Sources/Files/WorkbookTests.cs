using System.Diagnostics;
using System.Text;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Workbooks: their cells and oddities, and those that are refused before they can do harm.</summary>
public sealed class WorkbookTests
{
    [Theory]
    [InlineData("<c r=\"D2\"><v>59</v></c>", "59")]
    [InlineData("<c r=\"D2\" t=\"n\" s=\"3\"><v>17.100000000000001</v></c>", "17.1")]
    [InlineData("<c r=\"D2\"><v>1.5E-2</v></c>", "0.015")]
    [InlineData("<c r=\"D2\" t=\"s\"><v>6</v></c>", "Suppressed (~100)")]
    [InlineData("<c r=\"D2\" t=\"s\"><v>7</v></c>", "4911.5")]
    [InlineData("<c><v>3</v></c>", "3")]
    [InlineData("<c r=\"D2\" t=\"inlineStr\"><is><r><t>cirka </t></r><r><t>4</t></r></is></c>", "4 Estimated (cirka 4)")]
    [InlineData("<c r=\"D2\" t=\"str\"><f>A1</f><v>..</v></c>", "Suppressed (..)")]
    public void A_cell_is_read_as_what_it_is(string cell, string told) => Assert.Equal([$"elever 1287 2002 T {told}"], Told(Workbook.Header + Workbook.Row(2, cell)));

    [Theory]
    [InlineData("<c r=\"D2\" s=\"2\"><v>45292</v></c>", "rad 2, kolumn ”antal”: ”45292” är ett datum i arbetsboken")]
    [InlineData("<c r=\"D2\" s=\"4\"><v>45292</v></c>", "är ett datum i arbetsboken")]
    [InlineData("<c r=\"D2\" t=\"d\"><v>2024-01-01</v></c>", "är ett datum i arbetsboken")]
    [InlineData("<c r=\"D2\" t=\"b\"><v>1</v></c>", "är sant eller falskt i arbetsboken")]
    [InlineData("<c r=\"D2\" t=\"e\"><v>#N/A</v></c>", "”#N/A” är ett fel i arbetsboken")]
    [InlineData("<c r=\"D2\"><f>1+1</f></c>", "är en formel utan uträknat värde")]
    [InlineData("<c r=\"D2\"><v>x</v></c>", "Cellen D2 sägs vara ett tal men innehåller ”x”")]
    [InlineData("<c r=\"D2\"><v>1e999</v></c>", "Cellen D2 sägs vara ett tal")]
    [InlineData("<c r=\"D2\" t=\"zzz\"><v>1</v></c>", "Cellen D2 är av ett okänt slag: ”zzz”")]
    [InlineData("<c r=\"D2\" t=\"s\"><v>99</v></c>", "en text som inte finns: ”99”")]
    [InlineData("<c r=\"2D\"><v>1</v></c>", "en cell eller en text som inte finns: ”2D”")]
    [InlineData("<c r=\"C2\"><v>1</v></c>", "Cellen C2 står två gånger")]
    [InlineData("<c r=\"D2\"><v>1</v></c><c r=\"E2\"><v>2</v></c>", "rad 2, kolumn ”5”: ”2” står i en kolumn utan rubrik")]
    [InlineData("<c r=\"D2\"><v>1</v></c><c r=\"XFD2\"><v>2</v></c>", "Cellen XFD2 ligger längre åt höger")]
    [InlineData("<c r=\"D2\"", "delen xl/worksheets/sheet1.xml är inte hel XML")]
    public void A_cell_that_is_no_value_is_told(string cell, string told) => Assert.Contains(told, Refused(Workbook.Of(Workbook.Header + Workbook.Row(2, cell))), StringComparison.Ordinal);

    [Fact]
    public void Rows_and_cells_may_come_in_any_order_and_formulas_and_shares_are_told()
    {
        var rows = Workbook.Row(3, "<c r=\"D3\" s=\"1\"><v>0.884</v></c>") + "<row r=\"2\"><c r=\"D2\"><f>1+1</f><v>2</v></c><c r=\"C2\" t=\"s\"><v>5</v></c><c r=\"B2\"><v>2002</v></c><c r=\"A2\"><v>1287</v></c><c r=\"G2\" s=\"1\"/></row>" + Workbook.Header;
        var reading = Mapped.Read(Mapped.Of(Mapped.Plain), Workbook.Of(rows), "bok.xlsx");
        Assert.Equal(["elever 1287 2002 T 2", "elever 1287 2003 T 0.884"], Mapped.Told(reading));
        Assert.Equal(
            ["bok.xlsx: 1 celler är formler. De räknas med det värde som senast räknades ut.", "bok.xlsx: 1 celler visas som procent i arbetsboken. De tas som de är lagrade: 0,884, inte 88,4. Det första står på rad 3."],
            reading.Warnings);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "x", "makron (xl/vbaProject.bin)")]
    [InlineData("xl/externalLinks/externalLink1.xml", "<x/>", "länkar till andra arbetsböcker")]
    [InlineData("xl/embeddings/oleObject1.bin", "x", "inbäddade objekt")]
    [InlineData("EncryptedPackage", "x", "krypterat innehåll")]
    [InlineData("../ut.xml", "<x/>", "vars namn pekar ut ur den")]
    [InlineData("xl/WORKBOOK.xml", "<x/>", "två delar med samma namn")]
    [InlineData("xl/a.xml", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>", "en DTD (xl/a.xml)")]
    [InlineData("xl/a.bin", " <!DOCTYPE a><a/>", "en DTD (xl/a.bin)")]
    [InlineData("xl/_rels/a.xml.rels", "<Relationships><Relationship Type=\"x/externalLinkPath\" TargetMode=\"External\" Target=\"http://a\"/></Relationships>", "länkar till andra arbetsböcker (xl/_rels/a.xml.rels)")]
    public void What_is_not_taken_in_is_refused_by_name(string part, string content, string told) =>
        Assert.Contains(told, Refused(Workbook.Zip([.. Workbook.Parts(Workbook.Header).Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))), (part, Encoding.UTF8.GetBytes(content))])), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_that_can_hold_macros_an_encrypted_one_and_a_plain_archive_are_refused()
    {
        var parts = Workbook.Parts(Workbook.Header);
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].Replace("openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal);
        Assert.Contains("makron ([Content_Types].xml)", Refused(Workbook.Zip(parts)), StringComparison.Ordinal);
        Assert.Contains("lösenordsskyddad", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("ingen arbetsbok", Refused(Workbook.Zip([("a.txt", "a"u8.ToArray())])), StringComparison.Ordinal);
        Assert.Contains("trasig", Refused(Workbook.Of(Workbook.Header)[..500]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_is_found_by_its_name_and_a_hidden_one_is_not_read_by_itself()
    {
        var parts = Workbook.Parts(Workbook.Header + Workbook.Row(2, "<c r=\"D2\"><v>1</v></c>"));
        var named = Mapped.Plain.Replace("sheet: first", "sheet: Blad1", StringComparison.Ordinal);
        Assert.Single(Mapped.Read(Mapped.Of(named), Workbook.Zip(parts)).Observations);
        Assert.Contains("inget blad ”Blad2”. De som finns: Blad1.", Assert.Throws<SourceException>(() => Mapped.Read(Mapped.Of(named.Replace("Blad1", "Blad2", StringComparison.Ordinal)), Workbook.Zip(parts))).Message, StringComparison.Ordinal);
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("name=\"Blad1\"", "name=\"Blad1\" state=\"hidden\"", StringComparison.Ordinal);
        Assert.Contains("första blad, ”Blad1”, är dolt", Refused(Workbook.Zip(parts)), StringComparison.Ordinal);
        Assert.Single(Mapped.Read(Mapped.Of(named), Workbook.Zip(parts)).Observations);
    }

    /// <summary>A few kilobytes that would be gigabytes, a million cells with nothing in them, a staircase of elements, and a crowd of parts.</summary>
    [Fact]
    public void A_hostile_workbook_is_refused_within_time_and_memory()
    {
        var bomb = Workbook.Parts(Workbook.Header).Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))).Append(("xl/media/a.png", new byte[80 * 1024 * 1024])).ToList();
        (byte[] Bytes, string Told)[] hostile =
        [
            (Workbook.Zip(bomb), "uppackad större än 67"),
            (Workbook.Of(Workbook.Header + "<row r=\"2\">" + string.Concat(Enumerable.Repeat("<c/>", 1_000_000)) + "</row>"), "fler celler än 500"),
            (Workbook.Of(string.Concat(Enumerable.Repeat("<row>", 10_000)) + string.Concat(Enumerable.Repeat("</row>", 10_000))), "fler än 64 nivåer"),
            (Workbook.Zip(Enumerable.Range(0, 400).Select(i => ($"xl/{i}.bin", Array.Empty<byte>()))), "Arbetsboken har 400 delar"),
            (Workbook.Of(Workbook.Header + Workbook.Row(2, $"<c r=\"D2\" t=\"str\"><v>{new string('x', 40_000)}</v></c>")), "längre än 32"),
        ];
        foreach (var (bytes, told) in hostile)
        {
            GC.Collect();
            var before = WorkingSet();
            var watch = Stopwatch.StartNew();
            Assert.Contains(told, Refused(bytes), StringComparison.Ordinal);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{told}: {watch.Elapsed}");
            Assert.True(WorkingSet() - before < 700L * 1024 * 1024, $"{told}: {WorkingSet() - before} bytes");
        }
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static IEnumerable<string> Told(string rows) => Mapped.Told(Mapped.Read(Mapped.Of(Mapped.Plain), Workbook.Of(rows)));

    private static string Refused(byte[] bytes) => Assert.Throws<SourceException>(() => Mapped.Read(Mapped.Of(Mapped.Plain), bytes)).Message;
}
