using System.Text.Json.Nodes;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>Real answers of Kolada, recorded in March 2026; the counts are those their collection states.</summary>
public sealed class KoladaRecordedTests
{
    /// <summary>How many of the 211 margins of error find their indicator.</summary>
    private const int Pairs = 194;

    private static readonly KoladaLimits _swift = new() { Interval = TimeSpan.FromMilliseconds(1), FirstWait = TimeSpan.FromMilliseconds(5) };

    [Theory]
    [InlineData("data_N00945.json", 63, 0)]
    [InlineData("data_N03702.json", 48, 0)]
    [InlineData("data_arboga_group.json", 1496, 952)]
    public void Every_recorded_value_is_read_from_the_file_as_it_stands(string file, int count, int nulls)
    {
        var recorded = Recorded(file);
        var keys = recorded.Keys.Select(k => k.Key).Distinct().ToArray();
        var areas = recorded.Keys.Select(k => k.Area).Distinct().ToArray();
        var request = new SourceRequest(keys, areas);
        using var client = new HttpClient();
        var kolada = new Kolada(client, new Uri(Kolada.PublicAddress), TimeProvider.System);

        var reading = kolada.Read(request,
        [
            FromFile("municipality.json", "municipality"),
            FromFile("kpi.json", "kpi/" + string.Join(',', keys)),
            FromFile(file, $"data/kpi/{string.Join(',', keys)}/municipality/{string.Join(',', areas)}"),
        ]);

        Assert.Equal(count, recorded.Count);
        Assert.Equal(nulls, recorded.Values.Count(v => v is null));
        AssertSame(recorded, reading);
        Assert.Equal(keys, reading.CompleteKeys);
        Assert.Equal(areas, reading.CompleteAreas);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("data_N00945.json")]
    [InlineData("data_N03702.json")]
    [InlineData("data_arboga_group.json")]
    public async Task Every_recorded_value_comes_over_http_as_it_was_recorded(string file)
    {
        var recorded = Recorded(file);
        var request = new SourceRequest([.. recorded.Keys.Select(k => k.Key).Distinct()], [.. recorded.Keys.Select(k => k.Area).Distinct()]);
        await using var server = await SharedKolada.StartAsync();
        using var client = Kolada.NewClient(server.BaseAddress);
        var kolada = new Kolada(client, server.BaseAddress, TimeProvider.System, _swift);
        var fetching = new Fetching();

        var answers = await kolada.AnswersAsync(request, fetching.Log, TestContext.Current.CancellationToken);
        var reading = kolada.Read(request, answers);

        // Other recordings hold some of the same indicators, so the server may know more than this file.
        AssertSame(recorded, reading with { Observations = [.. reading.Observations.Where(o => recorded.ContainsKey(KeyOf(o)))] });
        Assert.Equal(answers, fetching.Kept);
        Assert.All(answers, answer => Assert.False(answer.Synthetic));
        Assert.Equal(request.Keys, reading.CompleteKeys);
    }

    [Fact]
    public void The_whole_recorded_catalogue_is_understood()
    {
        var keys = JsonNode.Parse(File.ReadAllBytes(Shared.File("data/kolada/kpi.json")))!["values"]!.AsArray();
        using var client = new HttpClient();
        var kolada = new Kolada(client, new Uri(Kolada.PublicAddress), TimeProvider.System);
        var request = new SourceRequest([], ["1287"]) { WholeCatalogue = true };
        var ids = string.Join(',', keys.Select(k => (string)k!["id"]!));

        var reading = kolada.Read(request,
        [
            FromFile("municipality.json", "municipality"),
            FromFile("kpi.json", "kpi"),
            FromFile("municipality_groups.json", "municipality_groups"),
            new RawAnswer($"{Kolada.PublicAddress}/data/kpi/{ids}/municipality/1287", default, 200, "application/json", false, """{"values":[],"next_url":null}"""u8.ToArray()),
        ]);

        Assert.Equal(6099, reading.Indicators.Count);
        Assert.Equal(778 - 2, reading.Indicators.Count(i => i.NextPublication is null)); // two of the 778 have a preliminary date
        Assert.Equal(734, reading.Indicators.Count(i => i.NextPeriod is null));
        Assert.All(reading.Indicators, i => Assert.DoesNotContain(@"\n", i.Definition, StringComparison.Ordinal));
        Assert.All(reading.Indicators, i => Assert.NotNull(i.SplitBySex));
        var costs = Assert.Single(reading.Indicators, i => i.Key == "N00003");
        Assert.Equal("Personalkostnader, kr/inv", costs.Title);
        Assert.Equal(new DateOnly(2026, 4, 1), costs.NextPublication);
        Assert.Equal("2025", costs.NextPeriod);
        Assert.Contains(new SourceArea("1287", "Trelleborg"), reading.Areas);
        Assert.Equal(312, reading.Areas.Count);
        Assert.Equal(3630, reading.Groups.Count);
        Assert.True(reading.IsWholeCatalogue);
        Assert.Equal(20 + 1, reading.Warnings.Count); // every indicator is silent
        Assert.Equal(Pairs, reading.Indicators.Count(i => i.MarginOf is not null));
    }

