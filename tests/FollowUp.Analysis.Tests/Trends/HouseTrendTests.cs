using Xunit;
using static FollowUp.Analysis.TrendTag;

namespace FollowUp.Analysis.Tests;

/// <summary>What stands beside a verdict.</summary>
public sealed class HouseTrendTests
{
    [Theory]
    [InlineData(1.004, true)] // M0 limited, M1 moderate, M2 stagnation, M3 stable
    [InlineData(1.06, false)] // all better
    [InlineData(1.0005, false)] // all unchanged
    [InlineData(0.94, false)] // all worse
    [InlineData(0.995, true)] // M3 stable, M1 moderate movement away
    public void Methods_agree_or_the_verdict_depends_on_the_method(double afterOneYear, bool dependent)
    {
        var trend = HouseTrend.Of(new(Given.Years(2015, 1, afterOneYear), Direction.Up));
        Assert.Equal(dependent, trend.Agreement.IsMethodDependent);
        Assert.Equal(TrendMethods.All.Keys, trend.Agreement.Verdicts.Select(v => v.Method));
        Assert.Equal(dependent, trend.Tags.Contains(MethodDependent));
    }

    [Fact]
    public void Where_one_method_alone_can_tell_nothing_is_said_of_agreement()
    {
        // A target of the other sign: M0 and M1 cannot tell, M2 and M3 can.
        Assert.False(Agreement.Of(new(Given.Years(2015, -5, -3), Direction.Up, new Target(2, 2016))).IsMethodDependent);
        Assert.Null(Agreement.Of(new(Given.Years(2015, -1, 1), Direction.Up)).IsMethodDependent);
        Assert.Null(Agreement.Of(new(Series.Empty, Direction.Up)).IsMethodDependent);
    }

    [Theory]
    [InlineData(VerdictClass.TargetAchieved, Movement.Better)]
    [InlineData(VerdictClass.SubstantialProgress, Movement.Better)]
    [InlineData(VerdictClass.ModerateProgress, Movement.Better)]
    [InlineData(VerdictClass.LimitedProgress, Movement.Unchanged)]
    [InlineData(VerdictClass.Deterioration, Movement.Worse)]
    [InlineData(VerdictClass.NotAssessed, null)]
    public void Classes_are_compared_as_better_unchanged_or_worse(VerdictClass conclusion, Movement? outcome) =>
        Assert.Equal(outcome, new Verdict { Method = "M0", Version = 1, Class = conclusion, Direction = Direction.Up }.Outcome);

    [Fact]
    public void A_verdict_that_hangs_on_its_base_year_is_sensitive()
    {
        var trend = HouseTrend.Of(new(Given.Years(2014, 100, 90, 100, 101), Direction.Up));
        Assert.Equal([FragilityStep.BaseYearEarlier, FragilityStep.BaseYearLater, FragilityStep.LatestDropped], trend.Fragility.Trials.Select(t => t.Step));
        Assert.Equal([true, true, false], trend.Fragility.Trials.Select(t => t.Changes));
        Assert.Equal([2014, 2016, 2015], trend.Fragility.Trials.Select(t => t.Verdict.Base!.Value.Period.EndYear));
        Assert.Equal([2017, 2017, 2016], trend.Fragility.Trials.Select(t => t.Verdict.Current!.Value.Period.EndYear));
        Assert.Contains(Sensitive, trend.Tags);
    }

    [Fact]
    public void A_verdict_that_hangs_on_its_latest_year_is_sensitive()
    {
        var trend = HouseTrend.Of(new(Given.Years(2015, 100, 101, 102, 100), Direction.Up));
        Assert.True(trend.Fragility.Trials.Single(t => t.Step == FragilityStep.LatestDropped).Changes);
    }

    [Fact]
    public void A_steady_verdict_is_not_sensitive_and_trials_that_are_none_are_left_out()
    {
        var steady = HouseTrend.Of(new(Given.Years(2014, 100, 102, 104, 106, 108), Direction.Up));
        Assert.Equal((3, false), (steady.Fragility.Trials.Count, steady.Fragility.IsSensitive));

        // No year before the first, and two values bear neither a later base nor a value less.
        Assert.Null(HouseTrend.Of(new(Given.Years(2015, 100, 102), Direction.Up)).Fragility.IsSensitive);
        Assert.Null(HouseTrend.Of(new(Series.Empty, Direction.Up)).Fragility.IsSensitive);
    }

    [Fact]
    public void Of_parts_of_a_year_the_same_part_is_the_latest_when_the_latest_is_dropped()
    {
        var trend = HouseTrend.Of(new(Given.Of(("2015-T1", 1), ("2016-T1", 2), ("2016-T3", 9), ("2017-T1", 3)), Direction.Up));
        Assert.Equal("2016-T1", trend.Fragility.Trials.Single(t => t.Step == FragilityStep.LatestDropped).Verdict.Current!.Value.Period.ToString());
    }

