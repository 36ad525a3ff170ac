using System.Diagnostics;
using System.Globalization;
using FollowUp.Database;
using Npgsql;

namespace FollowUp.Benchmarks;

/// <summary>A PostgreSQL of the program's own kind in a temporary folder, with a migrated database that others are copied from.</summary>
internal sealed class BenchmarkCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Cluster _cluster;
    private int _count;

    private BenchmarkCluster(DirectoryInfo folder, Cluster cluster) => (_folder, _cluster) = (folder, cluster);

    /// <summary>A folder for files, gone with the rest.</summary>
    public string Folder => _folder.FullName;

    public static async Task<BenchmarkCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("followup-benchmark-");
        File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var cluster = await Cluster.StartAsync(Path.Combine(folder.FullName, "data"), ClusterRole.Service, null, null, CancellationToken.None);
        var benchmark = new BenchmarkCluster(folder, cluster);
        await benchmark.AsAdminAsync("create database template owner followup");
        await using var db = Db.Open(new NpgsqlConnectionStringBuilder(benchmark.Named("template")) { Pooling = false }.ConnectionString);
        await Migrations.ApplyAsync(db, CancellationToken.None);
        return benchmark;
    }

    public async Task<string> CreateAsync()
    {
        var name = $"bench{++_count}";
        await AsAdminAsync($"create database {name} template template owner followup");
        return Named(name);
    }

    public async Task DropAsync(string connection)
    {
        NpgsqlConnection.ClearAllPools();
        await AsAdminAsync($"drop database {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");
        await AsAdminAsync("checkpoint");
    }

    /// <summary>Runs statements by psql, as somebody without us would, and gives the seconds it took.</summary>
    public static async Task<double> PsqlAsync(string connection, params string[] commands)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo("psql", ["-q", "-X", "-v", "ON_ERROR_STOP=1", "-h", settings.Host!, "-p", settings.Port.ToString(CultureInfo.InvariantCulture), "-U", settings.Username!, "-d", settings.Database!, .. commands.SelectMany(c => new[] { "-c", c })]);
        start.Environment["PGPASSWORD"] = settings.Password;
        var watch = Stopwatch.StartNew();
        using var psql = Process.Start(start)!;
        await psql.WaitForExitAsync();
        return psql.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"psql ended with {psql.ExitCode}.");
    }

    public static async Task<string> ScalarAsync(string connection, string statement)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(statement, open) { CommandTimeout = 0 };
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Named(string database) => new NpgsqlConnectionStringBuilder(_cluster.ConnectionString) { Database = database }.ConnectionString;

    private async Task AsAdminAsync(string statement)
    {
        var settings = new NpgsqlConnectionStringBuilder(_cluster.ConnectionString) { Username = "postgres", Database = "postgres", Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