    [Fact]
    public async Task Invented_figures_are_known_by_their_answers()
    {
        await using var server = await SharedKolada.StartAsync("--synthetic", "--withdraw", "x");
        using var client = Kolada.NewClient(server.BaseAddress);
        var kolada = new Kolada(client, server.BaseAddress, TimeProvider.System, _swift);
        var request = new SourceRequest(["N00945", "N15428"], ["1287", "0000", "0012"]);

        var answers = await kolada.AnswersAsync(request, new Fetching().Log, TestContext.Current.CancellationToken);
        var reading = kolada.Read(request, answers);

        Assert.All(answers, answer => Assert.True(answer.Synthetic));
        var rows = JsonNode.Parse(answers[^1].Body)!["values"]!.AsArray();
        Assert.Equal(rows.Sum(row => row!["values"]!.AsArray().Count), reading.Observations.Count);
        Assert.NotEmpty(reading.Observations);
        Assert.Equal(request.Areas, reading.CompleteAreas);
    }

    [Theory]
    [InlineData("429:5", null)]
    [InlineData("500:5", null)]
    [InlineData("drop:5", null)]
    [InlineData("truncate:5", "slutar mitt i")]
    [InlineData("html200:5", "text/html")]
    [InlineData("loop:5", "går runt")]
    [InlineData("429:1", "429")]
    [InlineData("500:1", "500")]
    [InlineData("drop:1", "bröt förbindelsen")]
    [InlineData("truncate:1", "slutar mitt i")]
    [InlineData("html200:1", "text/html")]
    [InlineData("loop:1", "går runt")]
    public async Task Each_fault_of_the_shared_stand_in_ends_as_it_should(string fault, string? message)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var areas = JsonNode.Parse(File.ReadAllBytes(Shared.File("data/kolada/municipality.json")))!["values"]!.AsArray().Select(a => (string)a!["id"]!);
        var recorded = Recorded("data_arboga_group.json");
        var request = new SourceRequest([.. recorded.Keys.Select(k => k.Key).Distinct()], [.. recorded.Keys.Select(k => k.Area).Concat(areas).Distinct().Take(60)]);
        await using var server = await SharedKolada.StartAsync("--fault", fault);
        using var client = Kolada.NewClient(server.BaseAddress);
        var kolada = new Kolada(client, server.BaseAddress, TimeProvider.System, _swift);
        var fetching = new Fetching();

        if (message is null)
        {
            var reading = kolada.Read(request, await kolada.AnswersAsync(request, fetching.Log, cancellation));
            AssertSame(recorded, reading with { Observations = [.. reading.Observations.Where(o => recorded.ContainsKey(KeyOf(o)))] });
        }
        else
        {
            var error = await Assert.ThrowsAsync<SourceException>(() => kolada.AnswersAsync(request, fetching.Log, cancellation));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Contains(server.BaseAddress.AbsoluteUri + "/data/kpi/", error.Message, StringComparison.Ordinal);
        }
    }

    private static RawAnswer FromFile(string file, string path) =>
        new($"{Kolada.PublicAddress}/{path}", default, 200, "application/json", false, File.ReadAllBytes(Shared.File("data/kolada/" + file)));

    private static (string Key, string Area, int Year, string Sex) KeyOf(SourceObservation o) => (o.Key, o.Area, o.Observation.Period.EndYear, o.Breakdown);

    private static Dictionary<(string Key, string Area, int Year, string Sex), double?> Recorded(string file) =>
        JsonNode.Parse(File.ReadAllBytes(Shared.File("data/kolada/" + file)))!["values"]!.AsArray()
            .SelectMany(row => row!["values"]!.AsArray(), (row, cell) => (row, cell))
            .ToDictionary(
                c => ((string)c.row!["kpi"]!, (string)c.row["municipality"]!, (int)c.row["period"]!, (string)c.cell!["gender"]!),
                c => (double?)c.cell!["value"]);

    private static void AssertSame(Dictionary<(string Key, string Area, int Year, string Sex), double?> recorded, Reading reading)
    {
        Assert.Equal(recorded.Count, reading.Observations.Count);
        foreach (var o in reading.Observations)
        {
            Assert.Equal(PeriodKind.Year, o.Observation.Period.Kind);
            Assert.Equal(recorded[KeyOf(o)], o.Observation.Value);
            Assert.Equal(o.Observation.Value is null ? ObservationStatus.NotAvailable : ObservationStatus.Normal, o.Observation.Status);
            Assert.Null(o.Observation.Mark);
        }
    }
}
