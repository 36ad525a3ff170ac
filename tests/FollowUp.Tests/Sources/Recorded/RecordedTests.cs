using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Tests.Sources;
using Xunit;

namespace FollowUp.Tests;

public sealed class RecordedTests
{
    // The day in the heads of the files: when the source answered, whenever the program takes the figures in.
    private static readonly DateTimeOffset _recorded = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The checks are those of the catalogue that the figures were recorded by.</summary>
    [Theory]
    [InlineData("skolverket", "betyg6-alla-amnen", "2023/24", "T", 59.0)]
    [InlineData("skolverket", "larare-behoriga", "2024/25", "T", 69.7)]
    [InlineData("skolverket", "np9-matematik", "2022/23", "T", 85.4)]
    [InlineData("skolverket", "np9-matematik", "2022/23", "K", 82.3)]
    [InlineData("skolverket", "np9-matematik", "2022/23", "M", 88.6)]
    [InlineData("skolverket", "elever", "2024/25", "T", 4911)]
    [InlineData("smhi", "utslapp-territoriella", "2023", "T", 115447.22)]
    public async Task A_known_figure_of_Trelleborg_is_as_published(string source, string key, string period, string breakdown, double value)
    {
        var reading = await Read(source, [key], ["1287"]);
        var observation = Assert.Single(reading.Observations, o => o.Breakdown == breakdown && o.Observation.Period == Period.Parse(period));
        Assert.Equal(new Observation(Period.Parse(period), value), observation.Observation);
    }

    [Theory]
    [InlineData("skolverket", "betyg6-alla-amnen", "2019/20", "2024/25", 6)]
    [InlineData("skolverket", "larare-behoriga", "2020/21", "2024/25", 5)]
    [InlineData("skolverket", "np9-matematik", "2018/19", "2022/23", 3)]
    [InlineData("skolverket", "elever", "2020/21", "2024/25", 5)]
    [InlineData("smhi", "utslapp-territoriella", "1990", "2023", 13)]
    public async Task The_series_of_Trelleborg_begin_and_end_as_published_and_keep_their_gaps(string source, string key, string first, string last, int count)
    {
        var reading = await Read(source, [key], ["1287"]);
        var series = new Series(reading.Observations.Where(o => o.Breakdown == "T").Select(o => o.Observation));
        Assert.Equal((first, last, count), (series[0].Period.ToString(), series[^1].Period.ToString(), series.Count));
    }

    [Fact]
    public async Task Every_municipality_is_there_and_every_value_goes_with_its_status()
    {
        var municipalities = Recorded.Areas().Select(a => a.Code).Where(code => !code.StartsWith("00", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal(290, municipalities.Count);
        foreach (var source in new[] { "skolverket", "smhi" })
        {
            var recorded = new Recorded(source);
            var reading = await Read(source, recorded.Keys, []);
            Assert.Equal(recorded.Keys, reading.CompleteKeys);
            Assert.Equal(municipalities.Order(), reading.CompleteAreas.Order());
            Assert.Empty(reading.Warnings);
            foreach (var group in reading.Observations.GroupBy(o => (o.Key, o.Area, o.Breakdown)))
            {
                Assert.NotEmpty(new Series(group.Select(o => o.Observation)));
            }
        }
    }

    [Fact]
    public async Task Girls_and_boys_of_year_six_are_there_for_the_one_school_year_that_has_them()
    {
        var reading = await Read("skolverket", ["betyg6-alla-amnen"], []);
        Assert.All(reading.Observations.Where(o => o.Breakdown != "T"), o => Assert.Equal("2024/25", o.Observation.Period.ToString()));
        Assert.True(Assert.Single(reading.Indicators).SplitBySex);
    }

    [Fact]
    public async Task A_mark_of_the_source_is_a_reason_and_is_kept_as_it_was()
    {
        var reading = await Read("skolverket", ["np9-matematik", "betyg6-alla-amnen"], []);
        var marked = reading.Observations.Select(o => o.Observation).Where(o => o.Mark is not null).ToList();
        Assert.Equal(["..", "~100"], marked.Select(o => o.Mark!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(marked, o => Assert.Equal((null, ObservationStatus.Suppressed), (o.Value, o.Status)));
    }

    [Fact]
    public async Task Fetching_hands_over_the_files_untouched_and_reading_them_again_gives_the_same()
    {
        var kept = new List<RawAnswer>();
        var progress = new List<(int Done, int Total)>();
        var recorded = new Recorded("skolverket");
        var request = new SourceRequest(["elever", "larare-behoriga", "elever"], ["1287", "0012"]);
        var answers = await recorded.AnswersAsync(request, Log(kept, progress), TestContext.Current.CancellationToken);
        Assert.Equal(["recorded/skolverket-elever.csv", "recorded/skolverket-larare-behoriga.csv"], answers.Select(a => a.Address));
        Assert.Equal(answers, kept);
        Assert.Equal([(1, 2), (2, 2)], progress);
        Assert.All(answers, a => Assert.Equal((_recorded, null, false), (a.FetchedAt, a.HttpStatus, a.Synthetic)));

        var reading = recorded.Read(request, answers);
        Assert.Equal(reading.Observations, recorded.Read(request, answers).Observations);
        Assert.Equal(["elever", "larare-behoriga"], reading.CompleteKeys);
        // The region was asked for, and the answer is in full: there is nothing.
        Assert.Equal(["1287", "0012"], reading.CompleteAreas);
        Assert.All(reading.Observations, o => Assert.Equal("1287", o.Area));
    }

    [Fact]
    public async Task A_key_without_recorded_figures_is_told_and_is_not_answered()
    {
        var reading = await Read("smhi", ["utslapp-per-invanare"], []);
        Assert.Empty(reading.CompleteKeys);
        Assert.Equal("Inga inspelade värden finns för nyckeln utslapp-per-invanare. De som finns: utslapp-territoriella.", Assert.Single(reading.Warnings));
    }

    [Fact]
    public void The_areas_are_those_of_the_country()
    {
        Assert.Equal(312, Recorded.Areas().Count);
        Assert.Equal(312, Recorded.Areas().Select(a => a.Code).Distinct().Count());
        Assert.Contains(new SourceArea("1287", "Trelleborg"), Recorded.Areas());
        Assert.Contains(new SourceArea("0012", "Region Skåne"), Recorded.Areas());
        Assert.Contains(new SourceArea("0000", "Riket"), Recorded.Areas());
    }

    private static async Task<Reading> Read(string source, IReadOnlyList<string> keys, IReadOnlyList<string> areas)
    {
        var recorded = new Recorded(source);
        var request = new SourceRequest(keys, areas);
        return recorded.Read(request, await recorded.AnswersAsync(request, Log([], []), TestContext.Current.CancellationToken));
    }

    private static FetchLog Log(List<RawAnswer> kept, List<(int Done, int Total)> progress) => new(
        (answer, _) =>
        {
            kept.Add(answer);
            return Task.CompletedTask;
        },
        (_, _) => Task.CompletedTask,
        (done, total, _) =>
        {
            progress.Add((done, total));
            return Task.CompletedTask;
        });
}
