using Xunit;
using static FollowUp.Analysis.MethodClass;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>Each threshold of M1 from both sides and on it: it must be passed, and standing on it is not passing it.</summary>
public sealed class M1Tests
{
    [Theory]
    [InlineData(1.0101, MethodClass.SignificantProgress, SubstantialProgress)]
    [InlineData(1.01, MethodClass.ModerateProgress, VerdictClass.ModerateProgress)]
    [InlineData(1.0099, MethodClass.ModerateProgress, VerdictClass.ModerateProgress)]
    [InlineData(1.0011, MethodClass.ModerateProgress, VerdictClass.ModerateProgress)]
    [InlineData(1.001, NoChange, LimitedProgress)]
    [InlineData(1.0009, NoChange, LimitedProgress)]
    [InlineData(1, NoChange, LimitedProgress)]
    [InlineData(0.9991, NoChange, LimitedProgress)]
    [InlineData(0.999, NoChange, LimitedProgress)]
    [InlineData(0.9989, ModerateMovementAway, Deterioration)]
    [InlineData(0.9901, ModerateMovementAway, Deterioration)]
    [InlineData(0.99, ModerateMovementAway, Deterioration)]
    [InlineData(0.9899, SignificantMovementAway, Deterioration)]
    public void Without_a_target_the_yearly_rate_decides(double afterOneYear, MethodClass own, VerdictClass common)
    {
        var up = M1.Judge(new(Given.Years(2015, 1, afterOneYear), Direction.Up));
        Assert.Equal((own, common, null), (up.Own!.Value, up.Class, up.Score));
        Assert.Equal(afterOneYear - 1, up.Progress!.Value, 1e-12);
        Assert.Equal(own, M1.Judge(new(Given.Years(2015, 1, 2 - afterOneYear), Direction.Down)).Own);
    }

    [Theory]
    [InlineData(0.9501, MethodClass.SignificantProgress, SubstantialProgress)]
    [InlineData(0.95, MethodClass.ModerateProgress, VerdictClass.ModerateProgress)]
    [InlineData(0.9499, MethodClass.ModerateProgress, VerdictClass.ModerateProgress)]
    [InlineData(0.6001, MethodClass.ModerateProgress, VerdictClass.ModerateProgress)]
    [InlineData(0.6, InsufficientProgress, LimitedProgress)]
    [InlineData(0.5999, InsufficientProgress, LimitedProgress)]
    [InlineData(0.0001, InsufficientProgress, LimitedProgress)]
    [InlineData(0, InsufficientProgress, LimitedProgress)]
    [InlineData(-0.0001, MovementAway, Deterioration)]
    public void With_a_target_the_share_of_the_required_rate_decides(double ratio, MethodClass own, VerdictClass common)
    {
        var verdict = M1.Judge(new(Given.Years(2015, 100, 100 + 10 * ratio), Direction.Up, new Target(110, 2016)));
        Assert.Equal((own, common), (verdict.Own!.Value, verdict.Class));
        Assert.Equal(ratio, verdict.Progress!.Value, 1e-12);
        Assert.Equal(0.1, verdict.RequiredRate!.Value, 1e-12);
    }

    [Theory]
    [InlineData(Direction.Up, 110, true)]
    [InlineData(Direction.Up, 111, true)]
    [InlineData(Direction.Up, 109.99, false)]
    [InlineData(Direction.Down, 90, true)]
    [InlineData(Direction.Down, 90.01, false)]
    public void A_target_that_is_met_is_significant_progress(Direction direction, double latest, bool met)
    {
        var verdict = M1.Judge(new(Given.Years(2015, 100, latest), direction, new Target(direction == Direction.Up ? 110 : 90, 2016)));
        Assert.Equal(MethodClass.SignificantProgress, verdict.Own);
        Assert.Equal(met ? TargetAchieved : SubstantialProgress, verdict.Class);
    }

    [Fact]
    public void A_target_of_zero_is_met_at_zero_and_not_at_what_stands_in_for_it()
    {
        VerdictClass At(double latest) => M1.Judge(new(Given.Years(2015, 1000, latest), Direction.Down, new Target(0, 2017))).Class;
        Assert.Equal(TargetAchieved, At(0));
        Assert.NotEqual(TargetAchieved, At(0.0005));
    }

    [Fact]
    public void The_band_of_no_change_may_be_set_otherwise()
    {
        JudgementInput input = new(Given.Years(2015, 1, 1.004), Direction.Up);
        Assert.Equal(MethodClass.ModerateProgress, M1.Judge(input).Own);
        Assert.Equal(NoChange, M1.Judge(input, 0.005).Own);
    }

    [Fact]
    public void Two_windows_stand_side_by_side()
    {
        // Long better, lately worse.
        var series = Given.Years(2005, [.. Enumerable.Range(0, 20).Select(i => (double?)(i < 15 ? 100 + 3 * i : 142 - (i - 14)))]);
        var (five, fifteen) = M1.Windows(new(series, Direction.Up, BaseYear: 2008));
        Assert.Equal((2019, MethodClass.ModerateMovementAway), (five.Base!.Value.Period.EndYear, five.Own!.Value));
        Assert.Equal((2009, MethodClass.SignificantProgress), (fifteen.Base!.Value.Period.EndYear, fifteen.Own!.Value));
        Assert.Empty(five.Notes);

        var (_, young) = M1.Windows(new(Given.Years(2015, 1, 2, 3), Direction.Up));
        Assert.Equal(2015, young.Base!.Value.Period.EndYear);
        Assert.Equal([VerdictNote.BaseYearMoved], young.Notes);
        Assert.Equal(NotAssessedCause.NoObservations, M1.Windows(new(Series.Empty, Direction.Up)).Short.Cause);
    }
}
