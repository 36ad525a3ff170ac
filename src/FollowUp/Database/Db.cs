using System.Data;
using Npgsql;

namespace FollowUp.Database;

/// <summary>The database, and the only opener of connections to it.</summary>
public sealed class Db : Statements, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private Db(NpgsqlDataSource source, SqlFolder sql, string connectionString)
        : base(sql)
    {
        _source = source;
        ConnectionString = connectionString;
    }

    /// <summary>How the database is reached, for the job store, which opens connections of its own. Holds the password where there is one: never shown.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes the database ready for use; nothing is connected before the first statement.</summary>
    /// <param name="connectionString">In Npgsql's words; the pool's size, the application's name and the like are added where they are not given.</param>
    /// <param name="sql">Where statements are found; the program's own when null.</param>
    public static Db Open(string connectionString, SqlFolder? sql = null)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        void Unless(string keyword, object value)
        {
            if (!given.ShouldSerialize(keyword))
            {
                given[keyword] = value;
            }
        }

        Unless("Application Name", "followup");
        Unless("Maximum Pool Size", 40);
        Unless("Include Error Detail", true);
        Unless("Timezone", "UTC");
        var builder = new NpgsqlDataSourceBuilder(given.ConnectionString);
        return new Db(builder.Build(), sql ?? SqlFolder.Embedded, given.ConnectionString);
    }

    /// <summary>Does work in one transaction: all of it is kept when <paramref name="work"/> returns, nothing when it throws or the program dies.</summary>
    public Task<T> InTransactionAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct) => InTransactionAsync(IsolationLevel.ReadCommitted, work, ct);

    /// <inheritdoc cref="InTransactionAsync{T}(Func{Transaction, Task{T}}, CancellationToken)"/>
    public Task InTransactionAsync(Func<Transaction, Task> work, CancellationToken ct) => InTransactionAsync(
        async transaction =>
        {
            await work(transaction);
            return 0;
        },
        ct);

    /// <summary>
    /// The same, with every statement seeing the database as it was when the first began: what is read by several belongs together, whatever
    /// others commit meanwhile.
    /// </summary>
    public Task<T> InSnapshotAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct) => InTransactionAsync(IsolationLevel.RepeatableRead, work, ct);

    /// <summary>Does work in one transaction to see what it would give, and undoes it all.</summary>
    public async Task<T> InTrialAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var result = await work(new Transaction(connection, transaction, Sql));
        await transaction.RollbackAsync(ct);
        return result;
    }

    private async Task<T> InTransactionAsync<T>(IsolationLevel isolation, Func<Transaction, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(isolation, ct);
        var result = await work(new Transaction(connection, transaction, Sql));
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>Takes a lock that only one process in the world of this database can hold, on a connection of its own; null when somebody else has it.</summary>
    /// <param name="name">What is locked: <c>import kolada</c>.</param>
    /// <param name="ct">Stops the attempt, not the lock.</param>
    public Task<AdvisoryLock?> TryLockAsync(string name, CancellationToken ct) => TryLockAsync(AdvisoryLock.KeyOf(name), ct);

    /// <inheritdoc cref="TryLockAsync(string, CancellationToken)"/>
    public Task<AdvisoryLock?> TryLockAsync(long key, CancellationToken ct) => AdvisoryLock.TryTakeAsync(Unpooled(), key, ct);

    /// <summary>A connection of the pool, to be opened by whoever asked.</summary>
    internal NpgsqlConnection Unopened() => _source.CreateConnection();

    /// <summary>Runs <paramref name="work"/> on one connection while it alone holds a lock, waiting for whoever has it. When the work throws, the connection's end frees it.</summary>
    internal async Task WithLockAsync(long key, Func<NpgsqlConnection, Task> work, CancellationToken ct)
    {
        await using var connection = Unpooled();
        await connection.OpenAsync(ct);
        var own = new OneConnection(connection);
        await own.ExecuteAsync("commands/database/lock.sql", new { key }, ct);
        await work(connection);
        await own.QuerySingleAsync<bool>("commands/database/unlock.sql", new { key }, ct);
    }

    /// <summary>The server's major version.</summary>
    internal async Task<Version> VersionAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return connection.PostgreSqlVersion;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private protected override async ValueTask<Lease> LeaseAsync(CancellationToken ct) => new(await _source.OpenConnectionAsync(ct), null, Ends: true);

    /// <summary>A connection that ends for the server when it ends here, and that notices within seconds when the server is gone.</summary>
    private NpgsqlConnection Unpooled()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        settings.KeepAlive = settings.KeepAlive == 0 ? 5 : settings.KeepAlive;
        return new NpgsqlConnection(settings.ConnectionString);
    }
}
