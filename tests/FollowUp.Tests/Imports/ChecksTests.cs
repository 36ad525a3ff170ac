using System.Text.Json.Nodes;
using FollowUp.Access;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.House;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>Each check finds what it is there to find, and leaves alone what only looks like it.</summary>
public sealed class ChecksTests(TestDatabase server) : IAsyncLifetime
{
    private readonly CheckedFigures _figures = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _figures.OpenAsync();

    public ValueTask DisposeAsync() => _figures.DisposeAsync();

    [Fact]
    public async Task A_value_outside_what_the_framework_says_is_possible_stops_the_import()
    {
        await _figures.FollowAsync("kWh/m²", lowest: 0, limit: 500);
        Assert.Equal("", await _figures.StoreAsync(new("2023", 0), new("2024", 500)));
        Assert.StartsWith("STOP Kontrollen av värdena sade nej. Titel N1 (kolada:N1): värdet för Kommun 1287 2022, 501", await _figures.StoreAsync(new Stored("2022", 501)), StringComparison.Ordinal);
        Assert.Contains("Gränsen är 0", await _figures.StoreAsync(new Stored("2021", -1)), StringComparison.Ordinal);
        Assert.Equal(0, await _figures.NumberAsync("select count(*) from import_finding")); // undone with the rest
    }

    [Fact]
    public async Task Fewer_than_no_persons_stop_the_import_and_no_count_of_persons_is_told()
    {
        await _figures.FollowAsync("antal", protectBelow: 5);
        Assert.Contains("ett värde som inte visas, kan inte stämma", await _figures.StoreAsync(new Stored("2024", -3)), StringComparison.Ordinal);
        Assert.Equal("", await _figures.StoreAsync(new Stored("2024", 0)));
    }

