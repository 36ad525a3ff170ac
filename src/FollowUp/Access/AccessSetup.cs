using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.CookiePolicy;

namespace FollowUp.Access;

/// <summary>What signing in needs, put in place.</summary>
public static class AccessSetup
{
    /// <summary>Adds the cookie, the forms' protection, and what keeps accounts.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(AccountCookie.Scheme).AddCookie(AccountCookie.Scheme, AccountCookie.Configure);
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = AccountCookie.FormName;
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });

        // Here, and not in the options of each: the forms' protection asked for secure cookies refuses http altogether, also on the machine
        // itself, where browsers take such cookies.
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.Secure = CookieSecurePolicy.Always;
            options.HttpOnly = HttpOnlyPolicy.Always;
        });
        services.AddSingleton<Accounts>().AddSingleton<Invitations>().AddSingleton<SignIns>().AddSingleton<AuditTrail>();
    }

    /// <summary>From here on a request has a person, or none, and only those who may come further. After routing.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(next => context => AccountCookie.RequireReadAsync(context, next));
        app.Use(next => context => KeepPrivateAsync(context, next));
        app.Use(next => context => Gate.CheckAsync(context, next));
    }

    /// <summary>What somebody signed in sees is kept by no browser, so that it is gone after signing out.</summary>
    private static Task KeepPrivateAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.SignedIn() is not null)
        {
            context.Response.OnStarting(
                static response =>
                {
                    ((HttpResponse)response).Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                },
                context.Response);
        }

        return next(context);
    }
}
