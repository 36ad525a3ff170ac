using System.Text.RegularExpressions;
using FollowUp.Ui;

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

    /// <summary>The thing and the field that a problem is at.</summary>
    public static string Place(TextProblem problem)
    {
        var (section, name) = (problem.Item?.Section ?? "", DraftWords.Name(problem.Item?.Section ?? "", problem.Name));
        return section.Length > 0 && problem.Field.Length > 0 ? Words.List([name, Words.LowerFirst(DraftWords.Label(section, problem.Field))]) : name;
    }

    /// <summary>The address of the form where it is mended, at the field itself; null for what has no form.</summary>
    public static string? Address(int draft, TextProblem problem) => problem.Item is not { } item || ItemSections.Find(item.Section) is null ? null
        : DraftWords.Address(draft, item.Section, item.Key) + (problem.Field.Length > 0 ? "#" + Field.IdOf(problem.Field) : "");

    private static string? Label(string section, string word) => ItemSections.Find(section)?.Fields is not { } fields ? null
        : (fields.FirstOrDefault(field => field.Key == word) ?? fields.SelectMany(field => field.Fields).FirstOrDefault(field => field.Key == word))?.Label;

    [GeneratedRegex("\u201d?\\b(?<word>[a-z]+(_[a-z]+)*)\\b\u201d?")]
    private static partial Regex FileWord();
}
