using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FollowUp.Charts;
using FollowUp.Ui;
using Format = FollowUp.Analysis.Format;
using Observation = FollowUp.Analysis.Observation;

namespace FollowUp.Reports;

/// <summary>
/// A report's figures as a workbook: one row for each figure or reason, numbers as numbers, and a sheet that says what it is. Texts are texts
/// whatever they begin with: nothing in it is ever worked out. The same content always gives the same bytes.
/// </summary>
public static class ReportWorkbook
{
    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Quoted = 2;

    /// <summary>Files in an archive carry a time; the content has its own, and this one is no time at all.</summary>
    private static readonly DateTimeOffset _noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(ReportContent content)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rId1"); // else a chance one
            var figures = book.AddNewPart<WorksheetPart>("rId1");
            var about = book.AddNewPart<WorksheetPart>("rId2");
            var styles = book.AddNewPart<WorkbookStylesPart>("rId3");
            WriteSheet(figures, [30, 46, 24, 16, 11, 24, 14, 16, 28, 44, 18], Figures(content), filtered: true);
            WriteSheet(about, [26, 110], About(content), filtered: false);
            styles.Stylesheet = Styles();
            book.Workbook = new Workbook(new Sheets(
                new Sheet { Name = ReportTexts.SheetFigures, SheetId = 1, Id = "rId1" },
                new Sheet { Name = ReportTexts.SheetAbout, SheetId = 2, Id = "rId2" }));
        }

        return WithoutTime(stream.ToArray());
    }

    private static IEnumerable<object?[]> Figures(ReportContent content)
    {
        yield return ReportTexts.FigureColumns.Split(';');
        foreach (var chapter in content.Chapters)
        {
            foreach (var indicator in chapter.Indicators)
            {
                var goals = Words.List(content.Chapters.Where(other => other == chapter || other.Elsewhere.Any(reference => reference.Id == indicator.Id)).Select(other => other.Label));
                object?[] Row(string area, string period, string group, double? value, string remark) =>
                    [goals, indicator.Title, indicator.Code, area, period, group, value, indicator.Unit, remark, indicator.Source, indicator.Synthetic ? IndicatorTexts.CsvSynthetic : IndicatorTexts.CsvReal];

                if (indicator.Chart is not { } chart)
                {
                    yield return Row(content.AreaName, "", "", null, indicator.WhyNoValue ?? "");
                    continue;
                }

                foreach (var line in chart.Lines)
                {
                    foreach (var o in line.Figures)
                    {
                        var (area, group) = line.Role == LineRole.Country ? (line.Name, IndicatorTexts.Total) : (content.AreaName, line.Name);
                        yield return Row(area, o.Period.ToString(), group, o.Value, Remark(o));
                    }
                }

                foreach (var range in chart.Band?.Ranges ?? [])
                {
                    yield return Row(ReportTexts.PeersArea, range.Period.ToString(), ReportTexts.PeersLow, range.Low, ReportTexts.PeersRemark);
                    yield return Row(ReportTexts.PeersArea, range.Period.ToString(), ReportTexts.PeersHigh, range.High, ReportTexts.PeersRemark);
                }
            }
        }
    }

    private static IEnumerable<object?[]> About(ReportContent content)
    {
        yield return [ReportTexts.SheetAboutWhat, ReportWords.DocumentTitle(content)];
        if (content.Synthetic)
        {
            yield return [UiTexts.Synthetic, ReportTexts.Synthetic];
        }

        foreach (var (term, text) in ReportWords.Facts(content))
        {
            yield return [term, text];
        }

        yield return [HowTexts.Method, content.Method];
        foreach (var note in content.Notes)
        {
            yield return [note.Title, note.Text];
        }

        if (content.Peers is { } peers)
        {
            yield return [ReportTexts.PeersTitle, Format.Fill(ReportTexts.Peers, peers.Title, Words.ListAnd(peers.Members))];
        }
    }

    private static string Remark(Observation o)
    {
        var said = o.Value is null ? ChartText.Reason(o.Status) : ChartText.Remark(o.Status) ?? "";
        return string.IsNullOrEmpty(o.Mark) ? said : said.Length == 0 ? o.Mark : Format.Fill(ChartTexts.Remarked, said, o.Mark);
    }

    private static void WriteSheet(WorksheetPart part, double[] widths, IEnumerable<object?[]> rows, bool filtered)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        if (filtered)
        {
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        }

        writer.WriteElement(new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var count = 0;
        foreach (var row in rows)
        {
            writer.WriteStartElement(new Row());
            foreach (var (i, value) in row.Index())
            {
                writer.WriteElement(Cell(value, (filtered ? count : i) == 0 ? Heading : Plain));
            }

            writer.WriteEndElement();
            count++;
        }

        writer.WriteEndElement();
        if (filtered)
        {
            writer.WriteElement(new AutoFilter { Reference = FormattableString.Invariant($"A1:{(char)('A' + widths.Length - 1)}{count}") });
        }

        writer.WriteEndElement();
    }

    private static Cell Cell(object? value, uint style) => value switch
    {
        null => new Cell(),
        double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { DataType = CellValues.Number },
        string text => Text(PlainText.Clean(text), style),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no place in a workbook: numbers as double, all else as text.", nameof(value)),
    };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? Quoted : style,
    };

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { QuotePrefix = true }));

    private static byte[] WithoutTime(byte[] archive)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(archive)))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName == "[Content_Types].xml" ? 0 : 1).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = _noTime;
                using var read = entry.Open();
                using var write = copy.Open();
                read.CopyTo(write);
            }
        }

        return result.ToArray();
    }
}
