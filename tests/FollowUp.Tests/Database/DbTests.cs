using FollowUp.Analysis;
using FollowUp.Database;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Database;

public sealed class DbTests : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> _sql = new()
    {
        ["commands/t/create.sql"] = "-- A table.\ncreate table if not exists figure (id int primary key, period int, status smallint, value float8, day date, at timestamptz, mark text, tags text[])",
        ["commands/t/empty.sql"] = "-- None.\ndelete from figure",
        ["commands/t/add.sql"] = """
            -- One figure.
            -- params: @id int, @period int, @status smallint, @value float8, @day date, @at timestamptz, @mark text, @tags text[]
            insert into figure (id, period, status, value, day, at, mark, tags) values (@id, @period, @status, @value, @day, @at, @mark, @tags)
            """,
        ["commands/t/copy.sql"] = """
            -- Many figures.
            -- params: @id int, @period int, @status smallint, @value float8, @day date, @at timestamptz, @mark text
            copy figure (id, period, status, value, day, at, mark) from stdin (format binary)
            """,
        ["queries/t/figures.sql"] = "-- All.\n-- returns: Figure\nselect id, period, status, value, day, at, mark from figure order by id",
        ["queries/t/wrong_order.sql"] = "-- All.\n-- returns: Figure\nselect period, id, status, value, day, at, mark from figure order by id",
        ["queries/t/tags.sql"] = "-- Tags.\n-- returns: Tagged\nselect id, tags from figure order by id",
        ["queries/t/id_list.sql"] = "-- Ids.\n-- returns: int[]\nselect array_agg(id order by id) from figure",
        ["queries/t/count.sql"] = "-- How many.\n-- returns: long\nselect count(*) from figure",
        ["queries/t/ids.sql"] = "-- Some.\n-- params: @periods int[]\n-- returns: int\nselect id from figure where period = any(@periods) order by id",
        ["queries/t/values.sql"] = "-- Values.\n-- returns: double\nselect value from figure order by id",
        ["queries/t/text.sql"] = "-- Its own text.\n-- returns: string\nselect query from pg_stat_activity where pid = pg_backend_pid()",
        ["queries/t/slow.sql"] = "-- Slow.\n-- returns: int\n-- timeout: 1 s\nselect 1 from pg_sleep(20)",
        ["queries/t/breaks.sql"] = "-- Breaks.\n-- returns: int\nselect 1 / (10000 - n) from generate_series(1, 20000) n",
        ["queries/t/many.sql"] = "-- Many.\n-- returns: int\nselect generate_series(1, 100000000)",
    };

    private readonly Db _db;

    public DbTests(FreshDatabase database) => _db = Db.Open(database.ConnectionString, new SqlFolder(_sql));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateTimeOffset At { get; } = new(2026, 3, 1, 13, 30, 0, TimeSpan.FromHours(1));

    public async ValueTask InitializeAsync()
    {
        await _db.ExecuteAsync("commands/t/create.sql", Ct);
        await _db.ExecuteAsync("commands/t/empty.sql", Ct);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task Rows_become_records_with_periods_statuses_days_and_times()
    {
        var day = new DateOnly(2026, 3, 1);
        var period = Period.Parse("2023/24");
        await _db.ExecuteAsync("commands/t/add.sql", new { id = 1, period, status = ObservationStatus.Suppressed, value = (double?)null, day, At, mark = "..", tags = new[] { "a", "b" } }, Ct);
        await _db.ExecuteAsync("commands/t/add.sql", new { id = 2, period, status = ObservationStatus.Normal, value = 1.5, day, At, mark = (string?)null, tags = (string[]?)null }, Ct);
        var rows = await _db.QueryAsync<Figure>("queries/t/figures.sql", Ct);
        Assert.Equal(
            [new Figure(1, period, ObservationStatus.Suppressed, null, day, At, ".."), new Figure(2, period, ObservationStatus.Normal, 1.5, day, At, null)],
            rows);
        Assert.Equal(TimeSpan.Zero, rows[0].At.Offset);
    }

    [Fact]
    public async Task Periods_are_asked_for_as_what_they_are()
    {
        await AddAsync(1, Period.Year(2023));
        await AddAsync(2, Period.Year(2024));
        Assert.Equal([2], await _db.QueryAsync<int>("queries/t/ids.sql", new { periods = new[] { Period.Year(2024), Period.Year(2025) } }, Ct));
        Assert.Equal([2], await _db.QueryAsync<int>("queries/t/ids.sql", new { periods = new List<int> { 2024000 } }, Ct));
    }

    [Fact]
    public async Task Arrays_become_arrays()
    {
        await AddAsync(1, Period.Year(2023));
        await _db.ExecuteAsync("commands/t/add.sql", new { id = 2, period = 2024000, status = 0, value = 1.0, day = default(DateOnly), at = At, mark = "", tags = new List<string> { "a", "å" } }, Ct);
        var rows = await _db.QueryAsync<Tagged>("queries/t/tags.sql", Ct);
        Assert.Equal((1, null), (rows[0].Id, rows[0].Tags));
        Assert.Equal(["a", "å"], rows[1].Tags!);
        var ids = await _db.QuerySingleAsync<int[]>("queries/t/id_list.sql", Ct);
        Assert.Equal([1, 2], ids);
    }

    [Fact]
    public async Task A_null_is_never_read_as_zero()
    {
        await _db.ExecuteAsync("commands/t/add.sql", new { id = 7, period = 2024000, status = 101, value = (double?)null, day = (DateOnly?)null, at = (DateTimeOffset?)null, mark = "", tags = (string[]?)null }, Ct);
        Assert.Contains("row 1 has no day, and Figure", (await Assert.ThrowsAsync<InvalidDataException>(() => _db.QueryAsync<Figure>("queries/t/figures.sql", Ct))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => _db.QueryAsync<double>("queries/t/values.sql", Ct));
        Assert.Equal([null], await _db.QueryAsync<double?>("queries/t/values.sql", Ct));
    }

    [Fact]
    public async Task Columns_in_another_order_than_the_record_are_refused_by_name()
    {
        await AddAsync(1, Period.Year(2023));
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => _db.QueryAsync<Figure>("queries/t/wrong_order.sql", Ct));
        Assert.StartsWith("sql/queries/t/wrong_order.sql gives period, id, status,", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_row_is_one_row()
    {
        await AddAsync(1, Period.Year(2023));
        Assert.Equal(1, (await _db.QuerySingleAsync<Figure>("queries/t/figures.sql", Ct)).Id);
        await AddAsync(2, Period.Year(2024));
        Assert.Equal(1, (await _db.QueryFirstOrDefaultAsync<Figure>("queries/t/figures.sql", Ct))!.Id);
        await Assert.ThrowsAsync<InvalidDataException>(() => _db.QuerySingleAsync<Figure>("queries/t/figures.sql", Ct));
        await _db.ExecuteAsync("commands/t/empty.sql", Ct);
        Assert.Null(await _db.QueryFirstOrDefaultAsync<Figure>("queries/t/figures.sql", Ct));
        await Assert.ThrowsAsync<InvalidDataException>(() => _db.QuerySingleAsync<Figure>("queries/t/figures.sql", Ct));
    }

    [Fact]
    public async Task Parameters_must_be_exactly_those_of_the_header()
    {
        Assert.Contains(
            "takes @periods and was given nothing",
            (await Assert.ThrowsAsync<ArgumentException>(() => _db.QueryAsync<int>("queries/t/ids.sql", Ct))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "takes nothing and was given area",
            (await Assert.ThrowsAsync<ArgumentException>(() => _db.QueryAsync<Figure>("queries/t/figures.sql", new { area = "1287" }, Ct))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_sees_which_file_a_statement_is_from() =>
        Assert.StartsWith("/* queries/t/text.sql */", await _db.QuerySingleAsync<string>("queries/t/text.sql", Ct), StringComparison.Ordinal);

    [Fact]
    public async Task A_statement_may_take_the_time_its_header_gives()
    {
        var error = await Assert.ThrowsAnyAsync<NpgsqlException>(() => _db.QueryAsync<int>("queries/t/slow.sql", Ct));
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task A_stream_can_be_left_before_its_end()
    {
        var seen = 0;
        await foreach (var _ in _db.StreamAsync<int>("queries/t/many.sql", Ct))
        {
            if (++seen == 3)
            {
                break;
            }
        }

        Assert.Equal(3, seen);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_stream_that_breaks_says_why()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => _db.QueryAsync<int>("queries/t/breaks.sql", Ct));
        Assert.Equal(PostgresErrorCodes.DivisionByZero, error.SqlState);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_stream_that_is_given_up_stops_in_the_server_too()
    {
        using var given = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in _db.StreamAsync<int>("queries/t/many.sql", given.Token))
            {
                await given.CancelAsync();
                given.Token.ThrowIfCancellationRequested();
            }
        }).WaitAsync(TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_transaction_keeps_all_or_nothing()
    {
        var sees = await _db.InTransactionAsync(
            async transaction =>
            {
                await AddAsync(1, Period.Year(2023), transaction);
                Assert.Equal(0, await CountAsync());
                return await transaction.QuerySingleAsync<long>("queries/t/count.sql", Ct);
            },
            Ct);
        Assert.Equal((1, 1), (sees, await CountAsync()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _db.InTransactionAsync(
            async transaction =>
            {
                await AddAsync(2, Period.Year(2024), transaction);
                throw new InvalidOperationException("changed our mind");
            },
            Ct));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Many_rows_go_by_copy()
    {
        var figures = Enumerable.Range(0, 20_000).Select(i => new Figure(i, Period.Year(2024), i % 2 == 0 ? ObservationStatus.Normal : ObservationStatus.NotAvailable, i % 2 == 0 ? i / 4.0 : null, new DateOnly(2024, 1, 1), At, i % 3 == 0 ? null : "åäö")).ToArray();
        Assert.Equal(20_000, await _db.InTransactionAsync(t => t.CopyAsync("commands/t/copy.sql", figures, Write, Ct), Ct));
        Assert.Equal(figures, await _db.QueryAsync<Figure>("queries/t/figures.sql", Ct));
    }

    [Fact]
    public async Task A_copy_that_breaks_leaves_nothing()
    {
        static IEnumerable<Figure> Breaking()
        {
            yield return new Figure(1, Period.Year(2024), ObservationStatus.Normal, 1, default, At, null);
            throw new IOException("the file ended");
        }

        await Assert.ThrowsAsync<IOException>(() => _db.InTransactionAsync(t => t.CopyAsync("commands/t/copy.sql", Breaking(), Write, Ct), Ct));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_row_with_too_few_or_too_many_columns_is_refused()
    {
        Task CopyAsync(Action<CopyRow, int> write) => _db.InTransactionAsync(t => t.CopyAsync("commands/t/copy.sql", [1], write, Ct), Ct);

        Assert.Contains("takes 7 columns, and a row of 1 was", (await Assert.ThrowsAsync<InvalidOperationException>(() => CopyAsync((row, id) => row.Write(id)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CopyAsync((row, id) =>
        {
            for (var i = 0; i < 8; i++)
            {
                row.WriteNull();
            }
        }));
    }

    private static void Write(CopyRow row, Figure figure)
    {
        row.Write(figure.Id);
        row.Write(figure.Period);
        row.Write(figure.Status);
        row.Write(figure.Value);
        row.Write(figure.Day);
        row.Write(figure.At);
        row.Write(figure.Mark);
    }

    private Task<long> CountAsync() => _db.QuerySingleAsync<long>("queries/t/count.sql", Ct);

    private Task<int> AddAsync(int id, Period period, Statements? where = null) => (where ?? _db).ExecuteAsync(
        "commands/t/add.sql",
        new { id, period, status = ObservationStatus.Normal, value = 1.0, day = new DateOnly(2026, 1, 1), At, mark = "", tags = (string[]?)null },
        Ct);

    private sealed record Tagged(int Id, string[]? Tags);

    private sealed record Figure(int Id, Period Period, ObservationStatus Status, double? Value, DateOnly Day, DateTimeOffset At, string? Mark);
}
