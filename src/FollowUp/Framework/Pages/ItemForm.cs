using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Yaml;

namespace FollowUp.Framework.Pages;

/// <summary>
/// What stands in the form of one thing: by the name of each box what is written in it, as it was written. The names are the paths of the file:
/// <c>title</c>, <c>decision.body</c>, <c>milestones.0.year</c>. What is wrong in it is for the framework's own rules to say.
/// </summary>
public sealed partial class ItemForm
{
    /// <summary>The most rows of one kind that are read.</summary>
    private const int MostRows = 60;

    /// <summary>How many empty rows a form has below those that are filled in.</summary>
    private const int SpareRows = 3;

    private static readonly Place _nowhere = new(1, 1);
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    private ItemForm(ItemSection section) => Section = section;

    /// <summary>What kind of thing it is.</summary>
    public ItemSection Section { get; }

    /// <summary>What is sent back of each box, by its name; for a form that carries another along.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent => _values.SelectMany(box => box.Value.Select(value => KeyValuePair.Create(box.Key, value)));

    /// <summary>The form of what a draft says; an empty one for null.</summary>
    internal static ItemForm Of(ItemSection section, YamlMap? item)
    {
        var form = new ItemForm(section);
        if (item is not null)
        {
            form.Take("", item, section.Fields);
        }

        return form;
    }

    /// <summary>What somebody sent.</summary>
    /// <param name="section">What kind of thing it is.</param>
    /// <param name="sent">What stands in each box by its name; several for ticked codes.</param>
    public static ItemForm Of(ItemSection section, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> sent)
    {
        var form = new ItemForm(section);
        foreach (var (name, values) in sent.Where(box => BoxName().IsMatch(box.Key) && section.Find(box.Key) is not null))
        {
            form._values[name] = [.. values.Where(value => value.Length > 0)];
        }

        return form;
    }

    /// <summary>What stands in a box; empty for nothing.</summary>
    public string this[string name] => _values.GetValueOrDefault(name) is [var first, ..] ? first : "";

    /// <summary>Whether a code is ticked.</summary>
    public bool Has(string name, string value) => _values.GetValueOrDefault(name)?.Contains(value, StringComparer.Ordinal) == true;

    /// <summary>What is ticked in a list of codes.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>How many rows a form shows: those that are filled in, and some to spare.</summary>
    public int Rows(string name) => Filled(name) + SpareRows;

    /// <summary>Puts another text in a box, and in all that lies within it when it is a group or a list: for what is taken over from somebody else.</summary>
    internal void Put(string name, ItemForm from)
    {
        foreach (var mine in _values.Keys.Where(key => IsIn(key, name)).ToList())
        {
            _values.Remove(mine);
        }

        foreach (var (key, values) in from._values.Where(box => IsIn(box.Key, name)))
        {
            _values[key] = values;
        }
    }

    /// <summary>As the file would have it: what is left empty is left out.</summary>
    internal YamlMap ToMap() => Map("", Section.Fields) ?? new YamlMap(_nowhere, new Dictionary<string, YamlEntry>());

    private void Take(string prefix, YamlMap map, IReadOnlyList<ItemField> fields)
    {
        foreach (var field in fields)
        {
            if (!map.Entries.TryGetValue(field.Key, out var entry))
            {
                continue;
            }

            switch (entry.Value)
            {
                case YamlMap inner when field.Kind == FieldKind.Group:
                    Take(prefix + field.Key + ".", inner, field.Fields);
                    break;
                case YamlList rows when field.Kind == FieldKind.Rows:
                    foreach (var (i, row) in rows.Items.OfType<YamlMap>().Index())
                    {
                        Take(string.Create(CultureInfo.InvariantCulture, $"{prefix}{field.Key}.{i}."), row, field.Fields);
                    }

                    break;
                case YamlList list when field.Kind == FieldKind.Lines:
                    _values[prefix + field.Key] = [string.Join('\n', list.Items.OfType<YamlText>().Select(item => item.Text))];
                    break;
                case YamlList list:
                    _values[prefix + field.Key] = [.. list.Items.OfType<YamlText>().Select(item => item.Text)];
                    break;
                case YamlText { IsNothing: false } text:
                    _values[prefix + field.Key] = [field.Kind == FieldKind.Number ? text.Text.Replace('.', ',') : text.Text];
                    break;
            }
        }
    }

    private YamlMap? Map(string prefix, IReadOnlyList<ItemField> fields)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (Node(prefix + field.Key, field) is { } node)
            {
                entries.Add(field.Key, new YamlEntry(_nowhere, node));
            }
        }

        return entries.Count == 0 ? null : new YamlMap(_nowhere, entries);
    }

    private YamlNode? Node(string name, ItemField field)
    {
        switch (field.Kind)
        {
            case FieldKind.Group:
                return Map(name + ".", field.Fields);
            case FieldKind.Rows:
                var rows = Enumerable.Range(0, Filled(name)).Select(i => Map(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}."), field.Fields)).OfType<YamlNode>().ToList();
                return rows.Count > 0 || field.Required ? new YamlList(_nowhere, rows) : null;
            case FieldKind.Codes:
                return new YamlList(_nowhere, [.. All(name).Select(Text)]);
            case FieldKind.Lines:
                return new YamlList(_nowhere, [.. this[name].Split('\n').Select(OneLine).Where(line => line.Length > 0).Select(Text)]);
            default:
                var written = OneLine(this[name]);
                return written.Length == 0 ? null : Text(field.Kind == FieldKind.Number && DecimalComma().IsMatch(written) ? written.Replace(',', '.') : written);
        }
    }

    private int Filled(string name) => _values.Keys
        .Where(key => key.StartsWith(name + ".", StringComparison.Ordinal) && _values[key].Count > 0)
        .Select(key => int.Parse(key.Split('.')[name.Split('.').Length], CultureInfo.InvariantCulture) + 1)
        .Where(rows => rows <= MostRows)
        .DefaultIfEmpty(0).Max();

    private static bool IsIn(string key, string name) => key == name || key.StartsWith(name + ".", StringComparison.Ordinal);

    // Plain, as numbers and words are written; but a text that YAML would take for nothing is a text.
    private static YamlText Text(string text) => new(_nowhere, text, IsPlain: text is not ("~" or "null"));

    /// <summary>A value of the file is one line: what was broken into several becomes one.</summary>
    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\A-?\d+,\d+\z")]
    private static partial Regex DecimalComma();

    // A row has a number between its two words; nothing else has.
    [GeneratedRegex(@"\A[a-z_]+(\.([0-9]{1,2}\.)?[a-z_]+)?\z")]
    private static partial Regex BoxName();
}
