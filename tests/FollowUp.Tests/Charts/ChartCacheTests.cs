using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class ChartCacheTests
{
    private static TrendModel Model(double value, string id = "cached") => ChartCases.Of([new ChartLine("Totalt", LineRole.Total, ChartCases.Years(2020, 1, value))], id: id);

    [Fact]
    public void What_is_drawn_once_is_handed_out_again()
    {
        ChartCache cache = new();
        Assert.Same(cache.Svg(Model(2), ChartSize.Wide), cache.Svg(Model(2), ChartSize.Wide));
        Assert.Equal(TrendChart.Svg(Model(2), ChartSize.Wide), cache.Svg(Model(2), ChartSize.Wide));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void A_revised_figure_is_another_chart()
    {
        ChartCache cache = new();
        Assert.Contains("2021: 2,0", cache.Svg(Model(2), ChartSize.Wide), StringComparison.Ordinal);
        Assert.Contains("2021: 2,4", cache.Svg(Model(2.4), ChartSize.Wide), StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_and_kinds_are_kept_apart()
    {
        ChartCache cache = new();
        string[] drawings = [cache.Svg(Model(2), ChartSize.Wide), cache.Svg(Model(2), ChartSize.Narrow), cache.Svg(Model(2), ChartSize.Wide with { HasHeading = false }), cache.SparklineSvg(Model(2))];
        Assert.Equal(4, drawings.Distinct().Count());
        Assert.False(cache.Png(Model(2), ChartSize.Wide).Span.SequenceEqual(cache.Png(Model(2), ChartSize.Wide, 1).Span));
        Assert.Equal(6, cache.Count);
    }

    [Fact]
    public void Many_at_once_wait_for_one_drawing()
    {
        ChartCache cache = new();
        var drawings = new string[64];
        Parallel.For(0, drawings.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => drawings[i] = cache.Svg(Model(i % 4), ChartSize.Wide));
        Assert.Equal(4, drawings.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(4, cache.Count);
    }

    [Fact]
    public void The_room_is_kept_to_and_the_longest_unused_go_first()
    {
        var one = TrendChart.Svg(Model(0, "m0"), ChartSize.Narrow).Length * sizeof(char);
        ChartCache cache = new(room: one * 5);
        var first = cache.Svg(Model(0, "m0"), ChartSize.Narrow);
        for (var i = 1; i < 20; i++)
        {
            cache.Svg(Model(i, $"m{i}"), ChartSize.Narrow);
            Assert.InRange(cache.Bytes, 1, one * 5);
            Assert.Same(first, cache.Svg(Model(0, "m0"), ChartSize.Narrow)); // used each time, so never the longest unused
        }

        Assert.InRange(cache.Count, 2, 5);
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        ChartCache cache = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Png(Model(2), ChartSize.Wide, -1));
        Assert.Equal((0, 0L), (cache.Count, cache.Bytes));
    }
}
