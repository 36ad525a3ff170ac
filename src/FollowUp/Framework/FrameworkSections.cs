using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>What a thing of a framework file is found by.</summary>
/// <param name="Section">The file's word for its kind: <c>goals</c>, or <c>programme</c> and <c>municipality</c>, of which there is one.</param>
/// <param name="Key">
/// Its code; of a link <c>area/goal/indicator</c> and of a target <c>indicator</c>, with <c>/first day</c> when one is stated; of the only one of its kind
/// the section's own name. What another thing already has gets <c>#2</c> at its end, and what has no code at all its number: <c>#4</c>.
/// </param>
public sealed record ItemName(string Section, string Key)
{
    public override string ToString() => $"{Section}/{Key}";
}

/// <summary>A thing of a framework file.</summary>
public sealed class TextItem
{
    internal TextItem(ItemName name, YamlMap map)
    {
        Name = name;
        Map = map;
    }

    /// <summary>What it is found by.</summary>
    public ItemName Name { get; }

    /// <summary>What it is called, in Swedish, in the middle of a sentence.</summary>
    public string Title => FrameworkSections.TitleOf(Name, Map);

    /// <summary>
    /// What it says, by field: <c>title</c>, <c>decision.body</c>, <c>milestones.1.year</c>; words in a list, as <c>goals</c>, a line each.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields => ItemFields.Of(Map);

    internal YamlMap Map { get; }
}

/// <summary>The sections of a framework file: what each thing in them says, how it is named, and what refers to it.</summary>
internal static class FrameworkSections
{
    public const string Municipality = "municipality";
    public const string Programme = "programme";
    public const string Links = "links";
    private static readonly string[] _standing = ["status", "decision", "valid_from", "valid_to"];

    /// <summary>The fields of each section's things, in the order in which they are written; the sections likewise.</summary>
    private static readonly (string Section, string[] Fields)[] _fields =
    [
        (Municipality, [Municipality]),
        (Programme, ["code", "title", "first_year", "last_year", "wording", "origin", .. _standing]),
        ("goals", ["code", "title", "wording", "origin", .. _standing]),
        ("strategies", ["code", "title", "followed_up_through", "wording", "origin", .. _standing, "decisions"]),
        ("focus_areas", ["code", "strategy", "title", "wording", "origin", .. _standing]),
        ("earlier_areas", ["code", "strategy", "title", "relation", "became", "wording", "origin"]),
        ("organisations", ["code", "kind", "title", "wording", "origin", .. _standing]),
        ("indicators",
        [
            "code", "title", "unit", "lowest", "highest", "protect_below", "decimals", "direction", "period", "by_sex", "publisher", "note", "base_year",
            "natural_limit", "goals", "responsible", "wording", .. _standing,
        ]),
        (Links, ["focus_area", "goal", "indicator", "role", "reason", "wording", .. _standing]),
        ("targets", ["indicator", "goal", "value", "band", "direction_only", "year", "milestones", "wording", "origin", .. _standing]),
        ("peer_groups", ["code", "title", "default", "origin", "members"]),
    ];

    /// <summary>What refers to the things of each section, and in which field.</summary>
    private static readonly Dictionary<string, (string Section, string Field)[]> _references = new(StringComparer.Ordinal)
    {
        [Programme] = [("strategies", "followed_up_through")],
        ["goals"] = [("indicators", "goals"), (Links, "goal"), ("targets", "goal"), ("earlier_areas", "became")],
        ["strategies"] = [("focus_areas", "strategy")],
        ["focus_areas"] = [(Links, "focus_area"), ("earlier_areas", "became")],
        ["earlier_areas"] = [("earlier_areas", "became")],
        ["organisations"] = [("indicators", "responsible")],
        ["indicators"] = [(Links, "indicator"), ("targets", "indicator")],
        ["peer_groups"] = [],
    };

    /// <summary>Every section, in the order in which they are written.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _fields.Select(section => section.Section)];

    /// <summary>Whether there is only one thing of the kind.</summary>
    public static bool HasOne(string section) => section is Municipality or Programme;

    /// <summary>The fields of a section's things, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Fields(string section) => _fields.FirstOrDefault(known => known.Section == section).Fields ?? [];

