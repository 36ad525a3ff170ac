using FollowUp.Database;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(FollowUp.Tests.TestDatabase))]

namespace FollowUp.Tests;

/// <summary>
/// One throw-away PostgreSQL cluster for the whole run, started when the first test asks, with a migrated database that others are copied
/// from. A test class that wants a database takes a <see cref="FreshDatabase"/> as its class fixture.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private DirectoryInfo? _folder;
    private Cluster? _cluster;
    private Task? _start;
    private int _count;

    /// <summary>Makes a database like the program's, migrated and otherwise empty.</summary>
    /// <returns>How it is reached.</returns>
    public Task<string> CreateAsync(CancellationToken ct) => CreateAsync("template", ct);

    /// <summary>Makes a database with nothing in it at all.</summary>
    public Task<string> CreateEmptyAsync(CancellationToken ct) => CreateAsync("template0", ct);

    public async Task DropAsync(string connectionString, CancellationToken ct)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await AsAdminAsync($"drop database {name} with (force)", ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _cluster.DisposeAsync();
        }

        _folder?.Delete(recursive: true);
        _one.Dispose();
    }

    private async Task<string> CreateAsync(string template, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await (_start ??= StartAsync(ct)); // a start that failed fails every test alike, each with its reason
            var name = $"test{++_count}";
            await AsAdminAsync($"create database {name} template {template} owner followup", ct);
            return Named(name);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task StartAsync(CancellationToken ct)
    {
        _folder ??= Directory.CreateTempSubdirectory("followup-tests-");

        // Others may enter, as they may a data folder under /var/lib: else root would not run the server as another user.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        _cluster = await Cluster.StartAsync(Path.Combine(_folder.FullName, "data"), ClusterRole.Service, new ClusterOptions { Durable = false }, null, ct);
        await AsAdminAsync("create database template owner followup", ct);
        await using var db = Db.Open(new NpgsqlConnectionStringBuilder(Named("template")) { Pooling = false }.ConnectionString);
        await Migrations.ApplyAsync(db, ct);
    }

    private string Named(string database) => new NpgsqlConnectionStringBuilder(_cluster!.ConnectionString) { Database = database, MaxPoolSize = 10 }.ConnectionString;

    private async Task AsAdminAsync(string statement, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(_cluster!.ConnectionString) { Username = "postgres", Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A database of its own for one test class: migrated, otherwise empty, gone afterwards.</summary>
public sealed class FreshDatabase(TestDatabase server) : IAsyncLifetime
{
    /// <summary>The database.</summary>
    public Db Db { get; private set; } = null!;

    /// <summary>How it is reached, for tests that open it themselves.</summary>
    public string ConnectionString => Db.ConnectionString;

    public async ValueTask InitializeAsync() => Db = Db.Open(await server.CreateAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        if (Db is not null)
        {
            await Db.DisposeAsync();
            await server.DropAsync(Db.ConnectionString, CancellationToken.None);
        }
    }
}
