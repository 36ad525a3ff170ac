using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>Reads a mapping strictly: every mistake is told with its line, its column and what would be right, all at once.</summary>
public sealed class FileMappingReader
{
    private const string Number = "{number}";

    private static readonly Dictionary<string, KeyPart> _parts = new(StringComparer.Ordinal)
    {
        ["indicator"] = KeyPart.Indicator,
        ["area"] = KeyPart.Area,
        ["period"] = KeyPart.Period,
        ["breakdown"] = KeyPart.Breakdown,
    };

    private static readonly Dictionary<string, char> _delimiters = new(StringComparer.Ordinal) { ["semicolon"] = ';', ["comma"] = ',', ["tab"] = '\t' };
    private static readonly Dictionary<string, char> _decimals = new(StringComparer.Ordinal) { ["comma"] = ',', ["point"] = '.' };
    private static readonly Dictionary<string, bool> _groups = new(StringComparer.Ordinal) { ["none"] = false, ["space"] = true };
    private static readonly Dictionary<string, string> _softHyphens = new(StringComparer.Ordinal) { ["removed"] = "", ["hyphens"] = "-" };

    private static readonly Dictionary<string, FileEncoding> _encodings = new(StringComparer.Ordinal)
    {
        ["auto"] = FileEncoding.Automatic,
        ["utf-8"] = FileEncoding.Utf8,
        ["windows-1252"] = FileEncoding.Windows1252,
    };

    private static readonly Dictionary<string, MarkMeaning> _meanings = new(StringComparer.Ordinal)
    {
        ["not_applicable"] = new(ObservationStatus.NotApplicable),
        ["not_available"] = new(ObservationStatus.NotAvailable),
        ["suppressed"] = new(ObservationStatus.Suppressed),
        ["non_response"] = new(ObservationStatus.NonResponse),
        ["not_published_yet"] = new(ObservationStatus.NotPublishedYet),
        ["not_measured"] = new(ObservationStatus.NotMeasured),
        ["provisional"] = new(ObservationStatus.Provisional),
        ["estimated"] = new(ObservationStatus.Estimated),
        ["zero"] = new(ObservationStatus.Normal, IsZero: true),
        ["nothing"] = new(null),
    };

    private readonly Problems _problems;
    private IReadOnlyList<SourceBreakdown> _breakdowns = [];

    private FileMappingReader(Problems problems) => _problems = problems;

    /// <summary>Reads and checks a mapping.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="FileRefusedException">Something is wrong in it.</exception>
    public static FileMapping Read(string name, byte[] bytes)
    {
        var problems = new Problems(name);
        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var mapping = Read(new YamlFields(root!, problems), problems);
        problems.ThrowIfAny();
        return mapping;
    }

    /// <summary>Reads a mapping that is a part of a file; what is wrong is told.</summary>
    internal static FileMapping Read(YamlFields fields, Problems problems) => new FileMappingReader(problems).Read(fields);

    private FileMapping Read(YamlFields file)
    {
        _breakdowns = BreakdownFields.ListOrNone(file, "breakdowns", _problems);
        var words = Words(file.MapOrNone("words"));
        var common = Patterns(file, words);
        var mapping = new FileMapping
        {
            Text = file.MapOrNone("text") is { } text ? ReadText(text) : null,
            Workbook = file.MapOrNone("workbook") is { } workbook ? ReadSheet(workbook) : null,
            Header = file.Map("header") is { } header ? ReadHeader(header) : new(1, null, 1, false),
            SoftHyphen = Chosen(file, "soft-hyphens", _softHyphens, ""),
            Lines = Taken(file.MapOrNone("lines")),
            Name = Taken(file.MapOrNone("name")),
            Only = file.MapOrNone("only") is { } only ? ReadOnly(only) : new Dictionary<string, IReadOnlyList<string>>(),
            CarriedDown = [.. file.NamesOrNone("carried-down").Select(name => name.Text)],
            Breakdowns = _breakdowns,
            Words = words,
            Values = [.. file.Maps("values").Select(values => ReadValues(values, common, words))],
            Marks = file.MapOrNone("marks") is { } marks ? ReadMarks(marks) : [],
        };
        if (mapping is { Text: null, Workbook: null })
        {
            _problems.Add(file.Place, FileTexts.NeedsForm);
        }

        if (mapping.Values.Count == 0 && file.Has("values"))
        {
            _problems.Add(file.PlaceOf("values"), FileTexts.NoValues);
        }

        file.NothingElse();
        return mapping;
    }

    private static TextForm ReadText(YamlFields text)
    {
        var form = new TextForm(Chosen(text, "encoding", _encodings, FileEncoding.Automatic), text.OneOf("delimiter", _delimiters), text.OneOf("decimal", _decimals), Chosen(text, "group", _groups, false), Optional(text.TextOrNone("ends")));
        text.NothingElse();
        return form;
    }

    private static SheetForm ReadSheet(YamlFields workbook)
    {
        var form = new SheetForm(workbook.Text("sheet") is var name && name == "first" ? null : name, Optional(workbook.TextOrNone("ends")));
        workbook.NothingElse();
        return form;
    }

    private HeaderForm ReadHeader(YamlFields header)
    {
        var form = new HeaderForm(
            header.WholeOrNone("row", 1, 10_000),
            Optional(header.TextOrNone("begins")),
            header.WholeOrNone("levels", 1, 5) ?? 1,
            header.Has("merged") && header.TrueOrFalse("merged"));
        if (header.IsMap && form.Row is null == form.Begins is null)
        {
            _problems.Add(header.Place, FileTexts.HeaderOne);
        }

        header.NothingElse();
        return form;
    }

