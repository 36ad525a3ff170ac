using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace FollowUp.Tests.Verbs;

public sealed class JudgeVerbTests
{
    private static readonly string[] _figures = ["progressValue", "score", "baseYear", "baseValue", "currentYear", "currentValue", "target", "targetYear", "limit"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "judge", "--help")]
    [InlineData(2, "judge")]
    [InlineData(2, "judge", "serier.json")]
    [InlineData(2, "judge", "--method", "M0")]
    [InlineData(2, "judge", "--method", "M9", "serier.json")]
    [InlineData(1, "judge", "--method", "M0", "finns-inte.json")]
    [InlineData(1, "judge", "--method", "M0", "/tmp")]
    public async Task A_command_line_is_understood_or_refused(int exitCode, params string[] verb)
    {
        await using var program = new TheProgram();
        var ended = await program.RunAsync(Ct, verb);
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.NotEqual("", exitCode == 0 ? ended.Output : ended.Error);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.DataFolder));
    }

    [Fact]
    public async Task Every_real_series_comes_out_as_published()
    {
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(Shared.File("data/progress_cases.json"), Ct))!["indicators"]!.AsArray().SelectMany(i => i!["series"]!.AsArray()).ToList();
        Assert.Equal(79, cases.Count);
        var judged = await JudgedAsync(new JsonArray([.. cases.Select(Flattened)]).ToJsonString());
        Assert.Equal(79, judged.Count);
        Assert.Empty(cases.Zip(judged).SelectMany(pair => Differences(pair.First!, pair.Second!)));
    }

    [Fact]
    public async Task What_the_published_series_do_not_hold_is_judged_too()
    {
        var judged = await JudgedAsync("""
            [
              {"id": "mot målet noll", "points": [[2015, 1000], [2016, 500]], "direction": "down", "target": 0, "targetYear": 2017},
              {"id": 2, "points": [[2016.0, null], [2015, -10], [2017, -20]], "direction": "up", "target": null, "limit": null},
              {"id": "från noll", "points": [[2015, 0], [2016, 0.002]], "direction": "up"},
              {"id": "vid taket", "points": [[2015, 100], [2020, 100]], "direction": "up", "limit": 100},
              {"id": "olika tecken", "points": [[2015, -1], [2020, 1]], "direction": "up", "baseYear": 2014},
              {"id": "tom", "points": [], "direction": "down", "targetYear": 2040}
            ]
            """);
        string[] Lines(string field) => [.. judged.Select(one => one![field]?.ToJsonString() ?? "null")];
        Assert.Equal(["limited_progress", "deterioration", "substantial_progress", "substantial_progress", "not_available", "not_available"], judged.Select(one => (string)one!["status"]!));
        Assert.Equal(["mot målet noll", "från noll"], new[] { 0, 2 }.Select(i => (string)judged[i]!["id"]!));
        Assert.Equal(2, (int)judged[1]!["id"]!);
        Assert.Equal(["0", "null", "null", "null", "null", "null"], Lines("target"));
        Assert.Equal(["2017", "2030", "2030", "2030", "2030", "2040"], Lines("targetYear"));
        Assert.Equal(["2015", "2015", "2015", "2015", "2015", "2015"], Lines("baseYear"));
        Assert.Equal(["500", "-20", "0.002", "100", "1", "null"], Lines("currentValue"));
        Assert.Equal(["down", "up", "up", "up", "up", "down"], judged.Select(one => (string)one!["direction"]!));
        Assert.Equal(5, (double)judged[3]!["score"]!);
    }

    [Theory]
    [InlineData("{}", "$: där står {}. Rätt vore en lista")]
    [InlineData("[1]", "$[0]: där står 1. Rätt vore ett objekt")]
    [InlineData("[{\"points\": [], \"direction\": \"up\"}]", "$[0].id: saknas. Rätt vore en text")]
    [InlineData("[{\"id\": \"\", \"points\": [], \"direction\": \"up\"}]", "$[0].id: där står \"\". Rätt vore en text som inte är tom")]
    [InlineData("[{\"id\": 1.5, \"points\": [], \"direction\": \"up\"}]", "$[0].id: där står 1.5.")]
    [InlineData("[{\"id\": \"\\ud800\", \"points\": [], \"direction\": \"up\"}]", "$[0].id: där står")]
    [InlineData("[{\"id\": 1, \"points\": {}, \"direction\": \"up\"}]", "$[0].points: där står {}. Rätt vore en lista av par")]
    [InlineData("[{\"id\": 1, \"points\": [[2015]], \"direction\": \"up\"}]", "$[0].points[0]: där står [2015]. Rätt vore ett par")]
    [InlineData("[{\"id\": 1, \"points\": [[2015, 1], [2016, \"59,5\"]], \"direction\": \"up\"}]", "$[0].points[1][1]: där står \"59,5\". Rätt vore ett tal med decimalpunkt")]
    [InlineData("[{\"id\": 1, \"points\": [[2015, 1e400]], \"direction\": \"up\"}]", "$[0].points[0][1]: där står 1e400.")]
    [InlineData("[{\"id\": 1, \"points\": [[2015.5, 1]], \"direction\": \"up\"}]", "$[0].points[0][0]: där står 2015.5. Rätt vore ett årtal från 1700 till 2999")]
    [InlineData("[{\"id\": 1, \"points\": [[2015, 1], [2015, 2]], \"direction\": \"up\"}]", "$[0].points[1][0]: året 2015 står redan i serien.")]
    [InlineData("[{\"id\": 1, \"points\": []}]", "$[0].direction: saknas. Rätt vore \"up\"")]
    [InlineData("[{\"id\": 1, \"points\": [], \"direction\": null}]", "$[0].direction: där står null.")]
    [InlineData("[{\"id\": 1, \"points\": [], \"direction\": \"positive\"}]", "$[0].direction: där står \"positive\". Rätt vore \"up\"")]
    [InlineData("[{\"id\": 1, \"points\": [], \"direction\": \"up\", \"target\": \"70\"}]", "$[0].target: där står \"70\".")]
    [InlineData("[{\"id\": 1, \"points\": [], \"direction\": \"up\", \"targetYear\": 30}]", "$[0].targetYear: där står 30.")]
    [InlineData("[{\"id\": 1, \"points\": [], \"direction\": \"up\", \"basYear\": 2015}]", "$[0]: fältet \"basYear\" finns inte. De som finns är id, points, direction")]
    [InlineData("[{\"id\": 1, \"id\": 2, \"points\": [], \"direction\": \"up\"}]", "$[0].id: står två gånger")]
    [InlineData("[{\"id\": 1, \"points\": [[2015, NaN]]}]", "rad 1, tecken 30: här är texten inte giltig JSON")]
    [InlineData("", "rad 1, tecken 1: här är texten inte giltig JSON")]
    [InlineData("[{\"id\": 1, \"points\": 1, \"direction\": 2}]", "har 2 fel. Ingenting är bedömt.")]
    public async Task A_wrong_file_is_refused_with_the_place_and_what_would_be_right(string text, string told)
    {
        await using var program = new TheProgram();
        var refused = await RunAsync(program, text);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(told, refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("Ingenting är bedömt.", refused.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_method_answers_in_its_own_words()
    {
        const string Text = """[{"id": 1, "points": [[2015, 100], [2016, 100.05]], "direction": "up"}]""";
        Assert.Equal("no_change", (string)(await JudgedAsync(Text, "M1"))[0]!["status"]!);
        Assert.Equal("stagnation_or_regression", (string)(await JudgedAsync(Text, "M2"))[0]!["status"]!);
        Assert.Equal("stable", (string)(await JudgedAsync(Text, "M3"))[0]!["status"]!);
    }

    [Fact]
    public async Task All_methods_stand_beside_M0_with_agreement_and_fragility()
    {
        const string Text = """
            [
              {"id": "a", "points": [[2014, 100], [2015, 90], [2016, 100], [2017, 101], [2018, 102]], "direction": "up", "target": 120},
              {"id": "b", "points": [[2015, 100], [2016, 100.4]], "direction": "up"},
              {"id": "c", "points": [], "direction": "down"}
            ]
            """;
        var all = await JudgedAsync(Text, "all");
        foreach (var (one, alone) in all.Zip(await JudgedAsync(Text)))
        {
            Assert.All(alone!.AsObject(), field => Assert.True(JsonNode.DeepEquals(field.Value, one![field.Key]), field.Key));
            Assert.Equal(["M0", "M1", "M2", "M3"], one!["methods"]!.AsArray().Select(method => (string)method!["method"]!));
        }

        Assert.Equal([true, true, false], all[0]!["fragility"]!["trials"]!.AsArray().Select(trial => (bool)trial!["changes"]!));
        Assert.True((bool)all[0]!["fragility"]!["sensitive"]!);
        Assert.Equal((2030, 5), ((int)all[0]!["projection"]!["year"]!, (int)all[0]!["projection"]!["values"]!));
        Assert.True((bool)all[1]!["agreement"]!["methodDependent"]!);
        Assert.Equal(["unchanged", "better", "unchanged", "unchanged"], all[1]!["methods"]!.AsArray().Select(method => (string)method!["outcome"]!));
        Assert.Null(all[2]!["agreement"]!["methodDependent"]);
        Assert.Equal("too_few_values", (string)all[2]!["projection"]!["cause"]!);
    }

    private static async Task<JsonArray> JudgedAsync(string text, string method = "M0")
    {
        await using var program = new TheProgram();
        var judged = await RunAsync(program, text, method);
        Assert.Equal((0, ""), (judged.ExitCode, judged.Error));
        return JsonNode.Parse(judged.Output)!.AsArray();
    }

    private static async Task<Ended> RunAsync(TheProgram program, string text, string method = "M0")
    {
        var file = Path.Combine(Path.GetDirectoryName(program.DataFolder)!, "serier.json");
        await File.WriteAllTextAsync(file, text, Ct);
        var ended = await program.RunAsync(Ct, "judge", "--method", method, file);
        Assert.False(Directory.Exists(program.DataFolder));
        return ended;
    }

    private static JsonNode Flattened(JsonNode? published)
    {
        var config = published!["config"]!;
        var way = (string?)config["direction"] ?? ((double)published["result"]!["direction"]! > 0 ? "positive" : "negative");
        return new JsonObject
        {
            ["id"] = published["tag"]!.DeepClone(),
            ["points"] = published["points"]!.DeepClone(),
            ["direction"] = way == "positive" ? "up" : "down",
            ["target"] = config["target"]?.DeepClone(),
            ["targetYear"] = config["target_year"]?.DeepClone(),
            ["limit"] = config["limit"]?.DeepClone(),
            ["baseYear"] = config["base_year"]?.DeepClone(),
        };
    }

    private static IEnumerable<string> Differences(JsonNode published, JsonNode ours)
    {
        var result = published["result"]!;
        foreach (var field in _figures)
        {
            var (a, b) = ((double?)ours[field], (double?)result[JsonNamingPolicy.SnakeCaseLower.ConvertName(field)]);
            if (a.HasValue != b.HasValue || a is { } x && b is { } y && Math.Abs(x - y) > 1e-9 * Math.Abs(y))
            {
                yield return $"{published["tag"]}: {field} is {a}, published {b}";
            }
        }

        var way = (double)result["direction"]! > 0 ? "up" : "down";
        if (((string)ours["status"]!, (string)ours["direction"]!, (string)ours["method"]!, (string)ours["id"]!) != ((string)result["status"]!, way, "M0", (string)published["tag"]!))
        {
            yield return $"{published["tag"]}: {ours}";
        }
    }
}
