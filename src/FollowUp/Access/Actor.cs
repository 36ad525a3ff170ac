namespace FollowUp.Access;

/// <summary>Who or what does something, for the audit trail.</summary>
/// <param name="AccountId">The account of the person; null when no person is signed in.</param>
/// <param name="Name">How the trail names it.</param>
public sealed record Actor(int? AccountId, string Name)
{
    /// <summary>Somebody at the machine's own command line.</summary>
    public static Actor CommandLine { get; } = new(null, "command line");

    /// <summary>The service itself: at start, by schedule, or going on with what a stopped program left.</summary>
    public static Actor Service { get; } = new(null, "service");

    public static Actor Of(SignedIn person) => new(person.AccountId, $"{person.Name} <{person.Email}>");
}