    private Dictionary<string, TakenFrom> Taken(YamlFields? fields)
    {
        var taken = new Dictionary<string, TakenFrom>(StringComparer.Ordinal);
        foreach (var name in fields?.Keys ?? [])
        {
            var pattern = fields!.Name(name.Text);
            var parts = pattern.Text.Split("{}");
            if (pattern.Text.Length > 0 && (parts.Length != 2 || parts[0].Length == 0))
            {
                _problems.Add(pattern.Place, FileTexts.PatternNone, pattern.Text);
            }
            else if (parts.Length == 2)
            {
                taken.Add(name.Text, new(parts[0], parts[1]));
            }
        }

        return taken;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadOnly(YamlFields only) =>
        only.Keys.ToDictionary(column => column.Text, IReadOnlyList<string> (column) => [.. only.Names(column.Text).Select(name => name.Text)], StringComparer.Ordinal);

    private Dictionary<KeyPart, IReadOnlyDictionary<string, string>> Words(YamlFields? fields)
    {
        var words = new Dictionary<KeyPart, IReadOnlyDictionary<string, string>>();
        foreach (var (name, part) in _parts)
        {
            if (fields?.MapOrNone(name) is { } meanings)
            {
                words.Add(part, meanings.Keys.ToDictionary(word => word.Text, word => Checked(part, meanings.Name(word.Text)), StringComparer.Ordinal));
            }
        }

        fields?.NothingElse();
        return words;
    }

    private Dictionary<KeyPart, FilePattern> Patterns(YamlFields fields, Dictionary<KeyPart, IReadOnlyDictionary<string, string>> words)
    {
        var patterns = new Dictionary<KeyPart, FilePattern>();
        foreach (var (name, part) in _parts)
        {
            if (!fields.Has(name))
            {
                _ = fields.TextOrNone(name); // known here, and not there
                continue;
            }

            var text = fields.Name(name);
            if (FilePattern.Parse(text.Text) is not { } pattern)
            {
                _problems.Add(text.Place, FileTexts.PatternWrong, text.Text);
                continue;
            }

            if (pattern.Constant is not null && !words.ContainsKey(part))
            {
                Checked(part, text);
            }

            patterns.Add(part, pattern);
        }

        return patterns;
    }

    // What is written out must be right as it stands; what comes from cells is checked when it comes.
    private string Checked(KeyPart part, Named text)
    {
        var wrong = text.Text.Length == 0 ? null : part switch
        {
            KeyPart.Area => FileKey.IsArea(text.Text) ? null : FileTexts.ConstantArea,
            KeyPart.Breakdown => FileKey.IsBreakdown(text.Text, _breakdowns) ? null : FileTexts.ConstantBreakdown,
            KeyPart.Period => Period.TryParse(text.Text, out _) ? null : FileTexts.ConstantPeriod,
            _ => null,
        };
        if (wrong is not null)
        {
            _problems.Add(text.Place, wrong, text.Text);
        }

        return text.Text;
    }

    private ValueColumns ReadValues(YamlFields fields, Dictionary<KeyPart, FilePattern> common, Dictionary<KeyPart, IReadOnlyDictionary<string, string>> words)
    {
        string column = fields.TextOrNone("column"), from = fields.TextOrNone("from"), to = fields.TextOrNone("to");
        if (column.Length > 0 == (from.Length > 0 && to.Length > 0) || column.Length > 0 && (fields.Has("from") || fields.Has("to")))
        {
            _problems.Add(fields.Place, FileTexts.ColumnOne);
        }

        var key = Patterns(fields, words);
        foreach (var (name, part) in _parts)
        {
            if (!key.ContainsKey(part) && !fields.Has(name))
            {
                if (common.TryGetValue(part, out var pattern))
                {
                    key.Add(part, pattern);
                }
                else
                {
                    _problems.Add(fields.Place, FileTexts.FieldMissing, name);
                }
            }
        }

        fields.NothingElse();
        return column.Length > 0 ? new(column, column, key) : new(from, to, key);
    }

    private List<FileMark> ReadMarks(YamlFields fields)
    {
        var marks = new List<FileMark>();
        foreach (var mark in fields.Keys)
        {
            var meaning = fields.OneOf(mark.Text, _meanings);
            var parts = mark.Text.Split(Number);
            if (meaning is null)
            {
                continue;
            }

            var needsNumber = meaning.Status is ObservationStatus.Provisional or ObservationStatus.Estimated;
            if (needsNumber && parts.Length == 1)
            {
                _problems.Add(mark.Place, FileTexts.MarkNeedsNumber, mark.Text);
            }
            else if (parts.Length > 2 || parts.Length == 2 && (meaning.IsZero || meaning.Status is null || parts is ["", ""]))
            {
                _problems.Add(mark.Place, FileTexts.MarkNumber, mark.Text);
            }
            else
            {
                marks.Add(new(parts[0], parts.Length == 2 ? parts[1] : null, meaning));
            }
        }

        return marks;
    }

    private static T Chosen<T>(YamlFields fields, string key, Dictionary<string, T> words, T otherwise)
    {
        if (!fields.Has(key))
        {
            _ = fields.TextOrNone(key); // known here, and not there
            return otherwise;
        }

        return fields.OneOf(key, words);
    }

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
