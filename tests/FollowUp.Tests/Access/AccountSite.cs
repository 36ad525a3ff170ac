using FollowUp.Access;
using FollowUp.Tests.Pages;
using Npgsql;

namespace FollowUp.Tests.Access;

/// <summary>The framework and nothing else: a site of a test class's own, whose clock it may move.</summary>
public sealed class AccountSite(TestDatabase server) : Site(server)
{
    private int _count;

    protected override Task FillAsync() => LoadFrameworkAsync();

    /// <summary>Somebody nobody else in the test class knows.</summary>
    public Task<Visitor> NewVisitorAsync(Role role) => Visitor.CreateAsync(
        Services, role, role == Role.Administration ? "bildningsforvaltningen" : null, Clock.GetUtcNow(), Ct, $"person{++_count}@kommunen.example");

    /// <summary>The actions of the audit trail about one account, in order.</summary>
    public Task<IReadOnlyList<string>> ActionsAsync(string email) => Trail.ActionsAsync(Db.ConnectionString, $"account {email}");
}

/// <summary>Looks into the audit trail past the program.</summary>
public static class Trail
{
    public static Task<IReadOnlyList<string>> ActionsAsync(string connectionString, string subject) =>
        RowsAsync(connectionString, "select action from audit where subject = $1 order by id", subject);

    /// <summary>The first column of a statement's rows.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(string connectionString, string statement, params object[] parameters)
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(statement, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }
}
