using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class EqualityLensTests
{
    [Fact]
    public void The_gap_is_women_less_men_where_both_have_a_value()
    {
        var lens = Seen(Given.Years(2015, 50, 52, 54), Given.Years(2015, 60, null, 61), Given.Years(2015, 40, 43, 49));
        Assert.Equal([(2015, 20.0), (2017, 12.0)], lens.Gap.Select(o => (o.Period.EndYear, o.Value!.Value)));
        Assert.Equal((GapTrend.Narrowing, -8.0, 2015, 2017), (lens.Trend, lens.GapChange, lens.Since!.Value.Period.EndYear, lens.LatestGap!.Value.Period.EndYear));
    }

    [Theory]
    [InlineData(60, 50, GapTrend.Unchanged)]
    [InlineData(50, 60, GapTrend.Unchanged)] // as wide, the other way
    [InlineData(60, 49.9, GapTrend.Widening)]
    [InlineData(60, 50.1, GapTrend.Narrowing)]
    [InlineData(40, 60, GapTrend.Widening)]
    public void The_gap_narrows_or_widens_whoever_is_ahead(double women, double men, GapTrend trend) =>
        Assert.Equal(trend, Seen(Series.Empty, Given.Years(2014, 99, 50, women), Given.Years(2014, 1, 40, men)).Trend);

    [Theory]
    [InlineData(Direction.Up, 55, 62, 39, true)]
    [InlineData(Direction.Up, 55, 62, 40, false)] // nobody worse
    [InlineData(Direction.Up, 50, 62, 39, false)] // the total no better
    [InlineData(Direction.Up, 49, 58, 39, false)]
    [InlineData(Direction.Down, 45, 61, 30, true)]
    [InlineData(Direction.Down, 45, 60, 30, false)]
    public void It_is_an_alarm_when_all_get_better_and_some_get_worse(Direction direction, double total, double women, double men, bool alarm)
    {
        var lens = Seen(Given.Years(2015, 50, total), Given.Years(2015, 60, women), Given.Years(2015, 40, men), direction);
        Assert.Equal(alarm, lens.IsAlarm);
        Assert.Equal(["K", "M"], lens.Groups.Select(group => group.Group));
    }

    [Fact]
    public void What_cannot_be_compared_is_no_calm()
    {
        Assert.Null(Seen(Given.Years(2015, 50), Given.Years(2015, 60), Given.Years(2015, 40)).IsAlarm);
        Assert.Null(Seen(Given.Years(2015, 50, 55), Given.Years(2015, null, 60), Given.Years(2016, 40)).IsAlarm);
        Assert.Null(Seen(Given.Years(2015, 50, 55), Given.Years(2015, 60, 61), Given.Years(2015, 40, 39), Direction.None).IsAlarm);
        Assert.Equal(GapTrend.Unknown, Seen(Given.Years(2015, 50, 55), Given.Years(2015, 60), Given.Years(2015, 40)).Trend);
        Assert.Null(Seen(Series.Empty, Series.Empty, Series.Empty).LatestGap);

        // One group that can be told is enough for an alarm.
        var half = Seen(Given.Years(2015, 50, 55), Given.Years(2016, 60), Given.Years(2015, 40, 39));
        Assert.True(half.IsAlarm);
        Assert.Null(half.Groups[0].Change);
    }

    [Fact]
    public void Of_more_groups_the_gap_is_between_the_furthest()
    {
        var lens = EqualityLens.Of(Series.Empty, [new("16–24", Given.Years(2015, 5, 9)), new("25–64", Given.Years(2015, 8, 7)), new("65–", Given.Years(2015, 2, 6))], Direction.Up);
        Assert.Equal([6, 3], lens.Gap.Select(o => o.Value!.Value));
        Assert.Equal(GapTrend.Narrowing, lens.Trend);
    }

    [Fact]
    public void Provisional_figures_make_a_provisional_gap()
    {
        Series women = new([new(Period.Year(2020), 1, ObservationStatus.Provisional)]);
        Assert.Equal(ObservationStatus.Provisional, Seen(Series.Empty, women, Given.Years(2020, 2)).LatestGap!.Value.Status);
    }

    [Fact]
    public void What_has_no_gap_is_refused()
    {
        Assert.Throws<ArgumentException>(() => EqualityLens.Of(Series.Empty, [new("K", Series.Empty)], Direction.Up));
        Assert.Throws<ArgumentException>(() => Seen(Given.Years(2015, 1), Given.Of(("2015/16", 1)), Series.Empty));
    }

    private static EqualityLens Seen(Series total, Series women, Series men, Direction direction = Direction.Up) =>
        EqualityLens.Of(total, [new("K", women), new("M", men)], direction);
}
