namespace FollowUp.Access;

/// <summary>Roles as the database and forms write them: in lower case.</summary>
public static class Roles
{
    /// <summary>The word for a role.</summary>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of a word that is known to be one.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Role Of(string word) => Find(word) ?? throw new ArgumentException($"'{word}' is not a role.", nameof(word));

    /// <summary>The role of a word; null when it is none.</summary>
    public static Role? Find(string? word) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => Word(role!.Value) == word);

    /// <summary>Where the work of a role begins: the address that somebody who has just signed in comes to, unless on the way to another.</summary>
    public static string Start(Role role) => role switch
    {
        Role.Admin => "/konton",
        Role.Reader => "/",
        _ => "/organisation",
    };
}
