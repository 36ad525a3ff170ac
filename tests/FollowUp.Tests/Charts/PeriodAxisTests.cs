using FollowUp.Analysis;
using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class PeriodAxisTests
{
    [Theory]
    [InlineData("2022", "2023", true)]
    [InlineData("2021", "2023", false)]
    [InlineData("2022/23", "2023/24", true)]
    [InlineData("2021/22", "2023/24", false)]
    [InlineData("2022-H2", "2023-H1", true)]
    [InlineData("2022-H1", "2023-H1", false)]
    [InlineData("2022-T3", "2023-T1", true)]
    [InlineData("2022-T1", "2022-T3", false)]
    [InlineData("2022-Q4", "2023-Q1", true)]
    [InlineData("2022-12", "2023-01", true)]
    [InlineData("2022-11", "2023-01", false)]
    [InlineData("2020-W53", "2021-W01", true)]
    [InlineData("2021-W52", "2022-W01", true)]
    [InlineData("2020-W52", "2021-W01", false)]
    [InlineData("2017-2020", "2018-2021", true)]
    [InlineData("2017-2020", "2021-2024", true)]
    [InlineData("2017-2020", "2022-2024", false)]
    public void Periods_adjoin_when_no_time_lies_uncovered_between(string earlier, string later, bool adjoin) =>
        Assert.Equal(adjoin, PeriodAxis.Adjoin(Period.Parse(earlier), Period.Parse(later)));

    [Theory]
    [InlineData(PeriodKind.Year, "2030")]
    [InlineData(PeriodKind.SchoolYear, "2029/30")]
    [InlineData(PeriodKind.HalfYear, "2030-H2")]
    [InlineData(PeriodKind.Tertial, "2030-T3")]
    [InlineData(PeriodKind.Quarter, "2030-Q4")]
    [InlineData(PeriodKind.Month, "2030-12")]
    [InlineData(PeriodKind.Week, "2030-W52")]
    [InlineData(PeriodKind.MultiYear, "2030")]
    public void A_target_lies_where_its_calendar_year_ends(PeriodKind kind, string period) =>
        Assert.Equal(Period.Parse(period), PeriodAxis.LastOf(2030, kind));

    [Fact]
    public void The_row_holds_every_period_between()
    {
        Assert.Equal(["2018/19", "2019/20", "2020/21", "2021/22"], PeriodAxis.Row([Period.SchoolYear(2018), Period.SchoolYear(2021)]).Select(p => p.ToString()));
        Assert.Equal(54, PeriodAxis.Row([Period.Week(2020, 1), Period.Week(2021, 1)]).Count);
    }
}
