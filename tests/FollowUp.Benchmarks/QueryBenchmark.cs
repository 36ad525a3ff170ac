using System.Diagnostics;
using FollowUp.Database;
using FollowUp.Indicators;
using FollowUp.Judgements;
using Npgsql;

namespace FollowUp.Benchmarks;

/// <summary>
/// What a page of sixty indicators asks of the store, on one million rows and on many: every figure of one municipality, the peers' range of each
/// indicator, and how the latest year is distributed over all municipalities. Another municipality each time.
/// </summary>
internal static class QueryBenchmark
{
    private const int Followed = 60;

    private const string Framework = """
        insert into framework_version (n, sha256, in_force_at, actor, reason, from_pages) values (1, sha256(''), now(), 'benchmark', '', false);
        insert into framework (area_id, version) select min(id), 1 from area;
        insert into stated.followed_indicator (indicator_id, position, title, unit, direction, period_kind, splits_by_sex, publisher, note, wording)
        select id, row_number() over (order by id), 'Indikator ' || id, 'procent', 1, 0, false, 'Prov', '', 'placeholder'
        from (select id, ntile(60) over (order by id) as part, row_number() over (partition by ntile_part order by id) as place
              from (select id, ntile(60) over (order by id) as ntile_part from indicator) i) spread
        where place = 1;
        insert into peer_group (code, position, title, is_default, origin) values ('p', 1, 'Liknande', true, 'Prov');
        insert into peer_member (peer_group, area_id, position) select 'p', id, id from area order by id limit 10;
        analyze stated.followed_indicator; analyze peer_member; analyze framework; analyze area; analyze indicator
        """;

    private const string Known = """
        select o.indicator_id, o.period, o.breakdown_id, o.value
        from observation_known(batch_on(now())) o
        join followed_indicator f on f.indicator_id = o.indicator_id
        where o.area_id = $1
        """;

    private const string Latest = """
        select f.indicator_id, latest.period, own.value, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by o.value), count(*)
        from followed_indicator f
        cross join lateral (
            select period from observation where indicator_id = f.indicator_id order by indicator_id desc, period desc limit 1) latest
        join shown_observation o on o.indicator_id = f.indicator_id and o.period = latest.period and o.breakdown_id = 0 and o.value is not null
        left join observation own on own.indicator_id = f.indicator_id and own.period = latest.period and own.area_id = $1 and own.breakdown_id = 0
        group by f.indicator_id, latest.period, own.value
        """;

    public static async Task<int> RunAsync(string[] words)
    {
        var rounds = (int)Words.Number(words, "--rounds", 200);
        await using var cluster = await BenchmarkCluster.StartAsync();
        var few = await FillAsync(cluster, 1_000_000);
        var many = await FillAsync(cluster, Words.Number(words, "--rows", 20_000_000));
        var times = new Dictionary<(string Question, bool Many), List<double>>();
        for (var round = -10; round < rounds; round++)
        {
            // In turn, and in another order every other round, so that neither always finds the machine warmer.
            foreach (var isMany in round % 2 == 0 ? (bool[])[false, true] : [true, false])
            {
                await using var db = Db.Open(isMany ? many : few);
                var area = 1 + (round + 10) * 7 % ObservationFile.Areas;
                await BenchmarkCluster.ScalarAsync(isMany ? many : few, $"update framework set area_id = (select id from area order by id offset {area - 1} limit 1) returning area_id");
                await NoteAsync(times, ("own figures", isMany), round, () => db.QueryAsync<FigureRow>("queries/judgements/figures.sql", new { indicatorId = (int?)null }, default));
                await NoteAsync(times, ("peers' range of each", isMany), round, () => PeersAsync(db));
                await NoteAsync(times, ("latest year of all", isMany), round, () => AskAsync(db, Latest, area));
                await NoteAsync(times, ("own, as known on a day", isMany), round, () => AskAsync(db, Known, area));
            }
        }

        foreach (var question in times.Keys.Select(key => key.Question).Distinct())
        {
            var (a, b) = (times[(question, false)], times[(question, true)]);
            Words.Say($"{question,-22} median {Words.Median(a):0.0} and {Words.Median(b):0.0} ms ({Words.Median(b) / Words.Median(a):0.00} x)  p95 {Words.Quantile(a, 0.95):0.0} and {Words.Quantile(b, 0.95):0.0} ms ({Words.Quantile(b, 0.95) / Words.Quantile(a, 0.95):0.00} x)");
        }

        return 0;
    }

    private static async Task<string> FillAsync(BenchmarkCluster cluster, long rows)
    {
        var file = Path.Combine(cluster.Folder, "rows.copy");
        var written = await ObservationFile.WriteAsync(file, rows, revised: false);
        var connection = await cluster.CreateAsync();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["store-import", connection, file]))!;
        await process.WaitForExitAsync();
        await BenchmarkCluster.PsqlAsync(connection, [.. Framework.Split(";\n")]);
        Words.Say($"{written} rows, {await BenchmarkCluster.ScalarAsync(connection, "select count(*) from followed_indicator")} indicators followed");
        return connection;
    }

    private static async Task NoteAsync(Dictionary<(string Question, bool Many), List<double>> times, (string Question, bool Many) key, int round, Func<Task> ask)
    {
        var watch = Stopwatch.StartNew();
        await ask();
        if (round >= 0)
        {
            times.TryAdd(key, []);
            times[key].Add(watch.Elapsed.TotalMilliseconds);
        }
    }

    private static async Task PeersAsync(Db db)
    {
        foreach (var indicator in await db.QueryAsync<IndicatorFacts>("queries/judgements/followed_indicators.sql", default))
        {
            await db.QueryAsync<PeerRangeRow>("queries/indicators/peer_ranges.sql", new { indicator_id = indicator.Id }, default);
        }
    }

    private static async Task AskAsync(Db db, string question, int area)
    {
        await using var connection = new NpgsqlConnection(db.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection) { Parameters = { new NpgsqlParameter { Value = area } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
        }
    }
}
