using FollowUp.Analysis;
using FollowUp.Tables;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>The columns of one file, by their headings.</summary>
internal sealed class FileColumns
{
    private const string Between = " / ";
    private readonly string[] _headings;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private FileColumns(string[] headings, int? count, int line) => (_headings, Count, Line) = (headings, count, line);

    /// <summary>How many fields a row has; null in a workbook.</summary>
    public int? Count { get; }

    /// <summary>The line of the last row of the header.</summary>
    public int Line { get; }

    /// <summary>What the columns of each entry of the mapping's values are here, from and to.</summary>
    public List<(int From, int To, ValueColumns Values)> Values { get; } = [];

    /// <summary>The heading of a column; empty for none.</summary>
    public string Heading(int column) => column < _headings.Length ? _headings[column] : "";

    /// <summary>Where a column of the mapping's stands.</summary>
    public int this[string heading] => _places[heading];

    /// <summary>Whether a name is that of a column of the mapping's.</summary>
    public bool Has(string heading) => _places.ContainsKey(heading);

    /// <summary>Reads the header.</summary>
    /// <param name="rows">Its rows, the upper ones first.</param>
    /// <param name="mapping">What the columns should be.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="problems">Where it is told what is missing.</param>
    public static FileColumns Read(IReadOnlyList<TableRow> rows, FileMapping mapping, string file, FileProblems problems)
    {
        var width = rows.Max(row => row.Count is { } count ? Math.Min(count, FileRows.MaxColumns) : row.Cells.Count == 0 ? 0 : row.Cells.Keys.Max() + 1);
        var levels = rows.Select((row, level) => Texts(row, width, mapping.Header.IsMerged && level < rows.Count - 1)).ToList();
        var headings = Enumerable.Range(0, width).Select(column => string.Join(Between, levels.Select(level => level[column]).Where(text => text.Length > 0))).ToArray();
        var columns = new FileColumns(headings, rows[^1].Count, rows[^1].Line);
        foreach (var name in Named(mapping))
        {
            columns.Place(name, file, problems);
        }

        foreach (var values in mapping.Values.Where(values => columns.Has(values.From) && columns.Has(values.To)))
        {
            var (from, to) = (columns[values.From], columns[values.To]);
            if (from > to)
            {
                problems.Row(file, columns.Line, Format.Fill(FileTexts.ColumnOrder, values.From, values.To));
            }

            columns.Values.Add((from, to, values));
        }

        return columns;
    }

    private static string[] Texts(TableRow row, int width, bool isMerged)
    {
        var texts = new string[width];
        for (var column = 0; column < width; column++)
        {
            texts[column] = row[column].Text is { Length: > 0 } text ? text : isMerged && column > 0 ? texts[column - 1] : "";
        }

        return texts;
    }

    private static IEnumerable<string> Named(FileMapping mapping) => mapping.Only.Keys
        .Concat(mapping.CarriedDown)
        .Concat(mapping.Values.SelectMany(values => values.Key.Values.SelectMany(pattern => pattern.Names)
            .Where(name => name != FilePattern.Header && !mapping.Lines.ContainsKey(name) && !mapping.Name.ContainsKey(name))
            .Append(values.From).Append(values.To)))
        .Distinct(StringComparer.Ordinal);

    private void Place(string name, string file, FileProblems problems)
    {
        var found = Enumerable.Range(0, _headings.Length).Where(column => _headings[column] == name).ToList();
        if (found.Count == 1)
        {
            _places.Add(name, found[0]);
        }
        else
        {
            problems.Row(file, Line, found.Count == 0
                ? Format.Fill(FileTexts.ColumnMissing, name, NearMiss.Sentence(name, _headings.Where(heading => heading.Length > 0)))
                : Format.Fill(FileTexts.ColumnTwice, name, Format.Count(found.Count)));
        }
    }
}
