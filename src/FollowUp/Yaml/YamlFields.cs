using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUp.Yaml;

/// <summary>A word that refers to something, with its place.</summary>
public readonly record struct Named(string Text, Place Place);

/// <summary>
/// The fields of a map, taken out one by one by name and kind. What is missing or wrong is told, and a stand-in given back, so that one
/// reading finds everything; nobody may use the result when anything was told.
/// </summary>
internal sealed partial class YamlFields
{
    private readonly YamlMap _map;
    private readonly Problems _problems;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="node">What stands where a map should; anything else is told.</param>
    /// <param name="problems">Where problems are told.</param>
    public YamlFields(YamlNode node, Problems problems)
    {
        _problems = problems;
        IsMap = node is YamlMap;
        _map = node as YamlMap ?? new YamlMap(node.Place, new Dictionary<string, YamlEntry>());
        if (!IsMap)
        {
            problems.Add(node.Place, YamlTexts.NeedsMap, Shown(node));
        }
    }

    public Place Place => _map.Place;

    public bool IsMap { get; }

    /// <summary>One line of text that has to be there.</summary>
    public string Text(string key) => Take(key) is { } entry ? Line(entry.Value, key) : "";

    /// <summary>One line of text, or empty when the key is absent. A key with nothing behind it is wrong.</summary>
    public string TextOrNone(string key) => TakeIfThere(key) is { } entry ? Line(entry.Value, key) : "";

    /// <summary>A word that refers to something, or names it.</summary>
    public Named Name(string key) => Take(key) is { } entry ? NameOf(entry.Value, key) : new Named("", Place);

    public Named? NameOrNone(string key) => TakeIfThere(key) is { } entry ? NameOf(entry.Value, key) : null;

    /// <summary>Words that refer to something, each once.</summary>
    public IReadOnlyList<Named> Names(string key)
    {
        var names = Items(key).Select(item => NameOf(item, key)).Where(name => name.Text.Length > 0).ToList();
        foreach (var twice in names.GroupBy(name => name.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            _problems.Add(twice.Place, YamlTexts.ItemTwice, twice.Text, key);
        }

        return names;
    }

    /// <summary>A whole number.</summary>
    public int Whole(string key, int least, int most) => Take(key) is { } entry ? WholeOf(entry.Value, key, least, most) : least;

    public int? WholeOrNone(string key, int least, int most) => TakeIfThere(key) is { } entry ? WholeOf(entry.Value, key, least, most) : null;

    /// <summary>A number with decimal point.</summary>
    public double Number(string key) => Take(key) is { } entry ? NumberOf(entry.Value, key) : 0;

    public double? NumberOrNone(string key) => TakeIfThere(key) is { } entry ? NumberOf(entry.Value, key) : null;

    public bool TrueOrFalse(string key) => OneOf(key, new Dictionary<string, bool> { ["true"] = true, ["false"] = false });

    /// <summary>One of a few words.</summary>
    /// <param name="key">The field.</param>
    /// <param name="words">What each word stands for.</param>
    /// <param name="whenMissing">What is told when the field is not there; the ordinary when null.</param>
    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> words, string? whenMissing = null)
    {
        if (Take(key, whenMissing) is not { } entry || NameOf(entry.Value, key) is not { Text.Length: > 0 } name)
        {
            return default!;
        }

        if (!words.TryGetValue(name.Text, out var meant))
        {
            _problems.Add(name.Place, YamlTexts.NoneOf, name.Text, key, string.Join(", ", words.Keys));
        }

        return meant!;
    }

    public T? OneOfOrNone<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct => TakeIfThere(key) is null ? null : OneOf(key, words);

    /// <summary>A map within this one.</summary>
    public YamlFields? Map(string key) => Take(key) is { } entry ? new YamlFields(entry.Value, _problems) : null;

    /// <summary>A map within this one, or null when the key is absent.</summary>
    public YamlFields? MapOrNone(string key) => TakeIfThere(key) is { } entry ? new YamlFields(entry.Value, _problems) : null;

    /// <summary>The words of a list, each once, or none when the key is absent.</summary>
    public IReadOnlyList<Named> NamesOrNone(string key) => TakeIfThere(key) is null ? [] : Names(key);

    /// <summary>The names of a map whose names are the writer's own, in the file's order.</summary>
    public IReadOnlyList<Named> Keys => [.. _map.Entries.Select(entry => new Named(entry.Key, entry.Value.KeyPlace))];

