using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using FollowUp.Analysis;
using Hangfire.PostgreSql;
using Npgsql;

namespace FollowUp.Database;

/// <summary>
/// Brings a database to the shape the program needs: the scripts of <c>sql/migrations</c>, each once, in order, in a transaction of its own,
/// then the job store's own tables. One lock makes it safe for any number of processes at once; a kill leaves each script done or not begun.
/// </summary>
public static partial class Migrations
{
    /// <summary>The schema of the job store's tables.</summary>
    public const string HangfireSchema = "hangfire";

    private static readonly long _lockKey = AdvisoryLock.KeyOf("migrations");

    /// <returns>The names of the scripts that were applied now.</returns>
    /// <exception cref="DatabaseException">The database has been through a script that has since been changed, or that this program does not know.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(Db db, CancellationToken ct)
    {
        var scripts = Scripts(db.Sql);
        var applied = new List<string>();
        await db.WithLockAsync(
            _lockKey,
            async connection =>
            {
                var own = new OneConnection(connection);
                await own.ExecuteAsync("commands/database/create_migration_table.sql", ct);
                var before = await own.QueryAsync<AppliedMigration>("queries/database/applied_migrations.sql", ct);
                foreach (var script in Pending(scripts, before))
                {
                    await ApplyAsync(connection, script, ct);
                    applied.Add(script.Name);
                }

                PostgreSqlObjectsInstaller.Install(connection, HangfireSchema);
            },
            ct);
        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Script script, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(script.Text, transaction: transaction, commandTimeout: 0, cancellationToken: ct));
        await new OneConnection(connection).ExecuteAsync("commands/database/record_migration.sql", new { script.Number, script.Name, script.Sha256 }, ct);
        await transaction.CommitAsync(ct);
    }

    private static Script[] Pending(IReadOnlyList<Script> scripts, IReadOnlyList<AppliedMigration> applied)
    {
        foreach (var done in applied)
        {
            var script = scripts.FirstOrDefault(s => s.Number == done.Number)
                ?? throw new DatabaseException(Format.Fill(DatabaseTexts.DatabaseIsNewer, done.Name, scripts.Count > 0 ? scripts[^1].Name : "0"));
            if (script.Sha256 != done.Sha256)
            {
                throw new DatabaseException(Format.Fill(DatabaseTexts.MigrationChanged, script.Name, done.Name));
            }
        }

        var last = applied.Count > 0 ? applied[^1].Number : 0;
        var pending = scripts.Where(s => applied.All(done => done.Number != s.Number)).ToArray();
        return pending.FirstOrDefault(s => s.Number < last) is { } late
            ? throw new DatabaseException(Format.Fill(DatabaseTexts.MigrationOutOfOrder, late.Name, applied[^1].Name))
            : pending;
    }

    private static Script[] Scripts(SqlFolder sql)
    {
        var scripts = sql.Paths.Where(path => path.StartsWith("migrations/", StringComparison.Ordinal)).Select(path => Read(sql, path)).OrderBy(s => s.Number).ToArray();
        return scripts.Zip(scripts.Skip(1)).FirstOrDefault(pair => pair.First.Number == pair.Second.Number) is { First: { } first, Second: { } second }
            ? throw new FormatException($"sql/migrations: {first.Name} and {second.Name} have the same number. Give the later one the next number.")
            : scripts;
    }

    private static Script Read(SqlFolder sql, string path)
    {
        var form = FileForm().Match(path);
        if (!form.Success)
        {
            throw new FormatException($"sql/{path} is not named as a migration. Write four digits and what it does: migrations/0001_create_observation.sql.");
        }

        // Line ends are no change: a checkout may have rewritten them.
        var text = sql.File(path).ReplaceLineEndings("\n");
        var number = int.Parse(form.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return new Script(number, form.Groups["name"].Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), $"/* {path} */\n{text}");
    }

    [GeneratedRegex(@"\Amigrations/(?<name>(?<number>[0-9]{4})_[a-z0-9_]+)\.sql\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FileForm();

    private sealed record Script(int Number, string Name, string Sha256, string Text);
}

/// <summary>A migration the database has been through.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">Its file's name without <c>.sql</c>.</param>
/// <param name="Sha256">Of its text, as lower-case hexadecimal digits: an applied script is never edited.</param>
public sealed record AppliedMigration(int Number, string Name, string Sha256);
