using FollowUp.Analysis;
using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class TrendModelTests
{
    private static readonly Series _series = ChartCases.Years(2020, 1, 2);

    [Fact]
    public void The_total_comes_first_then_women_then_men() =>
        Assert.Equal(["Totalt", "Flickor", "Pojkar"], ChartCases.Mathematics.Lines.Select(line => line.Name));

    [Fact]
    public void Two_lines_of_one_role_are_refused_since_nothing_would_tell_them_apart() =>
        Assert.Contains("'A' and 'B'", Assert.Throws<ArgumentException>(() => ChartCases.Of([new("A", LineRole.Total, _series), new("B", LineRole.Total, _series)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Periods_of_different_kinds_never_share_an_axis() =>
        Assert.Contains("Year and SchoolYear", Assert.Throws<ArgumentException>(() => ChartCases.Of([new("A", LineRole.Total, _series), new("B", LineRole.Men, ChartCases.Observed(("2020/21", 1, 0)))])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a\"b")]
    [InlineData("a b")]
    [InlineData("å")]
    public void An_id_that_could_break_out_of_the_drawing_is_refused_and_made_safe(string id)
    {
        Assert.Throws<ArgumentException>(() => ChartCases.Of([], id: id));
        Assert.Matches(@"\A[A-Za-z][A-Za-z0-9-]{0,60}\z", TrendModel.SafeId(id));
    }

    [Fact]
    public void Safe_ids_of_different_texts_differ()
    {
        Assert.Equal("N00945", TrendModel.SafeId("N00945"));
        Assert.NotEqual(TrendModel.SafeId("skolverket:np9"), TrendModel.SafeId("skolverket/np9"));
        Assert.Equal(TrendModel.SafeId("skolverket:np9"), TrendModel.SafeId(TrendModel.SafeId("skolverket:np9")));
    }

    [Fact]
    public void A_band_upside_down_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PeerBand("Liknande", [new(Period.Year(2020), 2, 1)]));

    [Fact]
    public void A_model_does_not_change_when_what_it_was_made_of_does()
    {
        List<PeerRange> ranges = [new(Period.Year(2020), 1, 2)];
        List<ChartLine> lines = [new("Totalt", LineRole.Total, _series)];
        var model = ChartCases.Of(lines, new PeerBand("Liknande", ranges));
        var key = model.Key();
        ranges.Clear();
        lines.Clear();
        Assert.Equal(key, model.Key());
        Assert.Single(model.Band!.Ranges);
    }

    [Fact]
    public void Whatever_can_be_seen_is_part_of_the_key()
    {
        static TrendModel Model(
            string id = "a",
            string title = "T",
            string name = "N",
            LineRole role = LineRole.Total,
            double value = 1,
            ObservationStatus status = ObservationStatus.Normal,
            int year = 2020,
            int decimals = 1,
            bool isShare = true,
            string subtitle = "S",
            string source = "K",
            double low = 1,
            double high = 2,
            string bandName = "B",
            double target = 5,
            int targetYear = 2030,
            string? label = "Mål",
            bool synthetic = false) =>
            new(id, title, [new ChartLine(name, role, new Series([new(Period.Year(year), value, status)]))], decimals, isShare, subtitle, source, new PeerBand(bandName, [new(Period.Year(2020), low, high)]), new ChartTarget(target, targetYear, label), synthetic);

        TrendModel[] models =
        [
            Model(), Model(id: "b"), Model(title: "U"), Model(name: "M"), Model(role: LineRole.Men), Model(value: 1.0000001), Model(status: ObservationStatus.Provisional), Model(year: 2021),
            Model(decimals: 2), Model(isShare: false), Model(subtitle: "R"), Model(source: "L"), Model(low: 0.5), Model(high: 3), Model(bandName: "C"), Model(target: 6), Model(targetYear: 2031), Model(label: null),
            Model(label: ""), Model(synthetic: true), Model(title: "TS", subtitle: ""),
            new("a", "T", [], 1, true), new("a", "T", [], 1, true, target: new ChartTarget(0, 2030)), new("a", "T", [], 1, true, band: new PeerBand("", [])),
        ];
        Assert.Equal(models.Length, models.Select(model => model.Key()).Distinct().Count());
        Assert.Equal(Model().Key(), Model().Key());
    }

    [Fact]
    public void The_sources_mark_is_part_of_the_key_since_the_table_shows_it()
    {
        static TrendModel Marked(string mark) => ChartCases.Of(new Series([new(Period.Year(2020), null, ObservationStatus.Suppressed, mark)]));
        Assert.NotEqual(Marked("..").Key(), Marked("~100").Key());
    }

    [Fact]
    public void The_key_counts_every_property_of_the_model() =>
        Assert.Equal( // A new property must be added to Key, to the test above and here.
            ["Band", "Decimals", "Id", "IsShare", "Kind", "Lines", "Periods", "Source", "Subtitle", "Synthetic", "Target", "Title"],
            typeof(TrendModel).GetProperties().Select(property => property.Name).Order());
}
