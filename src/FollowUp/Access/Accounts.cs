using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Ui;

namespace FollowUp.Access;

/// <summary>The accounts, as an administrator keeps them.</summary>
public sealed class Accounts(Db db, Invitations invitations, FrameworkReader framework, TimeProvider clock)
{
    /// <summary>Every account: the open ones by name, then those that are closed.</summary>
    public Task<IReadOnlyList<Account>> AllAsync(CancellationToken ct) => db.QueryAsync<Account>("queries/access/accounts.sql", ct);

    /// <summary>One account; null when there is none of that number.</summary>
    public Task<Account?> FindAsync(int accountId, CancellationToken ct) => FindAsync(db, accountId, ct);

    /// <summary>Who acts for an account, for the audit trail, also when it has been closed since.</summary>
    public async Task<Actor> ActorAsync(int accountId, CancellationToken ct) =>
        await FindAsync(accountId, ct) is { } account ? new Actor(account.Id, $"{account.Name} <{account.Email}>") : Actor.Service;

    /// <summary>The organisations an account can belong to: those of the framework in force.</summary>
    public async Task<IReadOnlyList<Organisation>> OrganisationsAsync(CancellationToken ct) => (await framework.InForceAsync(ct))?.Organisations ?? [];

    /// <summary>Opens an account.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="errors">Gets what is wrong; nothing is done then.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The account with the one-time code by which its owner chooses a password; null when something is wrong.</returns>
    public async Task<InvitedAccount?> OpenAsync(Actor actor, NewAccount typed, FieldErrors errors, CancellationToken ct)
    {
        var name = PersonalData.Name(typed.Name, errors);
        var email = PersonalData.Email(typed.Email, errors);
        var place = await PlaceAsync(typed.Role, typed.Organisation, null, errors, ct);
        if (errors.Any)
        {
            return null;
        }

        return await db.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("commands/access/wait_for_turn.sql", ct);
                if (await transaction.QueryFirstOrDefaultAsync<Account>("queries/access/account_of_email.sql", new { email }, ct) is not null)
                {
                    errors.Add("Email", AccessTexts.EmailTaken);
                    return null;
                }

                var at = clock.GetUtcNow();
                var id = await transaction.QuerySingleAsync<int>("commands/access/add_account.sql", new { email, name, place.Role, place.Organisation, at }, ct);
                var account = (await FindAsync(transaction, id, ct))!;
                await Audit.AddAsync(transaction, actor, at, "account.created", account.Subject, null, account.Facts, ct);
                return new InvitedAccount(account, await invitations.AddAsync(transaction, actor, account, ct));
            },
            ct);
    }

    /// <summary>Gives an open account another role or organisation; it counts from the person's next request on.</summary>
    /// <returns>True when it was done, or was so already.</returns>
    /// <inheritdoc cref="OpenAsync" path="/param"/>
    public async Task<bool> ChangeAsync(Actor actor, Account account, string? role, string? organisation, FieldErrors errors, CancellationToken ct)
    {
        var place = await PlaceAsync(role, organisation, account.Organisation, errors, ct);
        return !errors.Any && await db.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("commands/access/wait_for_turn.sql", ct);
                var before = await OpenOneAsync(transaction, account.Id, place.Role, errors, ct);
                if (before is null || (before.Role, before.Organisation) == place)
                {
                    return before is not null;
                }

                await transaction.ExecuteAsync("commands/access/change_account.sql", new { accountId = account.Id, place.Role, place.Organisation }, ct);
                var after = (await FindAsync(transaction, account.Id, ct))!;
                await Audit.AddAsync(transaction, actor, clock.GetUtcNow(), "account.changed", after.Subject, before.Facts, after.Facts, ct);
                return true;
            },
            ct);
    }

    /// <summary>Closes an account: whoever is signed in by it is signed out at once, and its codes end.</summary>
    /// <inheritdoc cref="ChangeAsync" path="/returns"/>
    public Task<bool> CloseAsync(Actor actor, Account account, FieldErrors errors, CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("commands/access/wait_for_turn.sql", ct);
            if (await OpenOneAsync(transaction, account.Id, null, errors, ct) is not { } before)
            {
                return false;
            }

            var at = clock.GetUtcNow();
            await transaction.ExecuteAsync("commands/access/close_account.sql", new { accountId = account.Id, at }, ct);
            await transaction.ExecuteAsync("commands/access/end_invitations.sql", new { accountId = (int?)account.Id, at }, ct);
            await Audit.AddAsync(transaction, actor, at, "account.closed", before.Subject, before.Facts, null, ct);
            return true;
        },
        ct);

    private static Task<Account?> FindAsync(Statements statements, int accountId, CancellationToken ct) =>
        statements.QueryFirstOrDefaultAsync<Account>("queries/access/account.sql", new { accountId }, ct);

    /// <summary>The account, if it is open and somebody can keep accounts when it has that role from now on.</summary>
    private static async Task<Account?> OpenOneAsync(Transaction transaction, int accountId, string? roleFromNowOn, FieldErrors errors, CancellationToken ct)
    {
        var admin = Roles.Word(Role.Admin);
        if (await FindAsync(transaction, accountId, ct) is not { ClosedAt: null } account)
        {
            errors.Add("Role", AccessTexts.AlreadyClosed);
            return null;
        }

        if (account.Role == admin && roleFromNowOn != admin
            && !await transaction.QuerySingleAsync<bool>("queries/access/has_administrator.sql", new { except = (int?)accountId }, ct))
        {
            errors.Add("Role", AccessTexts.LastAdministrator);
            return null;
        }

        return account;
    }

    /// <summary>A role with its organisation: one for an administration, none for the others.</summary>
    private async Task<(string Role, string? Organisation)> PlaceAsync(
        string? role, string? organisation, string? before, FieldErrors errors, CancellationToken ct)
    {
        if (Roles.Find(role) is not { } known)
        {
            errors.Add("Role", AccessTexts.RoleMissing);
            return ("", null);
        }

        if (known == Role.Administration && organisation is null)
        {
            errors.Add("Organisation", AccessTexts.OrganisationMissing);
        }
        else if (known != Role.Administration && organisation is not null)
        {
            errors.Add("Organisation", AccessTexts.OrganisationTooMuch);
        }
        else if (organisation is not null && organisation != before && (await OrganisationsAsync(ct)).All(one => one.Code != organisation))
        {
            errors.Add("Organisation", AccessTexts.OrganisationUnknown);
        }

        return (role!, organisation);
    }
}

/// <summary>What an administrator types for a new account.</summary>
public sealed record NewAccount(string? Name, string? Email, string? Role, string? Organisation);

/// <summary>An account with a one-time code that is shown once.</summary>
public sealed record InvitedAccount(Account Account, string Code);
