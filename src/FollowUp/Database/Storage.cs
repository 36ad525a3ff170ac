using System.Globalization;
using System.Net.Sockets;
using FollowUp.Analysis;
using Npgsql;

namespace FollowUp.Database;

/// <summary>The database in use, and the cluster under it when it is embedded: opened at a verb's start, disposed at its end.</summary>
public sealed class Storage : IAsyncDisposable
{
    private Storage(Db db, Cluster? cluster)
    {
        Db = db;
        Cluster = cluster;
    }

    /// <summary>The database.</summary>
    public Db Db { get; }

    /// <summary>The embedded cluster; null when the database is an ordinary PostgreSQL.</summary>
    public Cluster? Cluster { get; }

    /// <summary>Opens the database the configuration asks for.</summary>
    /// <param name="configuration">Read as <see cref="ConnectionSettings"/> says.</param>
    /// <param name="role">What the process is going to do; matters to the embedded cluster only.</param>
    /// <param name="migrate">True to bring the database to this program's shape first; safe for several processes at once.</param>
    /// <param name="say">Told, in Swedish, what takes time or goes wrong; from any thread.</param>
    /// <param name="ct">Stops the attempt.</param>
    /// <exception cref="DatabaseException">It cannot be opened; the message is for the user.</exception>
    public static async Task<Storage> OpenAsync(IConfiguration configuration, ClusterRole role, bool migrate, Action<string>? say, CancellationToken ct)
    {
        var settings = ConnectionSettings.Read(configuration);
        var cluster = settings.ConnectionString is null
            ? await Cluster.StartAsync(settings.DataFolder, role, new ClusterOptions { Programs = settings.PostgresPrograms }, say, ct)
            : null;
        Storage? storage = null;
        try
        {
            storage = new Storage(OpenDb(cluster?.ConnectionString ?? settings.ConnectionString!), cluster);
            await storage.CheckVersionAsync(ct);
            if (migrate)
            {
                await Migrations.ApplyAsync(storage.Db, ct);
            }

            return storage;
        }
        catch
        {
            await (storage?.DisposeAsync() ?? cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }
    }

    private static Db OpenDb(string connectionString)
    {
        try
        {
            return Db.Open(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new DatabaseException(Format.Fill(DatabaseTexts.ConnectionStringWrong, e.Message), e);
        }
    }

    private async Task CheckVersionAsync(CancellationToken ct)
    {
        Version version;
        try
        {
            version = await Db.VersionAsync(ct);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            var place = new NpgsqlConnectionStringBuilder(Db.ConnectionString);
            var port = place.Port.ToString(CultureInfo.InvariantCulture);
            throw new DatabaseException(Format.Fill(DatabaseTexts.DatabaseDoesNotAnswer, place.Database ?? "", place.Host ?? "", port, e.Message), e);
        }

        if (version.Major < ClusterPrograms.OldestMajor)
        {
            var oldest = ClusterPrograms.OldestMajor.ToString(CultureInfo.InvariantCulture);
            throw new DatabaseException(Format.Fill(DatabaseTexts.DatabaseTooOld, version.ToString(), oldest));
        }
    }
}
