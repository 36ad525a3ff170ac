using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>A cell of a table, where there is no mapping to say what it concerns.</summary>
/// <param name="Codes">The code of its category in each dimension, in the table's order.</param>
/// <param name="Value">The figure; null exactly when the status is a reason.</param>
/// <param name="Status">How it stands, by the custom of PX files.</param>
/// <param name="Mark">The source's own mark.</param>
public sealed record PxFigure(IReadOnlyList<string> Codes, double? Value, ObservationStatus Status, string? Mark);

/// <summary>What an answer or a file of PxWeb says. Pure: bytes in, a reading or a precise error out.</summary>
/// <param name="Table">The table.</param>
/// <param name="Figures">Its cells one by one, when there was no mapping; none when there was.</param>
/// <param name="Reading">The observations by the mapping; null when there was none.</param>
public sealed record PxReading(PxTable Table, IReadOnlyList<PxFigure> Figures, Reading? Reading)
{
    private static readonly Dictionary<string, ObservationStatus> _customOnly = [];

    /// <summary>Reads json-stat2 or PX; which one it is, the first character tells: JSON begins with a brace.</summary>
    /// <param name="fileName">The answer's or the file's name, for messages.</param>
    /// <param name="bytes">The answer.</param>
    /// <param name="mapping">What its dimensions mean; null to get the cells as they are.</param>
    /// <exception cref="SourceException">The bytes break their form, or the mapping does not fit them; says where and what was expected.</exception>
    public static PxReading Read(string fileName, byte[] bytes, PxMapping? mapping)
    {
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        var first = start.TrimStart(" \t\r\n"u8);
        if (first.IsEmpty)
        {
            throw new SourceException(Format.Fill(PxWebTexts.Nothing, fileName));
        }

        var table = first[0] is (byte)'{' or (byte)'[' ? JsonStatReader.Read(fileName, bytes)
            : first[0] == (byte)'<' ? throw new SourceException(Format.Fill(PxWebTexts.NeitherForm, fileName, Excerpt.Of(first)))
            : PxReader.Read(fileName, bytes);
        return mapping is null ? new PxReading(table, FiguresOf(table), null) : new PxReading(table, [], PxObservations.Read(table, mapping));
    }

    /// <summary>A cell's place in words: <c>1287, 2, 2024</c>.</summary>
    public static string PlaceOf(PxTable table, int cell) => string.Join(", ", CodesOf(table, cell));

    private static List<PxFigure> FiguresOf(PxTable table)
    {
        var figures = new List<PxFigure>(table.Cells.Count);
        for (var i = 0; i < table.Cells.Count; i++)
        {
            var (value, status, mark) = PxMarks.Understand(table.Cells[i], _customOnly)!.Value;
            figures.Add(new PxFigure(CodesOf(table, i), value, status, mark));
        }

        return figures;
    }

    private static string[] CodesOf(PxTable table, int cell)
    {
        Span<int> places = stackalloc int[PxTable.MaxDimensions];
        table.Locate(cell, places);
        var codes = new string[table.Dimensions.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = table.Dimensions[i].Categories[places[i]].Code;
        }

        return codes;
    }
}
