using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Benchmarks;

/// <summary>
/// Every indicator of every area judged at once, in turn with what a statistics office would use: pandas one series at a time, and numpy on all of them.
/// Series and direction are drawn as theirs are. CPU seconds of the judging alone, on both sides.
/// </summary>
internal static partial class JudgeBenchmark
{
    private const int FirstYear = 2001;
    private const int Years = 25;
    private const int Part = 8192;

    public static async Task<int> RunAsync(string[] words)
    {
        var count = (int)Words.Number(words, "--series", 1_900_000);
        var looped = (int)Words.Number(words, "--looped", 20_000);
        var rounds = (int)Words.Number(words, "--rounds", 5);
        var peers = Path.Combine(Environment.GetEnvironmentVariable("FOLLOWUP_SHARED") is { Length: > 0 } named ? named : "../shared", "tools/bench-peers/verdicts_pandas.py");
        if (!File.Exists(peers) || !File.Exists("/usr/bin/python3"))
        {
            await Console.Error.WriteLineAsync($"Needs {peers} (FOLLOWUP_SHARED names the folder) and Debian's python3-pandas.");
            return 1;
        }

        var (values, directions) = Drawn(count);
        var verdicts = new BlockVerdict[count];
        var figures = new Dictionary<string, List<double>>();
        for (var round = -1; round < rounds; round++)
        {
            // The first round warms up and does not count.
            Note(figures, "pandas loop, M0", round, await PeerAsync(peers, "loop", looped));
            Note(figures, "ours, M0 with agreement and fragility", round, Ours(values, directions, verdicts, withDoubt: true, out var both));
            Note(figures, "numpy, M0", round, await PeerAsync(peers, "vector", count));
            Note(figures, "ours, M0", round, Ours(values, directions, verdicts, withDoubt: false, out var alone));
            Note(figures, "wall seconds, M0 with agreement and fragility", round, both);
            Note(figures, "wall seconds, M0", round, alone);
        }

        foreach (var (name, all) in figures)
        {
            Words.Say($"{name,-46} {Words.Median(all):0.###}  ({all.Min():0.###} to {all.Max():0.###})");
        }

        Words.Say($"M0 with agreement and fragility: {Words.Median(figures["ours, M0 with agreement and fragility"]) / Words.Median(figures["pandas loop, M0"]):0} x the pandas loop of M0 alone, series per CPU second");
        Words.Say($"M0 alone: {Words.Median(figures["ours, M0"]) / Words.Median(figures["numpy, M0"]):0.00} x numpy");
        Words.Say($"largest memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MiB, {Environment.ProcessorCount} processors, {count} series of {Years} years, median of {rounds} rounds");
        return 0;
    }

    /// <summary>Series per CPU second over all processors.</summary>
    private static double Ours(double[] values, Direction[] directions, BlockVerdict[] verdicts, bool withDoubt, out double seconds)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Parallel.For(0, (directions.Length + Part - 1) / Part, part =>
        {
            var (from, many) = (part * Part, Math.Min(Part, directions.Length - part * Part));
            new SeriesBlock(FirstYear, Years, values.AsSpan(from * Years, many * Years), directions.AsSpan(from, many)).Judge(verdicts.AsSpan(from, many), withDoubt);
        });
        seconds = watch.Elapsed.TotalSeconds;
        return directions.Length / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static async Task<double> PeerAsync(string script, string mode, int count)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, mode, count.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static (double[] Values, Direction[] Directions) Drawn(int count)
    {
        var random = new Random(1287);
        var values = new double[count * Years];
        var directions = new Direction[count];
        for (var series = 0; series < count; series++)
        {
            var (start, sum) = (30 + 50 * random.NextDouble(), 0.0);
            for (var year = 0; year < Years; year++)
            {
                sum += 0.3 + 1.6 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                values[series * Years + year] = random.NextDouble() < 0.03 ? double.NaN : Math.Max(0.5, start + sum);
            }

            directions[series] = random.NextDouble() < 0.5 ? Direction.Up : Direction.Down;
        }

        return (values, directions);
    }

    private static void Note(Dictionary<string, List<double>> figures, string name, int round, double figure)
    {
        figures.TryAdd(name, []);
        if (round >= 0)
        {
            figures[name].Add(figure);
        }
    }

    [GeneratedRegex(@"CPU s (\d+) series per CPU s")]
    private static partial Regex PerSecond();
}
