using System.Globalization;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Indicators;
using FollowUp.Judgements;
using FollowUp.OpenData;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>A delivered count of few persons is stored as it is and shown nowhere, nor its complement.</summary>
public sealed class SmallCountTests(TestDatabase server) : IAsyncLifetime
{
    private readonly Desk _desk = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task No_surface_shows_it_or_what_it_could_be_computed_from()
    {
        await _desk.TakeInAsync(Desk.File(1, 1040, 1022, 18), "before.csv");
        await _desk.TakeInAsync(Desk.File(2, 1233, 1230, 3), "small.csv");
        Assert.Equal(["1233", "1230", "3"], await _desk.TextsAsync("select value from observation where period = 2025202 order by breakdown_id"));

        var judged = (await new JudgementReader(_desk.Db).OneAsync("TR-04", Ct))!;
        Assert.Equal([1233.0, null, null], new[] { "T", "K", "M" }.Select(group => judged.Group(group).Single(o => o.Period == Period.Tertial(2025, 2)).Value));
        Assert.All(["K", "M"], group => Assert.Equal(ObservationStatus.Suppressed, judged.Group(group).Single(o => o.Period == Period.Tertial(2025, 2)).Status));

        var indicators = new IndicatorReader(_desk.Db);
        var view = (await indicators.ReadAsync("TR-04", Ct))!;
        var csv = Encoding.UTF8.GetString((await new IndicatorCsv(indicators).ReadAsync("TR-04", Ct))!.Value.Content);
        var export = new StringWriter(CultureInfo.InvariantCulture);
        await Export.WriteAsync(_desk.Db, null, export, Ct);
        string[] surfaces =
        [
            csv, export.ToString(), TrendChart.Svg(view.Drawn, ChartSize.Wide), ChartText.Alt(view.Drawn),
            string.Join('\n', view.Table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text)),
        ];
        Assert.All(surfaces, text =>
        {
            var plain = text.Replace("\u00A0", "", StringComparison.Ordinal);
            Assert.DoesNotContain("1230", plain, StringComparison.Ordinal);
            Assert.DoesNotContain(">3<", plain, StringComparison.Ordinal);
        });
        Assert.All([csv, export.ToString()], text => Assert.Contains("1233", text, StringComparison.Ordinal));
        Assert.Contains("TR-04;1287;2025-T2;M;;suppressed;leverans", export.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_does_not_give_it_away()
    {
        await _desk.TakeInAsync(Desk.File(1, 1040, 1022, 18), "before.csv");
        await _desk.TakeInAsync(Desk.File(1, 1025, 1022, 3), "small.csv");
        await _desk.TakeInAsync(Desk.File(2, 50, 25, 25), "other.csv");
        await _desk.TakeInAsync(Desk.File(2, 51, 26, 25), "revised.csv");
        var view = (await new IndicatorReader(_desk.Db).ReadAsync("TR-04", Ct))!;
        Assert.Equal([Period.Tertial(2025, 2)], view.Revisions.Select(revision => revision.Period).Distinct());
        Assert.Equal(["4"], await _desk.TextsAsync("select count(*) from observation_history"));
    }
}
