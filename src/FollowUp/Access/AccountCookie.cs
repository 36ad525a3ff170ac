using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Claims;
using FollowUp.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace FollowUp.Access;

/// <summary>
/// How a browser stays signed in: a cookie that says which account and by which of its stamps, and nothing that could grow old. The rest is
/// read from the account at each request.
/// </summary>
public static class AccountCookie
{
    /// <summary>The name of this way to be signed in, for ASP.NET Core.</summary>
    public const string Scheme = "account";

    /// <summary>The cookie; its first part makes the browser refuse it from anybody but this host, and without encryption.</summary>
    public const string Name = "__Host-followup";

    /// <summary>The cookie that proves a form to be ours.</summary>
    public const string FormName = "__Host-followup-form";

    private const string Stamp = "stamp";
    private const string Organisation = "organisation";

    /// <summary>How long somebody who does nothing stays signed in.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(8);

    /// <summary>Who is signed in; null for nobody.</summary>
    public static SignedIn? SignedIn(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, AuthenticationType: Scheme }
        ? new SignedIn(
            int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
            user.FindFirstValue(ClaimTypes.Email)!,
            user.FindFirstValue(ClaimTypes.Name)!,
            Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
            user.FindFirstValue(Organisation))
        : null;

    /// <summary>The person as ASP.NET Core carries one through a request.</summary>
    /// <param name="person">The person.</param>
    /// <param name="stamp">The account's stamp when the person signed in.</param>
    public static ClaimsPrincipal Principal(SignedIn person, Guid stamp) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.AccountId.ToString(CultureInfo.InvariantCulture)),
            new(Stamp, stamp.ToString()),
            new(ClaimTypes.Email, person.Email),
            new(ClaimTypes.Name, person.Name),
            new(ClaimTypes.Role, person.Role.ToString()),
            .. person.Organisation is { } code ? [new Claim(Organisation, code)] : Array.Empty<Claim>(),
        ],
        Scheme));

    /// <summary>Gives the browser the cookie.</summary>
    public static Task SignInAsync(HttpContext context, SignedIn person, Guid stamp) => context.SignInAsync(Scheme, Principal(person, stamp));

    /// <summary>Takes the cookie away; for the rest of the request nobody is signed in.</summary>
    public static async Task SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Scheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax; // Strict would show whoever follows a link from a mail as signed out
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ReadAgainAsync;
    }

    /// <summary>Fails the request when who is signed in could not be read, unless it is already on its way to the page that says that something failed.</summary>
    internal static Task RequireReadAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            context.Features.Get<Unread>()?.Problem.Throw();
        }

        return next(context);
    }

    /// <summary>
    /// Whoever the cookie names becomes whoever the account now is. A fault is kept until the exception handler stands around it: ASP.NET
    /// Core would throw it a second time while the handler's own page is made, and nothing would be answered at all.
    /// </summary>
    private static async Task ReadAgainAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await ReadAsync(context);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            context.HttpContext.Features.Set(new Unread(ExceptionDispatchInfo.Capture(problem)));
            context.RejectPrincipal();
        }
    }

    /// <summary>Nobody is signed in any more when the account is closed or its stamp another.</summary>
    private static async Task ReadAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<Db>();
        if (int.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var accountId)
            && Guid.TryParse(context.Principal?.FindFirstValue(Stamp), out var stamp)
            && await db.QueryFirstOrDefaultAsync<SignedInRow>("queries/access/signed_in.sql", new { accountId, stamp }, context.HttpContext.RequestAborted) is { } row)
        {
            context.ReplacePrincipal(Principal(row.Person(), stamp));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    /// <summary>Why who is signed in could not be read.</summary>
    private sealed record Unread(ExceptionDispatchInfo Problem);
}

/// <summary>An account that somebody is signed in by, as it is stored.</summary>
public sealed record SignedInRow(int AccountId, string Email, string Name, string Role, string? Organisation)
{
    public SignedIn Person() => new(AccountId, Email, Name, Roles.Of(Role), Organisation);
}
