using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class ChangeTests
{
    [Theory]
    [InlineData(Direction.Up, 52, 55, Movement.Better)]
    [InlineData(Direction.Up, 55, 52, Movement.Worse)]
    [InlineData(Direction.Down, 55, 52, Movement.Better)]
    [InlineData(Direction.Down, 52, 55, Movement.Worse)]
    [InlineData(Direction.None, 52, 55, Movement.Undirected)]
    [InlineData(Direction.None, 52, 52, Movement.Unchanged)]
    [InlineData(Direction.Down, 0.3, 0.1 + 0.2, Movement.Unchanged)]
    public void A_change_knows_whether_it_is_to_the_better(Direction direction, double before, double after, Movement movement)
    {
        var change = Change.SincePrevious(Given.Years(2020, before, null, after, null), direction)!;
        Assert.Equal(movement, change.Movement);
        Assert.Equal(movement == Movement.Unchanged ? 0 : after - before, change.Difference);
        Assert.Equal((2020, 2022), (change.From.Period.EndYear, change.To.Period.EndYear));
    }

    [Fact]
    public void A_part_of_a_year_is_compared_with_the_same_part() =>
        Assert.Equal("2023-T1", Change.SincePrevious(Given.Of(("2022-T1", 1), ("2023-T1", 2), ("2023-T3", 9), ("2024-T1", 3)), Direction.Up)!.From.Period.ToString());

    [Fact]
    public void There_is_no_change_from_nothing()
    {
        Assert.Null(Change.SincePrevious(Given.Years(2020, 1, null), Direction.Up));
        Assert.Null(Change.SincePrevious(Series.Empty, Direction.Up));
        Assert.Null(Change.SinceBase(M0.Judge(new(Given.Years(2020, 1), Direction.Up))));
        Assert.Equal(3, Change.SinceBase(M0.Judge(new(Given.Years(2020, 1, 7, 4), Direction.Up)))!.Difference);
    }
}
