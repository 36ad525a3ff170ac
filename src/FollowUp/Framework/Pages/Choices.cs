namespace FollowUp.Framework.Pages;

/// <summary>Whose word somebody has chosen where two say differently, as a form sends it.</summary>
internal static class Choices
{
    private const string Prefix = "side.";

    /// <summary>The name of the boxes of one conflict.</summary>
    public static string Name(DraftConflict conflict) => Prefix + conflict.Id;

    /// <summary>What was chosen, by <see cref="DraftConflict.Id"/>.</summary>
    public static IReadOnlyDictionary<string, Side> Of(IFormCollection form) => form
        .Where(box => box.Key.StartsWith(Prefix, StringComparison.Ordinal) && box.Value.ToString() is "mine" or "theirs")
        .ToDictionary(box => box.Key[Prefix.Length..], box => box.Value.ToString() == "mine" ? Side.Mine : Side.Theirs);
}

/// <summary>A conflict as a page shows it: with whose word is chosen so far, and what the two are called.</summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Mine">What mine is called.</param>
/// <param name="Theirs">What theirs is called.</param>
internal sealed record ShownConflict(DraftConflict Conflict, string Mine, string Theirs);
