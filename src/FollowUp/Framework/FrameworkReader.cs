using FollowUp.Database;

namespace FollowUp.Framework;

/// <summary>What the framework in force says.</summary>
public sealed class FrameworkReader(Db db)
{
    /// <summary>All that it states, also what has ended or not begun, as it stood at one moment; null before the first framework.</summary>
    public Task<FollowUpFramework?> InForceAsync(CancellationToken cancellation) => InForceAsync(db, cancellation);

    /// <summary>The version of the framework that is in force; null before the first.</summary>
    public Task<FrameworkVersion?> VersionInForceAsync(CancellationToken cancellation) => VersionInForceAsync(db, cancellation);

    /// <summary>A version of the framework by its number; null when there is none.</summary>
    public Task<FrameworkVersion?> VersionAsync(int n, CancellationToken cancellation) =>
        db.QueryFirstOrDefaultAsync<FrameworkVersion>("queries/framework/version.sql", new { n }, cancellation);

    /// <summary>The source's own names of the indicators that are followed.</summary>
    public Task<IReadOnlyList<string>> KeysToFetchAsync(string source, CancellationToken cancellation) =>
        db.QueryAsync<string>("queries/framework/keys_to_fetch.sql", new { source }, cancellation);

    /// <summary>The areas whose figures the follow-up needs: the municipality, the country, its region and the members of every peer group.</summary>
    public Task<IReadOnlyList<string>> AreasToFetchAsync(CancellationToken cancellation) =>
        db.QueryAsync<string>("queries/framework/areas_to_fetch.sql", cancellation);

    internal static Task<FrameworkVersion?> VersionInForceAsync(Statements statements, CancellationToken cancellation) =>
        statements.QueryFirstOrDefaultAsync<FrameworkVersion>("queries/framework/version_in_force.sql", cancellation);

    internal static async Task<FollowUpFramework?> InForceAsync(Statements statements, CancellationToken cancellation) =>
        await statements.QueryFirstOrDefaultAsync<string>("queries/framework/in_force.sql", cancellation) is { } json ? FrameworkJson.Read(json) : null;
}

/// <summary>A framework that is or has been in force.</summary>
/// <param name="Number">The first is 1.</param>
/// <param name="Text">The text it was read from; null for one older than the keeping of texts.</param>
/// <param name="Sha256">Of that text.</param>
/// <param name="InForceAt">When it was put in force.</param>
/// <param name="Actor">Who put it in force, as the audit trail names it.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="FromPages">Whether it was made on the pages.</param>
public sealed record FrameworkVersion(int Number, byte[]? Text, byte[] Sha256, DateTimeOffset InForceAt, string Actor, string Reason, bool FromPages);
