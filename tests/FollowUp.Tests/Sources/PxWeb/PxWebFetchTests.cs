using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>Both versions of PxWeb, from the file that describes the source to the figures, against the stand-in's own count.</summary>
public sealed class PxWebFetchTests : IAsyncLifetime
{
    private static readonly SourceRequest _everything = new([], []);
    private PxWebStandIn _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await PxWebStandIn.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_read_is_what_is_served_cell_by_cell(int version)
    {
        var reading = await ReadAsync(_site.Source(version), _everything);
        Assert.Equal(_site.Figures.OrderBy(f => f.Key), Figures(reading).OrderBy(f => f.Key));
        Assert.All(reading.Observations.Where(o => o.Observation.Value is null), o => Assert.Equal("..", o.Observation.Mark));
        Assert.False(reading.IsPartial);
        Assert.Equal(["K1", "K1-FM"], reading.CompleteKeys);
        Assert.Equal(["0000", "0012", "1280", "1281", "1287"], reading.CompleteAreas.Order());
        Assert.Equal([null, "K1"], reading.Indicators.Select(indicator => indicator.MarginOf));
    }

    [Theory]
    [InlineData(1, 30)] // less than one area with all its times
    [InlineData(2, 30)]
    [InlineData(1, 6)] // one area and one time
    [InlineData(2, 100)] // two areas
    [InlineData(2, 100_000)]
    public async Task No_question_is_larger_than_the_service_allows_and_together_they_are_everything(int version, int cells)
    {
        _site.Cells = cells;
        var reading = await ReadAsync(_site.Source(version), _everything);
        Assert.All(_site.Sizes, size => Assert.InRange(size, 1, cells));
        Assert.Equal(5 * 7 * 3 * 2, _site.Sizes.Sum());
        Assert.Equal(_site.Figures.Count, reading.Observations.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_address_says_its_question_with_an_explicit_total_and_nothing_left_to_be_summed(int version)
    {
        var answers = await _site.Source(version).AnswersAsync(_everything, FetchLog.Silent, Ct);
        var data = answers.Where(answer => answer.Address.Contains('#', StringComparison.Ordinal)).ToList();
        Assert.Equal(_site.Sizes.Count, data.Count);
        Assert.All(data, answer =>
        {
            Assert.Contains("[\"TotSa\",\"2\",\"1\"]", answer.Address, StringComparison.Ordinal);
            Assert.Contains("\"Alder\"", answer.Address, StringComparison.Ordinal);
            Assert.Contains("[\"tot\"]", answer.Address, StringComparison.Ordinal);
            Assert.Contains(answer.Address[(answer.Address.IndexOf('#', StringComparison.Ordinal) + 1)..], string.Join('\n', _site.Asked), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Sources_of_one_site_keep_its_rate_together()
    {
        _site.Calls = 10;
        var sources = Sourced.Folder(("a1.yaml", _site.Yaml(2)), ("b2.yaml", _site.Yaml(1)), ("c3.yaml", _site.Yaml(2))).Sources(Sourced.Nowhere, TimeProvider.System, Sourced.Quick with { Interval = TimeSpan.FromMilliseconds(110) });
        _site.Cells = 100;
        await Task.WhenAll(sources.Select(source => source.FetchAsync(_everything, FetchLog.Silent, Ct)));
        var at = _site.AskedAt.Order().ToList();
        Assert.True(at.Count > 15, $"Only {at.Count} questions prove no rate.");
        // What leaves evenly arrives a little unevenly, most of all the first question, which opens the connection: one more is let through here.
        Assert.All(at, first => Assert.InRange(at.Count(other => other >= first && other < first + TimeSpan.FromSeconds(1)), 1, 11));
        Assert.InRange(at[^1] - at[0], (at.Count - 4) * TimeSpan.FromMilliseconds(110), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_fetched_with_the_margin_that_belongs_to_it()
    {
        var reading = await ReadAsync(_site.Source(2), new SourceRequest(["K1", "K9"], ["1287", "0123"]));
        Assert.Equal(7 * 3 * 2, reading.Observations.Count);
        Assert.Equal(["1287"], reading.CompleteAreas);
        Assert.Equal(7 * 3 * 2, _site.Sizes.Sum());
        Assert.Contains(reading.Warnings, line => line.Contains("ingen nyckel K9", StringComparison.Ordinal));
        Assert.Contains(reading.Warnings, line => line.Contains("saknar området 0123", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_latest_times_alone_take_nothing_back()
    {
        var reading = await ReadAsync(_site.Source(1, ", last: 2"), _everything);
        Assert.True(reading.IsPartial);
        Assert.Equal(["2023", "2024"], reading.Observations.Select(o => o.Observation.Period.ToString()).Distinct().Order());
    }

    [Fact]
    public async Task Limits_that_somebody_stated_count_where_the_service_states_none_or_more()
    {
        await ReadAsync(_site.Source(1, ", cells: 12, calls: 900, seconds: 1"), _everything);
        Assert.All(_site.Sizes, size => Assert.InRange(size, 1, 12));
        Assert.DoesNotContain(_site.Asked, question => question.Contains("config", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_cannot_be_split_any_further_is_refused_before_it_is_asked()
    {
        _site.Cells = 5;
        var problem = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(_site.Source(2), _everything));
        Assert.StartsWith("Ett enda område och en enda tid är 6 celler i tabellen PROV", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_site.Sizes);
    }

    [Fact]
    public async Task More_of_a_table_than_is_read_at_once_is_refused_before_it_is_asked_for()
    {
        var limits = Sourced.Quick with { MostCells = (5 * 7 * 3 * 2) - 1 };
        var problem = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(_site.Source(2, "", limits), _everything));
        Assert.Equal("Av tabellen PROV skulle 210 celler hämtas; högst 209 läses på en gång. Följ färre områden eller indikatorer, eller skriv last under from i dashboards/sources/prov.yaml.", problem.Message.Replace('\u00a0', ' '));
        Assert.Empty(_site.Sizes);
        Assert.Equal(_site.Figures.Count, (await ReadAsync(_site.Source(2, "", limits with { MostCells = 210 }), _everything)).Observations.Count);
    }

    [Fact]
    public async Task A_missing_answer_is_noticed_when_the_answers_are_read()
    {
        var answers = await _site.Source(2).AnswersAsync(_everything, FetchLog.Silent, Ct);
        var problem = Assert.Throws<SourceException>(() => _site.Source(2).Read(_everything, [.. answers.Where((_, i) => i != 4)]));
        Assert.StartsWith("Bland svaren saknas området", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PxWebFault.OverLimit, "127.0.0.1 svarade 403 på en fråga om 12 celler")]
    [InlineData(PxWebFault.TooMany, "127.0.0.1 svarade 429 (för många frågor), även vid 3 nya försök.")]
    [InlineData(PxWebFault.Unavailable, "127.0.0.1 svarade 503 (fel hos 127.0.0.1), även vid 3 nya försök.")]
    [InlineData(PxWebFault.Truncate, "JSON-texten är trasig eller slutar för tidigt")]
    [InlineData(PxWebFault.Html, "127.0.0.1 svarade med en webbsida, ”<html>")]
    [InlineData(PxWebFault.Break, "127.0.0.1 bröt förbindelsen innan svaret var färdigt, även vid 3 nya försök.")]
    [InlineData(PxWebFault.Gone, "127.0.0.1 svarade 404: där finns ingen tabell")]
    [InlineData(PxWebFault.NewTime, "ändrades medan den hämtades (andra dimensioner eller kategorier)")]
    [InlineData(PxWebFault.NewStamp, "ändrades medan den hämtades (från 2026-01-01 till 2026-02-02)")]
    [InlineData(PxWebFault.OtherArea, "gäller inte det som efterfrågades: dimensionen ”Region” har 1280")]
    public async Task Trouble_is_told_in_one_line_that_says_what_and_where(PxWebFault fault, string said)
    {
        foreach (var version in (int[])[1, 2])
        {
            _site.Fail(fault);
            var problem = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(_site.Source(version), _everything));
            Assert.Contains(said, problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', problem.Message);
        }
    }

    [Fact]
    public void The_recorded_limits_and_description_of_SCB_are_understood_and_the_shipped_source_fits_them()
    {
        RawAnswer Recorded(string file) => new(file, default, 200, "application/json", false, File.ReadAllBytes(Shared.File("data/pxweb/scb-v2-recorded/" + file)));
        var limits = PxWebLimits.Read(2, Recorded("config.json"))!.Value;
        Assert.Equal((150_000, 0.367), (limits.Cells, Math.Round(limits.Interval.TotalSeconds, 3)));
        var table = PxWebTable.Describe(2, Recorded("TAB6471_metadata.json"));
        var file = SourceFile.Read("scb-folkmangd.yaml", File.ReadAllBytes(Path.Combine(House.SourceTree.Root, "dashboards/sources/scb-folkmangd.yaml")));
        var plan = PxPlan.Of(table, file.Table!, new SourceRequest([], ["0000", "1287"]), null);
        Assert.Equal(2 * 3 * 16, plan.Whole.Cells);
        Assert.Single(plan.Split(limits.Cells));
        Assert.Equal(312 * 3 * 16, PxPlan.Of(table, file.Table!, new SourceRequest([], []), null).Split(1000).Sum(question => question.Cells));
        Assert.Equal(new DateOnly(2026, 3, 10), file.Publication!.NextAfter(new DateOnly(2026, 2, 10)));
    }

    private static async Task<Reading> ReadAsync(ISource source, SourceRequest request) => source.Read(request, await source.AnswersAsync(request, FetchLog.Silent, Ct));

    private static Dictionary<(string, string, string, int), double?> Figures(Reading reading) =>
        reading.Observations.ToDictionary(o => (o.Key, o.Area, o.Breakdown, o.Observation.Period.EndYear), o => o.Observation.Value);
}
