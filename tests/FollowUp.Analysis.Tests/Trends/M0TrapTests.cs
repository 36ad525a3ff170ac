using Xunit;
using static FollowUp.Analysis.NotAssessedCause;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>Where a rate has no meaning, or little: each cause of its own, and each replacement noted.</summary>
public sealed class M0TrapTests
{
    [Fact]
    public void An_indicator_without_direction_is_never_judged_not_even_against_a_target()
    {
        var verdict = M0.Judge(new(Given.Years(2015, 1, 2), Direction.None, new Target(1, 2030)));
        Assert.Equal((NotAssessed, NoDirection), (verdict.Class, verdict.Cause));
        Assert.Null(verdict.Score);
    }

    [Fact]
    public void Four_ways_to_have_too_little_are_told_apart()
    {
        Assert.Equal(NoObservations, Cause(Series.Empty));
        Assert.Equal(NoValue, Cause(Given.Years(2015, null, null)));
        Assert.Equal(NoValue, Cause(new([Given.Missing(2015, ObservationStatus.Suppressed), Given.Missing(2016, ObservationStatus.NotMeasured)])));
        Assert.Equal(Suppressed, Cause(new([Given.Missing(2015, ObservationStatus.Suppressed), Given.Missing(2016, ObservationStatus.Suppressed)])));
        Assert.Equal(OnePoint, Cause(Given.Years(2015, null, 3, null)));
        Assert.Equal(OnePoint, Cause(Given.Years(2012, 1, 2, null, 3)));
        Assert.Equal(OnePoint, Cause(Given.Years(2010, 1, 2, 3)));
    }

    [Fact]
    public void One_point_still_names_its_value()
    {
        var verdict = M0.Judge(new(Given.Years(2020, 35.9), Direction.Up));
        Assert.Equal((35.9, 35.9), (verdict.Base!.Value.Value, verdict.Current!.Value.Value));
    }

    [Theory]
    [InlineData(-1, 1, OppositeSigns)]
    [InlineData(1, -1, OppositeSigns)]
    [InlineData(0, -1, OppositeSigns)]
    [InlineData(1, 0, null)]
    [InlineData(-1, 0, null)]
    [InlineData(0, 1, null)]
    public void Base_and_latest_of_opposite_sign_have_no_rate(double first, double last, NotAssessedCause? cause) =>
        Assert.Equal(cause, Cause(Given.Years(2015, first, last)));

    [Theory]
    [InlineData(-10, -5, 0.5)]
    [InlineData(-10, -20, -1)]
    [InlineData(-10, -10, 0)]
    public void A_negative_series_is_better_towards_zero_when_higher_is_better(double first, double last, double progress)
    {
        Assert.Equal(progress, M0.Judge(new(Given.Years(2015, first, last), Direction.Up)).Progress!.Value, 1e-12);
        Assert.Equal(-progress, M0.Judge(new(Given.Years(2015, first, last), Direction.Down)).Progress!.Value, 1e-12);
    }

    [Fact]
    public void A_negative_series_with_a_negative_target_is_judged_like_its_mirror()
    {
        var verdict = M0.Judge(new(Given.Years(2015, -10, -8), Direction.Up, new Target(-5, 2017)));
        Assert.Equal(0.2 / (1 - Math.Sqrt(0.5)), verdict.Progress!.Value, 1e-12);
    }

    [Fact]
    public void A_base_of_zero_is_replaced_and_said()
    {
        var verdict = M0.Judge(new(Given.Years(2015, 0, 0.002), Direction.Up));
        Assert.Equal(1, verdict.Progress!.Value, 1e-12);
        Assert.Equal([VerdictNote.ZeroBase], verdict.Notes);
        Assert.Equal(0, verdict.Base!.Value.Value);
    }

