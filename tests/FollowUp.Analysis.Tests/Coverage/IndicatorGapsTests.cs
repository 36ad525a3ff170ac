using Xunit;
using static FollowUp.Analysis.Tests.Covered;

namespace FollowUp.Analysis.Tests;

public sealed class IndicatorGapsTests
{
    [Fact]
    public void Nobody_responsible_is_an_error_also_of_what_only_gives_context() =>
        Assert.Equal(["NobodyResponsible"], Kinds(Indicator("a") with { Responsible = [], Goals = [] }));

    [Fact]
    public void What_never_had_a_value_is_told_by_the_way_it_was_to_come()
    {
        Assert.Equal(["NeverFetched"], Kinds(Indicator("a") with { Figures = Series.Empty }));
        Assert.Equal(["NeverDelivered"], Kinds(Delivered("a") with { Figures = Series.Empty }));
        Assert.Equal(["NeverFetched"], Kinds(Indicator("a") with { Figures = Given.Years(2024, null, null) })); // reasons are no figures
    }

    [Fact]
    public void Direction_and_target_are_asked_of_what_belongs_to_a_goal()
    {
        Assert.Equal(["Undirected"], Kinds(Indicator("a") with { Direction = Direction.None, Aim = AimKind.None })); // a target would mean nothing
        Assert.Equal(["Untargeted"], Kinds(Indicator("a") with { Aim = AimKind.None }));
        Assert.Empty(Kinds(Indicator("a") with { Aim = AimKind.DirectionOnly }));
        Assert.Empty(Kinds(Indicator("a") with { Direction = Direction.None, Aim = AimKind.None, Goals = [] }));
    }

    [Theory]
    [InlineData(true, true, true, null)]
    [InlineData(true, true, false, "SplitWithoutFigures")]
    [InlineData(true, null, false, "SplitWithoutFigures")]
    [InlineData(false, true, false, "SplitNotShown")]
    [InlineData(false, true, true, "SplitNotShown")]
    [InlineData(false, false, false, null)]
    [InlineData(false, null, true, null)]
    public void Women_and_men_are_shown_where_the_source_has_them(bool shown, bool? atSource, bool hasBoth, string? gap) =>
        Assert.Equal(gap is null ? [] : [gap], Kinds(Indicator("a") with { Split = new SexSplit(shown, atSource, hasBoth) }));

    [Fact]
    public void Without_any_figures_nothing_more_is_said_of_women_and_men() =>
        Assert.Equal(["NeverFetched"], Kinds(Indicator("a") with { Figures = Series.Empty, Split = new SexSplit(true, true, false) }));

    [Fact]
    public void The_same_figure_is_told_once_by_the_first_of_the_two()
    {
        var twin = Indicator("b") with { Figures = Shifted("a") };
        var gap = Assert.Single(Coverage.Of(Facts(Indicator("a"), twin)).Gaps);
        Assert.Equal((GapKind.SameFigure, "a", "b"), (gap.Kind, gap.Code, gap.Involved.Single()));

        var key = Indicator("b") with { Way = new WayIn(false, "kolada", "A") };
        Assert.Equal(GapKind.SameFigure, Assert.Single(Coverage.Of(Facts(Indicator("a"), key)).Gaps).Kind);
        Assert.Empty(Coverage.Of(Facts(Indicator("a"), key with { Way = new WayIn(false, "scb", "A") })).Gaps); // another source's own name
    }

    [Fact]
    public void What_is_delivered_though_a_source_has_it_names_the_source_s_and_nothing_twice()
    {
        var delivered = Delivered("TR-01") with { Title = "Pupils in year 9 with full grades" };
        PublishedIndicator alike = new("kolada", "N1", "Pupils in year 9 with full grades, share (%)", Series.Empty);
        PublishedIndicator another = new("kolada", "N2", "Pupils in year 6 with full grades, share (%)", Series.Empty);
        PublishedIndicator same = new("scb", "X:1", "Something else", Shifted("TR-01"));
        var facts = Facts(delivered, Indicator("b")) with { Catalogue = [another, alike, same] };
        var gap = Assert.Single(Coverage.Of(facts).Gaps);
        Assert.Equal((GapKind.DeliveredThoughPublished, "TR-01"), (gap.Kind, gap.Code));
        Assert.Equal(["kolada:N1", "scb:X:1"], gap.Involved);

        // A followed one counts by the title it has here, and is told once.
        var followed = Indicator("N1") with { Code = "kolada:N1", Title = delivered.Title, Figures = delivered.Figures };
        Assert.Equal(["kolada:N1"], Assert.Single(Coverage.Of(Facts(delivered, followed) with { Catalogue = [alike] }).Gaps).Involved);

        // A catalogue has nothing to say of what comes from a source.
        Assert.Empty(Coverage.Of(Facts(Indicator("a"), Indicator("b")) with { Catalogue = [same with { Title = "Title of a" }] }).Gaps);
    }
}
