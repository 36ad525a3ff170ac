using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>A field of a form with what stands in it and what is wrong with that.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">The name of its box.</param>
/// <param name="In">The form it is in.</param>
public sealed record ShownField(ItemField Field, string Name, ShownForm In)
{
    /// <summary>True when it is known by what stands here, and so stays.</summary>
    public bool IsFixed => Field.IsKey && !In.IsNew;

    /// <summary>What stands in it.</summary>
    public string Value => In.Form[Name];

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Error => In.Errors.Of(Name);

    /// <summary>What is asked about it, though nothing is wrong; null for nothing.</summary>
    public string? Question => In.Question is { } asked && asked.Name == Name ? asked.Text : null;

    /// <summary>What it is called, and that it may be left empty when it may.</summary>
    public string Label => Field.Required ? Field.Label : Format.Fill(ItemTexts.Optional, Field.Label);

    /// <summary>What can be chosen, with what stands there first if it is nothing that can be.</summary>
    public IReadOnlyList<Choice> Choices
    {
        get
        {
            IReadOnlyList<Choice> all = Field.Choices ?? [.. Field.Of.SelectMany(section => In.Codes[section])];
            return
            [
                .. Field.Kind == FieldKind.Choice && all.All(choice => choice.Value.Length > 0) && (In.IsNew || Value.Length == 0) ? [new Choice("", ItemTexts.Choose)] : Array.Empty<Choice>(),
                .. all,
                .. (Field.Kind == FieldKind.Codes ? In.Form.All(Name) : Value.Length > 0 ? [Value] : []).Where(value => all.All(choice => choice.Value != value)).Select(value => new Choice(value, value)),
            ];
        }
    }

    /// <summary>The field as a box or a list; null for those that are more.</summary>
    public Field? Box => Field.Kind switch
    {
        FieldKind.Choice => Plain with { Choices = Choices },
        FieldKind.Sentence => Plain with { Lines = 2 },
        FieldKind.Lines => Plain with { Lines = 8 },
        FieldKind.Line or FieldKind.Number => Plain,
        _ => null,
    };

    /// <summary>The fields within a group, or within one of its rows.</summary>
    /// <param name="row">Which row, from 1; null for a group.</param>
    public IEnumerable<ShownField> Within(int? row = null)
    {
        var prefix = row is { } n ? string.Create(CultureInfo.InvariantCulture, $"{Name}.{n}.") : Name + ".";
        return Field.Fields.Select(field => new ShownField(field, prefix + field.Key, In));
    }

    /// <summary>What a row is called: the list and the row's number.</summary>
    public string RowTitle(int row) => Format.Fill(ItemTexts.Row, Field.Label, Format.Count(row));

    // Empty fields are for the framework's own rules to refuse, all at once and in words: the browser would stop at the first.
    private Field Plain => new(Name, Label) { Value = Value, Hint = Field.Hint, Error = Error, Required = false };
}

/// <summary>A form of a thing, filled in so far.</summary>
/// <param name="Form">What stands in it.</param>
/// <param name="Errors">What is wrong in it.</param>
/// <param name="Codes">The codes of each section with their titles.</param>
/// <param name="IsNew">True when the thing does not exist yet.</param>
public sealed record ShownForm(ItemForm Form, FieldErrors Errors, IReadOnlyDictionary<string, IReadOnlyList<Choice>> Codes, bool IsNew)
{
    /// <summary>The box that something is asked about, though nothing is wrong, and what; null for none.</summary>
    public (string Name, string Text)? Question { get; init; }

    /// <summary>Its fields in their parts: those that are always seen first, and then those that are folded away, by the title of their part.</summary>
    public IEnumerable<IGrouping<string?, ShownField>> Parts => Form.Section.Fields.Select(one => new ShownField(one, one.Key, this)).GroupBy(one => one.Field.Aside);

    /// <summary>Whether a part has anything to show: something is filled in, or wrong.</summary>
    public bool IsOpen(IEnumerable<ShownField> part) => part.Any(one => Form.IsFilled(one.Name) || Errors.All.Any(error => error.Field == one.Name || error.Field.StartsWith(one.Name + ".", StringComparison.Ordinal)));
}
