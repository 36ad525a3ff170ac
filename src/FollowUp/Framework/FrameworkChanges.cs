namespace FollowUp.Framework;

/// <summary>A thing that two texts of a framework say differently about.</summary>
/// <param name="Section">The file's word for its kind.</param>
/// <param name="Key">By what it is found, as of <see cref="ItemName"/>: in the later text, or, when it ended, in the earlier.</param>
/// <param name="Name">What it is called, in Swedish, in the middle of a sentence.</param>
/// <param name="Kind">Whether it came, changed or ended.</param>
/// <param name="Fields">What is said otherwise, in the order of the file.</param>
public sealed record ItemChange(string Section, string Key, string Name, ChangeKind Kind, IReadOnlyList<FieldChange> Fields);

/// <summary>A field before and after; null where it does not stand. A field within another is named by both: <c>decision.body</c>.</summary>
public sealed record FieldChange(string Field, string? From, string? To);

/// <summary>Something wrong in a framework text, and at which field of which thing, so that a form can say it there.</summary>
/// <param name="Item">The thing; null when it is about the file as a whole.</param>
/// <param name="Name">What the thing is called, in Swedish; empty for the file as a whole.</param>
/// <param name="Field">The field, <c>decision.date</c>; empty when it is about the thing as a whole.</param>
/// <param name="Text">A Swedish sentence: what is wrong and what would be right.</param>
internal sealed record TextProblem(ItemName? Item, string Name, string Field, string Text);
