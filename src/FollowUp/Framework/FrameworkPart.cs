using System.Globalization;
using System.Text.Json;
using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>One thing a framework says, field by field in Swedish, so that two frameworks can be compared thing by thing.</summary>
/// <param name="Key">Its kind and code; of several that follow each other in time, their number too.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Fields">What is said of it; nothing that is not said.</param>
internal sealed record FrameworkPart(string Key, string Name, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Everything a framework says.</summary>
    public static IReadOnlyList<FrameworkPart> All(FollowUpFramework f) =>
    [
        Of("municipality", FrameworkTexts.TheMunicipality, new { f.Municipality }),
        Of("programme", FrameworkTexts.TheProgramme, f.Programme),
        .. f.Goals.Select(goal => Of($"goal {goal.Code}", Format.Fill(FrameworkTexts.TheGoal, goal.Code), goal)),
        .. f.Strategies.Select(strategy => Of($"strategy {strategy.Code}", Format.Fill(FrameworkTexts.TheStrategy, strategy.Title), strategy)),
        .. f.FocusAreas.Select(area => Of($"focus area {area.Code}", Format.Fill(FrameworkTexts.TheFocusArea, area.Title), area)),
        .. f.EarlierAreas.Select(area => Of($"earlier area {area.Code}", Format.Fill(FrameworkTexts.TheEarlierArea, area.Title), area)),
        .. f.Organisations.Select(organisation => Of($"organisation {organisation.Code}", organisation.Title, organisation)),
        .. f.Indicators.Select(indicator => Of($"indicator {indicator.Code}", Format.Fill(FrameworkTexts.TheIndicator, indicator.Code, indicator.Title), indicator)),
        .. InTime(f.Links, link => KeyOf(link), link => link.Standing).Select(one => Of(one.Key, NameOf(one.Thing), one.Thing)),
        .. InTime(f.Targets, target => KeyOf(target), target => target.Standing).Select(one => Of(one.Key, NameOf(one.Thing), one.Thing)),
        .. f.PeerGroups.Select(group => Of($"peer group {group.Code}", Format.Fill(FrameworkTexts.ThePeerGroup, group.Title), group)),
    ];

    public static string KeyOf(FocusAreaLink link) => $"link {link.FocusArea} {link.Goal} {link.Indicator}";

    public static string KeyOf(IndicatorTarget target) => $"target {target.Indicator}";

    public static string NameOf(FocusAreaLink link) => Format.Fill(FrameworkTexts.TheLink, link.FocusArea, link.Goal, link.Indicator);

    public static string NameOf(IndicatorTarget target) => Format.Fill(FrameworkTexts.TheTarget, target.Indicator);

    /// <summary>What is said otherwise than of the same thing before; all of it when there was none.</summary>
    public IReadOnlyList<ChangedField> Against(FrameworkPart? before)
    {
        IReadOnlyList<(string Name, string Value)> was = before?.Fields ?? [];
        return
        [
            .. from name in Fields.Concat(was).Select(field => field.Name).Distinct()
               let old = was.FirstOrDefault(field => field.Name == name).Value ?? ""
               let now = Fields.FirstOrDefault(field => field.Name == name).Value ?? ""
               where old != now
               select new ChangedField(name, old, now),
        ];
    }

    /// <summary>All that was said of what is no more.</summary>
    public IReadOnlyList<ChangedField> Gone() => [.. Fields.Select(field => new ChangedField(field.Name, field.Value, ""))];

    private static FrameworkPart Of<T>(string key, string name, T content) => new(key, name, [.. Flat("", FrameworkJson.Part(content))]);

    // The same link or target may be there once for each time it holds: the first of them is the first in both frameworks.
    private static IEnumerable<(string Key, T Thing)> InTime<T>(IEnumerable<T> things, Func<T, string> key, Func<T, Standing> standing) =>
        from thing in things
        group thing by key(thing) into same
        from one in same.OrderBy(thing => standing(thing).ValidFrom ?? DateOnly.MinValue).Select((thing, n) => (Thing: thing, N: n))
        select (one.N == 0 ? same.Key : string.Create(CultureInfo.InvariantCulture, $"{same.Key} {one.N + 1}"), one.Thing);

    private static IEnumerable<(string Name, string Value)> Flat(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return value.EnumerateObject().SelectMany(field => Flat(path.Length == 0 ? field.Name : $"{path}_{field.Name}", field.Value));
        }

        var text = Text(path, value);
        return text.Length == 0 ? [] : [(Word("field_" + path) ?? path, text)];
    }

    private static string Text(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => FieldTexts.Yes,
        JsonValueKind.False => FieldTexts.No,
        JsonValueKind.Number => Format.Exact(value.GetDouble()),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => Text(path, item))),
        JsonValueKind.Object => string.Join(" ", value.EnumerateObject().Select(field => Text(path, field.Value)).Where(text => text.Length > 0)),
        _ => value.GetString() is { } text ? Word($"value_{path}_{text}") ?? text : "",
    };

    private static string? Word(string key) => FieldTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture);
}
