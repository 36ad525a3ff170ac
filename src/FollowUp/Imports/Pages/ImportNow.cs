using FollowUp.Access;

namespace FollowUp.Imports.Pages;

/// <summary>What the button that fetches a source at once sets going.</summary>
/// <param name="start">
/// Begins an import from the source of that name for the person who pressed it, and gives its run's number as soon as there is one, without waiting for the end;
/// when one is under way already, that one's number; null when none has begun yet.
/// </param>
public sealed class ImportNow(Func<string, SignedIn, CancellationToken, Task<int?>> start)
{
    /// <inheritdoc cref="ImportNow" path="/param"/>
    public Task<int?> StartAsync(string source, SignedIn person, CancellationToken ct) => start(source, person, ct);
}

/// <summary>What the button that lets a held import in sets going.</summary>
/// <param name="start">
/// Begins an import that takes in the kept answers of the run of that number, for the person who decided so, and gives its own number as soon as there is one;
/// null when none has begun yet.
/// </param>
public sealed class ReleaseNow(Func<int, SignedIn, CancellationToken, Task<int?>> start)
{
    /// <inheritdoc cref="ReleaseNow" path="/param"/>
    public Task<int?> StartAsync(int runId, SignedIn person, CancellationToken ct) => start(runId, person, ct);
}

/// <summary>When a source will next be fetched by itself.</summary>
/// <param name="next">The time for the source of that name; null when nothing is planned.</param>
public sealed class NextImport(Func<string, CancellationToken, Task<DateTimeOffset?>> next)
{
    /// <inheritdoc cref="NextImport" path="/param"/>
    public Task<DateTimeOffset?> OfAsync(string source, CancellationToken ct) => next(source, ct);
}
