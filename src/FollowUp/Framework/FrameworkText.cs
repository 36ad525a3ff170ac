using System.Text;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// A framework file as a text whose things can be found, replaced, added and taken away one by one. What it says may be wrong in any way, as long
/// as its sections can be told apart.
/// </summary>
public sealed class FrameworkText
{
    private readonly YamlMap _root;

    private FrameworkText(byte[] bytes, YamlMap root)
    {
        Bytes = bytes;
        _root = root;
        Items = [.. root.Entries.Where(entry => FrameworkSections.All.Contains(entry.Key)).SelectMany(entry => FrameworkSections.Named(entry.Key, Maps(entry.Key, entry.Value.Value)))];
    }

    /// <summary>The text as a file.</summary>
    public byte[] Bytes { get; }

    /// <summary>The text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The whole of it as a tree.</summary>
    internal YamlMap Root => _root;

    /// <summary>Everything the text says, in its order.</summary>
    public IReadOnlyList<TextItem> Items { get; }

    /// <summary>The things of a section, in order.</summary>
    public IReadOnlyList<TextItem> In(string section) => [.. Items.Where(item => item.Name.Section == section)];

    /// <summary>A thing; null when there is none of that name.</summary>
    public TextItem? Find(string section, string key) => Items.FirstOrDefault(item => item.Name.Section == section && item.Name.Key == key);

    /// <summary>Reads a text. What it says may be wrong; it is only refused when its sections and things cannot be told apart.</summary>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="bytes">The text.</param>
    /// <exception cref="FileRefusedException">It is not written as such a file.</exception>
    public static FrameworkText Read(string fileName, byte[] bytes)
    {
        var problems = new Problems(fileName);
        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var fields = new YamlFields(root!, problems);
        foreach (var section in FrameworkSections.All.Where(fields.Has))
        {
            switch (section)
            {
                case FrameworkSections.Municipality:
                    fields.Name(section);
                    break;
                case FrameworkSections.Programme:
                    fields.Map(section);
                    break;
                default:
                    fields.Maps(section);
                    break;
            }
        }

        problems.ThrowIfAny();
        return new FrameworkText(bytes, (YamlMap)root!);
    }

    /// <summary>The text that says what a tree says.</summary>
    /// <exception cref="FileRefusedException">Something in it cannot be written in such a file, such as a character that nobody sees.</exception>
    internal static FrameworkText Of(YamlMap root) => Read("framework.yaml", Encoding.UTF8.GetBytes(YamlWriter.Write(root)));

    /// <summary>The text with a thing replaced, added (last in its section; a link after its area's other links) or taken away.</summary>
    /// <param name="section">The thing's section.</param>
    /// <param name="key">Its key; null for a new thing.</param>
    /// <param name="fields">What it is to say, as <see cref="TextItem.Fields"/>; null takes it away.</param>
    /// <exception cref="FileRefusedException">Something in it cannot be written in such a file.</exception>
    public FrameworkText With(string section, string? key, IReadOnlyDictionary<string, string>? fields) =>
        With(section, key, fields is null ? null : ItemFields.Build(section, fields)).Text;

    /// <summary>The text with a thing replaced, added (last in its section; a link after its area's other links) or taken away.</summary>
    /// <param name="section">The thing's section.</param>
    /// <param name="key">Its key; null for a new thing.</param>
    /// <param name="item">What it is to say; null takes it away.</param>
    /// <returns>The text, and the thing's name in it, which may be another than before; null for what was taken away.</returns>
    /// <exception cref="FileRefusedException">Something in it cannot be written in such a file.</exception>
    internal (FrameworkText Text, ItemName? Name) With(string section, string? key, YamlMap? item)
    {
        key ??= FrameworkSections.HasOne(section) ? section : null;
        var items = In(section);
        var maps = items.Select(other => other.Map).ToList();
        var place = items.TakeWhile(other => other.Name.Key != key).Count();
        if (place < maps.Count)
        {
            maps.RemoveAt(place);
        }
        else
        {
            place = item is null ? maps.Count : PlaceOfNew(section, maps, item);
        }

        if (item is not null)
        {
            maps.Insert(place, item);
        }

        var text = Of(With(section, maps));
        return (text, item is null ? null : text.In(section)[place].Name);
    }

