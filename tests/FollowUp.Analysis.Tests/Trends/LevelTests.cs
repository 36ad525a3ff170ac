using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class LevelTests
{
    [Theory]
    [InlineData(Direction.Up, 69.9, LevelState.NotMet, 0.1)]
    [InlineData(Direction.Up, 70, LevelState.Met, 0)]
    [InlineData(Direction.Up, 70.1, LevelState.Met, 0)]
    [InlineData(Direction.Down, 69.9, LevelState.Met, 0)]
    [InlineData(Direction.Down, 70, LevelState.Met, 0)]
    [InlineData(Direction.Down, 70.1, LevelState.NotMet, 0.1)]
    public void The_latest_value_meets_the_target_on_it_and_beyond(Direction direction, double value, LevelState state, double left)
    {
        var level = Level.Of(new(Given.Years(2020, 1, value, null), direction, new Target(70, 2030)));
        Assert.Equal(state, level.State);
        Assert.Equal(left, level.Left!.Value, 1e-9);
        Assert.Equal(2021, level.Latest!.Value.Period.EndYear);
    }

    [Fact]
    public void A_target_of_zero_is_zero_here_whatever_a_method_makes_of_it()
    {
        Assert.Equal(LevelState.NotMet, Level.Of(new(Given.Years(2020, 0.0005), Direction.Down, new Target(0, 2040))).State);
        Assert.Equal(LevelState.Met, Level.Of(new(Given.Years(2020, 0), Direction.Up, new Target(0, 2040))).State);
    }

    [Fact]
    public void What_cannot_be_said_is_told_apart()
    {
        Assert.Equal(LevelState.NoValue, Level.Of(new(Given.Years(2020, null, null), Direction.Up, new Target(1, 2030))).State);
        Assert.Equal(LevelState.NoTarget, Level.Of(new(Given.Years(2020, 1), Direction.Up)).State);
        Assert.Equal(new Level(LevelState.NoDirection, new Observation(Period.Year(2020), 1), new Target(1, 2030), null), Level.Of(new(Given.Years(2020, 1), Direction.None, new Target(1, 2030))));
    }

    /// <summary>Inside, both ends included; outside with what is left to the nearer end.</summary>
    [Theory]
    [InlineData(39.9, LevelState.NotMet, 0.1)]
    [InlineData(40, LevelState.Met, 0)]
    [InlineData(50, LevelState.Met, 0)]
    [InlineData(60, LevelState.Met, 0)]
    [InlineData(60.5, LevelState.NotMet, 0.5)]
    public void A_band_is_met_inside_it(double value, LevelState state, double left)
    {
        var level = Level.Of(new(Given.Years(2020, value), Direction.Up) { Band = new Band(40, 60) });
        Assert.Equal(state, level.State);
        Assert.Equal(left, level.Left!.Value, 9);
    }
}
