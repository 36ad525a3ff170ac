using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>A database of its own for each test, in which drafts of the small framework are made.</summary>
public abstract class DraftedFramework(TestDatabase server) : IAsyncLifetime
{
    protected static Actor Ann { get; } = new(null, "Ann Ask <ann@example.se>");

    protected static Actor Bo { get; } = new(null, "Bo Bok <bo@example.se>");

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));

    protected Db Db { get; private set; } = null!;

    protected FrameworkDrafts Drafts { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Db = FollowUp.Database.Db.Open(await server.CreateAsync(Ct));
        Drafts = new FrameworkDrafts(Db, new FrameworkImport(Db, Time), Time);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await server.DropAsync(Db.ConnectionString, CancellationToken.None);
        GC.SuppressFinalize(this);
    }

    protected async Task<int> StartAsync(string title = "Remiss 2027")
    {
        if (await new FrameworkReader(Db).VersionInForceAsync(Ct) is null)
        {
            await new FrameworkImport(Db, Time).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(SmallFramework.Yaml), Actor.CommandLine, Ct);
        }

        return (await Drafts.StartAsync(Ann, title, Ct)).Id!.Value;
    }

    protected async Task<DraftView> ReadAsync(int id) => (await Drafts.ReadAsync(id, Ct))!;

    /// <summary>Saves a thing as it stands in the draft with some fields otherwise.</summary>
    protected async Task<DraftAnswer> SaveAsync(int id, int seen, Actor actor, string section, string key, params (string Field, string Value)[] fields) =>
        await Drafts.SaveAsync(id, seen, actor, section, key, FrameworkTextTests.With((await ReadAsync(id)).Text, section, key, fields), Ct);

    protected async Task<(string, string)> TitlesAsync(int id)
    {
        var text = (await ReadAsync(id)).Text;
        return (text.Find("goals", "G1")!.Fields["title"], text.Find("goals", "G2")!.Fields["title"]);
    }

    protected async Task<IReadOnlyList<string>> ActionsAsync(int id) =>
        [.. ((string)(await ScalarAsync($"select string_agg(action, ' ' order by id) from audit where subject = 'framework_draft {id}'"))!).Split(' ')];

    /// <summary>Every row of every table, as one number.</summary>
    protected async Task<object?> ContentsAsync() => await ScalarAsync(
        "select string_agg(table_schema || '.' || table_name || ' ' || md5(query_to_xml(format('select t::text from %I.%I t order by 1', table_schema, table_name), true, false, '')::text), e'\\n' order by 1)"
        + " from information_schema.tables where table_schema in ('public', 'stated') and table_type = 'BASE TABLE'");

    protected async Task<object?> ScalarAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
