using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>A thing that two texts of a framework say differently about, or the order of a section's things.</summary>
/// <param name="Section">The file's word for its kind.</param>
/// <param name="Key">By what it is found, as of <see cref="ItemName"/>: in the later text, or, when it ended, in the earlier. Empty for the order of the section's things.</param>
/// <param name="Name">What it is called, in Swedish, in the middle of a sentence.</param>
/// <param name="Kind">Whether it came, changed or ended.</param>
/// <param name="Fields">What is said otherwise, in the order of the file.</param>
public sealed record ItemChange(string Section, string Key, string Name, ChangeKind Kind, IReadOnlyList<FieldChange> Fields);

/// <summary>A field before and after; null where it does not stand. A field within another is named by both: <c>decision.body</c>.</summary>
public sealed record FieldChange(string Field, string? From, string? To);

/// <summary>Compares two texts of a framework, thing by thing, field by field, and in which order they stand. How they are written does not matter.</summary>
public static class FrameworkChanges
{
    /// <summary>The field of a section's change that tells the order of its things.</summary>
    public const string Order = "order";

    /// <summary>What came, changed and ended from one text to another, in the order of the later one, what ended last.</summary>
    public static IReadOnlyList<ItemChange> Between(FrameworkText before, FrameworkText now)
    {
        var was = before.Items.ToDictionary(item => item.Name);
        var stands = now.Items.Select(item => item.Name).ToHashSet();

        // A link or a target that holds from another day than before is the same: those without one of their own day are taken in turn.
        var left = before.Items.Where(item => !stands.Contains(item.Name)).GroupBy(item => FrameworkSections.WithoutDay(item.Name)).ToDictionary(same => same.Key, same => new Queue<TextItem>(same));
        TextItem? Before(TextItem item) =>
            was.GetValueOrDefault(item.Name) ?? (left.TryGetValue(FrameworkSections.WithoutDay(item.Name), out var same) && same.TryDequeue(out var old) ? old : null);
        ItemChange[] standing = [.. now.Items.Select(item => Before(item) is { } old ? Of(item, ChangeKind.Changed, old.Map, item.Map) : Of(item, ChangeKind.Added, null, item.Map))];
        return
        [
            .. standing.Where(change => change.Kind != ChangeKind.Changed || change.Fields.Count > 0),
            .. FrameworkSections.All.Select(section => Ordered(section, before, now)).OfType<ItemChange>(),
            .. before.Items.Where(item => left.TryGetValue(FrameworkSections.WithoutDay(item.Name), out var same) && same.Contains(item)).Select(item => Of(item, ChangeKind.Ended, item.Map, null)),
        ];
    }

    /// <summary>Whether two nodes say the same, however they are written; the order of a map's fields says nothing.</summary>
    internal static bool Same(YamlNode? one, YamlNode? other) => (one, other) switch
    {
        (null, null) => true,
        (YamlText a, YamlText b) => (a.IsNothing ? "" : a.Text) == (b.IsNothing ? "" : b.Text),
        (YamlList a, YamlList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items, Same).All(same => same),
        (YamlMap a, YamlMap b) => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b.Entries.TryGetValue(entry.Key, out var same) && Same(entry.Value.Value, same.Value)),
        _ => false,
    };

    /// <summary>A node on one line, for people; null for none.</summary>
    internal static string? Shown(YamlNode? node) => node switch
    {
        null => null,
        YamlText text => text.IsNothing ? "" : text.Text,
        YamlList list => string.Join(list.Items.OfType<YamlMap>().Any() ? "; " : ", ", list.Items.Select(Shown)),
        YamlMap map => string.Join(", ", map.Entries.Values.Select(entry => Shown(entry.Value)).Where(text => text is { Length: > 0 })),
        _ => "",
    };

    /// <summary>The keys of those things that stand in both texts, in the order of each.</summary>
    internal static (IReadOnlyList<string> Before, IReadOnlyList<string> Now) Orders(string section, FrameworkText before, FrameworkText now)
    {
        string[] was = [.. before.In(section).Select(item => item.Name.Key)];
        string[] stands = [.. now.In(section).Select(item => item.Name.Key)];
        return ([.. was.Intersect(stands, StringComparer.Ordinal)], [.. stands.Intersect(was, StringComparer.Ordinal)]);
    }

    /// <summary>The order of a section's things as a change, from the first to the last that stands elsewhere; null when it is the same.</summary>
    private static ItemChange? Ordered(string section, FrameworkText before, FrameworkText now)
    {
        var (was, stands) = Orders(section, before, now);
        bool[] same = [.. was.Zip(stands, (a, b) => a == b)];
        if (same.All(one => one))
        {
            return null;
        }

        var moved = Array.IndexOf(same, false)..(Array.LastIndexOf(same, false) + 1);
        string Keys(IReadOnlyList<string> keys) => string.Join(", ", keys.ToArray()[moved]);
        return new ItemChange(section, "", FrameworkSections.OrderOf(section), ChangeKind.Changed, [new FieldChange(Order, Keys(was), Keys(stands))]);
    }

    private static ItemChange Of(TextItem item, ChangeKind kind, YamlMap? before, YamlMap? now) =>
        new(item.Name.Section, item.Name.Key, item.Title, kind, [.. Fields("", before, now)]);

    private static IEnumerable<FieldChange> Fields(string within, YamlMap? before, YamlMap? now)
    {
        var keys = (now?.Entries.Keys ?? []).Union(before?.Entries.Keys ?? [], StringComparer.Ordinal);
        foreach (var (key, old, value) in keys.Select(key => (key, before?.Entries.GetValueOrDefault(key)?.Value, now?.Entries.GetValueOrDefault(key)?.Value)))
        {
            if (old is YamlMap or null && value is YamlMap or null)
            {
                foreach (var field in Fields($"{within}{key}.", old as YamlMap, value as YamlMap))
                {
                    yield return field;
                }
            }
            else if (!Same(old, value) && (Shown(old) ?? "") != (Shown(value) ?? ""))
            {
                yield return new FieldChange(within + key, Shown(old), Shown(value));
            }
        }
    }
}
