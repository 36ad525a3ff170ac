using System.Text.RegularExpressions;

namespace FollowUp.Framework.Pages;

/// <summary>What is wrong, said for a form: the rules speak the file's words, and a form has labels.</summary>
internal static partial class ProblemWords
{
    /// <summary>The problem with the labels of the form for the file's words.</summary>
    public static string InForm(string section, string text) => FileWord().Replace(text, match =>
        Label(section, match.Groups["word"].Value) is { } label ? $"\u201d{label}\u201d" : match.Value);

    /// <summary>The field that a problem of a whole thing speaks of, the first it names; null when it names none.</summary>
    public static string? FieldOf(string section, string text) =>
        FileWord().Matches(text).Select(match => match.Groups["word"].Value).FirstOrDefault(word => ItemSections.Find(section)?.Find(word) is not null);

    private static string? Label(string section, string word) => ItemSections.Find(section)?.Fields is not { } fields ? null
        : (fields.FirstOrDefault(field => field.Key == word) ?? fields.SelectMany(field => field.Fields).FirstOrDefault(field => field.Key == word))?.Label;

    [GeneratedRegex("\u201d?\\b(?<word>[a-z]+(_[a-z]+)*)\\b\u201d?")]
    private static partial Regex FileWord();
}
