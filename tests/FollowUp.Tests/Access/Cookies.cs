using Microsoft.Net.Http.Headers;

namespace FollowUp.Tests.Access;

/// <summary>
/// Keeps cookies and sends them back to the one server it is used for, also those for encrypted connections alone: browsers do so on the
/// machine itself, .NET's own container does not. Redirects are not followed.
/// </summary>
public sealed class Cookies() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
{
    /// <summary>Value by name.</summary>
    public Dictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Kept.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in SetCookieHeaderValue.ParseList(response.Headers.TryGetValues("Set-Cookie", out var given) ? [.. given] : []))
        {
            if (cookie.Value.Length == 0)
            {
                Kept.Remove(cookie.Name.ToString());
            }
            else
            {
                Kept[cookie.Name.ToString()] = cookie.Value.ToString();
            }
        }

        return response;
    }
}
