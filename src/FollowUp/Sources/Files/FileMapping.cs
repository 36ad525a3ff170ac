using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// What the columns of somebody's files mean, and how the files are written: what a person would have to say to somebody who is to type the
/// figures in. Read from YAML by <see cref="FileMappingReader"/>.
/// </summary>
public sealed record FileMapping
{
    /// <summary>How a text file is written; null when none may come.</summary>
    internal TextForm? Text { get; init; }

    /// <summary>Which sheet of a workbook is read; null when none may come.</summary>
    internal SheetForm? Workbook { get; init; }

    /// <summary>Where the names of the columns stand.</summary>
    internal HeaderForm Header { get; init; } = new(1, null, 1, false);

    /// <summary>What stands for a soft hyphen (U+00AD): nothing, or the hyphen that some publishers mean by it.</summary>
    internal string SoftHyphen { get; init; } = "";

    /// <summary>What is taken from lines above the header, by the name it is used under.</summary>
    internal IReadOnlyDictionary<string, TakenFrom> Lines { get; init; } = new Dictionary<string, TakenFrom>();

    /// <summary>What is taken from the file's name, likewise.</summary>
    internal IReadOnlyDictionary<string, TakenFrom> Name { get; init; } = new Dictionary<string, TakenFrom>();

    /// <summary>Only the rows that hold one of these texts in each of these columns.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Only { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The columns whose empty cells mean the one above.</summary>
    internal IReadOnlyList<string> CarriedDown { get; init; } = [];

    /// <summary>What the source's words for a part of the key mean; where there are any, no others are known.</summary>
    internal IReadOnlyDictionary<KeyPart, IReadOnlyDictionary<string, string>> Words { get; init; } = new Dictionary<KeyPart, IReadOnlyDictionary<string, string>>();

    /// <summary>The groups that figures may concern besides T, K and M.</summary>
    internal IReadOnlyList<SourceBreakdown> Breakdowns { get; init; } = [];

    /// <summary>The columns that hold values.</summary>
    internal IReadOnlyList<ValueColumns> Values { get; init; } = [];

    /// <summary>What stands where a value should, and what it means.</summary>
    internal IReadOnlyList<FileMark> Marks { get; init; } = [];

    /// <summary>The indicators that the mapping itself names; those that only the files name are not among them.</summary>
    internal IReadOnlyList<string> Keys =>
    [
        .. (Words.GetValueOrDefault(KeyPart.Indicator)?.Values ?? [])
            .Concat(Values.Select(values => values.Key.GetValueOrDefault(KeyPart.Indicator)?.Constant).OfType<string>())
            .Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>A part of what tells one figure from another.</summary>
internal enum KeyPart
{
    /// <summary>The source's name of the indicator.</summary>
    Indicator,

    /// <summary>The area's code.</summary>
    Area,

    /// <summary>The period.</summary>
    Period,

    /// <summary>The group.</summary>
    Breakdown,
}

/// <summary>How a text file is written.</summary>
/// <param name="Encoding">Its encoding; automatic finds UTF-8, UTF-16 by its mark, and else takes Windows-1252.</param>
/// <param name="Delimiter">Between fields.</param>
/// <param name="Decimal">The decimal sign, comma or point.</param>
/// <param name="IsGrouped">True when spaces may set thousands apart.</param>
/// <param name="Ends">What the first row after the figures begins with; null when they end with the file.</param>
internal sealed record TextForm(FileEncoding Encoding, char Delimiter, char Decimal, bool IsGrouped, string? Ends);

/// <summary>An encoding a mapping can state.</summary>
internal enum FileEncoding
{
    /// <summary>Found from the bytes.</summary>
    Automatic,

    /// <summary>UTF-8, with or without its mark.</summary>
    Utf8,

    /// <summary>Windows-1252, which holds all that ISO-8859-1 prints.</summary>
    Windows1252,
}

/// <summary>Which sheet of a workbook is read.</summary>
/// <param name="Name">Its name; null for the first.</param>
/// <param name="Ends">What the first row after the figures begins with; null when they end with the sheet.</param>
internal sealed record SheetForm(string? Name, string? Ends);

/// <summary>Where the names of the columns stand: on a row by its number, or on the first that begins with a text.</summary>
/// <param name="Row">The number, or null.</param>
/// <param name="Begins">What its first cell holds, or null.</param>
/// <param name="Levels">How many rows it is; the one above says what the columns below have in common, and the two are joined by a slash.</param>
/// <param name="IsMerged">True when an empty cell of an upper row stands for the one to its left.</param>
internal sealed record HeaderForm(int? Row, string? Begins, int Levels, bool IsMerged);

/// <summary>A text that something is taken out of.</summary>
/// <param name="Before">What stands before it.</param>
/// <param name="After">What stands after it; empty when it goes on to the end.</param>
internal sealed record TakenFrom(string Before, string After)
{
    /// <summary>As it is written in a mapping.</summary>
    public override string ToString() => $"{Before}{{}}{After}";

    /// <summary>What is taken, without space around it; null when the text does not fit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fromStart">True when the text must begin so; else it may stand anywhere in it.</param>
    public string? Take(string text, bool fromStart)
    {
        var start = fromStart ? text.StartsWith(Before, StringComparison.Ordinal) ? 0 : -1 : text.IndexOf(Before, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var rest = text[(start + Before.Length)..];
        var end = After.Length == 0 ? rest.Length : rest.IndexOf(After, StringComparison.Ordinal);
        return end >= 0 && rest[..end].Trim() is { Length: > 0 } taken ? taken : null;
    }
}

/// <summary>One column of values, or several side by side that are read alike.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last; the same for one.</param>
/// <param name="Key">What each part of the key is for them.</param>
internal sealed record ValueColumns(string From, string To, IReadOnlyDictionary<KeyPart, FilePattern> Key);

/// <summary>What stands where a value should, and what it means.</summary>
/// <param name="Before">The whole mark, or what stands before its number.</param>
/// <param name="After">What stands after its number; null for a mark without one.</param>
/// <param name="Meaning">What it means.</param>
internal sealed record FileMark(string Before, string? After, MarkMeaning Meaning)
{
    /// <summary>As it is written in a mapping.</summary>
    public override string ToString() => After is null ? Before : $"{Before}{{number}}{After}";
}

/// <summary>What a mark means.</summary>
/// <param name="Status">The status of the observation; null when there is none to make: the source says nothing here.</param>
/// <param name="IsZero">True when it stands for the figure 0.</param>
internal sealed record MarkMeaning(ObservationStatus? Status, bool IsZero = false);
