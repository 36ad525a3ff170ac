using Xunit;
using static FollowUp.Analysis.ChangeCause;

namespace FollowUp.Analysis.Tests;

public sealed class VerdictChangeTests
{
    private static readonly JudgementInput _then = new(Given.Years(2015, 100, 101, 102), Direction.Up);

    [Fact]
    public void Nothing_new_is_no_step()
    {
        var change = Since(_then with { Series = Given.Years(2015, 100, 101, 102) });
        Assert.Empty(change.Steps);
        Assert.False(change.IsAnotherClass);
    }

    [Fact]
    public void A_new_year_may_change_the_class()
    {
        var change = Since(_then with { Series = Given.Years(2015, 100, 101, 102, 99) });
        Assert.Equal([NewPeriod], change.Causes.Select(step => step.Cause));
        Assert.True(change.IsAnotherClass);
    }

    [Theory]
    [InlineData(99.0, true)]
    [InlineData(102.1, false)]
    [InlineData(null, false)] // taken back: the year before has the same class
    public void A_revised_value_is_told_from_a_new_year(double? value, bool another)
    {
        var change = Since(_then with { Series = Given.Years(2015, 100, 101, value) });
        Assert.Equal([Revision], change.Steps.Select(step => step.Cause));
        Assert.Equal(another, change.IsAnotherClass);
    }

    [Fact]
    public void A_value_that_came_afterwards_is_a_revision() =>
        Assert.Equal([Revision], Since(_then with { Series = Given.Years(2014, 1, 100, 101, 102) }).Steps.Select(step => step.Cause));

    [Fact]
    public void Every_cause_has_its_own_step_and_they_meet()
    {
        var now = new JudgementInput(Given.Years(2015, 100, 103, 102, 104), Direction.Down, new Target(90, 2030), 2016, 50);
        var change = VerdictChange.Between(M0.Judge(_then), _then, now, M1.Name);
        Assert.Equal(Enum.GetValues<ChangeCause>(), change.Steps.Select(step => step.Cause));
        Assert.All(change.Steps.Zip(change.Steps.Skip(1)), pair => Assert.Same(pair.First.After, pair.Second.Before));
        Assert.Equivalent(M1.Judge(now), change.Steps[^1].After, strict: true);
        Assert.Contains(change.Causes, step => step.Cause == Definition);
    }

    [Fact]
    public void A_new_version_of_the_method_is_a_step_and_causes_may_undo_each_other()
    {
        var older = M0.Judge(_then) with { Version = 0, Class = VerdictClass.Deterioration };
        Assert.Equal([Method], VerdictChange.Between(older, _then, _then, M0.Name).Causes.Select(step => step.Cause));

        var back = VerdictChange.Between(M0.Judge(_then), _then, _then with { Series = Given.Years(2015, 100, 101, 99, 104) }, M0.Name);
        Assert.Equal([Revision, NewPeriod], back.Causes.Select(step => step.Cause));
        Assert.False(back.IsAnotherClass);
    }

    [Fact]
    public void From_nothing_everything_is_new_and_another_kind_of_period_is_another_definition()
    {
        Assert.Equal([NewPeriod], Since(_then, _then with { Series = Series.Empty }).Steps.Select(step => step.Cause));
        Assert.Equal([Definition], Since(_then with { Series = Given.Of(("2015-T1", 1), ("2016-T1", 2)) }).Steps.Select(step => step.Cause));
    }

    private static VerdictChange Since(JudgementInput now, JudgementInput? then = null) => VerdictChange.Between(M0.Judge(then ?? _then), then ?? _then, now, M0.Name);
}
