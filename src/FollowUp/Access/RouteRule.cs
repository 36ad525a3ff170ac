namespace FollowUp.Access;

/// <summary>Who may use one method of one address.</summary>
/// <param name="Method">GET (which HEAD follows), POST, or <c>*</c> for any.</param>
/// <param name="Template">The address without the forms of its values: <c>/import/{run}</c>.</param>
/// <param name="Roles">Those who may; null for everybody, signed in or not.</param>
public sealed record RouteRule(string Method, string Template, IReadOnlyList<Role>? Roles)
{
    /// <summary>Whether somebody may.</summary>
    /// <param name="person">Who asks; null when nobody is signed in.</param>
    /// <param name="organisation">
    /// What stands at <c>{organisation}</c> in the address. Where the template has such a value, somebody of an administration may only
    /// where it is the own one; what is not there is nobody's own.
    /// </param>
    public bool Allows(SignedIn? person, string? organisation) =>
        Roles is null
        || person is not null && Roles.Contains(person.Role)
        && (person.Role != Role.Administration || !IsOfOneOrganisation || person.Organisation is { } own && own == organisation);

    private bool IsOfOneOrganisation => Template.Contains("{organisation", StringComparison.Ordinal);
}
