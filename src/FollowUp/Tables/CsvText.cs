using System.Buffers;

namespace FollowUp.Tables;

/// <summary>
/// The rows of a CSV text by RFC 4180, strictly: a quote stands around a whole field, twice within it, and nowhere else. Lines are counted as
/// an editor shows them, so that a row that holds line ends takes several numbers. Written here since the CSV libraries either count records
/// instead of lines or read a bare or backslash-escaped quote as something; one pass, whatever the text holds.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="delimiter">Between fields.</param>
/// <param name="mostFields">How many fields of a row are kept; the rest are counted.</param>
internal sealed class CsvText(string text, char delimiter, int mostFields)
{
    private readonly SearchValues<char> _plainEnd = SearchValues.Create([delimiter, '\r', '\n', '"']);
    private readonly SearchValues<char> _fieldEnd = SearchValues.Create([delimiter, '\r', '\n']);
    private readonly List<CsvField> _fields = [];
    private int _at;
    private int _line = 1;
    private int _count;
    private int? _badQuote;

    /// <summary>How many lines end within a text: at LF, CR LF or CR.</summary>
    public static int Lines(ReadOnlySpan<char> text)
    {
        var lines = text.Count('\n');
        for (int at = 0, next; (next = text[at..].IndexOf('\r')) >= 0; at += next + 1)
        {
            lines += at + next + 1 < text.Length && text[at + next + 1] == '\n' ? 0 : 1;
        }

        return lines;
    }

    /// <summary>The rows from a place on, blank lines as rows of one empty field.</summary>
    /// <param name="start">Where the first begins.</param>
    /// <param name="line">Its line.</param>
    public IEnumerable<CsvRow> Rows(int start = 0, int line = 1)
    {
        (_at, _line) = (start, line);
        while (_at < text.Length)
        {
            yield return Row();
        }
    }

    private CsvRow Row()
    {
        int start = _at, first = _line;
        (_count, _badQuote) = (0, null);
        _fields.Clear();
        int? unclosed = null;
        while (true)
        {
            if (_at < text.Length && text[_at] == '"')
            {
                unclosed = Quoted();
            }
            else
            {
                Plain();
            }

            if (_at >= text.Length || text[_at] != delimiter)
            {
                break;
            }

            _at++;
        }

        var row = new CsvRow(first, [.. _fields], _count, _badQuote, unclosed, start, _at);
        if (_at < text.Length)
        {
            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
            _line++;
        }

        return row;
    }

    private void Plain()
    {
        var start = _at;
        var found = text.AsSpan(_at).IndexOfAny(_plainEnd);
        _at = found < 0 ? text.Length : _at + found;
        if (_at < text.Length && text[_at] == '"')
        {
            Bare();
        }

        Add(text[start.._at], false);
    }

    // The rest of a field with a quote where none may stand is taken as it is, so that later rows are still read.
    private void Bare()
    {
        _badQuote ??= _count;
        var found = text.AsSpan(_at).IndexOfAny(_fieldEnd);
        _at = found < 0 ? text.Length : _at + found;
    }

    /// <summary>The line on which a quote opens that never closes; else null.</summary>
    private int? Quoted()
    {
        int opened = _line, start = _at + 1;
        var doubled = false;
        for (_at++; ;)
        {
            var found = text.AsSpan(_at).IndexOf('"');
            if (found < 0)
            {
                Add(text[(start - 1)..], true);
                _at = text.Length;
                return opened;
            }

            _at += found + 1;
            if (_at >= text.Length || text[_at] != '"')
            {
                break;
            }

            (doubled, _at) = (true, _at + 1);
        }

        var inner = text[start..(_at - 1)];
        _line += Lines(inner);
        if (_at < text.Length && text[_at] != delimiter && text[_at] is not ('\r' or '\n'))
        {
            Bare();
            Add(text[(start - 1).._at], true);
            return null;
        }

        Add(doubled ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : inner, true);
        return null;
    }

    private void Add(string field, bool quoted)
    {
        if (++_count <= mostFields)
        {
            _fields.Add(new(field, quoted));
        }
    }
}

/// <summary>One row of a CSV text.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Fields">Its fields, or as many as are kept.</param>
/// <param name="Count">How many there are.</param>
/// <param name="BadQuote">The index of the first field with a quote where none may stand; null for none.</param>
/// <param name="Unclosed">The line of a quote that is opened and never closed, which makes the row the last; null for none.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, its line end not counted.</param>
internal sealed record CsvRow(int Line, CsvField[] Fields, int Count, int? BadQuote, int? Unclosed, int Start, int End)
{
    /// <summary>True of a line with nothing on it, or nothing but delimiters, which spreadsheets leave behind.</summary>
    public bool IsBlank => Unclosed is null && Count == Fields.Length && Fields.All(cell => !cell.Quoted && string.IsNullOrWhiteSpace(cell.Text));
}

/// <summary>One field.</summary>
/// <param name="Text">What it holds; quotes and all where they are wrong.</param>
/// <param name="Quoted">True when it stands within quotes.</param>
internal readonly record struct CsvField(string Text, bool Quoted);
