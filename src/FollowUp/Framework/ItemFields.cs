using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>A thing of a framework text as the fields of a form, and back.</summary>
internal static partial class ItemFields
{
    /// <summary>Fields that hold several words.</summary>
    private static readonly string[] _words = ["goals", "responsible", "members"];

    /// <summary>Fields that hold several things, and what each of those says.</summary>
    private static readonly Dictionary<string, string[]> _things = new(StringComparer.Ordinal)
    {
        ["decisions"] = ["title", "date", "reference"],
        ["milestones"] = ["year", "value"],
    };

    /// <summary>Fields with fields of their own.</summary>
    private static readonly Dictionary<string, string[]> _within = new(StringComparer.Ordinal)
    {
        ["decision"] = ["body", "date", "paragraph", "registry_number"],
        ["band"] = ["lowest", "highest"],
    };

    /// <summary>Fields that never hold free text; in that, a number is written so that nobody takes it for one.</summary>
    private static readonly string[] _plain =
    [
        "first_year", "last_year", "decimals", "direction", "period", "by_sex", "base_year", "natural_limit", "lowest", "highest", "protect_below", "value", "year",
        "default", "direction_only", "kind", "role", "wording", "status", "valid_from", "valid_to", "date",
    ];

    /// <summary>
    /// What a thing says, by field: <c>title</c>, <c>decision.body</c>, <c>milestones.1.year</c>; words in a list, as <c>goals</c>, a line each.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(YamlMap item) => item.Entries.SelectMany(entry => Of(entry.Key, entry.Value.Value)).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The thing that says it. Fields without text are left out, and <c>milestones.7.year</c> may stand without 6. Several lines in a field for one
    /// are joined.
    /// </summary>
    /// <param name="section">The thing's section.</param>
    /// <param name="fields">As <see cref="Of(YamlMap)"/> gives them; a field the section does not know is kept, to be told as a problem.</param>
    public static YamlMap Build(string section, IReadOnlyDictionary<string, string> fields)
    {
        var known = FrameworkSections.Fields(section);
        var first = fields.Keys.Select(field => field.Split('.')[0]).Distinct(StringComparer.Ordinal);
        return Map([.. known, .. first.Except(known, StringComparer.Ordinal)], field => Node(field, fields));
    }

    /// <summary>The fields that stand within a field, or within each of the things it holds.</summary>
    public static IReadOnlyList<string> Within(string field) => _within.GetValueOrDefault(field) ?? _things.GetValueOrDefault(field) ?? [];

    private static YamlNode? Node(string field, IReadOnlyDictionary<string, string> fields)
    {
        if (_words.Contains(field))
        {
            var words = fields.GetValueOrDefault(field, "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new YamlList(default, [.. words.Select(word => Text(field, word)!)]);
        }

        if (_things.TryGetValue(field, out var said))
        {
            var numbers = fields.Keys.Select(key => key.Split('.')).Where(parts => parts.Length == 3 && parts[0] == field)
                .Select(parts => int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > 0).Distinct().Order();
            var things = numbers.Select(n => Map(said, part => Text(part, fields.GetValueOrDefault(FormattableString.Invariant($"{field}.{n}.{part}"), ""))))
                .Where(thing => thing.Entries.Count > 0).ToList();
            return things.Count > 0 || field == "decisions" ? new YamlList(default, [.. things]) : null;
        }

        if (_within.TryGetValue(field, out var parts))
        {
            var map = Map(parts, part => Text(part, fields.GetValueOrDefault($"{field}.{part}", "")));
            return map.Entries.Count > 0 ? map : null;
        }

        return Text(field, fields.GetValueOrDefault(field, ""));
    }

    private static YamlText? Text(string field, string text)
    {
        var line = Breaks().Replace(text.Trim(), " ");
        return line.Length == 0 ? null : new YamlText(default, line, IsPlain: _plain.Contains(field));
    }

    private static YamlMap Map(IEnumerable<string> fields, Func<string, YamlNode?> node) => new(
        default,
        fields.Select(field => (field, Value: node(field))).Where(field => field.Value is not null).ToDictionary(field => field.field, field => new YamlEntry(default, field.Value!), StringComparer.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Of(string field, YamlNode value) => value switch
    {
        YamlMap map => map.Entries.SelectMany(entry => Of($"{field}.{entry.Key}", entry.Value.Value)),
        YamlList list when list.Items.OfType<YamlMap>().Any() => list.Items.SelectMany((item, n) => Of(FormattableString.Invariant($"{field}.{n + 1}"), item)),
        YamlList list => [new(field, string.Join('\n', list.Items.OfType<YamlText>().Select(word => word.Text)))],
        YamlText { IsNothing: false } text => [new(field, text.Text)],
        _ => [new(field, "")],
    };

    [GeneratedRegex(@"[\r\n\t]+")]
    private static partial Regex Breaks();
}
