using System.Text.RegularExpressions;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>What a mapping says of groups besides everybody, women and men.</summary>
internal static partial class BreakdownFields
{
    /// <summary>The longest code of a group.</summary>
    public const int LongestCode = 40;

    /// <summary>A list of groups, each with <c>code</c>, <c>kind</c> and <c>title</c>, or none when the field is absent; what is wrong is told.</summary>
    public static IReadOnlyList<SourceBreakdown> ListOrNone(YamlFields fields, string key, Problems problems)
    {
        if (!fields.Has(key))
        {
            _ = fields.TextOrNone(key); // known here, and not there
            return [];
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        var breakdowns = new List<SourceBreakdown>();
        foreach (var one in fields.Maps(key))
        {
            breakdowns.Add(new SourceBreakdown(Code(one, "code", codes, problems).Text, Kind(one, problems), one.Text("title")));
            one.NothingElse();
        }

        return breakdowns;
    }

    /// <summary>A code, which is none of <paramref name="before"/> and joins them.</summary>
    public static Named Code(YamlFields fields, string key, HashSet<string> before, Problems problems)
    {
        var code = fields.Name(key);
        if (code.Text.Length > 0 && (code.Text is "T" or "K" or "M" || !CodeForm().IsMatch(code.Text)))
        {
            problems.Add(code.Place, SourceTexts.BreakdownCodeWrong, code.Text);
        }
        else if (code.Text.Length > 0 && !before.Add(code.Text))
        {
            problems.Add(code.Place, SourceTexts.BreakdownTwice, code.Text);
        }

        return code;
    }

    /// <summary>What divides people, in the field <c>kind</c>.</summary>
    public static string Kind(YamlFields fields, Problems problems)
    {
        var kind = fields.Name("kind");
        if (kind.Text.Length > 0 && !KindForm().IsMatch(kind.Text))
        {
            problems.Add(kind.Place, SourceTexts.BreakdownKindWrong, kind.Text);
        }

        return kind.Text;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,40}\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\A[a-z][a-z_.]{0,39}\z")]
    private static partial Regex KindForm();
}
