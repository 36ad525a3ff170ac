using FollowUp.Analysis;
using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class TrendLayoutTests
{
    private static readonly Lazy<IReadOnlyList<(TrendModel Model, TrendLayout Layout)>> _layouts = new(() =>
    [
        .. from model in Enumerable.Range(0, 700).Select(ChartCases.Random).Concat([ChartCases.Emissions, ChartCases.Mathematics, ChartCases.Everything, ChartCases.Awkward])
           from size in (ChartSize[])[ChartSize.Wide, ChartSize.Narrow]
           select (model, TrendLayout.Of(model, size)),
    ]);

    private static IReadOnlyList<(TrendModel Model, TrendLayout Layout)> Layouts() => _layouts.Value;

    private static string Where(TrendModel model, TrendLayout layout) => $"{model.Id} {layout.Size.Name}: ";

    [Fact]
    public void No_text_runs_into_another() => Assert.All(Layouts(), chart =>
    {
        var texts = chart.Layout.Texts;
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.False(texts[i].Bounds.Overlaps(texts[j].Bounds.Grown(-0.01f)), $"{Where(chart.Model, chart.Layout)}'{texts[i].Text}' and '{texts[j].Text}'");
            }
        }
    });

    [Fact]
    public void No_text_runs_out_of_the_drawing() => Assert.All(Layouts(), chart =>
    {
        var drawing = new Box(0, 0, chart.Layout.Size.Width, chart.Layout.Height);
        Assert.All(chart.Layout.Texts, text => Assert.True(drawing.Contains(text.Bounds), $"{Where(chart.Model, chart.Layout)}'{text.Text}' {text.Bounds}"));
    });

    [Fact]
    public void No_line_leader_or_mark_runs_through_a_text() => Assert.All(Layouts(), chart =>
    {
        var (model, layout) = chart;
        foreach (var text in layout.Texts)
        {
            var room = text.Bounds;
            Assert.False(layout.Strokes.Any(room.Meets), $"{Where(model, layout)}a line through '{text.Text}'");
            Assert.False(layout.Leaders.Any(leader => room.Meets(leader.Stretch)), $"{Where(model, layout)}a leader through '{text.Text}'");
            Assert.False(layout.Marks.Any(mark => room.Overlaps(new Box(mark.At.X, mark.At.Y, mark.At.X, mark.At.Y).Grown(mark.Size / 2))), $"{Where(model, layout)}a mark on '{text.Text}'");
        }
    });

    [Fact]
    public void A_bands_name_stands_within_the_band_or_among_the_notes() => Assert.All(Layouts().Where(chart => chart.Model.Band is { Ranges.Count: > 0 } && !chart.Layout.IsEmpty), chart =>
    {
        var notes = string.Join(' ', chart.Layout.Texts.Where(text => text.Middle > chart.Layout.Data.Bottom + 20).Select(text => text.Text));
        var isInNotes = notes.Contains("Grått fält: " + chart.Model.Band!.Name.Split(' ')[0][..1], StringComparison.Ordinal);
        Assert.True(isInNotes != chart.Layout.Texts.Any(text => text.Text == chart.Model.Band.Name && text.Color == ChartStyle.Muted && chart.Layout.Data.Contains(text.Bounds)), Where(chart.Model, chart.Layout) + notes);
    });

    [Fact]
    public void Every_line_says_its_latest_figure_in_full() => Assert.All(Layouts(), chart =>
        Assert.All(chart.Model.Lines.Where(line => line.Series.Latest is not null), line =>
            Assert.Contains(ChartText.Figure(chart.Model, line.Series.Latest!.Value.Value!.Value), string.Join(' ', chart.Layout.Texts.Select(text => text.Text)), StringComparison.Ordinal)));

    [Fact]
    public void Every_point_lies_within_the_plot() => Assert.All(Layouts(), chart =>
        Assert.All(chart.Layout.Hits, hit => Assert.True(chart.Layout.Data.Grown(0.1f).Overlaps(new Box(hit.At.X, hit.At.Y, hit.At.X, hit.At.Y)), Where(chart.Model, chart.Layout) + hit.Text)));

    [Fact]
    public void Distance_on_the_time_axis_is_distance_in_time()
    {
        var layout = TrendLayout.Of(ChartCases.Emissions, ChartSize.Wide);
        float At(int year) => layout.Hits.Single(hit => hit.Text.Contains($" {year}:", StringComparison.Ordinal)).At.X;
        var perYear = At(2016) - At(2015);
        Assert.Equal(10 * perYear, At(2000) - At(1990), 0.01);
        Assert.Equal(5 * perYear, At(2005) - At(2000), 0.01);
        Assert.Equal(17 * perYear, At(2040) - At(2023), 0.01);
    }

    [Fact]
    public void A_line_runs_only_between_periods_that_adjoin()
    {
        Assert.Equal([[1990], [2000], [2005], [2010], [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]],
            TrendLayout.Joined(ChartCases.Emissions.Lines[0].Series).Select(run => run.Select(o => o.Period.EndYear)));
        var layout = TrendLayout.Of(ChartCases.Mathematics, ChartSize.Wide);
        Assert.Equal(3, layout.Strokes.Count());
    }

    [Fact]
    public void Labels_of_the_time_axis_are_the_periods_own_text_and_hold_the_latest()
    {
        static string[] Labels(TrendModel model, ChartSize size) => [.. TrendLayout.Of(model, size).TimeTicks.Select(tick => tick.Label).Where(label => label.Length > 0)];
        Assert.Equal(["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"], Labels(ChartCases.Mathematics, ChartSize.Wide));
        Assert.Equal(["1990", "2000", "2010", "2020", "2030", "2040"], Labels(ChartCases.Emissions, ChartSize.Narrow));
        Assert.Equal(["2001", "2005", "2010", "2015", "2020", "2024"], Labels(ChartCases.Of(ChartCases.Years(2001, [.. Enumerable.Repeat<double?>(4, 24)])), ChartSize.Wide));
    }

    [Fact]
    public void Withheld_figures_are_hollow_marks_at_the_axis_with_the_words()
    {
        var layout = TrendLayout.Of(ChartCases.Of(ChartCases.Observed(("2020", 9, 0), ("2021", null, ObservationStatus.Suppressed), ("2022", 10, 0))), ChartSize.Wide);
        var mark = Assert.Single(layout.Marks, mark => mark.IsHollow);
        Assert.InRange(mark.At.Y, layout.Data.Bottom - 12, layout.Data.Bottom);
        Assert.Contains(layout.Texts, text => text.Text == "för få personer, visas inte");
        Assert.Contains(layout.Hits, hit => hit.Text == "Totalt 2021: för få personer, visas inte (~100)");
    }

    [Fact]
    public void What_is_not_final_is_hollow_and_explained()
    {
        var layout = TrendLayout.Of(ChartCases.Of(ChartCases.Observed(("2020", 9, 0), ("2021", 10, ObservationStatus.Provisional))), ChartSize.Wide);
        Assert.Equal([true, false], layout.Marks.Select(mark => mark.IsHollow));
        Assert.Contains(layout.Texts, text => text.Text == "Ihålig punkt: preliminärt värde.");
    }

    [Fact]
    public void Crowded_points_leave_their_line_to_be_seen_and_can_all_be_pointed_at()
    {
        var layout = TrendLayout.Of(ChartCases.Of(new Series(Enumerable.Range(0, 120).Select(i => new Observation(Period.Month(2015 + i / 12, i % 12 + 1), 50 + i % 3)))), ChartSize.Wide);
        Assert.Equal(120, layout.Hits.Count);
        Assert.InRange(layout.Marks.Count, 20, 50);
        Assert.Equal(layout.Hits.MaxBy(hit => hit.At.X).At, layout.Marks.MaxBy(mark => mark.At.X).At);
    }

    [Fact]
    public void A_chart_without_values_says_why()
    {
        static string[] Texts(params Observation[] observations) => [.. TrendLayout.Of(ChartCases.Of(new Series(observations)), ChartSize.Narrow).Texts.Select(text => text.Text)];
        Assert.Contains("Inga värden att visa ännu", Texts());
        Assert.Contains("Inga värden att visa:", string.Join(' ', Texts(new(Period.Year(2020), null, ObservationStatus.Suppressed), new(Period.Year(2021), null, ObservationStatus.NotPublishedYet))), StringComparison.Ordinal);
        Assert.Contains("för få personer, visas inte; inte publicerat än", string.Join(' ', Texts(new(Period.Year(2020), null, ObservationStatus.Suppressed), new(Period.Year(2021), null, ObservationStatus.NotPublishedYet))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_that_does_not_begin_at_zero_says_so()
    {
        Assert.Contains(TrendLayout.Of(ChartCases.Mathematics, ChartSize.Wide).Texts, text => text.Text.StartsWith("Skalan börjar inte på noll.", StringComparison.Ordinal));
        Assert.DoesNotContain(TrendLayout.Of(ChartCases.Emissions, ChartSize.Wide).Texts, text => text.Text.Contains("Skalan", StringComparison.Ordinal));
    }

    [Fact]
    public void Made_up_figures_are_called_so_in_title_and_across_the_chart()
    {
        var layout = TrendLayout.Of(ChartCases.Everything, ChartSize.Wide);
        Assert.Equal("påhittade värden", layout.Watermark?.Text.Text);
        Assert.Contains("(påhittade värden)", layout.Texts[0].Text, StringComparison.Ordinal);
        Assert.Null(TrendLayout.Of(ChartCases.Emissions, ChartSize.Wide).Watermark);
    }

    [Fact]
    public void Labels_are_spread_with_the_least_movement()
    {
        Assert.Equal([10, 30, 90], EndLabels.Spread([(10, 20), (30, 20), (90, 20)], 0, 100)!);
        Assert.Equal([40, 60], EndLabels.Spread([(50, 20), (50, 20)], 0, 100)!);
        Assert.Equal([10, 30, 50], EndLabels.Spread([(0, 20), (1, 20), (2, 20)], 0, 100)!);
        Assert.Equal([50, 70, 90], EndLabels.Spread([(99, 20), (99, 20), (99, 20)], 0, 100)!);
        Assert.Null(EndLabels.Spread([(10, 60), (20, 60)], 0, 100));
    }
}
