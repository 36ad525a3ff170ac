using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>Puts a framework file in force: the whole of it, or nothing.</summary>
public sealed class FrameworkImport(Db db, TimeProvider time)
{
    /// <summary>Reads a file and puts it in force.</summary>
    /// <param name="path">Where the file lies; its name is shown in messages as it is given.</param>
    /// <param name="actor">Who does, for the audit trail.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="RefusedException">The file cannot be read, something is wrong in it, or it contradicts what is stored.</exception>
    public async Task<FrameworkChange> RunAsync(string path, Actor actor, CancellationToken cancellation) =>
        await RunAsync(path, await BytesAsync(path, cancellation), actor, cancellation);

    /// <summary>Puts a file's content in force.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="actor">Who does, for the audit trail.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <inheritdoc cref="RunAsync(string, Actor, CancellationToken)"/>
    public async Task<FrameworkChange> RunAsync(string name, byte[] bytes, Actor actor, CancellationToken cancellation)
    {
        var areas = Recorded.Areas();
        var sources = await db.QueryAsync<string>("queries/framework/source_names.sql", cancellation);
        var file = FrameworkFile.Read(name, bytes, sources, areas);
        return await db.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("commands/framework/wait_for_turn.sql", cancellation);
                var before = await FrameworkReader.InForceAsync(transaction, cancellation);
                var held = await transaction.QueryFirstOrDefaultAsync<byte[]>("queries/framework/file_sha256.sql", cancellation);
                if (before is not null && held.AsSpan().SequenceEqual(file.Sha256))
                {
                    return new FrameworkChange(before, IsFirst: false, IsSameFile: true, []);
                }

                await AddAsync(transaction, name, file.Content, areas, cancellation);
                await transaction.ExecuteAsync("commands/framework/remove_current.sql", cancellation);
                await transaction.ExecuteAsync(
                    "commands/framework/put_in_force.sql",
                    new { framework = FrameworkJson.Write(file.Content), fileSha256 = file.Sha256, importedAt = time.GetUtcNow() },
                    cancellation);

                // Both read back, so that what is compared is what was stored.
                var now = await FrameworkReader.InForceAsync(transaction, cancellation);
                await Audit.AddAsync(
                    transaction, actor, time.GetUtcNow(), "framework.put_in_force", "framework", Facts(before, held), Facts(now, file.Sha256), cancellation);
                return FrameworkChange.Between(before, now!);
            },
            cancellation);
    }

    /// <summary>What the audit trail keeps of a framework; null for none.</summary>
    private static object? Facts(FollowUpFramework? framework, byte[]? sha256) => framework is null ? null : new
    {
        sha256 = sha256 is null ? null : Convert.ToHexStringLower(sha256),
        goals = framework.Goals.Count,
        focusAreas = framework.FocusAreas.Count,
        indicators = framework.Indicators.Count,
        organisations = framework.Organisations.Count,
    };

    /// <summary>Adds the areas and indicators that are new. Neither is ever removed: figures hang on them.</summary>
    private static async Task AddAsync(Transaction transaction, string name, FollowUpFramework framework, IReadOnlyList<SourceArea> areas, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync(
            "commands/framework/add_areas.sql", new { codes = areas.Select(area => area.Code), names = areas.Select(area => area.Name) }, cancellation);
        var indicators = new
        {
            codes = framework.Indicators.Select(indicator => indicator.Code),
            sources = framework.Indicators.Select(indicator => indicator.Source),
            keys = framework.Indicators.Select(indicator => indicator.SourceKey),
        };
        var others = await transaction.QueryAsync<OtherWayInRow>("queries/framework/other_ways_in.sql", indicators, cancellation);
        if (others.Count > 0)
        {
            var lines = others.Select(o => Format.Fill(FrameworkTexts.OtherWayIn, o.Code, o.Source, o.Key, o.HeldCode, o.HeldSource, o.HeldKey));
            throw new RefusedException(string.Join('\n', [.. lines, Format.Fill(FrameworkTexts.OneWayIn, name)]));
        }

        await transaction.ExecuteAsync("commands/framework/add_indicators.sql", indicators, cancellation);
        await transaction.ExecuteAsync(
            "commands/framework/protect_indicators.sql", new { indicators.codes, protectBelow = framework.Indicators.Select(indicator => (short?)indicator.ProtectBelow) }, cancellation);
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var bytes = new byte[YamlTree.MaxBytes + 1];
            var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            return bytes[..read];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Format.Fill(e is FileNotFoundException or DirectoryNotFoundException ? FrameworkTexts.NoFile : FrameworkTexts.FileNotReadable, path), e);
        }
    }
}

/// <summary>An indicator of the file, and one we already hold that it contradicts.</summary>
internal sealed record OtherWayInRow(string Code, string Source, string Key, string HeldCode, string HeldSource, string HeldKey);
