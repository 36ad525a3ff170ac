using System.Text;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>A keyword of a PX file with what it says.</summary>
/// <param name="Name">In capitals, <c>VALUES</c>.</param>
/// <param name="Line">The line it stands on.</param>
/// <param name="Pieces">What stands between the equals sign and the semicolon; texts that go on are one.</param>
internal sealed record PxKeyword(string Name, int Line, IReadOnlyList<PxToken> Pieces);

/// <summary>A name in the file's own language and in the one it is read in: keywords of a dimension are written with both.</summary>
internal readonly record struct PxName(string Main, string Spoken);

/// <summary>Everything that stands before the cells of a PX file, by keyword, language and sub-key.</summary>
internal sealed class PxKeywords
{
    /// <summary>The most pieces all keywords together may have: as many as there could be categories, and more.</summary>
    private const int MaxPieces = 4_000_000;

    // Several notes on one thing are usual; everything else said twice is a contradiction.
    private static readonly HashSet<string> _mayRepeat = ["NOTE", "NOTEX", "VALUENOTE", "VALUENOTEX", "CELLNOTE", "CELLNOTEX"];

    // Names, telephones and addresses of officials: passed over unread.
    private static readonly HashSet<string> _dropped = ["CONTACT", "LAST-CHANGED-BY"];

    private readonly Dictionary<string, PxKeyword> _first = new(StringComparer.Ordinal);
    private readonly List<(string Key, PxKeyword Keyword)> _all = [];
    private readonly PxScanner _scanner;
    private string _language = "";

    private PxKeywords(PxScanner scanner) => _scanner = scanner;

    /// <summary>Reads as far as <c>DATA=</c>, where the scanner then stands.</summary>
    public static PxKeywords Read(PxScanner scanner)
    {
        var keywords = new PxKeywords(scanner);
        var pieces = 0;
        while (true)
        {
            if (scanner.Peek() == '\0')
            {
                throw scanner.Wrong(scanner.Line, PxWebTexts.NoData);
            }

            var line = scanner.Line;
            var name = scanner.Name().ToUpperInvariant();
            if (name.Length == 0)
            {
                throw scanner.Wrong(line, PxWebTexts.NoKeyword, Excerpt.Of(scanner.Next(mayBreak: true).Text));
            }

            var language = keywords.LanguageOf(name, line);
            var subkeys = keywords.SubKeysOf(name, line);
            if (!scanner.Takes('='))
            {
                throw scanner.Wrong(line, PxWebTexts.NoEquals, Excerpt.Of(name));
            }

            if (name == "DATA")
            {
                return keywords;
            }

            var keyword = new PxKeyword(name, line, keywords.PiecesOf(name, line));
            pieces += keyword.Pieces.Count;
            if (pieces > MaxPieces)
            {
                throw scanner.Wrong(line, PxWebTexts.TooManyPieces, Format.Count(MaxPieces));
            }

            keywords.Add(KeyOf(name, language, subkeys), keyword);
        }
    }

    /// <summary>Swedish where the file has it, else the file's own language.</summary>
    public void Choose(string wanted)
    {
        var main = Find("LANGUAGE") is { } keyword ? Texts(keyword)[0] : "";
        var others = Find("LANGUAGES") is { } list ? Texts(list) : [];
        _language = main != wanted && others.Contains(wanted) ? wanted : "";
    }

    /// <summary>A keyword of the file's own language.</summary>
    public PxKeyword? Find(string name, params string[] subkeys) => _first.GetValueOrDefault(KeyOf(name, "", subkeys));

    /// <summary>A keyword in the language chosen, else in the file's own.</summary>
    public PxKeyword? Spoken(string name, params PxName[] subkeys) =>
        (_language.Length > 0 ? _first.GetValueOrDefault(KeyOf(name, _language, [.. subkeys.Select(k => k.Spoken)])) : null)
        ?? Find(name, [.. subkeys.Select(k => k.Main)]);

    /// <summary>All keywords of a name that may be repeated, in the language chosen; in the file's own when there is none.</summary>
    public IReadOnlyList<PxKeyword> AllSpoken(string name, params PxName[] subkeys)
    {
        var spoken = KeyOf(name, _language, [.. subkeys.Select(k => k.Spoken)]);
        var found = _all.Where(one => one.Key == spoken).Select(one => one.Keyword).ToList();
        var main = KeyOf(name, "", [.. subkeys.Select(k => k.Main)]);
        return found.Count > 0 ? found : [.. _all.Where(one => one.Key == main).Select(one => one.Keyword)];
    }

