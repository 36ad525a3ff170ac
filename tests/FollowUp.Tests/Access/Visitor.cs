using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>Somebody with an account who is signed in: the cookie is the real one, only the form it comes from is left out.</summary>
/// <param name="Person">The person.</param>
/// <param name="Cookie">The value of the cookie that says so.</param>
public sealed record Visitor(SignedIn Person, string Cookie)
{
    /// <summary>The password of every visitor.</summary>
    public const string Password = "en hel mening som ingen gissar";

    private static readonly Lazy<string> _hash = new(() => Passwords.Hash(Password));

    /// <summary>Opens an account with a password and signs its owner in.</summary>
    public static async Task<Visitor> CreateAsync(
        IServiceProvider services, Role role, string? organisation, DateTimeOffset at, CancellationToken ct, string? address = null)
    {
        var db = services.GetRequiredService<Db>();
        var errors = new FieldErrors();
        var word = Roles.Word(role);
        var email = address ?? $"{word}.{organisation ?? "alla"}@kommunen.example";
        var opened = await services.GetRequiredService<Accounts>().OpenAsync(
            Actor.CommandLine, new NewAccount($"Vera {word}", email, word, organisation), errors, ct);
        Assert.False(errors.Any, string.Join(' ', errors.All));
        var accountId = opened!.Account.Id;
        var stamp = await db.QuerySingleAsync<Guid>("commands/access/set_password.sql", new { accountId, passwordHash = _hash.Value }, ct);
        var person = new SignedIn(accountId, email, opened.Account.Name, role, organisation);
        return new Visitor(person, Seal(services, person, stamp, at));
    }

    /// <summary>The value of the cookie by which a service knows somebody.</summary>
    public static string Seal(IServiceProvider services, SignedIn person, Guid stamp, DateTimeOffset at)
    {
        var ticket = new AuthenticationTicket(
            AccountCookie.Principal(person, stamp), new AuthenticationProperties { IssuedUtc = at, ExpiresUtc = at + AccountCookie.Lifetime }, AccountCookie.Scheme);
        var cookies = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(AccountCookie.Scheme);
        return cookies.TicketDataFormat.Protect(ticket);
    }

    /// <summary>Lets a browser's page be this visitor's.</summary>
    public Task SignInAsync(IPage page, string address) => page.Context.AddCookiesAsync([new Cookie
    {
        Name = AccountCookie.Name,
        Value = Cookie,
        Url = address.Replace("http://", "https://", StringComparison.Ordinal), // Chromium takes it over http from the server, but not so from us
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteAttribute.Lax,
    }]);
}
