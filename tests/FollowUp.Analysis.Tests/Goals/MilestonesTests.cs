using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class MilestonesTests
{
    private static readonly Milestones _steps = new([new(70, 2030), new(60, 2024), new(65, 2027)]);

    [Theory]
    [InlineData(2020, 2024)]
    [InlineData(2023, 2024)]
    [InlineData(2024, 2027)]
    [InlineData(2029, 2030)]
    [InlineData(2035, 2030)]
    public void The_next_step_is_the_first_that_is_due_later(int latest, int due) => Assert.Equal(due, _steps.NextAfter(Period.Year(latest)).Year);

    [Fact]
    public void The_pace_is_that_to_the_next_step()
    {
        var input = _steps.ToNext(new(Given.Years(2023, 55, 58), Direction.Up));
        Assert.Equal(new Target(65, 2027), input.Target);
        Assert.Equal(Math.Pow(65 / 55.0, 1 / 4.0) - 1, M0.Judge(input).RequiredRate!.Value, 1e-12);
        Assert.Equal(2024, _steps.ToNext(new(Series.Empty, Direction.Up)).Target!.Year);
    }

    [Fact]
    public void A_step_that_was_due_was_met_or_not_by_its_year()
    {
        var passed = _steps.Passed(new(Given.Years(2023, 55, 61, 59, null, 63, 66), Direction.Up));
        Assert.Equal([(2024, LevelState.Met), (2027, LevelState.NotMet)], passed.Select(p => (p.Step.Year, p.State)));
        Assert.Empty(_steps.Passed(new(Given.Years(2023, 55), Direction.Up)));
        Assert.Empty(_steps.Passed(new(Series.Empty, Direction.Up)));
        Assert.Equal(LevelState.NoValue, _steps.Passed(new(Given.Years(2025, 70), Direction.Up)).Single().State);
    }

    [Fact]
    public void What_are_no_milestones_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Milestones([]));
        Assert.Throws<ArgumentException>(() => new Milestones([new(1, 2030), new(2, 2030)]));
        Assert.Throws<ArgumentException>(() => new Milestones([new(double.NaN, 2030)]));
    }
}
