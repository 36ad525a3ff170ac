using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class FormatTests
{
    [Theory]
    [InlineData(59, 1, "59,0")]
    [InlineData(1234, 0, "1\u00A0234")]
    [InlineData(1234567.891, 2, "1\u00A0234\u00A0567,89")]
    [InlineData(-3.25, 1, "\u22123,3")]
    [InlineData(-0.04, 1, "0,0")]
    [InlineData(2.675, 2, "2,68")]
    [InlineData(58.949999999999996, 1, "59,0")]
    [InlineData(0.5, 0, "1")]
    [InlineData(2.5, 0, "3")]
    [InlineData(1e21, 0, "1\u00A0000\u00A0000\u00A0000\u00A0000\u00A0000\u00A0000\u00A0000")]
    public void A_figure_is_written_the_swedish_way(double value, int decimals, string text) =>
        Assert.Equal(text, Format.Number(value, decimals));

    [Theory]
    [InlineData(3.2, "+3,2")]
    [InlineData(-3.2, "\u22123,2")]
    [InlineData(0, "0,0")]
    [InlineData(0.04, "0,0")]
    [InlineData(-0.04, "0,0")]
    public void A_difference_shows_its_sign_and_zero_has_none(double value, string text) => Assert.Equal(text, Format.Signed(value, 1));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 7)]
    public void What_is_no_figure_is_refused(double value, int decimals) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Format.Number(value, decimals));

    [Theory]
    [InlineData(59, "59")]
    [InlineData(52.13, "52,1")]
    [InlineData(5.1, "5,1")]
    [InlineData(5.123, "5,12")]
    [InlineData(0.12345, "0,123")]
    [InlineData(0.012345, "0,0123")]
    [InlineData(123.4, "123")]
    [InlineData(0, "0")]
    public void A_figure_on_its_own_has_the_decimals_it_bears(double value, string text) => Assert.Equal(text, Format.Number(value));

    [Fact]
    public void Figures_that_stand_together_share_their_decimals()
    {
        Assert.Equal(1, Format.Decimals([52.1, 59]));
        Assert.Equal(0, Format.Decimals([52, 59]));
        Assert.Equal(0, Format.Decimals([99.5, 101.5]));
        Assert.Equal(1, Format.ShareDecimals([99.53, 100]));
        Assert.Equal(0, Format.ShareDecimals([99, 100]));
        Assert.Equal(0, Format.Decimals([]));
    }

    [Fact]
    public void Units_counts_days_and_periods_have_one_form_each()
    {
        Assert.Equal("59,0\u00A0%", Format.WithUnit(59, 1, "%"));
        Assert.Equal("59,0", Format.WithUnit(59, 1, ""));
        Assert.Equal("12\u00A0345", Format.Count(12345));
        Assert.Equal("\u22121\u00A0000", Format.Count(-1000));
        Assert.Equal("2026-03-23", Format.Date(new DateOnly(2026, 3, 23)));
        Assert.Equal("2026-03-23 14:05", Format.DateTime(new DateTimeOffset(2026, 3, 23, 14, 5, 59, TimeSpan.FromHours(1))));
        Assert.Equal("2021\u20132024", Format.Period(Period.MultiYear(2021, 2024)));
        Assert.Equal("2023/24", Format.Period(Period.SchoolYear(2023)));
        Assert.Equal("2024-05", Format.Period(Period.Month(2024, 5)));
        Assert.Equal("a 1 b 2", Format.Fill("a {0} b {1}", "1", "2"));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            Assert.Equal("\u22121\u00A0234,5", Format.Number(-1234.5, 1));
            Assert.Equal("2026-03-23 14:05", Format.DateTime(new DateTimeOffset(2026, 3, 23, 14, 5, 0, default)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(900.5, 0, 1)]
    [InlineData(900, 0, 0)]
    [InlineData(12.25, 1, 2)]
    [InlineData(0.1, 3, 3)]
    [InlineData(1.0 / 3, 0, Format.MostDecimals)]
    public void A_decided_figure_is_shown_with_nothing_rounded_off(double value, int atLeast, int decimals) =>
        Assert.Equal(decimals, Format.DecimalsAsDecided([value], atLeast));
}
