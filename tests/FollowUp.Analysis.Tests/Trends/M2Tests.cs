using Xunit;
using static FollowUp.Analysis.MethodClass;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>Each threshold of M2 from both sides and on it.</summary>
public sealed class M2Tests
{
    [Theory]
    [InlineData(1.0201, MetOrOnTrack, SubstantialProgress)]
    [InlineData(1.02, MetOrOnTrack, SubstantialProgress)]
    [InlineData(1.0199, FairProgress, VerdictClass.ModerateProgress)]
    [InlineData(1.0051, FairProgress, VerdictClass.ModerateProgress)]
    [InlineData(1.005, FairProgress, VerdictClass.ModerateProgress)]
    [InlineData(1.0049, StagnationOrRegression, LimitedProgress)]
    [InlineData(1, StagnationOrRegression, LimitedProgress)]
    [InlineData(0.9999, StagnationOrRegression, Deterioration)]
    public void Without_a_target_the_yearly_rate_decides(double afterOneYear, MethodClass own, VerdictClass common)
    {
        var up = M2.Judge(new(Given.Years(2015, 1, afterOneYear), Direction.Up));
        Assert.Equal((own, common), (up.Own!.Value, up.Class));
        Assert.Equal(own, M2.Judge(new(Given.Years(2015, 1, 2 - afterOneYear), Direction.Down)).Own);
    }

    [Theory]
    [InlineData(0.9501, MetOrOnTrack, SubstantialProgress)]
    [InlineData(0.95, MetOrOnTrack, SubstantialProgress)]
    [InlineData(0.9499, FairProgress, VerdictClass.ModerateProgress)]
    [InlineData(0.1001, FairProgress, VerdictClass.ModerateProgress)]
    [InlineData(0.1, FairProgress, VerdictClass.ModerateProgress)]
    [InlineData(0.0999, StagnationOrRegression, LimitedProgress)]
    [InlineData(0, StagnationOrRegression, LimitedProgress)]
    [InlineData(-0.0001, StagnationOrRegression, Deterioration)]
    public void With_a_target_the_share_of_the_way_decides(double share, MethodClass own, VerdictClass common)
    {
        // In the target's own year nothing more is expected than what is.
        var verdict = M2.Judge(new(Given.Years(2015, 100, 100 + 10 * share), Direction.Up, new Target(110, 2016)));
        Assert.Equal((own, common), (verdict.Own!.Value, verdict.Class));
        Assert.Equal(share, verdict.Progress!.Value, 1e-12);
        Assert.Null(verdict.RequiredRate);

        var down = M2.Judge(new(Given.Years(2015, 100, 100 - 10 * share), Direction.Down, new Target(90, 2016)));
        Assert.Equal(own, down.Own);
    }

    [Fact]
    public void The_present_pace_goes_on_to_the_year_of_the_target()
    {
        var verdict = M2.Judge(new(Given.Years(2015, 100, null, 121), Direction.Up, new Target(200, 2019)));
        Assert.Equal(146.41, verdict.Expected!.Value, 1e-9);
        Assert.Equal(0.4641, verdict.Progress!.Value, 1e-9);
        var late = M2.Judge(new(Given.Years(2015, 100, null, 121), Direction.Up, new Target(200, 2016)));
        Assert.Equal(121, late.Expected!.Value, 1e-9);
    }

    [Fact]
    public void Falling_back_from_a_target_once_met_is_no_approach()
    {
        var verdict = M2.Judge(new(Given.Years(2015, 100, 80), Direction.Up, new Target(90, 2030)));
        Assert.Equal((StagnationOrRegression, Deterioration), (verdict.Own!.Value, verdict.Class));
        Assert.True(verdict.Progress < 0);
        Assert.Equal([VerdictNote.TargetBehindBase], verdict.Notes);
        Assert.Equal(Movement.Worse, verdict.Outcome);
    }

    [Theory]
    [InlineData(Direction.Up, 100, 99, true, true)]
    [InlineData(Direction.Up, 100, 98.99, true, false)]
    [InlineData(Direction.Up, 100, 99, false, false)]
    [InlineData(Direction.Down, 0, 1, true, true)]
    [InlineData(Direction.Down, 0, 1.01, true, false)]
    [InlineData(Direction.Up, 90, 89.5, true, false)]
    public void Within_a_point_of_all_or_none_counts_as_met(Direction direction, double target, double latest, bool isShare, bool met) =>
        Assert.Equal(met, M2.Judge(new(Given.Years(2015, 50, latest), direction, new Target(target, 2030)) { IsShare = isShare }).Class == TargetAchieved);

    [Fact]
    public void A_target_of_opposite_sign_has_a_way_to_it_though_no_rate()
    {
        var verdict = M2.Judge(new(Given.Years(2015, -5, -3), Direction.Up, new Target(2, 2016)));
        Assert.Equal(2 / 7.0, verdict.Progress!.Value, 1e-12);
        Assert.Equal(FairProgress, verdict.Own);
    }

    [Fact]
    public void A_pace_beyond_all_numbers_is_still_a_number() =>
        Assert.True(double.IsFinite(M2.Judge(new(Given.Years(2015, 1e-90, 1e90), Direction.Up, new Target(1e99, 2999))).Progress!.Value));
}
