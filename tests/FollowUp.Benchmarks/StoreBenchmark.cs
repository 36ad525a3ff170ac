using System.Diagnostics;
using System.Globalization;

namespace FollowUp.Benchmarks;

/// <summary>
/// Imports of many observations against psql's \copy of the same rows into a table of the same columns, checks and keys, built after the
/// rows in both. In turn: copy, first load, unchanged, one in a hundred changed.
/// </summary>
internal static class StoreBenchmark
{
    private const string Raw = "create table raw_observation (like observation including defaults including constraints)";

    private const string Keys = """
        set maintenance_work_mem = '256MB';
        alter table raw_observation add primary key (indicator_id, period, area_id, breakdown_id),
            add foreign key (indicator_id) references raw_indicator, add foreign key (area_id) references raw_area, add foreign key (breakdown_id) references breakdown,
            add foreign key (batch_id) references raw_batch, add foreign key (status) references observation_status;
        create index on raw_observation (area_id, indicator_id, period)
        """;

    private const string Dictionaries = """
        create table raw_indicator as select id from generate_series(1, 20000) id; alter table raw_indicator add primary key (id);
        create table raw_area as select id from generate_series(1, 400) id; alter table raw_area add primary key (id);
        create table raw_batch as select 1 as id; alter table raw_batch add primary key (id)
        """;

    public static async Task<int> RunAsync(string[] words)
    {
        var rounds = (int)Words.Number(words, "--rounds", 5);
        await using var cluster = await BenchmarkCluster.StartAsync();
        var (first, revised) = (Path.Combine(cluster.Folder, "first.copy"), Path.Combine(cluster.Folder, "revised.copy"));
        var rows = await ObservationFile.WriteAsync(first, Words.Number(words, "--rows", 20_000_000), revised: false);
        await ObservationFile.WriteAsync(revised, rows, revised: true);
        Words.Say($"{rows} observations, {new FileInfo(first).Length / 1_000_000} MB; {Environment.ProcessorCount} cores; seconds, and MiB of the program at its most");
        var times = new List<(double Copy, double First, double Same, double Changed)>();
        var memory = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var raw = await cluster.CreateAsync();
            await BenchmarkCluster.PsqlAsync(raw, Dictionaries, Raw);
            var copy = await BenchmarkCluster.PsqlAsync(raw, $"\\copy raw_observation from '{first}'") + await BenchmarkCluster.PsqlAsync(raw, Keys);
            await cluster.DropAsync(raw);

            var ours = await cluster.CreateAsync();
            var (load, loadMemory) = await ImportAsync(ours, first);
            var (same, sameMemory) = await ImportAsync(ours, first);
            var (changed, changedMemory) = await ImportAsync(ours, revised);
            memory = new[] { memory, loadMemory, sameMemory, changedMemory }.Max();
            times.Add((copy, load, same, changed));
            if (round == rounds)
            {
                var bytes = double.Parse(await BenchmarkCluster.ScalarAsync(ours, "select pg_total_relation_size('observation')::float8 / (select count(*) from observation)"), CultureInfo.InvariantCulture);
                Words.Say($"bytes an observation with keys, after {rounds} rounds' changes in place: {bytes:0.0}");
            }

            await cluster.DropAsync(ours);
            Words.Say($"round {round}: copy {copy:0.0}  first load {load:0.0} ({load / copy:0.00} x, {loadMemory} MiB)  unchanged {same:0.0} ({same / copy:0.00} x, {sameMemory} MiB)  1 % changed {changed:0.0} ({changed / copy:0.00} x, {changedMemory} MiB)");
        }

        var median = Words.Median(times.Select(t => t.Copy));
        Words.Say($"medians: copy {median:0.0}  first load {Words.Median(times.Select(t => t.First / t.Copy)):0.00} x  unchanged {Words.Median(times.Select(t => t.Same / t.Copy)):0.00} x  1 % changed {Words.Median(times.Select(t => t.Changed / t.Copy)):0.00} x  at most {memory} MiB");
        return 0;
    }

    private static async Task<(double Seconds, int Mebibytes)> ImportAsync(string connection, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["store-import", connection, file]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(said);
        }

        var parts = said.Split(' ', 3);
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
