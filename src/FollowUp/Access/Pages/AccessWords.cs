using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Ui;

namespace FollowUp.Access.Pages;

/// <summary>Accounts and roles in words.</summary>
public static class AccessWords
{
    /// <summary>Every role, to be chosen.</summary>
    public static IReadOnlyList<Choice> RoleChoices { get; } =
        [new("", AccessTexts.ChooseRole), .. Enum.GetValues<Role>().Select(role => new Choice(Roles.Word(role), Role(role)))];

    /// <summary>What a role is called.</summary>
    public static string Role(Role role) => role switch
    {
        Access.Role.Admin => AccessTexts.RoleAdmin,
        Access.Role.Unit => AccessTexts.RoleUnit,
        Access.Role.Administration => AccessTexts.RoleAdministration,
        _ => AccessTexts.RoleReader,
    };

    /// <summary>What somebody of a role does here.</summary>
    public static string Does(Role role) => role switch
    {
        Access.Role.Admin => AccessTexts.RoleAdminDoes,
        Access.Role.Unit => AccessTexts.RoleUnitDoes,
        Access.Role.Administration => AccessTexts.RoleAdministrationDoes,
        _ => AccessTexts.RoleReaderDoes,
    };

    /// <summary>Whether an account is invited, active, locked or closed.</summary>
    /// <param name="account">The account.</param>
    /// <param name="now">What time it is.</param>
    public static string State(Account account, DateTimeOffset now) => account switch
    {
        { ClosedAt: { } closed } => Format.Fill(AccessTexts.StateClosed, LocalTime.Day(closed)),
        { LockedUntil: { } until } when until > now => Format.Fill(AccessTexts.StateLocked, LocalTime.Clock(until)),
        { HasPassword: false } => AccessTexts.StateInvited,
        _ => AccessTexts.StateActive,
    };

    /// <summary>The name of an organisation; its code when the framework no longer has it, null for none.</summary>
    public static string? Organisation(string? code, IReadOnlyList<Organisation> organisations) =>
        organisations.FirstOrDefault(one => one.Code == code)?.Title ?? code;

    /// <summary>The organisations, to be chosen, or none.</summary>
    /// <param name="organisations">Those of the framework.</param>
    /// <param name="chosen">One that stays in the list also when the framework no longer has it.</param>
    public static IReadOnlyList<Choice> OrganisationChoices(IReadOnlyList<Organisation> organisations, string? chosen) =>
    [
        new("", AccessTexts.NoOrganisation),
        .. organisations.Select(one => new Choice(one.Code, one.Title)),
        .. chosen is not null && organisations.All(one => one.Code != chosen) ? [new Choice(chosen, chosen)] : Array.Empty<Choice>(),
    ];

    /// <summary>Why the password so far was not taken.</summary>
    public static string WrongPassword(SignInAttempt attempt) =>
        attempt.LockedUntil is { } until ? Format.Fill(AccessTexts.Locked, LocalTime.Clock(until)) : AccessTexts.PasswordNowWrong;
}
