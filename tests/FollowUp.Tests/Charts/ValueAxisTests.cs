using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class ValueAxisTests
{
    private static ValueAxis Axis(bool isShare, int decimals, params double?[] values) => ValueAxis.For(ChartCases.Of(ChartCases.Years(2000, values), null, isShare, decimals), 5);

    [Theory]
    [InlineData(true, 9.3, 15.2, 0, 20)]
    [InlineData(true, 46.2, 46.2, 0, 50)] // one value, or a constant
    [InlineData(true, 0, 0, 0, 10)]
    [InlineData(false, 115447, 285780, 0, 300000)]
    [InlineData(false, 1.1e9, 1.6e9, 0, 2e9)]
    [InlineData(true, 79.4, 88.6, 78, 90)] // far from 0
    [InlineData(true, 98.2, 100, 93, 100)] // far from 0, and no share beyond 100 %
    [InlineData(false, 42500, 46600, 41000, 48000)]
    [InlineData(false, 46000, 46001, 43000, 49000)] // a change of one is not drawn as a leap
    [InlineData(false, -80, 120, -100, 150)]
    [InlineData(false, -50, -20, -60, 0)]
    [InlineData(false, -46600, -42500, -48000, -41000)]
    public void The_axis_begins_at_zero_unless_all_lies_far_from_it(bool isShare, double least, double most, double low, double high)
    {
        var axis = Axis(isShare, 1, least, most);
        Assert.Equal((low, high), (axis.Low, axis.High));
    }

    [Fact]
    public void A_target_and_a_band_are_seen_whole()
    {
        Assert.Equal(0, ValueAxis.For(ChartCases.Emissions, 5).Low);
        Assert.True(ValueAxis.For(ChartCases.Everything, 5).High >= 70);
    }

    [Fact]
    public void No_grid_line_is_finer_than_the_figures()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], Axis(false, 0, 0.001, 0.002).Ticks);
        Assert.Equal(0.0005, Axis(false, 4, 0.0012, 0.0017).Step);
    }

    [Fact]
    public void Grid_lines_are_round_few_and_hold_every_figure()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var model = ChartCases.Random(seed);
            var axis = ValueAxis.For(model, 5);
            double[] ticks = [.. axis.Ticks];
            Assert.InRange(ticks.Length, 2, 10);
            var tolerance = axis.Step * 1e-6;
            Assert.All(model.Lines.SelectMany(line => line.Series.WithValue), o => Assert.InRange(o.Value!.Value, axis.Low - tolerance, axis.High + tolerance));
            Assert.Equal(axis.Low, ticks[0], tolerance);
            Assert.Equal(axis.High, ticks[^1], tolerance);
        }
    }
}
