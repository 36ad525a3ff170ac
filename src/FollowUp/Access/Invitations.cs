using FollowUp.Database;
using FollowUp.Ui;

namespace FollowUp.Access;

/// <summary>One-time codes, by which people choose a password: the first administrator, a new account, a forgotten password.</summary>
public sealed class Invitations(Db db, TimeProvider clock)
{
    /// <summary>How long a code for an account counts.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromDays(7);

    /// <summary>Whether anybody can keep accounts; until somebody can, a code of the first administrator's opens the first one.</summary>
    public Task<bool> HasAdministratorAsync(CancellationToken ct) =>
        db.QuerySingleAsync<bool>("queries/access/has_administrator.sql", new { except = (int?)null }, ct);

    /// <summary>A new code for the first administrator, which ends those before it; null when there is an administrator.</summary>
    public Task<string?> FirstAdministratorAsync(CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("commands/access/wait_for_turn.sql", ct);
            return await transaction.QuerySingleAsync<bool>("queries/access/has_administrator.sql", new { except = (int?)null }, ct)
                ? null
                : await AddAsync(transaction, Actor.Service, null, ct);
        },
        ct);

    /// <summary>A new code for the open account of an address, which ends those before it; null when there is none.</summary>
    public Task<string?> InviteAsync(Actor actor, string? email, CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("commands/access/wait_for_turn.sql", ct);
            return PersonalData.Email(email) is { } address
                && await transaction.QueryFirstOrDefaultAsync<Account>("queries/access/account_of_email.sql", new { email = address }, ct) is { } account
                    ? await AddAsync(transaction, actor, account, ct)
                    : null;
        },
        ct);

    /// <summary>A new code within the transaction that needs it. It is kept nowhere: whoever does not write it down asks for another.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="account">For whom; null for the first administrator.</param>
    /// <param name="ct">Undoes it with the rest.</param>
    internal async Task<string> AddAsync(Transaction transaction, Actor actor, Account? account, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var code = InvitationCode.New();
        var expiresAt = account is null ? (DateTimeOffset?)null : at + Validity;
        await transaction.ExecuteAsync("commands/access/end_invitations.sql", new { accountId = account?.Id, at }, ct);
        await transaction.ExecuteAsync(
            "commands/access/add_invitation.sql", new { secretSha256 = InvitationCode.Hash(code)!, accountId = account?.Id, at, expiresAt }, ct);
        await Audit.AddAsync(transaction, actor, at, "account.invited", account?.Subject ?? "account of the first administrator", null, new { expiresAt }, ct);
        return code;
    }

    /// <summary>Uses a code up: its account gets the password, and the person is signed in. Of several at once, one does.</summary>
    /// <param name="typed">What the person typed.</param>
    /// <param name="errors">Gets what is wrong; nothing is done then, and the code still counts.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SignInAttempt> UseAsync(Welcome typed, FieldErrors errors, CancellationToken ct)
    {
        var secretSha256 = InvitationCode.Hash(typed.Code);
        var invitation = secretSha256 is null
            ? null
            : await db.QueryFirstOrDefaultAsync<InvitationRow>("queries/access/invitation.sql", new { secretSha256, at = clock.GetUtcNow() }, ct);
        if (invitation is null)
        {
            errors.Add("Code", secretSha256 is null ? AccessTexts.CodeWrong : AccessTexts.CodeUsed);
            return SignInAttempt.Failed;
        }

        var isFirst = invitation.AccountId is null;
        var email = isFirst ? PersonalData.Email(typed.Email, errors) : invitation.Email;
        var name = isFirst ? PersonalData.Name(typed.Name, errors) : invitation.Name;
        Passwords.Check(typed.Password, typed.Again, [name, email], errors);
        if (errors.Any)
        {
            return SignInAttempt.Failed;
        }

        var passwordHash = Passwords.Hash(typed.Password!);
        return await db.InTransactionAsync(
            async transaction =>
            {
                var at = clock.GetUtcNow();
                await transaction.ExecuteAsync("commands/access/wait_for_turn.sql", ct);
                if (isFirst && await transaction.QueryFirstOrDefaultAsync<Account>("queries/access/account_of_email.sql", new { email }, ct) is not null)
                {
                    errors.Add("Email", AccessTexts.EmailTaken);
                    return SignInAttempt.Failed;
                }

                if (isFirst && await transaction.QuerySingleAsync<bool>("queries/access/has_administrator.sql", new { except = (int?)null }, ct)
                    || await transaction.QueryFirstOrDefaultAsync<UsedInvitation>("commands/access/use_invitation.sql", new { secretSha256, at }, ct) is not { } used)
                {
                    errors.Add("Code", AccessTexts.CodeUsed);
                    return SignInAttempt.Failed;
                }

                var accountId = used.AccountId ?? await OpenFirstAsync(transaction, email!, name!, at, ct);
                var stamp = await transaction.QuerySingleAsync<Guid>("commands/access/set_password.sql", new { accountId, passwordHash }, ct);
                var person = (await transaction.QuerySingleAsync<SignedInRow>("queries/access/signed_in.sql", new { accountId, stamp }, ct)).Person();
                foreach (var action in (string[])["account.password_set", "account.signed_in"])
                {
                    await Audit.AddAsync(transaction, Actor.Of(person), at, action, $"account {person.Email}", null, null, ct);
                }

                return new SignInAttempt(person, stamp, null);
            },
            ct);
    }

    private static async Task<int> OpenFirstAsync(Transaction transaction, string email, string name, DateTimeOffset at, CancellationToken ct)
    {
        var role = Roles.Word(Role.Admin);
        var accountId = await transaction.QuerySingleAsync<int>("commands/access/add_account.sql", new { email, name, role, organisation = (string?)null, at }, ct);
        var actor = new Actor(accountId, $"{name} <{email}>");
        await Audit.AddAsync(transaction, actor, at, "account.created", $"account {email}", null, new { email, name, role }, ct);
        return accountId;
    }
}

/// <summary>What somebody types who comes with a one-time code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name; counts for the first administrator only.</param>
/// <param name="Email">The e-mail address; likewise.</param>
/// <param name="Password">The password chosen.</param>
/// <param name="Again">The same once more.</param>
public sealed record Welcome(string? Code, string? Name, string? Email, string? Password, string? Again);
