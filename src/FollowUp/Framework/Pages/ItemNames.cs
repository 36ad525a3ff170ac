using FollowUp.Analysis;
using FollowUp.Ui;
using FollowUp.Yaml;

namespace FollowUp.Framework.Pages;

/// <summary>What the things of a draft are called, and which refer to which.</summary>
internal sealed class ItemNames(FrameworkText text)
{
    /// <summary>The sections whose codes say no more than the titles do.</summary>
    private static readonly string[] _knownByTitle = ["programme", "strategies", "organisations"];

    private readonly ILookup<string, (string Code, string Title)> _titles = text.Items.ToLookup(item => item.Name.Section, item => (Of(item.Map, "code"), Of(item.Map, "title")));

    /// <summary>The codes of each section with their titles, to choose among.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> Codes => ItemSections.All.ToDictionary(
        section => section.Name,
        IReadOnlyList<Choice> (section) => [.. _titles[section.Name].Where(item => item.Code.Length > 0).Select(item => new Choice(item.Code, _knownByTitle.Contains(section.Name) ? item.Title : $"{item.Code} {item.Title}"))]);

    /// <summary>A thing as a line of a list.</summary>
    public (string Code, string Title) Line(TextItem item) => item.Name.Section switch
    {
        "links" => (Words.List([Of(item.Map, "focus_area"), Of(item.Map, "goal")]), Titled("indicators", Of(item.Map, "indicator"))),
        "targets" => (Of(item.Map, "goal"), Format.Fill(UiTexts.Paired, Titled("indicators", Of(item.Map, "indicator")), Aim(item.Map))),
        _ => (Of(item.Map, "code"), Of(item.Map, "title")),
    };

    /// <summary>What a field says as people say it, with the title beside each code: codes alone say nothing to whoever has not learnt them.</summary>
    public string Value(string section, string field, string? value)
    {
        IReadOnlyList<string> of = field == FrameworkChanges.Order ? [section] : ItemSections.Find(section)?.Find(field)?.Of ?? [];
        return of.Count == 0 || value is null or "" ? DraftWords.Value(section, field, value)
            : string.Join(", ", value.Split([", ", "\n"], StringSplitOptions.None).Select(code => of.Select(one => WithTitle(one, code)).FirstOrDefault(found => found is not null) ?? code));
    }

    /// <summary>The titles of what a link or a target joins, whose name has nothing but codes; null for other things.</summary>
    public string? Joined(ItemChange change) => (change.Section, change.Key.Split('/')) switch
    {
        ("links", [var area, var goal, var indicator, ..]) => Words.List([Titled("focus_areas", area), Titled("goals", goal), Titled("indicators", indicator)]),
        ("targets", [{ Length: > 0 } indicator, ..]) => Titled("indicators", indicator),
        _ => null,
    };

    /// <summary>Everything that refers to a thing.</summary>
    public IReadOnlyList<TextItem> To(TextItem thing) =>
    [
        .. from reference in FrameworkSections.ReferencesTo(thing.Name.Section)
           from item in text.In(reference.Section)
           where Says(item.Map, reference.Field, Of(thing.Map, "code"))
           select item,
    ];

    private string? WithTitle(string section, string code) => _titles[section].FirstOrDefault(item => item.Code == code) is not { Title.Length: > 0 } found ? null
        : _knownByTitle.Contains(section) ? found.Title : $"{code} {found.Title}";

    private string Titled(string section, string code) => _titles[section].FirstOrDefault(item => item.Code == code) is { Title.Length: > 0 } found ? found.Title : code;

    private static string Aim(YamlMap target) => target.Entries.ContainsKey("band") ? ItemTexts.Band
        : target.Entries.ContainsKey("direction_only") ? ItemTexts.DirectionOnly
        : Words.List([Of(target, "value").Replace('.', ','), Of(target, "year")]);

    private static string Of(YamlMap map, string key) => map.Entries.TryGetValue(key, out var entry) && entry.Value is YamlText text ? text.Text : "";

    private static bool Says(YamlMap map, string key, string code) => map.Entries.TryGetValue(key, out var entry) && entry.Value switch
    {
        YamlText text => text.Text == code,
        YamlList list => list.Items.OfType<YamlText>().Any(item => item.Text == code),
        _ => false,
    };
}
