using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FollowUp.Reports;
using FollowUp.Tests.Pages;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Reports;

[Collection(Sites.Name)]
public sealed class ReportWorkbookTests(RealSite real, MadeUpSite madeUp)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_own_figure_of_the_database_is_a_number_in_it_and_nothing_else_is()
    {
        var rows = Rows(ReportWorkbook.Of((await ReportContentTests.ReadAsync(real))[0]), "Siffror").Skip(1).ToList();
        var cells = rows.Where(row => row[3].Text == "Trelleborg" && row[6].Number is not null)
            .Select(row => (Code: row[2].Text, Period: row[4].Text, Group: row[5].Text, Value: row[6].Number!.Value)).ToHashSet();
        var figures = await FiguresAsync(real, 2025);
        Assert.True(figures.Count > 30);
        Assert.Equal(figures.Order(), cells.Order());
        Assert.All(rows, row => Assert.True(row[6].Number is not null || row[8].Text.Length > 0, row[1].Text)); // a figure or a reason
    }

    [Fact]
    public async Task It_is_a_valid_workbook_without_formulas_and_texts_stay_texts()
    {
        foreach (var site in new Site[] { real, madeUp })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Of((await ReportContentTests.ReadAsync(site))[0])), false);
            Assert.Empty(new OpenXmlValidator().Validate(document, Ct).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            var cells = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).ToList();
            Assert.DoesNotContain(cells, cell => cell.CellFormula is not null);
            Assert.All(cells.Where(cell => cell.InnerText.Length > 0), cell => Assert.Contains(cell.DataType!.Value, new[] { CellValues.InlineString, CellValues.Number }));
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+46 410")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\u202E=cmd|' /C calc'!A0")]
    public async Task A_text_that_looks_like_a_formula_is_marked_as_text(string title)
    {
        var content = (await ReportContentTests.ReadAsync(real))[0];
        content = content with { Chapters = [.. content.Chapters.Select(chapter => chapter with { Indicators = [.. chapter.Indicators.Select(indicator => indicator with { Title = title })] })] };
        using var document = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Of(content)), false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToArray();
        var cells = document.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellReference is null && cell.InnerText.Length > 0 && "=+-@\t\r".Contains(cell.InnerText[0], StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(cells);
        Assert.All(cells.Where(cell => cell.DataType!.Value == CellValues.InlineString), cell => Assert.True(formats[(int)(cell.StyleIndex?.Value ?? 0)].QuotePrefix?.Value));
    }

    [Fact]
    public async Task Invented_values_are_called_so_in_every_row_and_on_the_sheet_about_it()
    {
        var workbook = ReportWorkbook.Of((await ReportContentTests.ReadAsync(madeUp))[0]);
        Assert.All(Rows(workbook, "Siffror").Skip(1).Where(row => row[6].Number is not null), row => Assert.Equal("PÅHITTAT VÄRDE", row[10].Text));
        Assert.Contains(Rows(workbook, "Om"), row => row[0].Text == "Påhittade värden");
        Assert.All(Rows(ReportWorkbook.Of((await ReportContentTests.ReadAsync(real))[0]), "Siffror").Skip(1), row => Assert.Equal("nej", row[10].Text));
    }

    [Fact]
    public async Task Nothing_in_the_archive_tells_when_it_was_made()
    {
        using var archive = new ZipArchive(new MemoryStream(ReportWorkbook.Of((await ReportContentTests.ReadAsync(real))[0])));
        Assert.All(archive.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    /// <summary>The figures for the followed area as SQL has them, straight from the tables.</summary>
    internal static async Task<HashSet<(string Code, string Period, string Group, double Value)>> FiguresAsync(Site site, int year)
    {
        await using var connection = new NpgsqlConnection(site.Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            """
            select i.code, o.period, b.title, o.value from observation o join indicator i on i.id = o.indicator_id join breakdown b on b.id = o.breakdown_id
            join followed_indicator f on f.indicator_id = i.id
            where o.area_id = (select area_id from framework) and o.value is not null and o.period / 100 % 10 = f.period_kind
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var figures = new HashSet<(string, string, string, double)>();
        while (await reader.ReadAsync(Ct))
        {
            var period = FollowUp.Analysis.Period.FromCode(reader.GetInt32(1));
            if (period.EndYear <= year)
            {
                figures.Add((reader.GetString(0), period.ToString(), reader.GetString(2), reader.GetDouble(3)));
            }
        }

        return figures;
    }

    internal static List<(string Text, double? Number)[]> Rows(byte[] workbook, string sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        return
        [
            .. ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell =>
                cell.DataType?.Value == CellValues.Number ? ("", double.Parse(cell.InnerText, System.Globalization.CultureInfo.InvariantCulture)) : (cell.InnerText, (double?)null)).ToArray()),
        ];
    }
}
