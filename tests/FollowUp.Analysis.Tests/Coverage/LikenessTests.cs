using Xunit;
using static FollowUp.Analysis.Tests.Covered;

namespace FollowUp.Analysis.Tests;

/// <summary>When two indicators are taken for the same.</summary>
public sealed class LikenessTests
{
    [Fact]
    public void Five_shared_periods_that_agree_and_change_are_the_same_figure()
    {
        Assert.True(Same(Given.Years(2020, 1, 2, 3, 4, 5), Given.Years(2020, 1, 2, 3, 4, 5)));
        Assert.True(Same(Given.Years(2020, 1, 2, 3, 4, 5), Given.Years(2018, 8, 9, 1, 2, 3, 4, 5, null))); // what only one has is no difference
        Assert.True(Same(Given.Years(2020, 0.1 + 0.2, 2, 3, 4, 5), Given.Years(2020, 0.3, 2, 3, 4, 5))); // read in two ways
        Assert.False(Same(Given.Years(2020, 1, 2, 3, 4), Given.Years(2020, 1, 2, 3, 4)));
        Assert.False(Same(Given.Years(2020, 1, 2, 3, 4, null), Given.Years(2020, 1, 2, 3, 4, null)));
        Assert.False(Same(Given.Years(2020, 1, 2, 3, 4, 5), Given.Years(2020, 1, 2, 3, 4, 5.0001)));
        Assert.False(Same(Given.Years(2020, 0, 0, 0, 0, 0), Given.Years(2020, 0, 0, 0, 0, 0))); // level lines agree by themselves
        Assert.False(Same(Given.Years(2020, 1, 2, 3, 4, 5), Given.Of(("2020/21", 1), ("2021/22", 2), ("2022/23", 3), ("2023/24", 4), ("2024/25", 5))));
        Assert.False(Same(Series.Empty, Series.Empty));
    }

    // The titles are Kolada's own, on the right; on the left the framework's wording of the same, or of something else.
    [Theory]
    [InlineData(true, "Trygg utomhus i området där du bor när det är mörkt ute", "Medborgarundersökningen - Trygg utomhus i området där du bor när det är mörkt ute, andel(%)")]
    [InlineData(true, "Valdeltagande i senaste kommunalvalet", "Valdeltagande i senaste kommunalvalet, andel (%)")]
    [InlineData(false, "Valdeltagande i senaste kommunalvalet", "Valdeltagande i senaste europaparlamentsvalet, andel (%)")]
    [InlineData(true, "Invånare 16–84 år som röker dagligen", "Invånare 16-84 år som röker dagligen, andel (%)")]
    [InlineData(true, "Elever i årskurs 9 som är behöriga till yrkesprogram, hemkommun", "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)")]
    [InlineData(false, "Elever i årskurs 5 som känner sig trygga i skolan", "Elever i årskurs 8 som känner sig trygga i skolan")]
    [InlineData(false, "Hyresgäster som känner sig trygga i sitt område", "Pedagogisk personal gymnasie: Upplever du att eleverna känner sig trygga i skolan?")]
    [InlineData(false, "Elever", "Elever (antal)")] // one word says nothing
    [InlineData(false, "", "")]
    public void Titles_are_alike_by_their_words_and_equal_by_their_numbers(bool alike, string one, string other)
    {
        var facts = Facts(Delivered("TR-01") with { Title = one }, Indicator("whole")) with { Catalogue = [new("kolada", "N1", other, Series.Empty)] };
        Assert.Equal(alike, Coverage.Of(facts).Gaps.Any(gap => gap.Kind == GapKind.DeliveredThoughPublished));
    }

    private static bool Same(Series one, Series other) =>
        Coverage.Of(Facts(Indicator("a") with { Figures = one }, Indicator("b") with { Figures = other })).Gaps.Any(gap => gap.Kind == GapKind.SameFigure);
}
