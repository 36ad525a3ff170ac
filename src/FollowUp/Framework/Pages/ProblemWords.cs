using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>What is wrong in a draft, said for a form: the rules speak the file's words and rows, and a form has labels. A file that was handed over keeps its own.</summary>
internal static partial class ProblemWords
{
    /// <summary>What the rules say, and what a form says instead: those texts of <c>ProblemTexts</c> that have the name of one of theirs.</summary>
    private static readonly (string Key, Regex Rule, string Text)[] _forms =
    [
        .. from DictionaryEntry entry in ProblemTexts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!
           let key = (string)entry.Key
           let rule = Rule(FrameworkTexts.ResourceManager, key) ?? Rule(YamlTexts.ResourceManager, key)
           where rule is not null
           select (key, new Regex($@"\A{Places().Replace(Regex.Escape(rule), "(?<p$1>.*?)")}\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant), (string)entry.Value!),
    ];

    /// <summary>Everything wrong in a draft, each thing once with all its places: as a file has it while the draft is what a file said, else as forms have it.</summary>
    public static IReadOnlyList<ToldProblem> Told(DraftView draft) =>
    [
        .. IsFile(draft)
            ? draft.Problems.Select(problem => new ToldProblem(Format.Fill(ProblemTexts.InFile, Format.Count(problem.Place.Line), Format.Count(problem.Place.Column), problem.Text), [problem]))
            : draft.Problems.GroupBy(problem => InForm(draft, problem)).Select(same => new ToldProblem(same.Key, [.. same])),
    ];

    /// <summary>Whether a draft is as a file that was handed over says: nothing that was done since stands.</summary>
    public static bool IsFile(DraftView draft) => draft.CanUndo?.Kind == StepKind.Upload;

    /// <summary>A problem of a draft in the words of its form.</summary>
    public static string InForm(DraftView draft, TextProblem problem) => InForm(draft.Text, draft.Changes, problem);

    /// <summary>A problem in the words of its form.</summary>
    /// <param name="text">What it is a problem of.</param>
    /// <param name="changes">What that changes.</param>
    /// <param name="problem">The problem.</param>
    public static string InForm(FrameworkText text, IReadOnlyList<ItemChange> changes, TextProblem problem)
    {
        var section = problem.Item?.Section ?? "";
        foreach (var (key, rule, told) in _forms)
        {
            if (rule.Match(problem.Text) is { Success: true } match)
            {
                return Said(text, changes, problem, key, told, [.. Enumerable.Range(0, 4).Select(n => match.Groups[FormattableString.Invariant($"p{n}")].Value)]);
            }
        }

        return FileWord().Replace(problem.Text, match => Label(section, match.Groups["word"].Value) is { } label ? $"\u201d{label}\u201d" : match.Value);
    }

    /// <summary>The field of the form that a problem is shown at: its own, or the first that the rule names, or the first there is.</summary>
    public static string FieldOf(ItemSection section, TextProblem problem) => problem.Field.Length > 0 && section.Find(problem.Field) is not null ? problem.Field
        : FileWord().Matches(problem.Text).Select(match => match.Groups["word"].Value).FirstOrDefault(word => section.Find(word) is not null) ?? section.Fields[0].Key;

    /// <summary>The thing and the field that a problem is at.</summary>
    public static string Place(TextProblem problem)
    {
        var (section, name) = (problem.Item?.Section ?? "", DraftWords.Name(problem.Item?.Section ?? "", problem.Name));
        return section.Length > 0 && problem.Field.Length > 0 ? Words.List([name, Words.LowerFirst(DraftWords.Label(section, problem.Field))]) : name;
    }

    /// <summary>The address of the form where it is mended, at the field itself; null for what has no form.</summary>
    public static string? Address(int draft, TextProblem problem) => problem.Item is not { } item || ItemSections.Find(item.Section) is null ? null
        : DraftWords.Address(draft, item.Section, item.Key) + (problem.Field.Length > 0 ? "#" + Field.IdOf(problem.Field) : "");

    /// <summary>The things whose title is another than in force while it still is said to be quoted.</summary>
    public static IReadOnlyList<TextItem> StillQuoted(DraftView draft) =>
        [.. draft.Text.Items.Where(item => IsStillQuoted(draft, item, item.Fields.GetValueOrDefault("title", ""), item.Fields.GetValueOrDefault("wording", "")))];

    /// <summary>Whether a thing that is quoted in force, and said to be so still, has got another title.</summary>
    public static bool IsStillQuoted(DraftView draft, TextItem item, string title, string wording)
    {
        var change = draft.Changes.FirstOrDefault(change => change.Section == item.Name.Section && change.Key == item.Name.Key);
        string Was(string field) => change?.Fields.FirstOrDefault(one => one.Field == field) is { } otherwise ? otherwise.From ?? "" : item.Fields.GetValueOrDefault(field, "");
        return change?.Kind != ChangeKind.Added && wording == "quoted" && Was("wording") == "quoted" && title != Was("title");
    }

    private static string Said(FrameworkText whole, IReadOnlyList<ItemChange> changes, TextProblem problem, string key, string text, string[] parts)
    {
        var section = problem.Item?.Section ?? "";
        var field = ItemSections.Find(section)?.Find(problem.Field);
        var label = field?.Key == parts[0] ? field.Label : Label(section, parts[0]) ?? parts[0];
        switch (key)
        {
            case "MissingKey" or "DirectionMissing" or "RoleMissing" or "NoneOf" when field?.Choices is { } choices:
                string[] labels = [.. choices.Where(choice => choice.Value.Length > 0).Select(choice => field.Shown(choice.Value))];
                return Format.Fill(ProblemTexts.ChooseOneOf, Format.Fill(ProblemTexts.Or, Words.List(labels[..^1]), labels[^1]));
            case "MissingKey" when field?.Kind is FieldKind.Choice:
                return Format.Fill(ProblemTexts.ChooseOne, label);
            case "NoneOf":
                return Format.Fill(text, parts[0], field?.Label ?? parts[1]);
            case "NeedsWhole" when int.Parse(parts[2], CultureInfo.InvariantCulture) is var least and >= FrameworkItems.EarliestYear:
                return parts[0] == "last_year" && least > FrameworkItems.EarliestYear && int.TryParse(parts[1].Trim('\u201d'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year < least
                    ? Format.Fill(ProblemTexts.LastBeforeFirst, parts[2])
                    : Format.Fill(ProblemTexts.NeedsYear, label, parts[2], parts[3], parts[1]);
            case "NeedsWhole" or "NeedsNumber" or "MissingKey":
                return Format.Fill(text, [label, .. parts[1..]]);
            case "CodeTwice":
                return Format.Fill(text, parts[0], Holder(whole, problem, parts[0]));
            case var _ when key.StartsWith("Unknown", StringComparison.Ordinal) && key != "UnknownKey":
                var gone = changes.FirstOrDefault(change => change.Kind == ChangeKind.Ended && change.Key == parts[0] && field?.Of.Contains(change.Section) == true);
                var name = gone is null ? Format.Fill(ProblemTexts.CitedCode, parts[0]) : DraftWords.Name(gone.Section, gone.Name);
                return Format.Fill(gone is null ? ProblemTexts.NotInDraft : ProblemTexts.TakenOut, name, field is { IsKey: true } ? ProblemTexts.RemoveWhatRefers : text);
            default:
                return Format.Fill(text, [.. parts]);
        }
    }

    /// <summary>What has a code already.</summary>
    private static string Holder(FrameworkText whole, TextProblem problem, string code)
    {
        string[] sections = problem.Item?.Section is "goals" or "focus_areas" or "earlier_areas" ? ["goals", "focus_areas", "earlier_areas"] : [problem.Item?.Section ?? ""];
        var holder = whole.Items.FirstOrDefault(item =>
            sections.Contains(item.Name.Section) && item.Name != problem.Item && string.Equals(item.Fields.GetValueOrDefault("code"), code, StringComparison.OrdinalIgnoreCase));
        return (holder?.Name.Section, holder?.Fields.GetValueOrDefault("title")) switch
        {
            ("goals", { Length: > 0 } title) => Format.Fill(ProblemTexts.GoalTitled, title),
            ("indicators", { Length: > 0 } title) => Format.Fill(ProblemTexts.IndicatorTitled, title),
            _ => holder?.Title ?? ProblemTexts.SomethingElse,
        };
    }

    private static string? Label(string section, string word) => ItemSections.Find(section)?.Fields is not { } fields ? null
        : (fields.FirstOrDefault(field => field.Key == word) ?? fields.SelectMany(field => field.Fields).FirstOrDefault(field => field.Key == word))?.Label;

    private static string? Rule(ResourceManager texts, string key) => texts.GetString(key, CultureInfo.InvariantCulture);

    [GeneratedRegex("\u201d?\\b(?<word>[a-z]+(_[a-z]+)*)\\b\u201d?")]
    private static partial Regex FileWord();

    [GeneratedRegex(@"\\\{([0-9])}")]
    private static partial Regex Places();
}

/// <summary>Something wrong in a draft, in Swedish, with everywhere it is.</summary>
internal sealed record ToldProblem(string Text, IReadOnlyList<TextProblem> At);
