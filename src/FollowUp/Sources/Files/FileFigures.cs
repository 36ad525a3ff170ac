using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Tables;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>Gathers the figures of the files of one reading, each once.</summary>
internal sealed class FileFigures(FileMapping mapping, FileProblems problems)
{
    private readonly FileFigure _figure = new(mapping);
    private readonly List<SourceObservation> _observations = [];
    private readonly Dictionary<(string Key, string Area, int Period, string Breakdown), (string File, int Line)> _places = [];
    private readonly Dictionary<string, (PeriodKind Kind, Period First, int Line)> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _carried = [];
    private string _file = "";
    private FileColumns _columns = null!;
    private IReadOnlyDictionary<string, string> _taken = new Dictionary<string, string>();
    private int _before;
    private (int Count, string First) _filled;
    private (int Count, double First, int Line) _percent;

    public IReadOnlyList<SourceObservation> Observations => _observations;

    /// <summary>How many of the observations come from the file that is read now.</summary>
    public int CountOfThisFile => _observations.Count - _before;

    /// <summary>Begins with the rows of a file.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="taken">What was taken from its name and the lines above the header.</param>
    public void Begin(string file, FileColumns columns, IReadOnlyDictionary<string, string> taken)
    {
        (_file, _columns, _taken, _before, _filled, _percent) = (file, columns, taken, _observations.Count, default, default);
        _carried.Clear();
    }

    /// <summary>Tells what a person should know of the file.</summary>
    public void End()
    {
        if (_filled.Count > 0)
        {
            problems.Warnings.Add(Format.Fill(FileTexts.AreaFilled, _file, Format.Count(_filled.Count), _filled.First));
        }

        if (_percent.Count > 0)
        {
            problems.Warnings.Add(Format.Fill(FileTexts.Percent, _file, Format.Count(_percent.Count), Format.Exact(_percent.First), Format.Number(_percent.First * 100), Line(_percent.Line)));
        }
    }

    /// <summary>Takes one row below the header.</summary>
    public void Take(TableRow row)
    {
        if (!IsWhole(row, _file, problems))
        {
            return;
        }

        if (row.Count is { } count && count != _columns.Count)
        {
            problems.Row(_file, row.Line, Format.Fill(FileTexts.Fields, Format.Count(count), Format.Count(_columns.Count!.Value)));
            return;
        }

        foreach (var (column, cell) in row.Cells)
        {
            if (_columns.Heading(column).Length == 0)
            {
                problems.Cell(_file, row.Line, Line(column + 1), cell.Text, () => FileTexts.NoHeading);
            }
        }

        foreach (var name in mapping.CarriedDown)
        {
            if (row[_columns[name]].Text is { Length: > 0 } text)
            {
                _carried[_columns[name]] = text;
            }
        }

        if (mapping.Only.Any(only => !only.Value.Contains(Text(row, _columns[only.Key]), StringComparer.Ordinal)))
        {
            return;
        }

        foreach (var (from, to, values) in _columns.Values)
        {
            for (var column = from; column <= to; column++)
            {
                TakeCell(row, column, values);
            }
        }
    }

    /// <summary>False of a row that cannot be divided into fields for certain, which is told.</summary>
    public static bool IsWhole(TableRow row, string file, FileProblems problems)
    {
        if (row.Unclosed is { } opened)
        {
            problems.Row(file, row.Line, Format.Fill(FileTexts.Unclosed, Line(opened)));
        }
        else if (row.BadQuote is { } field)
        {
            problems.Row(file, row.Line, Format.Fill(FileTexts.BadQuote, Line(field + 1)));
        }

        return row is { Unclosed: null, BadQuote: null };
    }

    private void TakeCell(TableRow row, int column, ValueColumns values)
    {
        if (Part(row, column, values, KeyPart.Indicator) is not { } key || Part(row, column, values, KeyPart.Area) is not { } area
            || Part(row, column, values, KeyPart.Period) is not { } when || Part(row, column, values, KeyPart.Breakdown) is not { } breakdown)
        {
            return;
        }

        var period = Period.Parse(when);
        var cell = row[column];
        if (_figure.Read(cell, period, out var mistake) is { } observation)
        {
            if (cell.Kind == CellKind.Percent)
            {
                _percent = _percent.Count == 0 ? (1, cell.Number!.Value, row.Line) : _percent with { Count = _percent.Count + 1 };
            }

            Add(new(key, area, breakdown, observation), row.Line, column);
        }
        else if (mistake is not null)
        {
            problems.Cell(_file, row.Line, _columns.Heading(column), cell.Text, mistake);
        }
    }