    /// <summary>Whether its things have codes that others refer to.</summary>
    public static bool HasCodes(string section) => _references.ContainsKey(section);

    /// <summary>Which fields of other things refer to a section's things.</summary>
    public static IReadOnlyList<(string Section, string Field)> ReferencesTo(string section) => _references.GetValueOrDefault(section) ?? [];

    /// <summary>The things of a section, each with its name.</summary>
    public static IReadOnlyList<TextItem> Named(string section, IEnumerable<YamlMap> maps)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. maps.Select((map, n) => new TextItem(new ItemName(section, Free(KeyOf(section, map), n + 1)), map))];

        string Free(string key, int n)
        {
            var free = key.Length == 0 ? FormattableString.Invariant($"#{n}") : key;
            for (var times = 2; !taken.Add(free); times++)
            {
                free = FormattableString.Invariant($"{key}#{times}");
            }

            return free;
        }
    }

    /// <summary>The key that a thing has by what it says; empty when it does not say any.</summary>
    public static string KeyOf(string section, YamlMap map)
    {
        string[] parts = section switch
        {
            Municipality or Programme => [section],
            Links => [Word(map, "focus_area"), Word(map, "goal"), Word(map, "indicator")],
            "targets" => [Word(map, "indicator")],
            _ => [Word(map, "code")],
        };
        return parts.All(part => part.Length == 0) ? ""
            : string.Join('/', section is Links or "targets" && Word(map, "valid_from") is { Length: > 0 } day ? [.. parts, day] : parts);
    }

    /// <summary>What a link or a target is of, whatever day it holds from; the name of anything else.</summary>
    public static ItemName WithoutDay(ItemName name) => name.Section switch
    {
        Links => name with { Key = string.Join('/', name.Key.Split('/').Take(3)) },
        "targets" => name with { Key = name.Key.Split('/')[0] },
        _ => name,
    };

    /// <summary>What a thing is called, in Swedish, in the middle of a sentence.</summary>
    public static string TitleOf(ItemName name, YamlMap map)
    {
        string Or(string word) => word.Length > 0 ? word : name.Key;
        return name.Section switch
        {
            Municipality => FrameworkTexts.TheMunicipality,
            Programme => FrameworkTexts.TheProgramme,
            "goals" => Format.Fill(FrameworkTexts.TheGoal, Or(Word(map, "code"))),
            "strategies" => Format.Fill(FrameworkTexts.TheStrategy, Or(Word(map, "title"))),
            "focus_areas" => Format.Fill(FrameworkTexts.TheFocusArea, Or(Word(map, "title"))),
            "earlier_areas" => Format.Fill(FrameworkTexts.TheEarlierArea, Or(Word(map, "title"))),
            "organisations" => Or(Word(map, "title")),
            "indicators" => Format.Fill(FrameworkTexts.TheIndicator, Or(Word(map, "code")), Word(map, "title")),
            Links => Format.Fill(FrameworkTexts.TheLink, Word(map, "focus_area"), Word(map, "goal"), Word(map, "indicator")),
            "targets" => Format.Fill(FrameworkTexts.TheTarget, Or(Word(map, "indicator"))),
            _ => Format.Fill(FrameworkTexts.ThePeerGroup, Or(Word(map, "title"))),
        };
    }

    /// <summary>What the order of a section's things is called, in Swedish, in the middle of a sentence.</summary>
    public static string OrderOf(string section) => section switch
    {
        "goals" => FrameworkTexts.TheGoals,
        "strategies" => FrameworkTexts.TheStrategies,
        "focus_areas" => FrameworkTexts.TheFocusAreas,
        "earlier_areas" => FrameworkTexts.TheEarlierAreas,
        "organisations" => FrameworkTexts.TheOrganisations,
        "indicators" => FrameworkTexts.TheIndicators,
        Links => FrameworkTexts.TheLinks,
        "targets" => FrameworkTexts.TheTargets,
        "peer_groups" => FrameworkTexts.ThePeerGroups,
        _ => section,
    };

    /// <summary>The text of a field; empty when it has none.</summary>
    public static string Word(YamlMap map, string field) => map.Entries.TryGetValue(field, out var entry) && entry.Value is YamlText { IsNothing: false } text ? text.Text.Trim() : "";
}