    /// <summary>The items of a keyword, texts or words, at least one.</summary>
    public IReadOnlyList<string> Texts(PxKeyword keyword)
    {
        var texts = new List<string>();
        for (var i = 0; i < keyword.Pieces.Count; i++)
        {
            var piece = keyword.Pieces[i];
            if ((i % 2 == 0) == (piece.Kind == PxTokenKind.Comma))
            {
                throw _scanner.Wrong(piece.Line, PxWebTexts.NotAList, keyword.Name, Excerpt.Of(piece.Text));
            }

            if (i % 2 == 0)
            {
                texts.Add(piece.Text);
            }
        }

        return keyword.Pieces.Count % 2 == 1 ? texts : throw _scanner.Wrong(keyword.Line, PxWebTexts.ListEndsOpen, keyword.Name);
    }

    /// <summary>The one item of a keyword, or its items with a space between, without space at its ends.</summary>
    public string Text(PxKeyword? keyword) => keyword is null ? "" : string.Join(' ', Texts(keyword)).Trim();

    private void Add(string key, PxKeyword keyword)
    {
        if (_dropped.Contains(keyword.Name))
        {
            return;
        }

        if (!_first.TryAdd(key, keyword) && !_mayRepeat.Contains(keyword.Name))
        {
            throw _scanner.Wrong(keyword.Line, PxWebTexts.KeywordTwice, keyword.Name, Format.Count(_first[key].Line));
        }

        if (_mayRepeat.Contains(keyword.Name))
        {
            _all.Add((key, keyword));
        }
    }

    private string LanguageOf(string name, int line)
    {
        if (!_scanner.Takes('['))
        {
            return "";
        }

        var language = _scanner.Peek() == '"' ? _scanner.Next().Text : _scanner.Name();
        return language.Length > 0 && _scanner.Takes(']') ? language : throw _scanner.Wrong(line, PxWebTexts.NoLanguage, Excerpt.Of(name));
    }

    private List<string> SubKeysOf(string name, int line)
    {
        var subkeys = new List<string>();
        if (!_scanner.Takes('('))
        {
            return subkeys;
        }

        do
        {
            subkeys.Add(_scanner.Peek() == '"' ? _scanner.Next().Text : throw _scanner.Wrong(line, PxWebTexts.NoSubKey, Excerpt.Of(name)));
        }
        while (_scanner.Takes(','));
        return _scanner.Takes(')') ? subkeys : throw _scanner.Wrong(line, PxWebTexts.NoSubKey, Excerpt.Of(name));
    }

    private List<PxToken> PiecesOf(string name, int line)
    {
        var pieces = new List<PxToken>();
        var text = new StringBuilder();
        var mayBreak = _mayRepeat.Contains(name) || _dropped.Contains(name);
        for (var piece = _scanner.Next(mayBreak); piece.Kind != PxTokenKind.End; piece = _scanner.Next(mayBreak))
        {
            var last = pieces.Count > 0 ? pieces[^1].Kind : PxTokenKind.Comma;
            if (piece.Kind == PxTokenKind.Nothing)
            {
                throw _scanner.Wrong(line, PxWebTexts.KeywordEndsOpen, name);
            }

            if (_dropped.Contains(name))
            {
                continue;
            }

            if (piece.Kind == PxTokenKind.Text && last == PxTokenKind.Text)
            {
                // A text that goes on; gathered and put in place when it ends.
                text.Append(text.Length == 0 ? pieces[^1].Text : "").Append(piece.Text);
                continue;
            }

            Close();
            if (piece.Kind == PxTokenKind.Word && last == PxTokenKind.Text && piece.Text is not ("-" or ")"))
            {
                throw _scanner.Wrong(piece.Line, PxWebTexts.StrayQuote, name, Excerpt.Of(piece.Text));
            }

            pieces.Add(piece);
        }

        Close();
        return pieces;

        void Close()
        {
            if (text.Length > 0)
            {
                pieces[^1] = pieces[^1] with { Text = text.ToString() };
                text.Clear();
            }
        }
    }

    private static string KeyOf(string name, string language, IReadOnlyList<string> subkeys) => $"{name}[{language}]{string.Join('\u001F', subkeys)}";
}
