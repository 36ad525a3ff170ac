using FollowUp.Database;
using FollowUp.Ui;

namespace FollowUp.Access;

/// <summary>Signing in and out, and choosing another password.</summary>
public sealed class SignIns(Db db, TimeProvider clock) : IDisposable
{
    // Holding a password against what is kept is made to take long. A crowd that guesses must not take every thread from those who read.
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>How many attempts may fail, one after the other, before the account is locked.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it then is.</summary>
    public static TimeSpan LockTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Tries to sign somebody in. An address nobody has takes as long, and fails in the same way, as a wrong password.</summary>
    public async Task<SignInAttempt> TryAsync(string? email, string? password, CancellationToken ct)
    {
        if (PersonalData.Email(email) is { } address
            && await db.QueryFirstOrDefaultAsync<Credentials>("queries/access/credentials.sql", new { email = address }, ct) is { } known)
        {
            return await TryAsync(known, address, password, (transaction, person) => NoteAsync(transaction, Actor.Of(person), "account.signed_in", address, ct), ct);
        }

        await VerifyAsync(null, password, ct);
        await db.InTransactionAsync(transaction => NoteAsync(transaction, Nobody, "account.sign_in_failed", "unknown", ct), ct);
        return SignInAttempt.Failed;
    }

    /// <summary>Gives somebody signed in another password. The one so far is asked for, and a wrong one counts as a failed attempt to sign in.</summary>
    /// <param name="person">Who.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="password">The new one.</param>
    /// <param name="again">The new one once more.</param>
    /// <param name="errors">Gets what is wrong with the new one; nothing is tried then.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The account's new stamp: every browser but one that is given it is signed out.</returns>
    public async Task<SignInAttempt> ChangePasswordAsync(
        SignedIn person, string? current, string? password, string? again, FieldErrors errors, CancellationToken ct)
    {
        Passwords.Check(password, again, [person.Name, person.Email], errors);
        if (errors.Any || await db.QueryFirstOrDefaultAsync<Credentials>("queries/access/credentials.sql", new { person.Email }, ct) is not { } known)
        {
            return SignInAttempt.Failed;
        }

        var stamp = Guid.Empty;
        var attempt = await TryAsync(
            known,
            person.Email,
            current,
            async (transaction, _) =>
            {
                var passwordHash = Passwords.Hash(password!);
                stamp = await transaction.QuerySingleAsync<Guid>("commands/access/set_password.sql", new { person.AccountId, passwordHash }, ct);
                await NoteAsync(transaction, Actor.Of(person), "account.password_set", person.Email, ct);
            },
            ct);
        return attempt with { Stamp = stamp };
    }

    /// <summary>Signs somebody out, wherever the person is signed in: a cookie that was copied is worth nothing afterwards.</summary>
    public Task SignOutAsync(SignedIn person, CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("commands/access/renew_stamp.sql", new { person.AccountId }, ct);
            await NoteAsync(transaction, Actor.Of(person), "account.signed_out", person.Email, ct);
        },
        ct);

    public void Dispose() => _turns.Dispose();

    private static Actor Nobody { get; } = new(null, "nobody");

    private async Task<SignInAttempt> TryAsync(Credentials known, string email, string? password, Func<Transaction, SignedIn, Task> then, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var lockedUntil = at + LockTime;

        // Counted before the password is looked at, in a transaction of its own: many attempts at once are not one.
        if (await db.QueryFirstOrDefaultAsync<int?>("commands/access/begin_attempt.sql", new { accountId = known.Id, at, most = MostFailures, lockedUntil }, ct) is not { } number)
        {
            var account = await db.QueryFirstOrDefaultAsync<Account>("queries/access/account.sql", new { accountId = known.Id }, ct);
            return SignInAttempt.Failed with { LockedUntil = account?.LockedUntil ?? lockedUntil };
        }

        var passwordHash = await VerifyAsync(known.PasswordHash, password, ct);
        return await db.InTransactionAsync(
            async transaction =>
            {
                if (passwordHash is not null
                    && await transaction.QueryFirstOrDefaultAsync<SignedInRow>(
                        "commands/access/end_attempt.sql", new { accountId = known.Id, known.Stamp, passwordHash }, ct) is { } row)
                {
                    var person = row.Person();
                    await then(transaction, person);
                    return new SignInAttempt(person, known.Stamp, null);
                }

                await NoteAsync(transaction, Nobody, "account.sign_in_failed", email, ct);
                if (number < MostFailures)
                {
                    return SignInAttempt.Failed;
                }

                await Audit.AddAsync(transaction, Nobody, clock.GetUtcNow(), "account.locked", $"account {email}", null, new { lockedUntil }, ct);
                return SignInAttempt.Failed with { LockedUntil = lockedUntil };
            },
            ct);
    }

    private async Task<string?> VerifyAsync(string? kept, string? password, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try
        {
            return Passwords.Verify(kept, password ?? "");
        }
        finally
        {
            _turns.Release();
        }
    }

    private Task NoteAsync(Transaction transaction, Actor actor, string action, string email, CancellationToken ct) =>
        Audit.AddAsync(transaction, actor, clock.GetUtcNow(), action, $"account {email}", null, null, ct);
}
