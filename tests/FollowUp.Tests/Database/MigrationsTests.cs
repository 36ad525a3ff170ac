using FollowUp.Database;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Database;

public sealed class MigrationsTests(TestDatabase server)
{
    private const string First = "-- A table.\ncreate table first (id int);\ninsert into first values (1);\n";
    private const string Second = "-- A second, with a function whose body holds semicolons.\ncreate table second (id int);\ncreate function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scripts_are_applied_once_in_order_with_the_job_stores_tables_after_them()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        Assert.Equal(["0001_first", "0002_second"], await database.ApplyAsync(("0002_second", Second), ("0001_first", First)));
        Assert.Equal([], await database.ApplyAsync(("0001_first", First), ("0002_second", Second)));
        Assert.Equal(["0003_third"], await database.ApplyAsync(("0001_first", First), ("0002_second", Second), ("0003_third", "insert into first values (two())")));
        Assert.Equal(["1", "2"], await database.ReadAsync("select id from first order by id"));
        Assert.Equal(["1", "2", "3"], await database.ReadAsync("select number from migration order by number"));
        Assert.NotEmpty(await database.ReadAsync("select table_name from information_schema.tables where table_schema = 'hangfire' and table_name = 'job'"));
    }

    [Fact]
    public async Task The_programs_own_scripts_go_through_twice()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await using var db = Db.Open(database.ConnectionString);
        var applied = await Migrations.ApplyAsync(db, Ct);
        Assert.Equal(SqlFolder.Embedded.Paths.Count(path => path.StartsWith("migrations/", StringComparison.Ordinal)), applied.Count);
        Assert.Empty(await Migrations.ApplyAsync(db, Ct));
    }

    [Fact]
    public async Task A_changed_script_is_refused_by_name_and_nothing_is_done()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await database.ApplyAsync(("0001_first", First));
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => database.ApplyAsync(("0001_first", First + "-- a word more\n"), ("0002_second", Second)));
        Assert.Contains("0001_first", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], await database.ReadAsync("select number from migration"));
    }

    [Fact]
    public async Task Other_line_ends_are_no_change()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await database.ApplyAsync(("0001_first", First));
        Assert.Empty(await database.ApplyAsync(("0001_first", First.ReplaceLineEndings("\r\n"))));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await database.ApplyAsync(("0001_first", First), ("0002_second", Second));
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => database.ApplyAsync(("0001_first", First)));
        Assert.Contains("0002_second", refused.Message, StringComparison.Ordinal);
        Assert.Contains("0001_first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_before_an_applied_one_is_refused()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await database.ApplyAsync(("0002_second", Second));
        Assert.Contains("0001_first", (await Assert.ThrowsAsync<DatabaseException>(() => database.ApplyAsync(("0001_first", First), ("0002_second", Second)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_named_as_a_migration_or_two_of_one_number_stop_everything()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await Assert.ThrowsAsync<FormatException>(() => database.ApplyAsync(("1_first", First)));
        Assert.Contains("have the same number", (await Assert.ThrowsAsync<FormatException>(() => database.ApplyAsync(("0001_first", First), ("0001_other", Second)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_itself()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await Assert.ThrowsAsync<PostgresException>(() => database.ApplyAsync(("0001_first", First), ("0002_second", "create table second (id int); insert into second values (1); select 1/0")));
        Assert.Equal(["1"], await database.ReadAsync("select number from migration"));
        Assert.Empty(await database.ReadAsync("select table_name from information_schema.tables where table_name = 'second'"));
    }

    [Fact]
    public async Task Many_at_once_apply_each_script_once()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        (string, string)[] scripts = [("0001_first", First), ("0002_second", Second), ("0003_slow", "select pg_sleep(0.2); insert into first values (3)")];
        var applied = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => database.ApplyAsync(scripts)));
        Assert.Equal(["0001_first", "0002_second", "0003_slow"], applied.SelectMany(names => names).Order());
        Assert.Equal(["1", "3"], await database.ReadAsync("select id from first order by id"));
    }

    [Fact]
    public async Task A_kill_in_mid_script_leaves_it_undone_and_the_next_goes_through()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        (string, string) slow = ("0002_slow", "create table second (id int); select pg_sleep(30)");
        var killed = Assert.ThrowsAnyAsync<NpgsqlException>(() => database.ApplyAsync(("0001_first", First), slow));
        while ((await database.ReadAsync("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")).Count == 0)
        {
            await Task.Delay(20, Ct);
        }

        await killed;
        Assert.Equal(["1"], await database.ReadAsync("select number from migration"));
        Assert.Equal(["0002_slow"], await database.ApplyAsync(("0001_first", First), ("0002_slow", "create table second (id int)")));
    }

    [Fact]
    public async Task A_job_store_that_may_not_be_made_is_no_success()
    {
        await using var database = await EmptyDatabase.CreateAsync(server);
        await database.ReadAsync("do $$ begin if not exists (select from pg_roles where rolname = 'limited') then create role limited login; end if; end $$; grant create on schema public to limited", admin: true);
        await using var db = Db.Open(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "limited" }.ConnectionString, new SqlFolder(new Dictionary<string, string>()));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Migrations.ApplyAsync(db, Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>A database with nothing in it, and migrations of the test's own.</summary>
    private sealed class EmptyDatabase(TestDatabase server, string connectionString) : IAsyncDisposable
    {
        public string ConnectionString => connectionString;

        public static async Task<EmptyDatabase> CreateAsync(TestDatabase server) => new(server, await server.CreateEmptyAsync(Ct));

        public async Task<IReadOnlyList<string>> ApplyAsync(params (string Name, string Text)[] scripts)
        {
            await using var db = Db.Open(connectionString, new SqlFolder(scripts.ToDictionary(script => $"migrations/{script.Name}.sql", script => script.Text)));
            return await Migrations.ApplyAsync(db, Ct);
        }

        public async Task<List<string>> ReadAsync(string statement, bool admin = false)
        {
            await using var connection = new NpgsqlConnection(admin ? new NpgsqlConnectionStringBuilder(connectionString) { Username = "postgres" }.ConnectionString : connectionString);
            await connection.OpenAsync(Ct);
            await using var command = new NpgsqlCommand(statement, connection);
            await using var reader = await command.ExecuteReaderAsync(Ct);
            var rows = new List<string>();
            while (await reader.ReadAsync(Ct))
            {
                rows.Add(reader.GetValue(0).ToString()!);
            }

            return rows;
        }

        public async ValueTask DisposeAsync() => await server.DropAsync(connectionString, CancellationToken.None);
    }
}
