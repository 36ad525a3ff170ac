using Npgsql;

namespace FollowUp.Database;

/// <summary>One transaction of the database: statements see each other's work, and nobody else does before the end. One statement at a time.</summary>
public sealed class Transaction : Statements
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    internal Transaction(NpgsqlConnection connection, NpgsqlTransaction transaction, SqlFolder sql)
        : base(sql)
    {
        _connection = connection;
        _transaction = transaction;
    }

    /// <summary>Sends rows by binary COPY, the fastest way in.</summary>
    /// <param name="path">A file whose statement is <c>copy … from stdin (format binary)</c> and whose header's parameters are the columns.</param>
    /// <param name="rows">What to send; read once, as the server takes it.</param>
    /// <param name="write">Writes one row's columns, in the header's order.</param>
    /// <param name="ct">Stops between two rows.</param>
    /// <returns>How many rows were sent.</returns>
    public async Task<long> CopyAsync<T>(string path, IEnumerable<T> rows, Action<CopyRow, T> write, CancellationToken ct)
    {
        var statement = Sql[path];
        await using var importer = await _connection.BeginBinaryImportAsync(statement.Text, ct);
        if (statement.Timeout is { } seconds)
        {
            importer.Timeout = TimeSpan.FromSeconds(seconds);
        }

        var row = new CopyRow(importer, statement);
        foreach (var item in rows)
        {
            ct.ThrowIfCancellationRequested();
            importer.StartRow(); // not awaited: with millions of rows the waiting would cost more than the writing
            row.Start();
            write(row, item);
            row.End();
        }

        return (long)await importer.CompleteAsync(ct);
    }

    private protected override ValueTask<Lease> LeaseAsync(CancellationToken ct) => ValueTask.FromResult(new Lease(_connection, _transaction, Ends: false));
}
