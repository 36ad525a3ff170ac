using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class BandTests
{
    [Theory]
    [InlineData(19.9, BandState.Below, -0.1)]
    [InlineData(20, BandState.Inside, 0)]
    [InlineData(25, BandState.Inside, 0)]
    [InlineData(30, BandState.Inside, 0)]
    [InlineData(30.1, BandState.Above, 0.1)]
    [InlineData(30.000000001, BandState.Inside, 0)]
    public void A_value_lies_inside_or_so_far_outside(double value, BandState state, double distance)
    {
        var level = new Band(20, 30).Of(Given.Years(2020, value));
        Assert.Equal(state, level.State);
        Assert.Equal(distance, level.Distance!.Value, 1e-9);
        Assert.Null(level.Movement);
    }

    [Theory]
    [InlineData(10, 15, Movement.Better)]
    [InlineData(10, 35, Movement.Better)]
    [InlineData(25, 35, Movement.Worse)]
    [InlineData(15, 35, Movement.Unchanged)]
    [InlineData(21, 29, Movement.Unchanged)]
    public void Nearer_the_band_is_better(double before, double after, Movement movement) =>
        Assert.Equal(movement, new Band(20, 30).Of(Given.Years(2014, 1000, before, 7, after)).Movement);

    [Fact]
    public void A_band_may_lack_an_end()
    {
        Assert.Equal(BandState.Inside, new Band(20, null).Of(Given.Years(2020, 1e9)).State);
        Assert.Equal(BandState.Above, new Band(null, 20).Of(Given.Years(2020, 21)).State);
        Assert.Equal(BandState.NoValue, new Band(null, 20).Of(Given.Years(2020, [null])).State);
        Assert.Equal(2018, new Band(20, null).Of(Given.Years(2016, 1, 2, 3, 4), 2018).Base!.Value.Period.EndYear);
    }

    [Fact]
    public void What_is_no_band_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Band(null, null));
        Assert.Throws<ArgumentException>(() => new Band(30, 20));
        Assert.Throws<ArgumentException>(() => new Band(double.NaN, 20));
        Assert.Throws<ArgumentException>(() => new Band(0, double.PositiveInfinity));
    }
}
