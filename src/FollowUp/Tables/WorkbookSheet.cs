using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FollowUp.Sources;
using Format = FollowUp.Analysis.Format;

namespace FollowUp.Tables;

/// <summary>
/// One sheet of a workbook as rows, read as a stream. Legal oddities read right: no dimension or a wrong one, cells without an address or out of
/// order, rich text, and numbers with the noise that doubles have beyond fifteen digits.
/// </summary>
internal sealed class WorkbookSheet
{
    private const int LastRow = 1_048_576;

    private readonly WorkbookLimits _limits;
    private readonly Func<string, string> _clean;
    private readonly SortedDictionary<int, Dictionary<int, TableCell>> _rows = [];
    private readonly IReadOnlyList<string> _shared;
    private readonly IReadOnlyList<CellKind> _styles;
    private int _cells;
    private int _row;
    private int _column;

    private WorkbookSheet(WorkbookPart book, WorkbookLimits limits, Func<string, string> clean)
    {
        (_limits, _clean) = (limits, clean);
        _shared = WorkbookStrings.Read(book.SharedStringTablePart, text => Short(clean(text)));
        _styles = WorkbookStyles.Read(book.WorkbookStylesPart);
    }

    /// <summary>How many cells count by what a formula last gave.</summary>
    public int Formulas { get; private set; }

    /// <summary>The rows that hold something, in their order.</summary>
    public IEnumerable<TableRow> Rows => _rows.Select(row => new TableRow(row.Key, null, row.Value));

