using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUp.Framework.Pages;

/// <summary>
/// What stands in the form of one thing: by the name of each box what is written in it, as it was written. The names are those of
/// <see cref="TextItem.Fields"/>: <c>title</c>, <c>decision.body</c>, <c>milestones.1.year</c>. What is wrong in it is for the framework's own rules to say.
/// </summary>
public sealed partial class ItemForm
{
    /// <summary>How many empty rows a form has below those that are filled in.</summary>
    private const int SpareRows = 3;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private ItemForm(ItemSection section) => Section = section;

    /// <summary>What kind of thing it is.</summary>
    public ItemSection Section { get; }

    /// <summary>What is sent of each box, by its name; for a page that carries a form along. Ticked codes are one box each.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent => _values.SelectMany(box => Section.Find(box.Key)?.Kind == FieldKind.Codes
        ? All(box.Key).Select(code => KeyValuePair.Create(box.Key, code))
        : [box]);

    /// <summary>What stands in a box; empty for nothing.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <summary>The form of a thing that a draft has.</summary>
    public static ItemForm Of(ItemSection section, TextItem thing)
    {
        var form = new ItemForm(section);
        foreach (var (name, value) in thing.Fields)
        {
            form._values[name] = section.Find(name)?.Kind == FieldKind.Number ? value.Replace('.', ',') : value;
        }

        return form;
    }

    /// <summary>What somebody sent; what is no box of the form is left aside.</summary>
    /// <param name="section">What kind of thing it is.</param>
    /// <param name="sent">What stands in each box by its name; several for ticked codes.</param>
    public static ItemForm Of(ItemSection section, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> sent)
    {
        var form = new ItemForm(section);
        foreach (var (name, values) in sent.Where(box => BoxName().IsMatch(box.Key) && section.Find(box.Key) is { Fields.Count: 0 }))
        {
            form._values[name] = string.Join('\n', values.Where(value => value.Length > 0)).ReplaceLineEndings("\n");
        }

        return form;
    }

    /// <summary>What is ticked in a list of codes.</summary>
    public IReadOnlyList<string> All(string name) => this[name].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a code is ticked.</summary>
    public bool Has(string name, string code) => All(name).Contains(code, StringComparer.Ordinal);

    /// <summary>Whether anything stands in a box, or in any that lies within it.</summary>
    public bool IsFilled(string name) => _values.Any(box => box.Value.Length > 0 && IsIn(box.Key, name));

    /// <summary>How many rows a form shows: those that are filled in, and some to spare.</summary>
    public int Rows(string name) => SpareRows + _values
        .Where(box => box.Value.Length > 0 && box.Key.StartsWith(name + ".", StringComparison.Ordinal))
        .Select(box => int.Parse(box.Key[(name.Length + 1)..].Split('.')[0], CultureInfo.InvariantCulture))
        .DefaultIfEmpty(0).Max();

    /// <summary>Takes over what another form has in a box, and in all that lies within it when it is a group or a list.</summary>
    public void Take(string name, ItemForm from)
    {
        foreach (var box in _values.Keys.Where(box => IsIn(box, name)).ToList())
        {
            _values.Remove(box);
        }

        foreach (var (box, value) in from._values.Where(box => IsIn(box.Key, name)))
        {
            _values[box] = value;
        }
    }

    /// <summary>What it says, as a draft takes it.</summary>
    public IReadOnlyDictionary<string, string> Fields => _values.ToDictionary(box => box.Key, box => Written(Section.Find(box.Key), box.Value));

    /// <summary>A value of the file is one line, and its decimals stand after a point.</summary>
    private static string Written(ItemField? field, string value) => field?.Kind switch
    {
        FieldKind.Codes => value,
        FieldKind.Lines => string.Join('\n', value.Split('\n').Select(OneLine).Where(line => line.Length > 0)),
        FieldKind.Number when DecimalComma().IsMatch(OneLine(value)) => OneLine(value).Replace(',', '.'),
        _ => OneLine(value),
    };

    private static bool IsIn(string box, string name) => box == name || box.StartsWith(name + ".", StringComparison.Ordinal);

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\A-?[0-9]+,[0-9]+\z")]
    private static partial Regex DecimalComma();

    // A row has a number between its two words; nothing else has.
    [GeneratedRegex(@"\A[a-z_]+(\.([1-9][0-9]?\.)?[a-z_]+)?\z")]
    private static partial Regex BoxName();
}
