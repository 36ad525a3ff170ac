using FollowUp.Database;

namespace FollowUp.Framework;

/// <summary>The frameworks that have been in force, and what each changed.</summary>
public sealed class FrameworkVersions(Db db, FrameworkReader frameworks)
{
    /// <summary>Every version, the one in force first.</summary>
    public Task<IReadOnlyList<VersionRow>> AllAsync(CancellationToken ct) => db.QueryAsync<VersionRow>("queries/framework/versions.sql", ct);

    /// <summary>The very text of a version; null when there is none, or it was not kept.</summary>
    public async Task<byte[]?> TextAsync(int number, CancellationToken ct) => (await frameworks.VersionAsync(number, ct))?.Text;

    /// <summary>What came, changed and ended with a version against the one before it; null for the first, and where a text was not kept.</summary>
    public async Task<IReadOnlyList<ItemChange>?> ChangesAsync(int number, CancellationToken ct) =>
        await TextAsync(number - 1, ct) is { } before && await TextAsync(number, ct) is { } after
            ? FrameworkChanges.Between(FrameworkText.Read("", before), FrameworkText.Read("", after))
            : null;
}

/// <summary>A framework that has been in force.</summary>
/// <param name="Number">The first is 1.</param>
/// <param name="InForceAt">When it was put in force.</param>
/// <param name="Actor">Who did.</param>
/// <param name="Reason">Why; empty where nobody said.</param>
/// <param name="FromPages">Whether it was made on the pages; else it came from a file.</param>
/// <param name="IsKept">Whether its text is kept.</param>
public sealed record VersionRow(int Number, DateTimeOffset InForceAt, string Actor, string Reason, bool FromPages, bool IsKept);
