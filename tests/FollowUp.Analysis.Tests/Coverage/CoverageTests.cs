using Xunit;
using static FollowUp.Analysis.Tests.Covered;

namespace FollowUp.Analysis.Tests;

public sealed class CoverageTests
{
    [Fact]
    public void What_is_whole_has_no_gap()
    {
        var coverage = Coverage.Of(Facts(Indicator("a"), Indicator("b")));
        Assert.Empty(coverage.Gaps);
        Assert.False(coverage.HasErrors);
        Assert.Empty(coverage.ByKind(GapSeverity.Warning));
    }

    [Fact]
    public void The_matrix_has_the_indicators_of_each_cell_the_main_ones_first()
    {
        var facts = Facts(Indicator("a"), Indicator("b"), Indicator("c") with { Goals = ["G1", "G2"] }) with
        {
            Goals = [new CoveredGroup("G1", 1, "One"), new CoveredGroup("G2", 2, "Two")],
            Links = [new("FA1", "G1", "a", Supporting: true), new("FA1", "G1", "c"), new("FA1", "G2", "c")],
        };
        var coverage = Coverage.Of(facts);
        Assert.Equal(["c", "a"], coverage.At("FA1", "G1").Select(link => link.Indicator));
        Assert.Equal(["c"], coverage.At("FA1", "G2").Select(link => link.Indicator));
        Assert.Empty(coverage.At("FA1", "G3"));
        Assert.Equal(["a", "c"], coverage.OfFocusArea("FA1").Select(indicator => indicator.Code)); // each once
        Assert.Equal(["a", "b", "c"], coverage.OfGoal("G1").Select(indicator => indicator.Code));
        Assert.Same(facts.Indicators[1], coverage.Indicator("b"));
        Assert.True(coverage.IsFollowed("b"));
        Assert.False(coverage.IsFollowed("kolada:N1"));
    }

