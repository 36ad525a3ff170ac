using Hangfire.PostgreSql;
using Npgsql;

namespace FollowUp.Database;

/// <summary>How the job store gets its connections: from the database's own pool, and so with its settings.</summary>
public sealed class JobConnections(Db db) : IConnectionFactory
{
    public NpgsqlConnection GetOrCreateConnection() => db.Unopened();
}
