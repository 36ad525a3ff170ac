using System.Security.Cryptography;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;
using FollowUp.Yaml;
using Npgsql;

namespace FollowUp.Framework;

/// <summary>Puts a framework in force: the whole of it, or nothing.</summary>
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
        var file = await ReadAsync(name, bytes, cancellation);
        return await db.InTransactionAsync(transaction => PutInForceAsync(transaction, file, bytes, actor, "", fromPages: false, cancellation), cancellation);
    }

    /// <summary>
    /// What the service does with its file at start: puts it in force if it never was, in place of nothing or of what a start put in force.
    /// What a person put in force stays, and a file that is left is not even read: one of an earlier form stops nobody.
    /// </summary>
    /// <returns>What was done, or why nothing was, in Swedish.</returns>
    /// <inheritdoc cref="RunAsync(string, Actor, CancellationToken)"/>
    public async Task<IReadOnlyList<string>> AtStartAsync(string path, Actor actor, CancellationToken cancellation)
    {
        var bytes = await BytesAsync(path, cancellation);
        return await db.InTransactionAsync(
            async transaction =>
            {
                await WaitForTurnAsync(transaction, cancellation);
                return await LeftAsync(transaction, path, SHA256.HashData(bytes), cancellation)
                    ?? (await PutInForceAsync(transaction, await ReadAsync(transaction, path, bytes, cancellation), bytes, actor, "", fromPages: false, cancellation)).Lines();
            },
            cancellation);
    }

    /// <summary>What putting a file in force would change; nothing is changed.</summary>
    /// <inheritdoc cref="RunAsync(string, byte[], Actor, CancellationToken)"/>
    public async Task<FrameworkChange> PreviewAsync(string name, byte[] bytes, CancellationToken cancellation)
    {
        var file = await ReadAsync(name, bytes, cancellation);
        return await TryAsync(transaction => WriteAsync(transaction, file, bytes, Actor.Service, "", fromPages: false, raiseOnly: false, cancellation), cancellation);
    }

    /// <inheritdoc cref="PreviewAsync(string, byte[], CancellationToken)"/>
    public async Task<FrameworkChange> PreviewAsync(string path, CancellationToken cancellation) =>
        await PreviewAsync(path, await BytesAsync(path, cancellation), cancellation);

    /// <summary>Reads a framework's text by the sources and areas there are.</summary>
    /// <exception cref="FileRefusedException">Something is wrong in it.</exception>
    public Task<FrameworkFile> ReadAsync(string name, byte[] bytes, CancellationToken cancellation) => ReadAsync(db, name, bytes, cancellation);

    /// <summary>
    /// Puts a framework that has been read in force, as a version of its own, within a transaction. What is in force from the same text already
    /// is left as it is.
    /// </summary>
    /// <param name="transaction">Waits here for whoever else puts a framework in force, until that is done.</param>
    /// <param name="file">What the text says.</param>
    /// <param name="text">The very text; it is kept.</param>
    /// <param name="actor">Who does, for the audit trail.</param>
    /// <param name="reason">Why, in the words of whoever does; may be empty.</param>
    /// <param name="fromPages">Whether it was made on the pages, so that no file takes its place at the next start.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">It contradicts what is stored.</exception>
    public async Task<FrameworkChange> PutInForceAsync(
        Transaction transaction, FrameworkFile file, byte[] text, Actor actor, string reason, bool fromPages, CancellationToken cancellation)
    {
        await WaitForTurnAsync(transaction, cancellation);
        return await WriteAsync(transaction, file, text, actor, reason, fromPages, raiseOnly: false, cancellation);
    }

    /// <summary>Reads what would be shown if a framework were in force, in a transaction that is undone.</summary>
    /// <param name="file">What the text says.</param>
    /// <param name="text">The very text.</param>
    /// <param name="read">Reads in the transaction where it is in force. Nothing is shown there that is protected now: it may only protect more.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">It contradicts what is stored, or another framework is just being tried or put in force.</exception>
    internal Task<T> UnderAsync<T>(FrameworkFile file, byte[] text, Func<Transaction, Task<T>> read, CancellationToken cancellation) => TryAsync(
        async transaction =>
        {
            await WriteAsync(transaction, file, text, Actor.Service, "", fromPages: true, raiseOnly: true, cancellation);
            return await read(transaction);
        },
        cancellation);

    /// <summary>Waits until nobody else puts a framework in force or tries one, and keeps them waiting until the transaction ends.</summary>
    /// <param name="transaction">Where the turn is taken.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="most">How long it waits.</param>
    /// <exception cref="RefusedException">Those who do have not ended in that time.</exception>
    internal static async Task WaitForTurnAsync(Transaction transaction, CancellationToken cancellation, string most = "10s")
    {
        try
        {
            await transaction.QuerySingleAsync<string>("commands/framework/wait_at_most.sql", new { most }, cancellation);
            await transaction.ExecuteAsync("commands/framework/wait_for_turn.sql", cancellation);
            await transaction.QuerySingleAsync<string>("commands/framework/wait_at_most.sql", new { most = "0" }, cancellation);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new RefusedException(FrameworkTexts.TurnTaken, problem);
        }
    }

    /// <summary>Reads a framework's text within a transaction.</summary>
    internal static async Task<FrameworkFile> ReadAsync(Statements statements, string name, byte[] bytes, CancellationToken cancellation) =>
        FrameworkFile.Read(name, bytes, await statements.QueryAsync<string>("queries/framework/source_names.sql", cancellation), Recorded.Areas());

    /// <summary>Does work that is undone. It soon gives up waiting, so that it never stands long in the way of who is to put a framework in force.</summary>
    private Task<T> TryAsync<T>(Func<Transaction, Task<T>> work, CancellationToken cancellation) => db.InTrialAsync(
        async transaction =>
        {
            await WaitForTurnAsync(transaction, cancellation, "2s");
            return await work(transaction);
        },
        cancellation);

    /// <summary>Why a start leaves its file: it is in force already, or a person put something else in force; null when the file is to be taken in.</summary>
    private static async Task<IReadOnlyList<string>?> LeftAsync(Transaction transaction, string path, byte[] sha256, CancellationToken cancellation)
    {
        if (await FrameworkReader.VersionInForceAsync(transaction, cancellation) is not { } held)
        {
            return null;
        }

        if (held.Sha256.AsSpan().SequenceEqual(sha256))
        {
            return FrameworkChange.None((await FrameworkReader.InForceAsync(transaction, cancellation))!).Lines();
        }

        var why = held.FromPages ? FrameworkTexts.PagesInForce
            : await transaction.QuerySingleAsync<bool>("queries/framework/was_in_force.sql", new { sha256 }, cancellation) ? FrameworkTexts.LaterInForce
            : held.Actor != Actor.Service.Name ? FrameworkTexts.ImportedInForce
            : null;
        return why is null ? null : [Format.Fill(why, path)];
    }

    private async Task<FrameworkChange> WriteAsync(
        Transaction transaction, FrameworkFile file, byte[] text, Actor actor, string reason, bool fromPages, bool raiseOnly, CancellationToken cancellation)
    {
        var before = await FrameworkReader.InForceAsync(transaction, cancellation);
        var held = await FrameworkReader.VersionInForceAsync(transaction, cancellation);
        if (before is not null && held is not null && held.Sha256.AsSpan().SequenceEqual(file.Sha256))
        {
            return FrameworkChange.None(before);
        }

        await AddAsync(transaction, file.Content, raiseOnly, cancellation);
        var at = time.GetUtcNow();
        var version = await transaction.QuerySingleAsync<int>(
            "commands/framework/add_version.sql", new { text, file.Sha256, at, actor = actor.Name, actor.AccountId, reason, fromPages }, cancellation);
        await transaction.ExecuteAsync("commands/framework/remove_current.sql", cancellation);
        await transaction.ExecuteAsync("commands/framework/put_in_force.sql", new { framework = FrameworkJson.Write(file.Content), version }, cancellation);

        // Both read back, so that what is compared is what was stored.
        var now = await FrameworkReader.InForceAsync(transaction, cancellation);
        await Audit.AddAsync(transaction, actor, at, "framework.put_in_force", "framework", Facts(before, held?.Sha256), Facts(now, file.Sha256), cancellation);
        return FrameworkChange.Between(before, now!);
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

    /// <summary>Adds the areas and indicators that are new, and says what is protected. None is ever removed: figures hang on them.</summary>
    private static async Task AddAsync(Transaction transaction, FollowUpFramework framework, bool raiseOnly, CancellationToken cancellation)
    {
        var areas = Recorded.Areas();
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
            throw new RefusedException(string.Join('\n', [.. lines, FrameworkTexts.OneWayIn]));
        }

        await transaction.ExecuteAsync("commands/framework/add_indicators.sql", indicators, cancellation);
        await transaction.ExecuteAsync(
            "commands/framework/protect_indicators.sql", new { indicators.codes, protectBelow = framework.Indicators.Select(indicator => (short?)indicator.ProtectBelow), raiseOnly }, cancellation);
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