    [Theory]
    [InlineData(2.9, false)]
    [InlineData(3.0, true)]
    [InlineData(3.1, true)]
    [InlineData(null, null)]
    public void A_change_inside_the_margin_of_error_is_no_change(double? margin, bool? within)
    {
        var trend = HouseTrend.Of(new(Given.Years(2015, 50, 70, 53), Direction.Up) { Margin = margin });
        Assert.Equal(within, trend.IsWithinMargin);
        Assert.Equal(within == true, trend.Tags.Contains(WithinMargin));
        Assert.Null(HouseTrend.Of(new(Given.Years(2015, 50), Direction.Up) { Margin = margin }).IsWithinMargin);
    }

    [Fact]
    public void A_margin_is_a_number()
    {
        Assert.Throws<ArgumentException>(() => HouseTrend.Of(new(Given.Years(2015, 50, 53), Direction.Up) { Margin = -1 }));
        Assert.Throws<ArgumentException>(() => HouseTrend.Of(new(Given.Years(2015, 50, 53), Direction.Up) { Margin = double.NaN }));
    }

    [Fact]
    public void A_share_is_told_as_have_and_as_lack()
    {
        // 90 → 91 is 0.56 % a year in two years, moderate; 10 → 9 is −5 % a year, substantial.
        var trend = HouseTrend.Of(new(Given.Years(2015, 90, null, 91), Direction.Up) { IsShare = true });
        Assert.Equal((VerdictClass.ModerateProgress, VerdictClass.SubstantialProgress, true), (trend.Framing!.Have.Class, trend.Framing.Lack.Class, trend.Framing.Differs));
        Assert.Equal((10, 9, Direction.Down), (trend.Framing.Lack.Base!.Value.Value, trend.Framing.Lack.Current!.Value.Value, trend.Framing.Lack.Direction));
        Assert.Contains(FramingDependent, trend.Tags);

        var even = HouseTrend.Of(new(Given.Years(2015, 50, 55), Direction.Down, new Target(40, 2030), Limit: 0) { IsShare = true });
        Assert.False(even.Framing!.Differs);
        Assert.Equal((60, 100), (even.Framing.Lack.Target!.Value, even.Framing.Lack.Limit));
    }

    [Fact]
    public void What_is_no_share_is_told_one_way()
    {
        Assert.Null(HouseTrend.Of(new(Given.Years(2015, 90, 91), Direction.Up)).Framing);
        Assert.Null(HouseTrend.Of(new(Given.Years(2015, 90, 101), Direction.Up) { IsShare = true }).Framing);
        Assert.Null(HouseTrend.Of(new(Given.Years(2015, 90, 91), Direction.None) { IsShare = true }).Framing);
    }

    [Theory]
    [InlineData(9, CourseState.MetButWorsening)]
    [InlineData(7.8, CourseState.Plain)]
    [InlineData(7, CourseState.Plain)]
    [InlineData(10, CourseState.MetButWorsening)]
    [InlineData(10.1, CourseState.Plain)]
    public void A_target_may_be_met_while_the_figure_worsens(double latest, CourseState state) =>
        Assert.Equal(state, HouseTrend.Of(new(Given.Years(2015, 7.8, latest), Direction.Down, new Target(10, 2030))).Course.State);

    [Theory]
    [InlineData(54, CourseState.UnmetButAccelerating)]
    [InlineData(53, CourseState.Plain)] // as fast in both halves
    [InlineData(52.5, CourseState.Plain)]
    [InlineData(60, CourseState.Plain)] // met
    public void A_target_may_be_missed_while_the_figure_comes_faster(double latest, CourseState state)
    {
        var course = HouseTrend.Of(new(Given.Years(2015, 50, 51, 51.5, 52, latest), Direction.Up, new Target(60, 2030))).Course;
        Assert.Equal(state, course.State);
        Assert.Equal((2017, 0.75), (course.Middle!.Value.Period.EndYear, course.Earlier));
        Assert.Equal((latest - 51.5) / 2, course.Later!.Value, 1e-12);
    }

    [Fact]
    public void Another_method_may_be_chosen()
    {
        JudgementInput input = new(Given.Years(2015, 100, 101.5), Direction.Up);
        Assert.Equal("M0", HouseTrend.Of(input).Verdict.Method);
        Assert.Equal(MethodClass.SlightImprovement, HouseTrend.Of(input, M3.Name).Verdict.Own);
        Assert.Throws<KeyNotFoundException>(() => HouseTrend.Of(input, "M9"));
    }

    [Fact]
    public void What_cannot_be_assessed_has_no_tags()
    {
        var trend = HouseTrend.Of(new(Given.Years(2015, 40, 50), Direction.None, new Target(45, 2030)) { Margin = 100 });
        Assert.Empty(trend.Tags);
        Assert.Empty(trend.Calculation.Thresholds);
    }
}
