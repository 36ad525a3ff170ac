using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// Joins two texts that began from a third. What only one of them changed is taken from that one, field by field; where both changed a field and
/// not to the same, it is a conflict, and somebody has to choose.
/// </summary>
/// <param name="choices">Whose word is taken, by <see cref="DraftConflict.Id"/>.</param>
public sealed class FrameworkMerge(IReadOnlyDictionary<string, Side> choices)
{
    private readonly List<DraftConflict> _conflicts = [];

    /// <summary>The conflicts that nobody has chosen in.</summary>
    public IReadOnlyList<DraftConflict> Conflicts => _conflicts;

    /// <summary>Mine with what they have changed. Of no use when there are conflicts.</summary>
    public FrameworkText Texts(FrameworkText start, FrameworkText mine, FrameworkText theirs) => mine.With(
        FrameworkSections.All.Select(section => (section, Maps: Section(section, start, mine, theirs))).Where(section => section.Maps is not null)
            .ToDictionary(section => section.section, section => section.Maps!, StringComparer.Ordinal));

    /// <summary>Mine with what they have changed; null when it is taken away.</summary>
    internal YamlMap? Item(ItemName name, YamlMap? start, YamlMap? mine, YamlMap? theirs)
    {
        if (FrameworkChanges.Same(mine, start) || FrameworkChanges.Same(mine, theirs))
        {
            return theirs;
        }

        if (FrameworkChanges.Same(theirs, start))
        {
            return mine;
        }

        var title = FrameworkSections.TitleOf(name, mine ?? theirs ?? start!);
        return mine is null || theirs is null ? (YamlMap?)Chosen(name, title, "", start, mine, theirs) : Fields(name, title, "", start, mine, theirs);
    }

    /// <summary>A section's things; null when nothing stands there and nothing should.</summary>
    private IReadOnlyList<YamlMap>? Section(string section, FrameworkText start, FrameworkText mine, FrameworkText theirs)
    {
        var (began, own, others) = (start.In(section), mine.In(section), theirs.In(section));
        var merged = own.Select(item => Item(item.Name, Map(began, item.Name), item.Map, Map(others, item.Name))).OfType<YamlMap>().ToList();
        foreach (var item in others.Where(item => Map(own, item.Name) is null))
        {
            if (Item(item.Name, Map(began, item.Name), null, item.Map) is { } added)
            {
                merged.Insert(FrameworkText.PlaceOfNew(section, merged, added), added);
            }
        }

        return merged.Count == 0 && own.Count == 0 ? null : Ordered(section, merged, start, mine, theirs);
    }

    /// <summary>The things in their order when only they have changed it; in mine otherwise.</summary>
    private static IReadOnlyList<YamlMap> Ordered(string section, IReadOnlyList<YamlMap> merged, FrameworkText start, FrameworkText mine, FrameworkText theirs)
    {
        var ((began, own), (before, others)) = (FrameworkChanges.Orders(section, start, mine), FrameworkChanges.Orders(section, start, theirs));
        if (!began.SequenceEqual(own) || before.SequenceEqual(others))
        {
            return merged;
        }

        // What they do not have stays behind what it stood behind.
        var place = -1;
        var order = theirs.In(section).Select(item => item.Name.Key).ToList();
        return [.. FrameworkSections.Named(section, merged).Select(item => (item.Map, Place: place = order.IndexOf(item.Name.Key) is var at and >= 0 ? at : place)).OrderBy(item => item.Place).Select(item => item.Map)];
    }

    private YamlMap Fields(ItemName name, string title, string within, YamlMap? start, YamlMap mine, YamlMap theirs)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var key in mine.Entries.Keys.Union(theirs.Entries.Keys, StringComparer.Ordinal))
        {
            var value = Field(name, title, within + key, start?.Entries.GetValueOrDefault(key)?.Value, mine.Entries.GetValueOrDefault(key)?.Value, theirs.Entries.GetValueOrDefault(key)?.Value);
            if (value is not null)
            {
                entries.Add(key, new YamlEntry(default, value));
            }
        }

        return new YamlMap(default, entries);
    }

    private YamlNode? Field(ItemName name, string title, string field, YamlNode? start, YamlNode? mine, YamlNode? theirs)
    {
        if (FrameworkChanges.Same(mine, start) || FrameworkChanges.Same(mine, theirs))
        {
            return theirs;
        }

        return FrameworkChanges.Same(theirs, start) ? mine
            : mine is YamlMap a && theirs is YamlMap b && start is YamlMap or null ? Fields(name, title, $"{field}.", start as YamlMap, a, b)
            : Chosen(name, title, field, start, mine, theirs);
    }

    private YamlNode? Chosen(ItemName name, string title, string field, YamlNode? start, YamlNode? mine, YamlNode? theirs)
    {
        var conflict = new DraftConflict(name, title, field, FrameworkChanges.Shown(start), FrameworkChanges.Shown(mine), FrameworkChanges.Shown(theirs), null, null);
        if (!choices.TryGetValue(conflict.Id, out var side))
        {
            _conflicts.Add(conflict);
        }

        return side == Side.Mine ? mine : theirs;
    }

    private static YamlMap? Map(IReadOnlyList<TextItem> items, ItemName name) => items.FirstOrDefault(item => item.Name == name)?.Map;
}
