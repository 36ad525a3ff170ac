using FollowUp.Access;
using FollowUp.Framework;
using FollowUp.Ui;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>One-time codes: each counts once, in time, and for whom it was made. Each test has a database of its own.</summary>
public sealed class InvitationTests(TestDatabase server) : IAsyncLifetime
{
    private const string Password = "en hel mening som ingen gissar";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));
    private FollowUp.Database.Db _db = null!;
    private Invitations _invitations = null!;
    private Accounts _accounts = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = FollowUp.Database.Db.Open(await server.CreateAsync(Ct));
        _invitations = new Invitations(_db, _clock);
        _accounts = new Accounts(_db, _invitations, new FrameworkReader(_db), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task The_first_administrator_comes_in_by_a_code_and_after_that_none_is_made()
    {
        var code = (await _invitations.FirstAdministratorAsync(Ct))!;
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", code);
        var (attempt, _) = await UseAsync(code);
        Assert.Equal(Role.Admin, attempt.Person?.Role);
        Assert.Null(await _invitations.FirstAdministratorAsync(Ct));
        Assert.Equal(["account.created", "account.password_set", "account.signed_in"], await Trail.ActionsAsync(_db.ConnectionString, "account anna@kommunen.example"));
    }

    [Fact]
    public async Task A_start_ends_the_code_of_the_start_before_and_only_the_latest_counts_however_late()
    {
        var first = (await _invitations.FirstAdministratorAsync(Ct))!;
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await _invitations.FirstAdministratorAsync(Ct))!;
        _clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal("Code", (await UseAsync(first)).Errors.All.Single().Field);
        Assert.NotNull((await UseAsync(second)).Attempt.Person);
    }

    [Fact]
    public async Task Of_several_who_claim_to_be_first_at_once_one_is()
    {
        var code = (await _invitations.FirstAdministratorAsync(Ct))!;
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => UseAsync(code, $"nummer{i}@kommunen.example")));
        Assert.Single(claims, claim => claim.Attempt.Person is not null);
        Assert.Single(await _accounts.AllAsync(Ct));
    }

    [Fact]
    public async Task A_code_counts_once_and_for_seven_days()
    {
        var (used, late) = (await InviteAsync("b@kommunen.example"), await InviteAsync("c@kommunen.example"));
        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal("b@kommunen.example", (await UseAsync(used)).Attempt.Person?.Email);
        Assert.Equal(AccessTexts.CodeUsed, (await UseAsync(used)).Errors.Of("Code"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AccessTexts.CodeUsed, (await UseAsync(late)).Errors.Of("Code"));
    }

    [Fact]
    public async Task Each_of_many_who_use_one_code_at_once_but_one_is_refused()
    {
        var code = await InviteAsync("b@kommunen.example");
        var uses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => UseAsync(code)));
        Assert.Single(uses, use => use.Attempt.Person is not null);
    }

    [Fact]
    public async Task A_new_code_ends_the_one_before_and_a_closed_account_takes_none()
    {
        var before = await InviteAsync("b@kommunen.example");
        var after = (await _invitations.InviteAsync(Actor.CommandLine, " B@kommunen.example ", Ct))!;
        Assert.NotNull((await UseAsync(before)).Errors.Of("Code"));
        var account = Assert.Single(await _accounts.AllAsync(Ct));
        Assert.True(await _accounts.CloseAsync(Actor.CommandLine, account, new FieldErrors(), Ct));
        Assert.NotNull((await UseAsync(after)).Errors.Of("Code"));
        Assert.Null(await _invitations.InviteAsync(Actor.CommandLine, "b@kommunen.example", Ct));
        Assert.Null(await _invitations.InviteAsync(Actor.CommandLine, "ingen@kommunen.example", Ct));
    }

    [Fact]
    public async Task A_code_is_read_however_it_is_typed_and_a_wrong_form_does_not_use_it_up()
    {
        var code = await InviteAsync("b@kommunen.example");
        foreach (var wrong in (string?[])[null, "", "4K7Q", code + "A", code[..^1] + "U", code[..^1] + (code[^1] == '0' ? '1' : '0')])
        {
            Assert.NotNull((await UseAsync(wrong)).Errors.Of("Code"));
        }

        Assert.NotNull((await UseAsync(code, password: "kort")).Errors.Of("Password"));
        Assert.NotNull((await UseAsync(code, password: "b@kommunen.example")).Errors.Of("Password"));
        var typed = code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');
        Assert.NotNull((await UseAsync($"  {typed}\u2011")).Attempt.Person);
    }

    [Fact]
    public async Task Only_the_hash_of_a_code_is_kept_and_nothing_of_it_is_in_the_audit_trail()
    {
        var code = await InviteAsync("b@kommunen.example");
        var plain = code.Replace("-", "", StringComparison.Ordinal);
        var kept = await Trail.RowsAsync(_db.ConnectionString, "select invitation::text from invitation union all select audit::text from audit");
        Assert.All(kept, row => Assert.DoesNotContain(plain, row.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(plain))),
            Assert.Single(await Trail.RowsAsync(_db.ConnectionString, "select encode(secret_sha256, 'hex') from invitation")));
    }

    [Fact]
    public void A_password_is_kept_by_PBKDF2_of_HMAC_SHA512_with_a_salt_and_210_000_rounds()
    {
        var bytes = Convert.FromBase64String(Passwords.Hash(Password));
        Assert.Equal(1, bytes[0]); // the third format of ASP.NET Core Identity
        Assert.Equal(2u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1))); // HMAC-SHA512
        Assert.Equal(210_000u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
        Assert.Equal(16u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(9)));
        Assert.Null(Passwords.Verify(null, Password));
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<object>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new(), Password);
        Assert.NotEqual(weak, Passwords.Verify(weak, Password)); // kept anew
    }

    private async Task<string> InviteAsync(string email) =>
        (await _accounts.OpenAsync(Actor.CommandLine, new NewAccount("Bo Ek", email, "reader", null), new FieldErrors(), Ct))!.Code;

    private async Task<(SignInAttempt Attempt, FieldErrors Errors)> UseAsync(string? code, string email = "anna@kommunen.example", string password = Password)
    {
        var errors = new FieldErrors();
        return (await _invitations.UseAsync(new Welcome(code, "Anna Berg", email, password, password), errors, Ct), errors);
    }
}
