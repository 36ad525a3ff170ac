namespace FollowUp.Framework.Pages;

/// <summary>Changes as a page shows them.</summary>
/// <param name="All">The changes.</param>
/// <param name="Names">What the things they name are called.</param>
internal sealed record ShownChanges(IReadOnlyList<ItemChange> All, ItemNames Names);

/// <summary>A change as a page shows it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Names">What the things it names are called.</param>
internal sealed record ShownChange(ItemChange Change, ItemNames Names);