    private void Add(SourceObservation observation, int line, int column)
    {
        var period = observation.Observation.Period;
        if (!_kinds.TryAdd(observation.Key, (period.Kind, period, line)) && _kinds[observation.Key] is var first && first.Kind != period.Kind)
        {
            problems.Cell(_file, line, _columns.Heading(column), period.ToString(), () => Format.Fill(FileTexts.KindOther, first.First.ToString(), Line(first.Line)));
        }
        else if (!_places.TryAdd((observation.Key, observation.Area, period.Code, observation.Breakdown), (_file, line)))
        {
            var (file, other) = _places[(observation.Key, observation.Area, period.Code, observation.Breakdown)];
            problems.Cell(_file, line, _columns.Heading(column), observation.Observation.Mark ?? observation.Observation.Value?.ToString(CultureInfo.InvariantCulture) ?? "", () =>
                Format.Fill(FileTexts.Twice, observation.Key, observation.Area, period.ToString(), observation.Breakdown, Line(other), file));
        }
        else
        {
            _observations.Add(observation);
        }
    }

    /// <summary>One part of the key; null when it is wrong, which is told.</summary>
    private string? Part(TableRow row, int column, ValueColumns values, KeyPart part)
    {
        (string Column, string Text)? empty = null;
        string Cell(string name)
        {
            var text = name == FilePattern.Header ? _columns.Heading(column) : _taken.TryGetValue(name, out var taken) ? taken : Text(row, _columns[name]);
            empty ??= text.Length == 0 ? (name, text) : null;
            return text;
        }

        var pattern = values.Key[part];
        var told = pattern.Fill(Cell, out var isFilled);
        if (empty is { } lacking)
        {
            problems.Cell(_file, row.Line, lacking.Column, lacking.Text, () => FileTexts.KeyEmpty);
            return null;
        }

        var meant = told;
        if (mapping.Words.TryGetValue(part, out var words) && !words.TryGetValue(told, out meant))
        {
            return Wrong(row, column, pattern, told, () => Format.Fill(FileTexts.WordUnknown, Name(part), NearMiss.Sentence(told, words.Keys)));
        }

        Func<string>? wrong = part switch
        {
            KeyPart.Area => FileKey.IsArea(meant) ? null : () => Format.Fill(FileTexts.AreaWrong),
            KeyPart.Period => Period.TryParse(meant, out _) ? null : () => FileTexts.PeriodWrong,
            KeyPart.Breakdown => FileKey.IsBreakdown(meant, mapping.Breakdowns) ? null : () => FileTexts.BreakdownWrong,
            _ => meant.Length <= FileKey.LongestIndicator ? null : () => Format.Fill(FileTexts.IndicatorLong, Format.Count(FileKey.LongestIndicator)),
        };
        if (wrong is not null)
        {
            return Wrong(row, column, pattern, told, wrong);
        }

        if (isFilled && part == KeyPart.Area)
        {
            _filled = _filled.Count == 0 ? (1, meant) : (_filled.Count + 1, _filled.First);
        }

        return meant;
    }

    private string? Wrong(TableRow row, int column, FilePattern pattern, string text, Func<string> what)
    {
        var name = pattern.Names.FirstOrDefault() is { } first && first != FilePattern.Header ? first : _columns.Heading(column);
        problems.Cell(_file, row.Line, name, text, what);
        return null;
    }

    private string Text(TableRow row, int column) =>
        row[column].Text is { Length: > 0 } text ? text : _carried.GetValueOrDefault(column, "");

    private static string Name(KeyPart part) => part.ToString().ToLowerInvariant();

    private static string Line(int number) => number.ToString(CultureInfo.InvariantCulture);
}
