using System.Globalization;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Tables;
using FollowUp.Yaml;

namespace FollowUp.Deliveries;

/// <summary>A column of the delivery contract.</summary>
internal enum Column
{
    Indicator,

    /// <summary>The indicator's title, for the one who fills the file in: known, and never read.</summary>
    Title,
    Area,
    Period,
    Gender,
    Value,
    Status,
    Note,
}

/// <summary>Which column stands where in a file, and what it is called there.</summary>
internal sealed class DeliveryColumns
{
    private static readonly Dictionary<string, Column> _known = Enum.GetValues<Column>()
        .SelectMany(column => Names(column).Select(name => (name, column)))
        .ToDictionary(pair => pair.name, pair => pair.column, StringComparer.Ordinal);

    private readonly int[] _places = [.. Enumerable.Repeat(-1, Enum.GetValues<Column>().Length)];
    private readonly Column?[] _columns;
    private readonly string[] _titles;

    private DeliveryColumns(int count)
    {
        _columns = new Column?[count];
        _titles = [.. Enumerable.Range(1, count).Select(Number)];
    }

    /// <summary>How many columns the header has.</summary>
    public int Count => _titles.Length;

    /// <summary>The place of a column, from 0; −1 where it is missing or stands twice.</summary>
    public int Place(Column column) => _places[(int)column];

    /// <summary>True when a column is there, once or twice.</summary>
    public bool Has(Column column) => _columns.Contains(column);

    /// <summary>True when a known column stands at a place.</summary>
    public bool IsKnown(int place) => place < _columns.Length && _columns[place] is not null;

    /// <summary>What a place is called for the one who reads: the header as written where it is a known column, else its number.</summary>
    public string Title(int place) => place < _titles.Length ? _titles[place] : Number(place + 1);

    /// <summary>What a column is called in the file; its Swedish name where it is not there.</summary>
    public string Title(Column column) => Place(column) is >= 0 and var place ? Title(place) : Name(column);

    /// <summary>A column's Swedish name.</summary>
    public static string Name(Column column) => Names(column)[0];

    /// <summary>The column that a header cell names; null for none.</summary>
    public static Column? Find(string cell) => _known.TryGetValue(Folded(cell), out var column) ? column : null;

    /// <summary>Reads the header; null when there are too many columns to go on.</summary>
    public static DeliveryColumns? Read(CsvRow header, DeliveryLimits limits, ProblemList problems)
    {
        if (header.Count > limits.MaxColumns)
        {
            problems.Add(DeliveryCodes.HeaderTooMany, header.Line, null, null, Format.Count(header.Count), Format.Count(limits.MaxColumns));
            return null;
        }

        var columns = new DeliveryColumns(header.Count);
        var twice = new List<Column>();
        for (var place = 0; place < header.Count; place++)
        {
            var cell = header.Fields[place].Text;
            var wrong = Invisible.Problem(cell);
            if (Find(wrong is null ? cell : Invisible.Removed(cell)) is { } column)
            {
                columns.Take(column, place, cell, twice);
            }

            columns.Note(place, cell, wrong, header.Line, limits, problems);
        }

        foreach (var column in twice.Distinct())
        {
            problems.Add(DeliveryCodes.HeaderDuplicate, header.Line, columns.Title(column), null, Name(column));
            columns._places[(int)column] = -1;
        }

        foreach (var column in Required().Where(column => columns.Place(column) < 0 && !twice.Contains(column)))
        {
            problems.Add(DeliveryCodes.HeaderRequired, header.Line, Name(column), null, Name(column));
        }

        return columns;
    }

    // Note and gender may be left out by the contract's own words or by what they are; status is needed only beside an empty value.
    private static IEnumerable<Column> Required() => [Column.Indicator, Column.Area, Column.Period, Column.Value];

    private void Take(Column column, int place, string cell, List<Column> twice)
    {
        if (_places[(int)column] >= 0)
        {
            twice.Add(column);
        }
        else
        {
            _places[(int)column] = place;
        }

        _columns[place] = column;
        _titles[place] = Excerpt.Of(Invisible.Removed(cell).Trim());
    }

    private void Note(int place, string cell, string? wrong, int row, DeliveryLimits limits, ProblemList problems)
    {
        if (cell.Length > limits.MaxFieldChars)
        {
            problems.Add(DeliveryCodes.TextTooLong, row, Title(place), cell, Format.Count(limits.MaxFieldChars));
        }
        else if (wrong is not null)
        {
            problems.Add(wrong, row, Title(place), cell);
        }
        else if (_columns[place] is null && string.IsNullOrWhiteSpace(cell))
        {
            problems.Add(DeliveryCodes.HeaderUnknown, false, row, Title(place), null, () => Format.Fill(DeliveryTexts.HeaderUnnamed, Number(place + 1)));
        }
        else if (_columns[place] is null)
        {
            // A header that may be somebody's number is told by its place alone.
            var shown = PersonalNumber.In(cell) == Likeness.None ? Excerpt.Of(cell.Trim()) : Number(place + 1);
            problems.Add(DeliveryCodes.HeaderUnknown, row, shown, cell, shown, NearMiss.Sentence(cell.Trim(), _known.Keys.Where(name => Find(name) is { } c && name == Name(c))));
        }
    }

    private static string[] Names(Column column) => (column switch
    {
        Column.Indicator => DeliveryTexts.ColumnIndicator,
        Column.Title => DeliveryTexts.ColumnTitle,
        Column.Area => DeliveryTexts.ColumnArea,
        Column.Period => DeliveryTexts.ColumnPeriod,
        Column.Gender => DeliveryTexts.ColumnGender,
        Column.Value => DeliveryTexts.ColumnValue,
        Column.Status => DeliveryTexts.ColumnStatus,
        _ => DeliveryTexts.ColumnNote,
    }).Split('|');

    private static string Folded(string cell) => Keys.WordFolded(cell.Trim());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>When two written keys are the same.</summary>
internal static class Keys
{
    /// <summary>An identifier as it is compared: NFC, and A to Z as a to z. Nothing else is alike: not the long s and s, not capital and small letters beyond ASCII.</summary>
    public static string Folded(string text) => string.Create(Nfc(text).Length, Nfc(text), (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        }
    });

    /// <summary>A word of ours, as a column or a status, as it is compared: like an identifier, and the three Swedish letters too.</summary>
    public static string WordFolded(string text) => Folded(text).Replace('\u00C5', '\u00E5').Replace('\u00C4', '\u00E4').Replace('\u00D6', '\u00F6');

    /// <summary>The text in NFC; as it is where it holds U+FFFE, which is no character and has no form.</summary>
    public static string Nfc(string text) =>
        Ascii.IsValid(text) || text.Contains('\uFFFE', StringComparison.Ordinal) || text.IsNormalized() ? text : text.Normalize(NormalizationForm.FormC);
}
