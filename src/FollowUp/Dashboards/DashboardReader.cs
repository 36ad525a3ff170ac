using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FollowUp.Dashboards;

/// <summary>Reads one dashboard file, strictly: every fault at once, each with its line and what would be right.</summary>
public sealed partial class DashboardReader
{
    private static readonly string[] _keys = ["title", "lead", "group", "columns", "context", "order"];

    /// <summary>The first parts of addresses that are other pages'.</summary>
    private static readonly string[] _taken = ["css", "fel", "fonts", "framework", "import", "indikator", "om"];

    private static readonly Dictionary<string, DashboardGroup> _groups = new(StringComparer.Ordinal)
    {
        ["goals"] = DashboardGroup.Goals,
        ["focus_areas"] = DashboardGroup.FocusAreas,
    };

    private static readonly Dictionary<string, DashboardColumn> _columns = new(StringComparer.Ordinal)
    {
        ["value"] = DashboardColumn.Value,
        ["level"] = DashboardColumn.Level,
        ["trend"] = DashboardColumn.Trend,
        ["chart"] = DashboardColumn.Chart,
    };

    private static readonly Dictionary<string, bool> _contexts = new(StringComparer.Ordinal) { ["all"] = true, ["none"] = false };

    private readonly string _name;
    private readonly List<(long Line, string Text)> _faults = [];
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    private DashboardReader(string name) => _name = name;

    /// <param name="name">The file's name without folder and <c>.yaml</c>.</param>
    /// <param name="text">What the file holds.</param>
    /// <exception cref="DashboardException">Something in it is wrong; names all that is.</exception>
    public static DashboardFile Read(string name, string text)
    {
        var reader = new DashboardReader(name);
        var file = reader.Read(text);
        return reader._faults.Count == 0
            ? file
            : throw new DashboardException(string.Join('\n', reader._faults.OrderBy(fault => fault.Line).Select(reader.Say)));
    }

    private string Say((long Line, string Text) fault) => fault.Line == 0
        ? Format.Fill(DashboardTexts.FaultInFile, _name, fault.Text)
        : Format.Fill(DashboardTexts.FaultOnLine, _name, fault.Line.ToString(CultureInfo.InvariantCulture), fault.Text);

    private DashboardFile Read(string text)
    {
        if (!AddressForm().IsMatch(_name) || _taken.Contains(_name))
        {
            _faults.Add((0, _taken.Contains(_name) ? Format.Fill(DashboardTexts.NameTaken, _name) : DashboardTexts.NameWrong));
        }

        TakeIn(text);
        return new DashboardFile(_name, Text("title"), Text("lead"), Word("group", _groups), Words("columns", _columns), Word("context", _contexts), Order());
    }

    private void TakeIn(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            _faults.Add((e.Start.Line, Format.Fill(DashboardTexts.NotYaml, e.Message)));
            return;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            _faults.Add((1, Format.Fill(DashboardTexts.NotKeys, string.Join(", ", _keys))));
            return;
        }

        foreach (var (node, value) in root.Children)
        {
            if (node is YamlScalarNode { Value: { } key } && _keys.Contains(key))
            {
                _values.Add(key, value);
            }
            else
            {
                _faults.Add((node.Start.Line, Near(node.ToString(), _keys, DashboardTexts.UnknownKey)));
            }
        }

        var missing = _keys.Where(key => !_values.ContainsKey(key)).ToArray();
        if (missing.Length > 0)
        {
            _faults.Add((0, Format.Fill(DashboardTexts.MissingKeys, string.Join(", ", missing))));
        }
    }

    private string Text(string key)
    {
        if (!_values.TryGetValue(key, out var node))
        {
            return "";
        }

        if (node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text) && text.Length <= 500 && !text.Any(char.IsControl))
        {
            return text.Trim();
        }

        _faults.Add((node.Start.Line, Format.Fill(DashboardTexts.NotText, key)));
        return "";
    }

    private T? Word<T>(string key, Dictionary<string, T> known) => _values.TryGetValue(key, out var node) ? Word(key, node, known) : default;

    private T? Word<T>(string key, YamlNode node, Dictionary<string, T> known)
    {
        if (node is YamlScalarNode { Value: { } word } && known.TryGetValue(word, out var value))
        {
            return value;
        }

        _faults.Add((node.Start.Line, Format.Fill(DashboardTexts.InKey, key, Near(node is YamlScalarNode ? node.ToString() : "", [.. known.Keys], DashboardTexts.UnknownWord))));
        return default;
    }

    private List<T> Words<T>(string key, Dictionary<string, T> known)
        where T : struct
    {
        if (!_values.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            _faults.Add((node.Start.Line, Format.Fill(DashboardTexts.NotList, key, string.Join(", ", known.Keys))));
            return [];
        }

        List<T> words = [.. list.Children.Select(child => Word(key, child, known))];
        foreach (var twice in list.Children.GroupBy(child => child.ToString(), StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            _faults.Add((twice.Last().Start.Line, Format.Fill(DashboardTexts.Twice, key, twice.Key)));
        }

        return words;
    }

    private int Order()
    {
        if (!_values.TryGetValue("order", out var node))
        {
            return 0;
        }

        if (node is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var order) && order is >= 1 and <= 99)
        {
            return order;
        }

        _faults.Add((node.Start.Line, DashboardTexts.NotOrder));
        return 0;
    }

    private static string Near(string word, IReadOnlyList<string> known, string text)
    {
        var nearest = known.MinBy(candidate => Distance(word, candidate))!;
        var all = string.Join(", ", known);
        return Distance(word, nearest) <= 1 + nearest.Length / 4
            ? Format.Fill(text, word, Format.Fill(DashboardTexts.DidYouMean, nearest))
            : Format.Fill(text, word, Format.Fill(DashboardTexts.OneOf, all));
    }

    /// <summary>How many letters must be put in, taken out or changed to make one word of the other.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AddressForm();
}