    [Fact]
    public void A_link_to_nothing_is_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => Coverage.Of(Facts(Indicator("a")) with { Links = [new("FA1", "G1", "z")] }));
        Assert.Contains("FA1 is linked to z", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_indicator_is_an_error_of_goal_and_area_and_nothing_else_is_said_of_them()
    {
        var facts = Facts(Indicator("a"), Indicator("b")) with
        {
            Goals = [new CoveredGroup("G1", 1, ""), new CoveredGroup("G2", 2, "")],
            FocusAreas = [new CoveredGroup("FA1", 1, ""), new CoveredGroup("FA2", 2, "")],
        };
        Assert.Equal(["NoIndicator G2", "NoIndicator FA2"], Kinds(facts));
        Assert.True(Coverage.Of(facts).HasErrors);
        Assert.Equal(["G1", "FA1"], Coverage.Of(Facts()).Gaps.Select(gap => gap.Code)); // nothing followed at all
    }

    [Fact]
    public void The_last_link_of_an_area_makes_the_difference()
    {
        var facts = Facts(Indicator("a"), Indicator("b"));
        Assert.False(Coverage.Of(facts).HasErrors);
        Assert.Equal(["OneIndicator FA1"], Kinds(facts with { Links = [.. facts.Links.Take(1)] }));
        var none = Coverage.Of(facts with { Links = [] });
        Assert.Equal(new { Kind = GapKind.NoIndicator, Subject = GapSubject.FocusArea, Code = "FA1" }, none.Gaps.Select(gap => new { gap.Kind, gap.Subject, gap.Code }).Single());
        Assert.True(none.HasErrors);
    }

    [Fact]
    public void One_indicator_is_told_with_which_it_is()
    {
        var gaps = Coverage.Of(Facts(Indicator("a"))).Gaps;
        Assert.Equal([GapSubject.Goal, GapSubject.FocusArea], gaps.Select(gap => gap.Subject));
        Assert.All(gaps, gap => Assert.Equal(["a"], gap.Involved));
        Assert.All(gaps, gap => Assert.Equal((GapKind.OneIndicator, GapSeverity.Warning), (gap.Kind, gap.Severity)));
    }

    [Fact]
    public void What_hangs_on_slow_stale_undirected_or_untargeted_ones_alone_is_told_and_one_other_is_enough()
    {
        (GapKind Kind, Func<CoveredIndicator, CoveredIndicator> Broken)[] cases =
        [
            (GapKind.OnlyWithoutFigures, indicator => indicator with { Figures = Series.Empty }),
            (GapKind.OnlySlow, indicator => indicator with { Way = indicator.Way with { NextPublication = new DateOnly(2029, 1, 1) } }),
            (GapKind.OnlyStale, indicator => indicator with { Figures = Shifted(indicator.Code).Until(2023) }),
            (GapKind.OnlyUndirected, indicator => indicator with { Direction = Direction.None, Aim = AimKind.None }),
            (GapKind.OnlyUntargeted, indicator => indicator with { Aim = AimKind.None }),
        ];
        foreach (var (kind, broken) in cases)
        {
            CoveredIndicator[] all = [broken(Indicator("a")), broken(Indicator("b"))];
            var found = Coverage.Of(Facts(all)).Gaps.Where(gap => gap.Subject != GapSubject.Indicator).ToList();
            Assert.Equal([(kind, "G1"), (kind, "FA1")], found.Select(gap => (gap.Kind, gap.Code)));
            Assert.All(found, gap => Assert.Equal(["a", "b"], gap.Involved));
            Assert.All(found, gap => Assert.Equal(GapSeverity.Warning, gap.Severity));
            Assert.DoesNotContain(Coverage.Of(Facts([.. all, Indicator("c")])).Gaps, gap => gap.Kind == kind);
        }
    }

    [Fact]
    public void What_has_no_figures_is_left_aside_when_the_rest_is_slow()
    {
        var slow = Indicator("a") with { Way = new WayIn(false, "kolada", "a", new DateOnly(2029, 1, 1)) };
        var gaps = Coverage.Of(Facts(slow, Indicator("b") with { Figures = Series.Empty })).Gaps;
        Assert.Equal(["a"], gaps.First(gap => gap.Kind == GapKind.OnlySlow).Involved);
    }

    [Fact]
    public void An_area_says_which_of_its_links_have_no_figures_once_for_all_of_them()
    {
        var gaps = Coverage.Of(Facts(Indicator("a"), Indicator("b") with { Figures = Series.Empty }, Indicator("c") with { Figures = Series.Empty })).Gaps;
        var gap = Assert.Single(gaps, gap => gap.Kind == GapKind.LinkedWithoutFigures);
        Assert.Equal("FA1", gap.Code);
        Assert.Equal(["b", "c"], gap.Involved);
    }

    [Fact]
    public void A_direction_by_decision_is_an_aim()
    {
        Assert.Empty(Kinds(Facts(Indicator("a") with { Aim = AimKind.DirectionOnly }, Indicator("b") with { Aim = AimKind.DirectionOnly })));
    }

    [Fact]
    public void Errors_come_first_then_warnings_then_notes_and_within_a_kind_the_order_is_the_framework_s()
    {
        var coverage = Coverage.Of(Facts(
            Indicator("a") with { Aim = AimKind.None }, Indicator("b") with { Responsible = [] }, Indicator("c") with { Figures = Series.Empty, Aim = AimKind.None }));
        Assert.Equal(["NobodyResponsible b", "LinkedWithoutFigures FA1", "NeverFetched c", "Untargeted a", "Untargeted c"], coverage.Gaps.Select(gap => $"{gap.Kind} {gap.Code}"));
        Assert.Equal([(GapKind.Untargeted, GapSubject.Indicator)], coverage.ByKind(GapSeverity.Note).Select(same => same.Key));
        Assert.Equal(2, coverage.ByKind(GapSeverity.Note)[0].Count());
    }

    [Fact]
    public void Only_what_must_be_put_right_is_an_error()
    {
        var errors = Enum.GetValues<GapKind>().Where(kind => new Gap(kind, GapSubject.Goal, "G1", []).Severity == GapSeverity.Error);
        Assert.Equal([GapKind.NoIndicator, GapKind.NobodyResponsible], errors);
    }
}
