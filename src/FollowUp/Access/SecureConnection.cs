using System.Net;

namespace FollowUp.Access;

/// <summary>Whether a browser will keep the cookie that signs somebody in.</summary>
public static class SecureConnection
{
    /// <summary>
    /// True over https, also when a proxy says that it took the request so, and on the machine itself, which browsers trust. A proxy's word
    /// is enough: whoever lies about it is only shown a form whose cookie the browser throws away.
    /// </summary>
    public static bool Is(HttpRequest request) =>
        IsEncrypted(request)
        || request.Host.Host == "localhost"
        || IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    /// <summary>A page's whole address, as the browser has it.</summary>
    public static string Address(HttpRequest request, string path) => $"{(IsEncrypted(request) ? "https" : "http")}://{request.Host}{path}";

    private static bool IsEncrypted(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"], "https", StringComparison.OrdinalIgnoreCase);
}