    /// <summary>Reads a sheet.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="name">The sheet's name; null for the first.</param>
    /// <param name="limits">How much is looked at.</param>
    /// <param name="clean">What is done to every text.</param>
    /// <exception cref="TableRefusedException">The workbook is none, holds what is not taken in, or has no such sheet.</exception>
    public static WorkbookSheet Read(byte[] bytes, string? name, WorkbookLimits limits, Func<string, string> clean)
    {
        if (WorkbookPackage.IsCompound(bytes))
        {
            throw new TableRefusedException(TableTexts.Compound);
        }

        WorkbookPackage.Check(bytes, limits);
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), false);
            var book = document.WorkbookPart ?? throw new TableRefusedException(TableTexts.NoWorkbook);
            var sheet = new WorkbookSheet(book, limits, clean);
            sheet.Read(Find(book, name));
            return sheet;
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or XmlException or IOException or InvalidDataException or FormatException
            or ArgumentException or InvalidOperationException or KeyNotFoundException or NotSupportedException or OverflowException)
        {
            // The library has no one exception for a package whose parts do not fit together.
            throw new TableRefusedException(TableTexts.PackageBroken, broken);
        }
    }

    private static WorksheetPart Find(WorkbookPart book, string? name)
    {
        var sheets = new List<(string Name, string Id, bool Hidden)>();
        using var reader = OpenXmlReader.Create(book);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(Sheet))
            {
                sheets.Add((Attribute(reader, "name") ?? "", Attribute(reader, "id") ?? "", Attribute(reader, "state") is { } state && state != "visible"));
            }
        }

        if (sheets.Count == 0)
        {
            throw new TableRefusedException(TableTexts.NoSheet);
        }

        var at = name is null ? 0 : sheets.FindIndex(sheet => sheet.Name == name);
        if (at < 0)
        {
            throw Refused(TableTexts.NoSuchSheet, name!, string.Join(", ", sheets.Take(20).Select(sheet => Excerpt.Of(sheet.Name))));
        }

        if (name is null && sheets[at].Hidden)
        {
            throw Refused(TableTexts.HiddenSheet, Excerpt.Of(sheets[at].Name));
        }

        return book.TryGetPartById(sheets[at].Id, out var part) && part is WorksheetPart found
            ? found
            : throw Refused(TableTexts.NoTable, Excerpt.Of(sheets[at].Name));
    }

    private void Read(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(Row))
            {
                _row = Attribute(reader, "r") is { } number ? Number(number, LastRow) : _row + 1;
                _column = -1;
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(Cell))
            {
                ReadCell(reader);
            }
        }
    }

    private void ReadCell(OpenXmlReader reader)
    {
        if (++_cells > _limits.MaxCells)
        {
            throw Refused(TableTexts.TooManyCells, Format.Count(_limits.MaxCells));
        }

        _column = Attribute(reader, "r") is { } address ? Column(address) : _column + 1;
        string? type = Attribute(reader, "t"), style = Attribute(reader, "s"), value = null;
        var (formula, text) = (false, "");
        while (reader.Read() && !(reader.IsEndElement && reader.ElementType == typeof(Cell)))
        {
            if (reader.IsStartElement && reader.ElementType == typeof(CellValue))
            {
                value = reader.GetText();
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(CellFormula))
            {
                formula = true;
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(Text) && text.Length <= _limits.MaxText)
            {
                text += reader.GetText();
            }
        }

        var cell = formula && string.IsNullOrEmpty(value) ? new TableCell("", CellKind.Unworked, null) : CellOf(type, style, value ?? "", text);
        Formulas += formula && cell.Kind != CellKind.Unworked ? 1 : 0;
        if (cell.Text.Length > 0 || cell.Kind != CellKind.Text)
        {
            Add(cell);
        }
    }

    private TableCell CellOf(string? type, string? style, string value, string text) => type switch
    {
        "s" => new(value.Length == 0 ? "" : _shared[Number(value, _shared.Count) is var at && at < _shared.Count ? at : throw NoShared(value)], CellKind.Text, null),
        "inlineStr" => new(Short(_clean(text)), CellKind.Text, null),
        "str" => new(Short(_clean(value)), CellKind.Text, null),
        "b" => new(value, CellKind.TrueOrFalse, null),
        "e" => new(Short(value), CellKind.Error, null),
        "d" => new(Short(value), CellKind.Date, null),
        null or "n" => value.Length == 0 ? new("", CellKind.Text, null) : NumberCell(value, style),
        _ => throw Refused(TableTexts.CellType, Place, Excerpt.Of(type)),
    };

    private TableCell NumberCell(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw Refused(TableTexts.CellNumber, Place, Excerpt.Of(value));
        }

        number = double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var kind = style is null ? CellKind.Number : _styles.ElementAtOrDefault(Number(style, int.MaxValue)) is var styled && styled == CellKind.Text ? CellKind.Number : styled;
        return new(number.ToString(CultureInfo.InvariantCulture), kind, number);
    }

    private void Add(TableCell cell)
    {
        if (_column >= _limits.MaxColumns)
        {
            throw Refused(TableTexts.TooManyColumns, Place, Format.Count(_limits.MaxColumns));
        }

        if (!_rows.TryGetValue(_row, out var row))
        {
            _rows.Add(_row, row = []);
        }

        if (!row.TryAdd(_column, cell))
        {
            throw Refused(TableTexts.CellTwice, Place);
        }
    }

    // A1 is row 1, column 0. The row of the cell's own address decides, as it does in Excel.
    private int Column(string address)
    {
        var letters = address.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3)
        {
            throw Refused(TableTexts.CellAddress, Excerpt.Of(address));
        }

        _row = Number(address[letters..], LastRow);
        return address.Take(letters).Aggregate(0, (sum, letter) => sum * 26 + (letter - 'A' + 1)) - 1;
    }

    private string Short(string text) => text.Length <= _limits.MaxText ? text : throw Refused(TableTexts.CellTooLong, Format.Count(_limits.MaxText));

    private string Place => Name(_row, _column);

    private static string Name(int row, int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + (left - 1) % 26) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static int Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw Refused(TableTexts.CellAddress, Excerpt.Of(text));

    private static TableRefusedException NoShared(string value) => Refused(TableTexts.CellAddress, Excerpt.Of(value));

    private static string? Attribute(OpenXmlReader reader, string name) => WorkbookStyles.Attribute(reader, name);

    private static TableRefusedException Refused(string text, params string[] parts) => new(Format.Fill(text, parts));
}
