using System.Text.Json;
using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>
/// M0 against numbers from outside: 79 real series as the statistics builder of Open SDG computed them (sdg-build 2.4), 75 of which
/// Statistics Canada has published just so.
/// </summary>
public sealed class PublishedProgressTests
{
    private const string Cases = "data/progress_cases.json";

    [Fact]
    public void Every_real_series_comes_out_as_published()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Shared.File(Cases)));
        var series = file.RootElement.GetProperty("indicators").EnumerateArray()
            .SelectMany(i => i.GetProperty("series").EnumerateArray()).ToList();
        Assert.Equal(79, series.Count);
        Assert.Empty(series.SelectMany(Differences));
    }

    private static IEnumerable<string> Differences(JsonElement published)
    {
        var (config, result) = (published.GetProperty("config"), published.GetProperty("result"));
        var target = Number(config, "target") is { } value ? new Target(value, (int)(Number(config, "target_year") ?? M0Constants.TargetYear)) : null;
        var verdict = M0.Judge(new JudgementInput(
            new Series(published.GetProperty("points").EnumerateArray().Select(p => new Observation(Period.Year(p[0].GetInt32()), p[1].GetDouble()))),
            Text(config, "direction") switch
            {
                "positive" => Direction.Up,
                "negative" => Direction.Down,
                null => (Direction)(int)result.GetProperty("direction").GetDouble(),
                var other => throw new InvalidDataException($"direction '{other}'"),
            },
            target,
            (int?)Number(config, "base_year"),
            Number(config, "limit")));

        (string Field, object? Ours, object? Theirs)[] fields =
        [
            ("status", Status(verdict.Class), Text(result, "status")),
            ("progress value", verdict.Progress, Number(result, "progress_value")),
            ("score", verdict.Score, Number(result, "score")),
            ("base year", (double)(verdict.Base?.Period.EndYear ?? M0Constants.BaseYear), Number(result, "base_year")),
            ("base value", verdict.Base?.Value, Number(result, "base_value")),
            ("current year", (double?)verdict.Current?.Period.EndYear, Number(result, "current_year")),
            ("current value", verdict.Current?.Value, Number(result, "current_value")),
            ("target", verdict.Target?.Value, Number(result, "target")),
            ("target year", (double)(verdict.Target?.Year ?? M0Constants.TargetYear), Number(result, "target_year")),
            ("direction", (double)(int)verdict.Direction, Number(result, "direction")),
            ("limit", verdict.Limit, Number(result, "limit")),
            ("limit factor", verdict.LimitFactor, Number(published.GetProperty("thresholds"), "coefficient") is { } c && verdict.LimitFactor is not null ? c : null),
        ];
        return from f in fields
               where !Same(f.Ours, f.Theirs)
               select $"{Text(published, "tag")}: {f.Field} is {f.Ours ?? "null"}, published {f.Theirs ?? "null"}";
    }

    private static bool Same(object? ours, object? theirs) => (ours, theirs) switch
    {
        (double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Abs(b),
        _ => Equals(ours, theirs),
    };

    private static string Status(VerdictClass conclusion) => conclusion switch
    {
        VerdictClass.TargetAchieved => "target_achieved",
        VerdictClass.SubstantialProgress => "substantial_progress",
        VerdictClass.ModerateProgress => "moderate_progress",
        VerdictClass.LimitedProgress => "limited_progress",
        VerdictClass.Deterioration => "deterioration",
        _ => "not_available",
    };

    private static double? Number(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