    [Fact]
    public void A_target_of_zero_is_replaced_and_said()
    {
        // Net zero: 1000 tonnes to 0 in two years asks −99.9 % a year, and half of it in one is not even close.
        var verdict = M0.Judge(new(Given.Years(2015, 1000, 500), Direction.Down, new Target(0, 2017)));
        Assert.Equal(0.5 / (1 - Math.Sqrt(1e-6)), verdict.Progress!.Value, 1e-12);
        Assert.Equal([VerdictNote.ZeroTarget], verdict.Notes);
        Assert.Equal(0, verdict.Target!.Value);
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2015, 1000, 0), Direction.Down, new Target(0, 2017))).Class);
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2015, 1000, 0.001), Direction.Down, new Target(0, 2017))).Class);
    }

    [Theory]
    [InlineData(Direction.Up, 99, TargetEqualsBase)]
    [InlineData(Direction.Up, 100, null)]
    [InlineData(Direction.Up, 101, null)]
    [InlineData(Direction.Down, 101, TargetEqualsBase)]
    public void A_target_equal_to_the_base_is_met_or_not_assessed(Direction direction, double latest, NotAssessedCause? cause)
    {
        var verdict = M0.Judge(new(Given.Years(2015, 100, latest), direction, new Target(100, 2030)));
        Assert.Equal(cause, verdict.Cause);
        Assert.Equal(cause is null ? (TargetAchieved, 5) : (NotAssessed, (double?)null), (verdict.Class, verdict.Score));
        Assert.Null(verdict.Progress);
    }

    [Fact]
    public void A_target_of_opposite_sign_cannot_be_paced()
    {
        Assert.Equal(TargetOfOppositeSign, M0.Judge(new(Given.Years(2015, -5, -3), Direction.Up, new Target(2, 2030))).Cause);
        Assert.Equal(TargetOfOppositeSign, M0.Judge(new(Given.Years(2015, -5, -3), Direction.Up, new Target(0, 2030))).Cause);
        Assert.Equal(TargetOfOppositeSign, M0.Judge(new(Given.Years(2015, 5, 3), Direction.Down, new Target(-2, 2030))).Cause);
    }

    [Theory]
    [InlineData(2014, TargetDueBeforeBase)]
    [InlineData(2015, TargetDueBeforeBase)]
    [InlineData(2016, null)]
    public void A_target_due_before_the_base_or_in_its_year_cannot_be_paced(int due, NotAssessedCause? cause) =>
        Assert.Equal(cause, M0.Judge(new(Given.Years(2015, 100, 101), Direction.Up, new Target(110, due))).Cause);

    [Fact]
    public void From_better_than_the_target_to_worse_is_deterioration_with_a_note()
    {
        // As one of the published series is judged: 7.8 → 13.5 with the target 10 and lower better.
        var worse = M0.Judge(new(Given.Years(2016, 7.8, 13.5), Direction.Down, new Target(10, 2028)));
        Assert.Equal((Deterioration, -5), (worse.Class, worse.Score));
        Assert.Equal([VerdictNote.TargetBehindBase], worse.Notes);

        var still = M0.Judge(new(Given.Years(2016, 7.8, 9), Direction.Down, new Target(10, 2028)));
        Assert.Equal(TargetAchieved, still.Class);
        Assert.True(still.Progress < 0);
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(250, 1)]
    [InlineData(-200, 1)]
    [InlineData(199, 0.9999999987)]
    [InlineData(100, 0)]
    [InlineData(101, 0.0436425089)]
    [InlineData(99, 0.0436425089)]
    [InlineData(50, 0.9539290870)]
    [InlineData(-50, 0.9539290870)]
    [InlineData(0, 1)]
    public void Thresholds_shrink_near_the_limit(double first, double factor)
    {
        var verdict = M0.Judge(new(Given.Years(2015, first, first == 0 ? 1 : first), Direction.Up, Limit: 100));
        Assert.Equal(factor, verdict.LimitFactor!.Value, 1e-9);
    }

    [Fact]
    public void Base_and_limit_both_zero_leave_the_thresholds_as_they_are() =>
        Assert.Equal(1, M0.Judge(new(Given.Years(2015, 0, 1), Direction.Up, Limit: 0)).LimitFactor);

    [Theory]
    [InlineData(100, SubstantialProgress, 5.0)]
    [InlineData(100.001, SubstantialProgress, 5.0)]
    [InlineData(99.99, Deterioration, -2.5125)]
    public void At_the_limit_to_stay_is_the_best_there_is(double latest, VerdictClass expected, double score)
    {
        var verdict = M0.Judge(new(Given.Years(2015, 100, latest), Direction.Up, Limit: 100));
        Assert.Equal((expected, score), (verdict.Class, Math.Round(verdict.Score!.Value, 9)));
    }

    [Theory]
    [InlineData(1.000001, SubstantialProgress)]
    [InlineData(0.999999, ModerateProgress)]
    public void Near_the_limit_each_threshold_is_multiplied_by_the_factor(double share, VerdictClass expected)
    {
        var factor = 1 - Math.Pow(0.5, 4.44);
        var verdict = M0.Judge(new(Given.Years(2015, 50, 50 * (1 + 0.015 * factor * share)), Direction.Up, Limit: 100));
        Assert.Equal(expected, verdict.Class);
        Assert.Equal(2.5, verdict.Score!.Value, 1e-4);
    }

    [Fact]
    public void The_limit_counts_only_without_a_target()
    {
        var with = M0.Judge(new(Given.Years(2015, 90, 91), Direction.Up, new Target(95, 2030), Limit: 100));
        var without = M0.Judge(new(Given.Years(2015, 90, 91), Direction.Up, new Target(95, 2030)));
        Assert.Equal(without.Score, with.Score);
        Assert.Null(with.LimitFactor);
    }

    [Fact]
    public void Binary_noise_is_no_change()
    {
        Assert.Equal(LimitedProgress, M0.Judge(new(Given.Years(2015, 0.3, 0.1 + 0.2), Direction.Down)).Class);
        Assert.Equal(TargetAchieved, M0.Judge(new(Given.Years(2015, 1, 0.1 + 0.2), Direction.Down, new Target(0.3, 2030))).Class);
    }

    private static NotAssessedCause? Cause(Series series) => M0.Judge(new(series, Direction.Up)).Cause;
}