    /// <summary>The text with other things in some sections.</summary>
    /// <exception cref="FileRefusedException">Something in it cannot be written in such a file.</exception>
    internal FrameworkText With(IReadOnlyDictionary<string, IReadOnlyList<YamlMap>> sections) =>
        Of(sections.Aggregate(this, (text, section) => new FrameworkText(text.Bytes, text.With(section.Key, section.Value)))._root);

    /// <summary>The text with another code for a thing, wherever it is referred to. A code that others have already is a problem of the text, as any other.</summary>
    /// <exception cref="FileRefusedException">Something in it cannot be written in such a file.</exception>
    public FrameworkText Rename(string section, string from, string to)
    {
        var sections = FrameworkSections.ReferencesTo(section).GroupBy(reference => reference.Section, StringComparer.Ordinal).ToDictionary(
            same => same.Key,
            same => (IReadOnlyList<YamlMap>)[.. In(same.Key).Select(item => same.Aggregate(item.Map, (map, reference) => Renamed(map, reference.Field, from, to)))],
            StringComparer.Ordinal);
        var own = sections.GetValueOrDefault(section) ?? [.. In(section).Select(item => item.Map)];
        sections[section] = [.. own.Select(map => Renamed(map, "code", from, to))];
        return With(sections);
    }

    /// <summary>Where a new thing goes.</summary>
    internal static int PlaceOfNew(string section, IReadOnlyList<YamlMap> others, YamlMap item)
    {
        if (section != FrameworkSections.Links)
        {
            return others.Count;
        }

        var area = FrameworkSections.Word(item, "focus_area");
        var last = others.Select((other, n) => FrameworkSections.Word(other, "focus_area") == area ? n : -1).DefaultIfEmpty(-1).Max();
        return last < 0 ? others.Count : last + 1;
    }

    private YamlMap With(string section, IReadOnlyList<YamlMap> maps)
    {
        YamlNode? value = section switch
        {
            FrameworkSections.Municipality => maps.Count > 0 ? maps[0].Entries.GetValueOrDefault(section)?.Value : null,
            FrameworkSections.Programme => maps.Count > 0 ? maps[0] : null,
            _ => new YamlList(default, [.. maps]),
        };
        var entries = _root.Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        entries.Remove(section);
        if (value is not null)
        {
            entries.Add(section, new YamlEntry(default, value));
        }

        var order = _root.Entries.Keys.Contains(section) ? [.. _root.Entries.Keys] : FrameworkSections.All.ToList();
        return new YamlMap(default, entries.OrderBy(entry => order.IndexOf(entry.Key) is var place and >= 0 ? place : int.MaxValue).ToDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<YamlMap> Maps(string section, YamlNode value) => value switch
    {
        YamlList list => list.Items.OfType<YamlMap>(),
        YamlMap map => [map],
        _ => [new YamlMap(value.Place, new Dictionary<string, YamlEntry>(StringComparer.Ordinal) { [section] = new(value.Place, value) })],
    };

    private static YamlMap Renamed(YamlMap map, string field, string from, string to)
    {
        YamlNode Word(YamlNode node) => node is YamlText text && text.Text == from ? text with { Text = to } : node;
        return !map.Entries.ContainsKey(field) ? map : map with
        {
            Entries = map.Entries.ToDictionary(
                entry => entry.Key,
                entry => entry.Key != field ? entry.Value : entry.Value with { Value = entry.Value.Value is YamlList list ? list with { Items = [.. list.Items.Select(Word)] } : Word(entry.Value.Value) },
                StringComparer.Ordinal),
        };
    }
}
