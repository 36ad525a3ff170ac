using System.Net;

namespace FollowUp.Imports.Pages;

/// <summary>What the button that fetches a source at once sets going.</summary>
/// <param name="start">
/// Begins an import from the source of that name and gives its run's number as soon as there is one, without waiting for the end;
/// when one is under way already, that one's number; null when none has begun yet.
/// </param>
public sealed class ImportNow(Func<string, CancellationToken, Task<int?>> start)
{
    /// <inheritdoc cref="ImportNow" path="/param"/>
    public Task<int?> StartAsync(string source, CancellationToken ct) => start(source, ct);

    /// <summary>
    /// True for a request made on this machine itself: until people sign in, nobody else may set anything going. Behind a proxy every
    /// request seems to come from here, so one that says it was forwarded does not count; nor does one made to another name, as a page
    /// from elsewhere would make it.
    /// </summary>
    public static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase))
        && (context.Request.Host.Host == "localhost" || IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named));
}

/// <summary>When a source will next be fetched by itself.</summary>
/// <param name="next">The time for the source of that name; null when nothing is planned.</param>
public sealed class NextImport(Func<string, CancellationToken, Task<DateTimeOffset?>> next)
{
    /// <inheritdoc cref="NextImport" path="/param"/>
    public Task<DateTimeOffset?> OfAsync(string source, CancellationToken ct) => next(source, ct);
}
