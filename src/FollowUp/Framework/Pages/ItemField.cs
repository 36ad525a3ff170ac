using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>How a field of the framework is filled in.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>A sentence or more, kept as one line.</summary>
    Sentence,

    /// <summary>One of a few words, or of the codes there are.</summary>
    Choice,

    /// <summary>True when it is said, else left out.</summary>
    Tick,

    /// <summary>A number; a decimal comma is taken for the point the file has.</summary>
    Number,

    /// <summary>Any of the codes there are.</summary>
    Codes,

    /// <summary>A list, one on each line.</summary>
    Lines,

    /// <summary>Fields that belong together.</summary>
    Group,

    /// <summary>The same fields over and over, a row each.</summary>
    Rows,
}

/// <summary>One field of a thing in the framework, as a form shows it and as a change is told.</summary>
/// <param name="Key">The word of the framework file.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">How it is filled in.</param>
public sealed record ItemField(string Key, string Label, FieldKind Kind = FieldKind.Line)
{
    /// <summary>What helps to fill it in; null for nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>False for one that may be left empty, and is then left out.</summary>
    public bool Required { get; init; } = true;

    /// <summary>True for one by which the thing is known: it is chosen when the thing is new, and then stays.</summary>
    public bool IsKey { get; init; }

    /// <summary>The title of the part of the form where it stands folded away until it is needed; null for one that is always seen.</summary>
    public string? Aside { get; init; }

    /// <summary>What can be chosen; null for the codes of <see cref="Of"/>.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }

    /// <summary>The sections whose codes can be chosen.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>The fields of a group or of a row.</summary>
    public IReadOnlyList<ItemField> Fields { get; init; } = [];

    /// <summary>What a value of it is called: the label of a word, and anything else as it stands.</summary>
    public string Shown(string value) => Kind is FieldKind.Codes or FieldKind.Lines ? Words.List(value.Split('\n')) : Choices?.FirstOrDefault(choice => choice.Value == value)?.Text.Split(": ")[0]
        ?? (Kind == FieldKind.Tick && value == "true" ? ItemTexts.Yes : Kind == FieldKind.Number ? value.Replace('.', ',') : value);
}

/// <summary>One kind of thing in the framework.</summary>
/// <param name="Name">The word of the framework file: <c>goals</c>.</param>
/// <param name="Title">What several are called.</param>
/// <param name="New">The title of the form for a new one; empty where there is only one and it cannot be added.</param>
/// <param name="Fields">Its fields, in the file's order.</param>
public sealed record ItemSection(string Name, string Title, string New, IReadOnlyList<ItemField> Fields)
{
    /// <summary>The field by its path in the file, such as <c>decision.body</c> or <c>milestones.1.year</c>; null when there is none.</summary>
    public ItemField? Find(string path)
    {
        IReadOnlyList<ItemField> among = Fields;
        ItemField? found = null;
        foreach (var part in path.Split('.').Where(part => !part.All(char.IsAsciiDigit)))
        {
            found = among.FirstOrDefault(field => field.Key == part);
            among = found?.Fields ?? [];
        }

        return found;
    }

    /// <summary>What a field is called by its path: <c>Decision, body</c>, and a row by its number.</summary>
    public string Label(string path)
    {
        List<string> labels = [];
        IReadOnlyList<ItemField> among = Fields;
        foreach (var part in path.Split('.'))
        {
            if (part.All(char.IsAsciiDigit) && labels.Count > 0)
            {
                labels[^1] = Format.Fill(ItemTexts.Row, labels[^1], part);
                continue;
            }

            var field = among.FirstOrDefault(one => one.Key == part);
            labels.Add(field is null ? part : labels.Count == 0 ? field.Label : Words.LowerFirst(field.Label));
            among = field?.Fields ?? [];
        }

        return Words.List(labels);
    }
}
