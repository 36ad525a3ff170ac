using FollowUp.Database;

namespace FollowUp.Framework;

/// <summary>What the framework in force says.</summary>
public sealed class FrameworkReader(Db db)
{
    /// <summary>All of it, as it stood at one moment; null before the first framework.</summary>
    public Task<FollowUpFramework?> InForceAsync(CancellationToken cancellation) => InForceAsync(db, cancellation);

    /// <summary>The source's own names of the indicators that are followed.</summary>
    public Task<IReadOnlyList<string>> KeysToFetchAsync(string source, CancellationToken cancellation) =>
        db.QueryAsync<string>("queries/framework/keys_to_fetch.sql", new { source }, cancellation);

    /// <summary>The areas whose figures the follow-up needs: the municipality, the country, its region and the members of every peer group.</summary>
    public Task<IReadOnlyList<string>> AreasToFetchAsync(CancellationToken cancellation) =>
        db.QueryAsync<string>("queries/framework/areas_to_fetch.sql", cancellation);

    internal static async Task<FollowUpFramework?> InForceAsync(Statements statements, CancellationToken cancellation) =>
        await statements.QueryFirstOrDefaultAsync<string>("queries/framework/in_force.sql", cancellation) is { } json ? FrameworkJson.Read(json) : null;
}
