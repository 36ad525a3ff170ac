using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>What a thing of a framework file is found by.</summary>
/// <param name="Section">The file's word for its kind: <c>goals</c>, or <c>programme</c> and <c>municipality</c>, of which there is one.</param>
/// <param name="Key">
/// Its code; of a link <c>area/goal/indicator</c> and of a target <c>indicator</c>, with <c>/first day</c> when one is stated; of the only one of its kind
/// the section's own name. What another thing already has gets <c>#2</c> at its end, and what has no code at all its number: <c>#4</c>.
/// </param>
internal sealed record ItemName(string Section, string Key)
{
    public override string ToString() => $"{Section}/{Key}";
}

/// <summary>A thing of a framework file.</summary>
internal sealed record TextItem(ItemName Name, YamlMap Map);

/// <summary>A framework file as a text whose things can be found, replaced, added and taken away one by one. It may have problems.</summary>
internal sealed class FrameworkText
{
    private FrameworkText(YamlMap root) => Items = [.. root.Entries.Count > 0 ? Array.Empty<TextItem>() : []];

    /// <summary>The sections in the order they are written.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        ["municipality", "programme", "goals", "strategies", "focus_areas", "earlier_areas", "organisations", "indicators", "links", "targets", "peer_groups"];

    /// <summary>Everything the text says, in its order.</summary>
    public IReadOnlyList<TextItem> Items { get; }

    /// <summary>The things of a section, in order.</summary>
    public IEnumerable<TextItem> In(string section) => Items.Where(item => item.Name.Section == section);

    /// <summary>A thing; null when there is none of that name.</summary>
    public YamlMap? Find(string section, string key) => Items.FirstOrDefault(item => item.Name == new ItemName(section, key))?.Map;

    /// <summary>Reads a text; what is wrong in what it says does not matter, only that its sections can be told apart.</summary>
    /// <exception cref="FileRefusedException">It is not written as such a file.</exception>
    public static FrameworkText Read(string fileName, byte[] bytes) => throw new NotImplementedException();
}
