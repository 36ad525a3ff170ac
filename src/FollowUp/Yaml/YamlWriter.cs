using System.Text;
using System.Text.RegularExpressions;

namespace FollowUp.Yaml;

/// <summary>
/// A tree as a file that a person would have written: two blanks for each step, an empty line around each part and between its items, short
/// lists of codes on one line, quotation marks where they are needed. <see cref="YamlTree"/> reads the same tree back; comments are no part of it.
/// </summary>
internal static partial class YamlWriter
{
    /// <summary>The longest line that a list is written on.</summary>
    private const int Width = 120;

    /// <summary>The file's text, with a line end last.</summary>
    public static string Write(YamlMap file)
    {
        var text = new StringBuilder();
        YamlNode? before = null;
        foreach (var (key, entry) in file.Entries)
        {
            if (before is not null && (IsPart(before) || IsPart(entry.Value)))
            {
                text.Append('\n');
            }

            if (IsPart(entry.Value) && entry.Value is YamlList list)
            {
                text.Append(Written(key)).Append(":\n");
                text.AppendJoin(list.Items.Any(IsPart) ? "\n\n" : "\n", list.Items.Select(item => string.Join('\n', Item(item).Select(Indented)))).Append('\n');
            }
            else
            {
                text.AppendJoin('\n', Field(key, entry.Value)).Append('\n');
            }

            before = entry.Value;
        }

        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    /// <summary>A map or list that takes lines of its own.</summary>
    private static bool IsPart(YamlNode node) => node is YamlMap { Entries.Count: > 0 } || node is YamlList list && OnOneLine(list) is null;

    private static IEnumerable<string> Field(string key, YamlNode value)
    {
        var name = Written(key);
        return IsPart(value) ? Lines(value).Select(Indented).Prepend($"{name}:") : [$"{name}: {OnOneLine(value)}".TrimEnd()];
    }

    private static IEnumerable<string> Item(YamlNode item) => IsPart(item)
        ? Lines(item).Select((line, n) => n == 0 ? $"- {line}" : Indented(line))
        : [$"- {OnOneLine(item)}".TrimEnd()];

    private static IEnumerable<string> Lines(YamlNode part) => part is YamlMap map
        ? map.Entries.SelectMany(entry => Field(entry.Key, entry.Value.Value))
        : ((YamlList)part).Items.SelectMany(Item);

    private static string Indented(string line) => $"  {line}";

    /// <summary>A node on one line; null for what does not go on one.</summary>
    private static string? OnOneLine(YamlNode node) => node switch
    {
        YamlText text => Written(text),
        YamlList { Items.Count: 0 } => "[]",
        YamlList list when list.Items.All(item => item is YamlText { Text: var text } && CodeForm().IsMatch(text)) => Short($"[{string.Join(", ", list.Items.Select(OnOneLine))}]"),
        YamlMap { Entries.Count: 0 } => "{}",
        _ => null,
    };

    private static string? Short(string line) => line.Length <= Width ? line : null;

    private static string Written(YamlText text) => text.IsNothing || text.IsPlain && CanBePlain(text.Text) ? text.Text : Written(text.Text);

    /// <summary>A text, in quotation marks where it would be read as something else without, by us or by others.</summary>
    private static string Written(string text)
    {
        if (CanBePlain(text) && !LooksLikeAnother().IsMatch(text))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", _ => letter.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    private static bool CanBePlain(string text) => text.Length > 0 && text == text.Trim() && !Special().IsMatch(text);

    /// <summary>A code or a word, which means the same within brackets as outside.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:-]*\z")]
    private static partial Regex CodeForm();

    /// <summary>What cannot stand without quotation marks: signs of YAML's own first, a colon that ends a key, a comment, more than one line.</summary>
    [GeneratedRegex(@"\A[-?:](\s|\z)|\A[,\[\]{}#&*!|>'""%@`]|:(\s|\z)|\s#|\n|\A(---|\.\.\.)")]
    private static partial Regex Special();

    /// <summary>What YAML, in one of its versions, takes for a number, a time, a yes or no, or nothing.</summary>
    [GeneratedRegex(@"\A([-+.]*[0-9][0-9a-f_xo.,:+-]*|[-+]?\.(inf|nan)|true|false|yes|no|on|off|y|n|null|~|<<|=)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeAnother();
}
