namespace FollowUp.Ui;

/// <summary>A field of a form as <c>_Field.cshtml</c> prints it: label, hint, what is wrong, and the box or list itself.</summary>
/// <param name="Name">What it is sent as.</param>
/// <param name="Label">What stands above it.</param>
public sealed record Field(string Name, string Label)
{
    /// <summary>What is in it.</summary>
    public string? Value { get; init; }

    /// <summary>What helps to fill it in.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>HTML's type of box.</summary>
    public string Type { get; init; } = "text";

    /// <summary>HTML's word for what it holds, by which browsers fill it in: <c>username</c>, <c>current-password</c>; <c>off</c> for nothing.</summary>
    public string Autocomplete { get; init; } = "off";

    /// <summary>False for one that may be left empty.</summary>
    public bool Required { get; init; } = true;

    /// <summary>How many lines high the box is; one for a box of one line.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>What can be chosen; null for a box to write in.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }

    /// <summary>The element's id, to which the list of errors leads.</summary>
    public string Id => IdOf(Name);

    /// <summary>The ids of the texts that belong to it; null for none.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-error {Id}-hint",
    };

    /// <summary>The element's id of a field by name.</summary>
    public static string IdOf(string name) => "field-" + name.ToLowerInvariant();
}

/// <summary>Something that can be chosen in a list.</summary>
/// <param name="Value">What is sent; empty for no choice.</param>
/// <param name="Text">What is shown.</param>
public sealed record Choice(string Value, string Text);
