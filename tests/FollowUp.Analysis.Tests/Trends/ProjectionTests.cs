using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class ProjectionTests
{
    private static readonly double?[] _line = [10, 12, 14, 16, 18];

    [Fact]
    public void A_straight_line_goes_straight_on()
    {
        var to = Projection.To(Given.Years(2015, _line), 2030, isShare: false);
        Assert.Equal((null, 40, 40, 40), (to.Cause, to.Middle!.Value, to.Low!.Value, to.High!.Value));
        Assert.Equal((2, 2, 2, 2017, 14), (to.Line!.Value.Slope, to.Line.Value.Low, to.Line.Value.High, to.Line.Value.X, to.Line.Value.Y));
        Assert.False(to.IsClipped);
    }

    [Fact]
    public void One_odd_year_does_not_turn_it_but_widens_the_interval()
    {
        var to = Projection.To(Given.Years(2015, 10, 12, 99, 16, 18, 20), 2030, isShare: false);
        Assert.Equal(2, to.Line!.Value.Slope, 1e-12);
        Assert.True(to.Low < to.Middle && to.Middle < to.High);
    }

    [Fact]
    public void The_slopes_and_their_percentiles_are_those_a_reader_finds()
    {
        // Slopes between 0, 1, 3, 6, 10 at 0…4: 1 1.5 2 2.5 2 2.5 3 3 3.5 4.
        var line = TheilSen.Through([0, 1, 2, 3, 4], [0, 1, 3, 6, 10]);
        Assert.Equal(2.5, line.Slope, 1e-12);
        Assert.Equal(1.45, line.Low, 1e-12);
        Assert.Equal(3.55, line.High, 1e-12);
        Assert.Equal((2, 3, -2), (line.X, line.Y, line.Intercept));
        Assert.Equal((8, 3 + 1.45 * 2, 3 + 3.55 * 2), line.At(4));
    }

    [Fact]
    public void Ten_values_at_the_most_and_five_at_the_least()
    {
        var many = Projection.To(Given.Years(2000, [.. Enumerable.Range(0, 20).Select(i => (double?)(i < 10 ? 1000 : i))]), 2030, isShare: false);
        Assert.Equal((10, 2010, 30), (many.From.Count, many.From[0].Period.EndYear, many.Middle));

        Assert.Null(Projection.To(Given.Years(2015, 10, null, 14, 16, null, 20, 22), 2030, isShare: false).Cause);
        Assert.Equal(NoProjection.TooFewValues, Projection.To(Given.Years(2015, 10, 12, 14, 16, null), 2030, isShare: false).Cause);
        Assert.Equal(NoProjection.TooFewValues, Projection.To(Series.Empty, 2030, isShare: false).Cause);
    }

    [Fact]
    public void None_is_drawn_over_a_break()
    {
        var series = Given.Years(2015, 90, 90, 90, 10, 12, 14, 16, 18);
        Assert.Equal(34, Projection.To(series, 2030, isShare: false, breakYear: 2018).Middle!.Value, 1e-9);
        Assert.Equal(NoProjection.SeriesBreak, Projection.To(series, 2030, isShare: false, breakYear: 2019).Cause);
        Assert.Equal(NoProjection.TooFewValues, Projection.To(Given.Years(2015, 1, 2), 2030, isShare: false, breakYear: 2016).Cause);
    }

    [Fact]
    public void None_is_drawn_backwards_or_of_parts_of_a_year()
    {
        Assert.Equal(NoProjection.NotAhead, Projection.To(Given.Years(2015, _line), 2019, isShare: false).Cause);
        Assert.Null(Projection.To(Given.Years(2015, _line), 2020, isShare: false).Cause);
        Assert.Equal(NoProjection.NotYearly, Projection.To(Given.Of(("2015-T1", 1), ("2016-T1", 2), ("2017-T1", 3), ("2018-T1", 3), ("2019-T1", 4)), 2030, isShare: false).Cause);
        Assert.Equal(NoProjection.NotYearly, Projection.To(Given.Of(("2012-2015", 1), ("2013-2016", 2)), 2030, isShare: false).Cause);
        Assert.Equal(22, Projection.To(Given.Of(("2014/15", 10), ("2015/16", 12), ("2016/17", 14), ("2017/18", 16), ("2018/19", 18)), 2021, isShare: false).Middle);
    }

    [Theory]
    [InlineData(2060, 100.0, null)]
    [InlineData(2061, null, NoProjection.OutsideShare)]
    public void Of_a_share_none_is_drawn_whose_middle_leaves_the_whole(int year, double? middle, NoProjection? cause)
    {
        var to = Projection.To(Given.Years(2015, _line), year, isShare: true);
        Assert.Equal((middle, cause), (to.Middle, to.Cause));
        Assert.NotNull(to.Line);
    }

    [Fact]
    public void Of_a_share_the_interval_ends_at_the_whole()
    {
        var series = Given.Years(2015, 80, 88, 82, 90, 84, 92);
        var to = Projection.To(series, 2022, isShare: true);
        Assert.True(to.IsClipped && to.High == 100 && to.Middle < 100);
        var free = Projection.To(series, 2022, isShare: false);
        Assert.True(free.High > 100 && free.Low == to.Low && !free.IsClipped);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1, 4)]
    public void Quantiles_lie_between_the_ranks(double share, double value) => Assert.Equal(value, Quantile.Of([4, 1, 3, 2], share), 1e-12);

    [Fact]
    public void What_has_no_quantile_and_no_line_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1], 1.1));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1], double.NaN));
        Assert.Throws<ArgumentException>(() => TheilSen.Through([1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => TheilSen.Through([1], [1, 2]));
        Assert.Equal(7, Quantile.Of([7], 0.3));
    }

    [Fact]
    public void The_year_of_the_target_is_the_one_drawn_to()
    {
        JudgementInput input = new(Given.Years(2015, _line), Direction.Up);
        Assert.Equal(2040, HouseTrend.Of(input with { Target = new(50, 2040) }, projectTo: 2030).Projection!.Year);
        Assert.Equal(2030, HouseTrend.Of(input, projectTo: 2030).Projection!.Year);
        Assert.Null(HouseTrend.Of(input).Projection);
        Assert.Equal(NoProjection.SeriesBreak, HouseTrend.Of(input with { BreakYear = 2016 }, projectTo: 2030).Projection!.Cause);
    }
}
