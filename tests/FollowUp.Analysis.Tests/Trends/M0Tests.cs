using Xunit;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>Each threshold of M0 from both sides and on it, and each guard.</summary>
public sealed class M0Tests
{
    [Theory]
    [InlineData(1.02, SubstantialProgress, 5)]
    [InlineData(1.0151, SubstantialProgress, 2.55)]
    [InlineData(1.015, SubstantialProgress, 2.5)]
    [InlineData(1.0149, ModerateProgress, 2.475)]
    [InlineData(1.0051, ModerateProgress, 0.025)]
    [InlineData(1.005, ModerateProgress, 0)]
    [InlineData(1.0049, LimitedProgress, -0.05)]
    [InlineData(1.0001, LimitedProgress, -2.45)]
    [InlineData(1, LimitedProgress, -2.5)]
    [InlineData(0.9999, Deterioration, -2.5125)]
    [InlineData(0.98, Deterioration, -5)]
    [InlineData(0.5, Deterioration, -5)]
    public void Without_a_target_the_yearly_rate_decides(double afterOneYear, VerdictClass expected, double score)
    {
        var up = M0.Judge(new(Given.Years(2015, 1, afterOneYear), Direction.Up));
        Assert.Equal((expected, score, null), (up.Class, Math.Round(up.Score!.Value, 9) + 0, up.Cause));
        Assert.Equal(afterOneYear - 1, up.Progress!.Value, 1e-12);

        // Lower is better: the same steps down, by the factor 2 − x.
        var down = M0.Judge(new(Given.Years(2015, 1, 2 - afterOneYear), Direction.Down));
        Assert.Equal((expected, score), (down.Class, Math.Round(down.Score!.Value, 9) + 0));
    }

    [Theory]
    [InlineData(0.96, SubstantialProgress, 2.571484)]
    [InlineData(0.95, SubstantialProgress, 2.500055)]
    [InlineData(0.9499, ModerateProgress, 2.49934071)]
    [InlineData(0.6001, ModerateProgress, 0.00075429)]
    [InlineData(0.6, ModerateProgress, 0.00004)]
    [InlineData(0.5999, LimitedProgress, -0.00039667)]
    [InlineData(0.0001, LimitedProgress, -2.49958333)]
    [InlineData(0, LimitedProgress, -2.5)]
    [InlineData(-0.0001, Deterioration, -2.50041667)]
    [InlineData(-0.7, Deterioration, -5)]
    public void With_a_target_the_share_of_the_required_rate_decides(double ratio, VerdictClass expected, double score)
    {
        // 100 → 110 in one year asks ten per cent a year; the latest year has the ratio times that.
        var verdict = M0.Judge(new(Given.Years(2015, 100, 100 + 10 * ratio), Direction.Up, new Target(110, 2016)));
        Assert.Equal((expected, score), (verdict.Class, Math.Round(verdict.Score!.Value, 8) + 0));
        Assert.Equal(ratio, verdict.Progress!.Value, 1e-12);
        Assert.Equal(0.1, verdict.RequiredRate!.Value, 1e-12);
    }

    [Theory]
    [InlineData(0.60, LimitedProgress, 0.599999)]
    [InlineData(0.95, ModerateProgress, 0.949999)]
    public void The_class_comes_from_the_ratio_though_the_rounded_score_is_already_over_its_line(double threshold, VerdictClass expected, double ratio)
    {
        var verdict = M0.Judge(new(Given.Years(2015, 100, 100 + 10 * ratio), Direction.Up, new Target(110, 2016)));
        Assert.Equal(expected, verdict.Class);
        Assert.True(ratio < threshold && verdict.Score > (threshold > 0.9 ? 2.5 : 0));
    }

    [Theory]
    [InlineData(Direction.Up, 110, TargetAchieved)]
    [InlineData(Direction.Up, 110.001, TargetAchieved)]
    [InlineData(Direction.Up, 109.999, SubstantialProgress)]
    [InlineData(Direction.Down, 90, TargetAchieved)]
    [InlineData(Direction.Down, 89.999, TargetAchieved)]
    [InlineData(Direction.Down, 90.001, SubstantialProgress)]
    public void A_target_is_achieved_on_it_and_beyond(Direction direction, double latest, VerdictClass expected)
    {
        var verdict = M0.Judge(new(Given.Years(2015, 100, latest), direction, new Target(direction == Direction.Up ? 110 : 90, 2016)));
        Assert.Equal(expected, verdict.Class);
        Assert.Equal(expected == TargetAchieved, verdict.Score == 5 && verdict.Class == TargetAchieved);
    }

