namespace FollowUp.Access;

/// <summary>Somebody who can sign in, or could.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Email">What the person signs in with, in lower case.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role">The word for the role.</param>
/// <param name="Organisation">The code of the person's organisation; null for every role but administration.</param>
/// <param name="HasPassword">False until the first one-time code has been used.</param>
/// <param name="LockedUntil">When a lock ends or ended that failed attempts brought.</param>
/// <param name="ClosedAt">When the account was closed; null for an open one.</param>
public sealed record Account(
    int Id, string Email, string Name, string Role, string? Organisation, bool HasPassword, DateTimeOffset? LockedUntil, DateTimeOffset? ClosedAt)
{
    /// <summary>How the audit trail names it.</summary>
    public string Subject => $"account {Email}";

    /// <summary>What the audit trail keeps of it.</summary>
    public object Facts => new { Email, Name, Role, Organisation };
}

/// <summary>What an attempt to sign in is held against.</summary>
public sealed record Credentials(int Id, string? PasswordHash, Guid Stamp);

/// <summary>What a one-time code is for; an account, or nobody's yet: the first administrator's.</summary>
public sealed record InvitationRow(int? AccountId, string? Email, string? Name);

/// <summary>A one-time code that has just been used up.</summary>
public sealed record UsedInvitation(int? AccountId);

/// <summary>How an attempt to sign in, or to choose a password, ended.</summary>
/// <param name="Person">Who it is; null when it failed.</param>
/// <param name="Stamp">The account's stamp, for the cookie.</param>
/// <param name="LockedUntil">When the account can be tried again; null when it is not locked.</param>
public sealed record SignInAttempt(SignedIn? Person, Guid Stamp, DateTimeOffset? LockedUntil)
{
    public static SignInAttempt Failed { get; } = new(null, Guid.Empty, null);
}
