namespace FollowUp.Access;

/// <summary>The person who is signed in, as the account is now.</summary>
/// <param name="AccountId">The account's number.</param>
/// <param name="Email">What the person signs in with.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Organisation">The code of the person's organisation; null for every role but <see cref="Role.Administration"/>.</param>
public sealed record SignedIn(int AccountId, string Email, string Name, Role Role, string? Organisation);