    [Fact]
    public async Task A_share_above_a_hundred_is_told()
    {
        await _figures.FollowAsync("%");
        Assert.Equal("", await _figures.StoreAsync(Years(40, i => 20 + i)));
        Assert.Contains("ligger utanför 0–100 procent. Det är rätt om", await _figures.StoreAsync(new Stored("2025", 412)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_in_per_cent_may_be_less_than_nothing_and_an_unknown_one_is_told()
    {
        await _figures.FollowAsync("%");
        Assert.Contains("utanför 0–100 procent. Det är rätt om", await _figures.StoreAsync(Years(40, i => i - 5)), StringComparison.Ordinal);
        Assert.Equal("", await _figures.StoreAsync(new Stored("2025", -7)));
        Assert.Equal("", await _figures.StoreAsync(new Stored("2024", 100.04)));
    }

    [Fact]
    public async Task A_count_of_women_above_that_of_all_is_told()
    {
        await _figures.FollowAsync("antal");
        Assert.Equal("", await _figures.StoreAsync(new("2024", 100), new("2024", 100, "K"), new("2024", 0, "M")));
        Assert.Contains("delen är större än helheten för Kommun 1287 2024, kvinnor, 101 mot 100.", await _figures.StoreAsync(new Stored("2024", 101, "K")), StringComparison.Ordinal);
        Assert.Equal(1, await _figures.NumberAsync("select count(*) from import_finding where check_name = 'total_below_its_part' and severity = 'tell'"));
    }

    [Fact]
    public async Task A_share_of_women_above_that_of_all_is_as_it_should_be()
    {
        await _figures.FollowAsync("%");
        Assert.Equal("", await _figures.StoreAsync(new("2024", 50), new("2024", 60, "K"), new("2024", 40, "M")));
    }

    [Fact]
    public async Task Women_and_men_without_a_total_are_told()
    {
        await _figures.FollowAsync("%");
        Assert.Contains("finns för kvinnor och män men inte totalt", await _figures.StoreAsync(new("2024", 50, "K"), new("2024", 60, "M")), StringComparison.Ordinal);
        Assert.Equal("", await _figures.StoreAsync(new("2023", null, Status: 102), new("2023", 50, "K"), new("2023", 60, "M")));
        Assert.Equal("", await _figures.StoreAsync(new("2022", 55), new("2022", 50, "K")));
    }

    [Fact]
    public async Task A_value_ten_times_the_year_before_is_told_and_so_is_a_tenth()
    {
        await _figures.FollowAsync("antal");
        Assert.Equal("", await _figures.StoreAsync(new("2020", 120), new("2021", 1100)));
        Assert.Contains("1 200, skiljer sig minst tio gånger från året före, 120", (await _figures.StoreAsync(new Stored("2021", 1200))).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("skiljer sig minst tio gånger", await _figures.StoreAsync(new Stored("2022", 12)), StringComparison.Ordinal);
        Assert.Equal("", await _figures.StoreAsync(new("2010", 2), new("2011", 40))); // few
    }

    [Fact]
    public async Task A_period_after_next_year_stops_the_import_and_one_that_has_not_begun_is_told()
    {
        await _figures.FollowAsync("antal");
        Assert.Equal("", await _figures.StoreAsync(new("2026", 1), new("2026/27", 2), new("2026-T3", 3), new("2026-11", 4), new("2026-W48", 4), new("2023-2026", 5)));
        Assert.Contains("2027 gäller en tid som inte har börjat", await _figures.StoreAsync(new Stored("2027", 1)), StringComparison.Ordinal);
        Assert.Contains("2026-12 gäller", await _figures.StoreAsync(new Stored("2026-12", 1)), StringComparison.Ordinal);
        Assert.StartsWith("STOP", await _figures.StoreAsync(new Stored("2028", 1)), StringComparison.Ordinal);
        Assert.Equal("", await _figures.StoreAsync(new Stored("2029", null)));
    }

    [Fact]
    public async Task A_preliminary_value_in_place_of_a_final_one_is_told()
    {
        await _figures.FollowAsync("antal");
        Assert.Equal("", await _figures.StoreAsync(new("2023", 100), new("2024", 100, Status: 1)));
        Assert.Equal("", await _figures.StoreAsync(new Stored("2024", 101)));
        Assert.Contains("ett preliminärt värde för Kommun 1287 2024, 99, ersätter ett slutligt, 101", await _figures.StoreAsync(new Stored("2024", 99, Status: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_municipality_that_always_had_a_value_and_has_none_now_is_told()
    {
        await _figures.FollowAsync("antal");
        string[] areas = ["0180", "0381", "0583", "1282", "1287", "1480"];
        Stored[] Year(string year, params string[] without) => [.. areas.Except(without).Select(area => new Stored(year, 100, Area: area))];
        Assert.Equal("", await _figures.StoreAsync([.. Year("2021"), .. Year("2022", "1480"), .. Year("2023")]));
        Assert.Contains("värde saknas för Kommun 1287 2024", await _figures.StoreAsync([.. Year("2024", "1287", "1480")]), StringComparison.Ordinal);
        Assert.Equal("", await _figures.StoreAsync([.. Year("2025", "1287"), new Stored("2025", null, Status: 102)]));
        Assert.Equal("", await _figures.StoreAsync([.. Year("2026", "0381", "0583", "1282", "1287")])); // most are not out yet
    }

    [Fact]
    public async Task A_batch_is_looked_at_and_nothing_else()
    {
        await _figures.FollowAsync("antal");
        Assert.NotEqual("", await _figures.StoreAsync(new("2020", 100), new("2021", 2000)));
        Assert.Equal("", await _figures.StoreAsync(new Stored("2024", 1)));
    }

    [Fact]
    public async Task The_recorded_figures_of_Skolverket_and_SMHI_are_let_through()
    {
        await new FrameworkImport(_figures.Db, TimeProvider.System).RunAsync(Path.Combine(SourceTree.Root, "dashboards", "framework.yaml"), Actor.CommandLine, Ct);
        var sources = new SourceList(Recorded.Names.Select(name => new Recorded(name)));
        foreach (var name in Recorded.Names)
        {
            var result = await new Import(_figures.Db, new FrameworkReader(_figures.Db), sources, TimeProvider.System).RunAsync(name, ImportTrigger.Start, Actor.Service, cancellation: Ct);
            Assert.Equal(ImportOutcome.Succeeded, result.Outcome);
        }

        Assert.Equal(0, await _figures.NumberAsync("select count(*) from import_finding where check_name <> 'municipality_missing'"));
    }

    [Theory]
    [InlineData("data_N00945.json")]
    [InlineData("data_N03702.json")]
    [InlineData("data_arboga_group.json")]
    public async Task What_Kolada_answered_is_let_through_year_after_year(string file)
    {
        var titles = JsonNode.Parse(File.ReadAllText(Shared.File("data/kolada/kpi.json")))!["values"]!.AsArray().ToDictionary(kpi => (string)kpi!["id"]!, kpi => (string)kpi!["title"]!);
        var figures = (
            from row in JsonNode.Parse(File.ReadAllText(Shared.File($"data/kolada/{file}")))!["values"]!.AsArray()
            from value in row!["values"]!.AsArray()
            where (double?)value!["value"] is not null && ((string)row["municipality"]!).Length == 4
            select ((string)row["kpi"]!, new Stored($"{row["period"]}", (double?)value["value"], (string)value["gender"]!, (string)row["municipality"]!))).ToList();
        foreach (var key in figures.Select(f => f.Item1).Distinct())
        {
            await _figures.FollowAsync(titles[key].Contains('%', StringComparison.Ordinal) ? "%" : titles[key].Contains("antal", StringComparison.Ordinal) && !titles[key].Contains('/', StringComparison.Ordinal) ? "antal" : "kr", key);
        }

        foreach (var year in figures.GroupBy(f => f.Item2.Period).OrderBy(year => year.Key, StringComparer.Ordinal))
        {
            Assert.DoesNotContain("STOP", await _figures.StoreAllAsync([.. year]), StringComparison.Ordinal);
        }
    }

    private static Stored[] Years(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(i => new Stored($"{1980 + i}", value(i)))];
}
