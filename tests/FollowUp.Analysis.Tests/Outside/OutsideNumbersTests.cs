using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>
/// Our arithmetic against that of others on random series: yearly rates, quantiles and ranks by pandas and numpy, Theil–Sen by scipy (Debian's
/// python3-pandas and python3-scipy). Without them it is skipped and says so.
/// </summary>
public sealed class OutsideNumbersTests
{
    private const int Count = 2000;
    private const string Python = "/usr/bin/python3";
    private const double Tolerance = 1e-9;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rates_quantiles_ranks_and_slopes_are_those_of_pandas_numpy_and_scipy()
    {
        var random = new Random(1287);
        var given = Enumerable.Range(0, Count).Select(_ => Drawn(random)).ToList();
        using var answers = await AskAsync(given);
        TestContext.Current.TestOutputHelper!.WriteLine(answers.RootElement.GetProperty("versions").GetString()!);
        Assert.Equal(Count, answers.RootElement.GetProperty("answers").GetArrayLength());
        var differences = given.Zip(answers.RootElement.GetProperty("answers").EnumerateArray()).SelectMany(pair => Differences(pair.First, pair.Second)).ToList();
        Assert.Empty(differences.Take(10));
    }

    private static Drawing Drawn(Random random)
    {
        int[] years = [.. Enumerable.Range(2000, 25).Where(_ => random.NextDouble() < 0.7).DefaultIfEmpty(2000)];
        years = years.Length < 6 ? [2000, 2003, 2004, 2010, 2011, 2012] : years;
        var (level, digits) = (Math.Pow(10, random.Next(-3, 6)), random.Next(0, 4));
        return new(years, [.. years.Select(_ => Math.Max(1, Math.Round((1 + random.NextDouble()) * 100, digits)) * level)], random.NextDouble(), 2025 + random.Next(20));
    }

    private static IEnumerable<string> Differences(Drawing given, JsonElement theirs)
    {
        var series = new Series(given.Years.Zip(given.Values, (year, value) => new Observation(Period.Year(year), value)));
        var line = TheilSen.Through([.. given.Years.Select(year => (double)year)], given.Values);
        var verdict = M0.Judge(new(series, Direction.Up, BaseYear: 1900));
        var quantile = Quantile.Of(given.Values, given.Share);
        (string Name, double Ours, double Scale)[] all =
        [
            ("cagr", verdict.AnnualRate!.Value, 1),
            ("numpyQuantile", quantile, 0),
            ("pandasQuantile", quantile, 0),
            ("median", PeerSpread.Of(given.Values)!.Median, 0),
            ("slope", line.Slope, given.Values.Max() / given.Years.Length),
            ("intercept", line.Intercept, given.Values.Max()),
            ("low", line.Low, given.Values.Max() / given.Years.Length),
            ("high", line.High, given.Values.Max() / given.Years.Length),
            ("projected", Projection.To(series, given.To, isShare: false).Middle!.Value, given.Values.Max()),
            ("rank", Position.Of(given.Values[0], given.Values[1..], Direction.Up).Rank!.Value, 0),
        ];
        // Nought comes of a difference: what is left of it is compared with the figures it is the difference of.
        return from one in all
               let other = theirs.GetProperty(one.Name).GetDouble()
               where !(Math.Abs(one.Ours - other) <= Tolerance * Math.Max(Math.Abs(other), one.Scale))
               select $"{one.Name}: ours {one.Ours:R}, theirs {other:R}, of {JsonSerializer.Serialize(given)}";
    }

    private static async Task<JsonDocument> AskAsync(List<Drawing> given)
    {
        if (!File.Exists(Python))
        {
            Assert.Skip($"{Python} is not here: install Debian's python3-pandas and python3-scipy.");
        }

        using var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(Shared.Root(), "tests", "FollowUp.Analysis.Tests", "Outside", "reference.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        try
        {
            await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, given, JsonSerializerOptions.Web, Ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; why, it has said.
        }

        await process.WaitForExitAsync(Ct);
        var said = await error;
        if (said.Contains("ModuleNotFoundError", StringComparison.Ordinal))
        {
            Assert.Skip($"{said.Trim().Split('\n')[^1]}: install Debian's python3-pandas and python3-scipy.");
        }

        Assert.True(process.ExitCode == 0, said);
        return JsonDocument.Parse(await output);
    }

    private sealed record Drawing(int[] Years, double[] Values, double Share, int To);
}
