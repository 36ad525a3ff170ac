
namespace FollowUp.Ui;

/// <summary>What every answer tells the browser it may do: show what this service itself serves, run no script, and be framed by nobody.</summary>
public static class SecurityHeaders
{
    /// <summary>Nothing is allowed but what is named.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly object _style = new();

    /// <summary>Lets this answer, a document whole in itself, use the one style sheet that has this check sum, and no other.</summary>
    public static void AllowStyle(HttpContext context, string hash) => context.Items[_style] = hash;

    /// <summary>Puts the headers on the answer, whatever becomes of it.</summary>
    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        // An answer that fails is emptied, headers included; so they are set when it begins to be sent.
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.ContentSecurityPolicy = ((HttpContext)state).Items[_style] is string hash
                    ? ContentSecurityPolicy.Replace("style-src 'self'", $"style-src '{hash}'", StringComparison.Ordinal)
                    : ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
