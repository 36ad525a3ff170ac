using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace FollowUp.Database;

/// <summary>
/// Where statements run: the database itself (<see cref="Db"/>), each on a connection of its own, or one <see cref="Transaction"/> of it.
/// A statement is named by its path under <c>sql/</c>; nothing is tried again behind the caller's back.
/// </summary>
public abstract class Statements
{
    private protected Statements(SqlFolder sql) => Sql = sql;

    /// <summary>The files the statements come from.</summary>
    public SqlFolder Sql { get; }

    /// <summary>All rows of a statement.</summary>
    /// <typeparam name="T">A positional record whose parameters are the columns in their order, or a simple type for one column.</typeparam>
    /// <param name="path">Under <c>sql/</c>, such as <c>queries/goals/targets_with_figures.sql</c>.</param>
    /// <param name="parameters">An object with exactly the properties the header names.</param>
    /// <param name="ct">Stops the statement in the server too.</param>
    /// <exception cref="InvalidDataException">A column is null where <typeparamref name="T"/> cannot be.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string path, object? parameters, CancellationToken ct)
    {
        var rows = new List<T>();
        await foreach (var row in StreamAsync<T>(path, parameters, ct))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <inheritdoc cref="QueryAsync{T}(string, object?, CancellationToken)"/>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string path, CancellationToken ct) => QueryAsync<T>(path, null, ct);

    /// <summary>The only row of a statement.</summary>
    /// <inheritdoc cref="QueryAsync{T}(string, object?, CancellationToken)"/>
    /// <exception cref="InvalidDataException">There is no row, more than one, or a null where <typeparamref name="T"/> cannot be.</exception>
    public async Task<T> QuerySingleAsync<T>(string path, object? parameters, CancellationToken ct) =>
        await QueryAsync<T>(path, parameters, ct) is [var only] rows
            ? only
            : throw new InvalidDataException($"sql/{path} gave none or several rows where exactly one is right.");

    /// <inheritdoc cref="QuerySingleAsync{T}(string, object?, CancellationToken)"/>
    public Task<T> QuerySingleAsync<T>(string path, CancellationToken ct) => QuerySingleAsync<T>(path, null, ct);

    /// <summary>The first row of a statement; <c>default</c> when there is none, so ask for a nullable type where 0 would be an answer.</summary>
    /// <inheritdoc cref="QueryAsync{T}(string, object?, CancellationToken)"/>
    public async Task<T?> QueryFirstOrDefaultAsync<T>(string path, object? parameters, CancellationToken ct)
    {
        await foreach (var row in StreamAsync<T>(path, parameters, ct))
        {
            return row;
        }

        return default;
    }

    /// <inheritdoc cref="QueryFirstOrDefaultAsync{T}(string, object?, CancellationToken)"/>
    public Task<T?> QueryFirstOrDefaultAsync<T>(string path, CancellationToken ct) => QueryFirstOrDefaultAsync<T>(path, null, ct);

    /// <summary>The rows of a statement one by one as the server sends them, for more than memory should hold. The connection is busy until the last.</summary>
    /// <inheritdoc cref="QueryAsync{T}(string, object?, CancellationToken)"/>
    public async IAsyncEnumerable<T> StreamAsync<T>(string path, object? parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var lease = await LeaseAsync(ct);
        await using var reader = await ReaderAsync(lease, path, parameters, ct);
        await foreach (var row in Rows.ReadAsync<T>(reader, path, ct))
        {
            yield return row;
        }
    }

    /// <inheritdoc cref="StreamAsync{T}(string, object?, CancellationToken)"/>
    public IAsyncEnumerable<T> StreamAsync<T>(string path, CancellationToken ct) => StreamAsync<T>(path, null, ct);

    /// <summary>Reads rows by position, for so many that making an object of each would cost more than the rest.</summary>
    /// <param name="path">As for every statement.</param>
    /// <param name="parameters">Likewise.</param>
    /// <param name="read">Called at each row.</param>
    /// <param name="ct">Stops the statement in the server too.</param>
    public async Task ReadAsync(string path, object? parameters, Action<DbDataReader> read, CancellationToken ct)
    {
        await using var lease = await LeaseAsync(ct);
        await using var reader = await ReaderAsync(lease, path, parameters, ct);
        while (await reader.ReadAsync(ct))
        {
            read(reader);
        }
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    /// <inheritdoc cref="QueryAsync{T}(string, object?, CancellationToken)" path="/param"/>
    /// <returns>How many rows it touched.</returns>
    public async Task<int> ExecuteAsync(string path, object? parameters, CancellationToken ct)
    {
        await using var lease = await LeaseAsync(ct);
        return await lease.Connection.ExecuteAsync(Command(lease, path, parameters, ct));
    }

    /// <inheritdoc cref="ExecuteAsync(string, object?, CancellationToken)"/>
    public Task<int> ExecuteAsync(string path, CancellationToken ct) => ExecuteAsync(path, null, ct);

    private protected abstract ValueTask<Lease> LeaseAsync(CancellationToken ct);

    private async Task<DbDataReader> ReaderAsync(Lease lease, string path, object? parameters, CancellationToken ct) =>
        await lease.Connection.ExecuteReaderAsync(Command(lease, path, parameters, ct));

    private CommandDefinition Command(Lease lease, string path, object? parameters, CancellationToken ct)
    {
        var statement = Sql[path];
        return new CommandDefinition(statement.Text, new BoundParameters(statement, parameters), lease.Transaction, statement.Timeout, cancellationToken: ct);
    }

    /// <summary>A connection for one statement; <paramref name="Ends"/> says whether it is given back afterwards.</summary>
    private protected readonly record struct Lease(NpgsqlConnection Connection, NpgsqlTransaction? Transaction, bool Ends) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Ends ? Connection.DisposeAsync() : ValueTask.CompletedTask;
    }
}