    [Fact]
    public void An_achieved_target_wins_even_where_nothing_else_can_be_said()
    {
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2020, 5), Direction.Up, new Target(5, 2030))).Class);
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2020, -5, 5), Direction.Up, new Target(5, 2030))).Class);
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2020, 4, 5), Direction.Up, new Target(5, 2015))).Class);
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2010, 4, 5), Direction.Up, new Target(5, 2030))).Class);
    }

    [Fact]
    public void Years_count_between_the_periods_and_gaps_do_not_matter()
    {
        var verdict = M0.Judge(new(Given.Years(2015, 100, null, 777, null, 146.41), Direction.Up));
        Assert.Equal(0.1, verdict.Progress!.Value, 1e-12);
        Assert.Equal((2015, 2019), (verdict.Base!.Value.Period.EndYear, verdict.Current!.Value.Period.EndYear));
    }

    [Fact]
    public void The_rate_has_the_sign_of_the_movement_whichever_way_is_better()
    {
        var verdict = M0.Judge(new(Given.Years(2015, 100, 90), Direction.Down, new Target(50, 2017)));
        Assert.Equal(-0.1, verdict.AnnualRate!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.5) - 1, verdict.RequiredRate!.Value, 1e-12);
        Assert.Equal(0.1 / (1 - Math.Sqrt(0.5)), verdict.Progress!.Value, 1e-12);
    }

    [Fact]
    public void Every_verdict_carries_what_went_into_it()
    {
        var target = new Target(110, 2030);
        var verdict = M0.Judge(new(Given.Years(2015, 100, 101), Direction.Up, target, 2015, 200));
        Assert.Equal(("M0", 1, Direction.Up, target, 200.0, null), (verdict.Method, verdict.Version, verdict.Direction, verdict.Target, verdict.Limit, verdict.LimitFactor));
    }

    [Theory]
    [InlineData(null, 2016, false)]
    [InlineData(2015, 2016, true)]
    [InlineData(2016, 2016, false)]
    [InlineData(2017, 2019, true)]
    [InlineData(2019, 2019, false)]
    public void The_base_is_the_year_given_or_the_next_with_a_value(int? asked, int taken, bool moved)
    {
        var verdict = M0.Judge(new(Given.Years(2014, 1, null, 2, null, null, 3, 4), Direction.Up, BaseYear: asked));
        Assert.Equal(taken, verdict.Base!.Value.Period.EndYear);
        Assert.Equal(moved, verdict.Notes.Contains(VerdictNote.BaseYearMoved));
    }

    [Fact]
    public void A_school_year_counts_by_the_year_it_ends_in()
    {
        var verdict = M0.Judge(new(Given.Of(("2013/14", 1), ("2014/15", 2), ("2015/16", 3)), Direction.Up));
        Assert.Equal("2014/15", verdict.Base!.Value.Period.ToString());
        Assert.Equal(0.5, verdict.Progress!.Value, 1e-12);
    }

    [Fact]
    public void Parts_of_a_year_and_several_years_are_compared_with_their_like()
    {
        var tertial = M0.Judge(new(Given.Of(("2015-T1", 1), ("2015-T2", 50), ("2015-T3", 99), ("2017-T2", 200)), Direction.Up));
        Assert.Equal("2015-T2", tertial.Base!.Value.Period.ToString());
        Assert.Equal(1, tertial.Progress!.Value, 1e-12);
        Assert.Equal(NotAssessedCause.OnePoint, M0.Judge(new(Given.Of(("2015-T1", 1), ("2015-T3", 99)), Direction.Up)).Cause);

        var several = M0.Judge(new(Given.Of(("2013-2015", 1), ("2015-2018", 2), ("2018-2021", 16)), Direction.Up));
        Assert.Equal("2015-2018", several.Base!.Value.Period.ToString());
        Assert.Equal(1, several.Progress!.Value, 1e-12);
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        var series = Given.Years(2015, 1, 2);
        Assert.Throws<ArgumentException>(() => M0.Judge(new(series, Direction.Up, new Target(double.NaN, 2030))));
        Assert.Throws<ArgumentException>(() => M0.Judge(new(series, Direction.Up, Limit: double.PositiveInfinity)));
    }
}
