using Npgsql;

namespace FollowUp.Database;

/// <summary>The program's own statements on a connection that somebody else opened and ends: for locks and migrations, which live by their connection.</summary>
internal sealed class OneConnection(NpgsqlConnection connection) : Statements(SqlFolder.Embedded)
{
    private protected override ValueTask<Lease> LeaseAsync(CancellationToken ct) => ValueTask.FromResult(new Lease(connection, null, Ends: false));
}
