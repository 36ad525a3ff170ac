using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What a piece of a PX file is.</summary>
internal enum PxTokenKind
{
    /// <summary>A text in quotation marks.</summary>
    Text,

    /// <summary>Something without them: a number, <c>YES</c>, <c>TLIST(A1)</c>, a lone dash.</summary>
    Word,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    End,

    /// <summary>Nothing more.</summary>
    Nothing,
}

/// <summary>A piece of a PX file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says, without quotation marks.</param>
/// <param name="Line">The line it begins on, from 1.</param>
internal readonly record struct PxToken(PxTokenKind Kind, string Text, int Line);

/// <summary>Goes through the text of a PX file piece by piece and knows the line.</summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="text">The file.</param>
internal sealed class PxScanner(string file, string text)
{
    private int _at;

    /// <summary>The line reached, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The file's name.</summary>
    public string FileName => file;

    /// <summary>True when the last piece was followed by something: a number at the very end may have been cut.</summary>
    public bool EndsWhole { get; private set; } = true;

    /// <summary>The error for this place.</summary>
    public SourceException Wrong(int line, string what, params string[] parts) =>
        new(Format.Fill(PxWebTexts.PxWrong, file, Format.Count(line), Format.Fill(what, parts)));

    public void SkipSpace()
    {
        while (_at < text.Length && IsSpace(text[_at]))
        {
            Step();
        }
    }

    /// <summary>The next character that is no space; NUL at the end.</summary>
    public char Peek()
    {
        SkipSpace();
        return _at < text.Length ? text[_at] : '\0';
    }

    /// <summary>Steps over this character if it comes next.</summary>
    public bool Takes(char wanted)
    {
        var comes = Peek() == wanted;
        _at += comes ? 1 : 0;
        return comes;
    }

    /// <summary>A keyword's name: letters, digits and hyphens.</summary>
    public string Name()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '_'))
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>The next piece.</summary>
    /// <param name="mayBreak">True where a text may go on over a line's end within its quotation marks.</param>
    public PxToken Next(bool mayBreak = false)
    {
        SkipSpace();
        var line = Line;
        if (_at >= text.Length)
        {
            return new PxToken(PxTokenKind.Nothing, "", line);
        }

        switch (text[_at])
        {
            case '"':
                return new PxToken(PxTokenKind.Text, Quoted(line, mayBreak), line);
            case ',':
                _at++;
                return new PxToken(PxTokenKind.Comma, ",", line);
            case ';':
                _at++;
                return new PxToken(PxTokenKind.End, ";", line);
        }

        var start = _at;
        while (_at < text.Length && !IsSpace(text[_at]) && text[_at] is not (',' or ';' or '"'))
        {
            _at++;
        }

        EndsWhole = _at < text.Length;
        return new PxToken(PxTokenKind.Word, text[start.._at], line);
    }

    private string Quoted(int line, bool mayBreak)
    {
        _at++;
        var start = _at;
        while (_at < text.Length && text[_at] != '"')
        {
            if (text[_at] == '\n' && !mayBreak)
            {
                throw Wrong(line, PxWebTexts.OpenText, Excerpt.Of(text[start.._at].TrimEnd()));
            }

            Step();
        }

        if (_at >= text.Length)
        {
            throw Wrong(line, PxWebTexts.OpenText, Excerpt.Of(text[start..Math.Min(text.Length, start + Excerpt.Most)]));
        }

        _at++;
        return text[start..(_at - 1)];
    }

    private void Step() => Line += text[_at++] == '\n' ? 1 : 0;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\u00A0' or '\uFEFF' or '\u001A'; // the last ends files from DOS
}
