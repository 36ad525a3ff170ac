using System.Text.Json;
using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024", 2024000)]
    [InlineData("2023/24", 2023100)]
    [InlineData("1999/00", 1999100)]
    [InlineData("2024-T3", 2024203)]
    [InlineData("2024-Q1", 2024301)]
    [InlineData("2024-05", 2024405)]
    [InlineData("2020-W53", 2020553)]
    [InlineData("2021-2024", 2024604)]
    [InlineData("2024-H2", 2024702)]
    public void Every_kind_is_read_written_and_kept_as_one_number(string text, int code)
    {
        var period = Period.Parse(text);
        Assert.Equal(code, period.Code);
        Assert.Equal(text, period.ToString());
        Assert.Equal(period, Period.FromCode(code));
        Assert.Equal(period, JsonSerializer.Deserialize<Period>(JsonSerializer.Serialize(period)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData(" 2024")]
    [InlineData("2024\n")]
    [InlineData("2023/25")]
    [InlineData("2023-24")]
    [InlineData("2023/2024")]
    [InlineData("2024-T4")]
    [InlineData("2024-H0")]
    [InlineData("2024-H3")]
    [InlineData("2024H1")]
    [InlineData("2024-Q0")]
    [InlineData("2024-13")]
    [InlineData("2021-W53")]
    [InlineData("2024-2021")]
    [InlineData("2024-2024")]
    [InlineData("1500")]
    [InlineData("٢٠٢٤")]
    public void What_is_no_period_is_refused_and_told_what_would_be(string text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Contains("a school year (2023/24)", Assert.Throws<FormatException>(() => Period.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_of_different_kinds_are_never_compared()
    {
        Assert.Throws<InvalidOperationException>(() => Period.Year(2024) < Period.SchoolYear(2024));
        Assert.Throws<InvalidOperationException>(() => Period.Year(2024).YearsUntil(Period.Quarter(2025, 1)));
    }

    [Fact]
    public void Half_years_sort_in_time() => Assert.Equal(
        ["2023-H1", "2023-H2", "2024-H1"], new[] { "2024-H1", "2023-H2", "2023-H1" }.Select(Period.Parse).Order().Select(period => period.ToString()));

    [Fact]
    public void The_years_between_follow_the_kind()
    {
        Assert.Equal(3, Period.Parse("2020/21").YearsUntil(Period.Parse("2023/24")));
        Assert.Equal(0.5, Period.Parse("2024-Q1").YearsUntil(Period.Parse("2024-Q3")));
        Assert.Equal(1.5, Period.Parse("2023-H1").YearsUntil(Period.Parse("2024-H2")));
        Assert.Equal(2, Period.Parse("2018-2021").YearsUntil(Period.Parse("2020-2023")));
    }

    [Fact]
    public void From_one_part_of_a_year_to_the_same_of_another_are_whole_years()
    {
        Period[] parts = [Period.Year(1999), Period.SchoolYear(1999), .. Enumerable.Range(1, 2).Select(n => Period.HalfYear(1999, n)), .. Enumerable.Range(1, 3).Select(n => Period.Tertial(1999, n)), .. Enumerable.Range(1, 4).Select(n => Period.Quarter(1999, n)), .. Enumerable.Range(1, 12).Select(n => Period.Month(1999, n)), .. Enumerable.Range(1, 52).Select(n => Period.Week(1999, n))];
        Assert.All(parts, part => Assert.Equal(26, part.YearsUntil(Period.FromCode(part.Code + 26_000))));
    }

    [Theory]
    [InlineData("2015", "2024", true)]
    [InlineData("2014/15", "2023/24", true)]
    [InlineData("2015", "2023/24", false)]
    [InlineData("2015-T1", "2024-T1", true)]
    [InlineData("2015-T1", "2024-T2", false)]
    [InlineData("2015-H1", "2024-H1", true)]
    [InlineData("2015-H1", "2024-H2", false)]
    [InlineData("2015-H1", "2024-T1", false)]
    [InlineData("2015-Q1", "2015-T1", false)]
    [InlineData("2012-2015", "2021-2024", true)]
    [InlineData("2013-2015", "2021-2024", false)]
    public void Periods_are_alike_that_cover_the_same_part_or_length(string one, string other, bool alike) =>
        Assert.Equal(alike, Period.Parse(one).IsLike(Period.Parse(other)));
}
