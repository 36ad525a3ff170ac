using Xunit;
using static FollowUp.Analysis.ComponentKind;

namespace FollowUp.Analysis.Tests;

/// <summary>Whoever takes the components and follows the published formula comes to the verdict.</summary>
public sealed class CalculationTests
{
    [Theory]
    [InlineData(100, 104, 130, Direction.Up)]
    [InlineData(100, 95, 60, Direction.Down)]
    [InlineData(0, 0.5, 60, Direction.Up)]
    [InlineData(40, 20, 0, Direction.Down)]
    public void A_reader_can_redo_a_verdict_against_a_target(double first, double latest, double target, Direction direction)
    {
        var verdict = M0.Judge(new(Given.Years(2015, first, null, latest), direction, new Target(target, 2030)));
        var by = Calculation.Of(verdict).Components.ToDictionary(c => c.Kind, c => c.Value);
        var (from, to) = (by.GetValueOrDefault(BaseValueUsed, by[BaseValue]), by.GetValueOrDefault(TargetUsed, by[ComponentKind.Target]));
        var rate = Math.Pow(by[LatestValue] / from, 1 / by[Years]) - 1;
        var required = Math.Pow(to / from, 1 / by[TargetYears]) - 1;
        Assert.Equal(rate, by[AnnualRate], 1e-12);
        Assert.Equal(required, by[RequiredRate], 1e-12);
        Assert.Equal(by[ComponentKind.Direction] * rate / Math.Abs(required), by[Progress], 1e-9);
        Assert.Equal([0, 0.6, 0.95], Calculation.Of(verdict).Thresholds);
        Assert.Equal(first == 0, by.ContainsKey(BaseValueUsed));
        Assert.Equal(target == 0, by.ContainsKey(TargetUsed));
        Assert.Equal((2015, 2017, 2030, 15), (by[BaseYear], by[LatestYear], by[TargetYear], by[TargetYears]));
    }

    [Fact]
    public void A_reader_can_redo_a_verdict_near_a_limit()
    {
        var calculation = Calculation.Of(M0.Judge(new(Given.Years(2015, 50, 50.5), Direction.Up, Limit: 100)));
        var by = calculation.Components.ToDictionary(c => c.Kind, c => c.Value);
        Assert.Equal(1 - Math.Pow(by[BaseValue] / by[Limit], 4.44), by[LimitFactor], 1e-12);
        Assert.Equal([0, 0.005 * by[LimitFactor], 0.015 * by[LimitFactor]], calculation.Thresholds);
        Assert.Equal(250 * by[Progress] / by[LimitFactor] - 1.25, by[Score], 1e-12);
    }

    [Fact]
    public void A_reader_can_redo_the_other_methods()
    {
        JudgementInput input = new(Given.Years(2015, 100, 110), Direction.Up, new Target(200, 2018));
        var by = Calculation.Of(M2.Judge(input)).Components.ToDictionary(c => c.Kind, c => c.Value);
        Assert.Equal(110 * Math.Pow(1 + by[AnnualRate], 2), by[Expected], 1e-9);
        Assert.Equal((by[Expected] - by[BaseValue]) / (by[ComponentKind.Target] - by[BaseValue]), by[Progress], 1e-12);

        Assert.Equal([0, 0.1, 0.95], Calculation.Of(M2.Judge(input)).Thresholds);
        Assert.Equal([0, 0.6, 0.95], Calculation.Of(M1.Judge(input)).Thresholds);
        Assert.Equal([-0.01, -0.004, 0.004, 0.01], Calculation.Of(M1.Judge(input with { Target = null }, 0.004)).Thresholds);
        Assert.Equal([-0.05, -0.01, 0.01, 0.05], Calculation.Of(M3.Judge(input)).Thresholds);
    }

    [Fact]
    public void What_was_not_concluded_shows_what_there_was()
    {
        var calculation = Calculation.Of(M0.Judge(new(Given.Years(2015, 5), Direction.Up)));
        Assert.Equal([ComponentKind.Direction, BaseYear, BaseValue, LatestYear, LatestValue, Years], calculation.Components.Select(c => c.Kind));
        Assert.Empty(calculation.Thresholds);
    }
}
