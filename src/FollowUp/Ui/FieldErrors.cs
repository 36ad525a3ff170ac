using FollowUp.Analysis;

namespace FollowUp.Ui;

/// <summary>What is wrong in a form somebody sent, field by field; each text says what would be right.</summary>
public sealed class FieldErrors
{
    private readonly List<FieldError> _all = [];

    /// <summary>All of it, in the order it was found.</summary>
    public IReadOnlyList<FieldError> All => _all;

    /// <summary>True when something is wrong.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Adds what is wrong with a field.</summary>
    /// <param name="field">The field's name, as <see cref="Field"/> has it.</param>
    /// <param name="text">What is wrong, and what would be right, in Swedish.</param>
    public void Add(string field, string text) => _all.Add(new FieldError(field, text));

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Of(string field) => _all.FirstOrDefault(error => error.Field == field)?.Text;

    /// <summary>A page's title, which says first when something is wrong: it is the first that a screen reader reads.</summary>
    public string Title(string title) => Any ? Format.Fill(UiTexts.ErrorTitle, title) : title;
}

/// <summary>What is wrong with one field.</summary>
public sealed record FieldError(string Field, string Text);