    /// <summary>The maps of a list.</summary>
    public IReadOnlyList<YamlFields> Maps(string key) => [.. Items(key).Select(item => new YamlFields(item, _problems)).Where(fields => fields.IsMap)];

    /// <summary>The maps of a list, or none when the key is absent.</summary>
    public IReadOnlyList<YamlFields> MapsOrNone(string key) => TakeIfThere(key) is null ? [] : Maps(key);

    /// <summary>Whether a field is there, whatever it holds.</summary>
    public bool Has(string key) => _map.Entries.ContainsKey(key);

    /// <summary>What stands in a field, without taking it; null when it is not there or no text.</summary>
    public string? Peek(string key) => _map.Entries.TryGetValue(key, out var entry) && entry.Value is YamlText text ? text.Text : null;

    /// <summary>The place of a field's value, or of the map when it has none.</summary>
    public Place PlaceOf(string key) => _map.Entries.TryGetValue(key, out var entry) ? entry.Value.Place : Place;

    /// <summary>Fields that have been told of already: nothing more is said of them.</summary>
    public void Leave(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            _taken.Add(key);
        }
    }

    /// <summary>Tells every field that nothing asked for.</summary>
    /// <param name="because">For certain unknown fields, why they cannot be here.</param>
    public void NothingElse(IReadOnlyDictionary<string, string>? because = null)
    {
        foreach (var (key, entry) in _map.Entries.Where(entry => !_taken.Contains(entry.Key)))
        {
            _problems.Add(entry.KeyPlace, YamlTexts.UnknownKey, key, because?.GetValueOrDefault(key) ?? NearMiss.Sentence(key, _taken.Where(known => !_map.Entries.ContainsKey(known))));
        }
    }

    private YamlEntry? Take(string key, string? whenMissing = null)
    {
        var entry = TakeIfThere(key);
        if (entry is null && IsMap)
        {
            _problems.Add(Place, whenMissing ?? YamlTexts.MissingKey, key);
        }

        return entry;
    }

    private YamlEntry? TakeIfThere(string key)
    {
        _taken.Add(key);
        return _map.Entries.GetValueOrDefault(key);
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Take(key)?.Value)
        {
            case null:
                return [];
            case YamlList list:
                return list.Items;
            case var other:
                _problems.Add(other.Place, YamlTexts.NeedsList, key, Shown(other));
                return [];
        }
    }

    private string Line(YamlNode node, string key)
    {
        if (node is not YamlText text)
        {
            _problems.Add(node.Place, YamlTexts.NeedsText, key, Shown(node));
            return "";
        }

        if (text.IsNothing || text.Text.Trim().Length == 0)
        {
            _problems.Add(node.Place, YamlTexts.NothingThere, key);
        }
        else if (text.Text.Contains('\n', StringComparison.Ordinal) || text.Text != text.Text.Trim())
        {
            _problems.Add(node.Place, YamlTexts.NeedsOneLine, key);
        }
        else if (text.Text.Length > 300)
        {
            _problems.Add(node.Place, YamlTexts.TooLong, key, text.Text.Length, 300);
        }

        return text.Text;
    }

    private Named NameOf(YamlNode node, string key) => new(Line(node, key), node.Place);

    private int WholeOf(YamlNode node, string key, int least, int most)
    {
        if (node is YamlText { Text: var text } && WholeForm().IsMatch(text)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _problems.Add(node.Place, YamlTexts.NeedsWhole, key, Shown(node), least, most);
        return least;
    }

    private double NumberOf(YamlNode node, string key)
    {
        if (node is YamlText { Text: var text } && NumberForm().IsMatch(text))
        {
            return double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        _problems.Add(node.Place, YamlTexts.NeedsNumber, key, Shown(node));
        return 0;
    }

    private static string Shown(YamlNode node) => node switch
    {
        YamlText { IsNothing: true } => YamlTexts.Nothing,
        YamlText text => $"”{text.Text}”",
        YamlList => YamlTexts.AList,
        _ => YamlTexts.AMap,
    };

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,8})\z")]
    private static partial Regex WholeForm();

    // Fifteen digits: more would not fit a double unchanged.
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,10})(\.[0-9]{1,4})?\z")]
    private static partial Regex NumberForm();
}
