using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class DuePeriodsTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2023/24", "2023-07-01", "2024-06-30")]
    [InlineData("2024-H1", "2024-01-01", "2024-06-30")]
    [InlineData("2024-H2", "2024-07-01", "2024-12-31")]
    [InlineData("2024-T1", "2024-01-01", "2024-04-30")]
    [InlineData("2024-T3", "2024-09-01", "2024-12-31")]
    [InlineData("2024-Q2", "2024-04-01", "2024-06-30")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("2024-W01", "2024-01-01", "2024-01-07")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03")]
    [InlineData("2021-2024", "2021-01-01", "2024-12-31")]
    public void A_period_has_a_first_and_a_last_day(string period, string first, string last) => Assert.Equal(
        (first, last), (Iso(Period.Parse(period).FirstDay), Iso(Period.Parse(period).LastDay)));

    [Theory]
    [InlineData(PeriodKind.Year, "2026-03-10", "2025")]
    [InlineData(PeriodKind.Year, "2025-12-31", "2024")]
    [InlineData(PeriodKind.Year, "2026-01-01", "2025")]
    [InlineData(PeriodKind.SchoolYear, "2026-03-10", "2024/25")]
    [InlineData(PeriodKind.SchoolYear, "2026-06-30", "2024/25")]
    [InlineData(PeriodKind.SchoolYear, "2026-07-01", "2024/25 2025/26")]
    [InlineData(PeriodKind.HalfYear, "2026-06-30", "2025-H1 2025-H2")]
    [InlineData(PeriodKind.HalfYear, "2026-07-01", "2025-H1 2025-H2 2026-H1")]
    [InlineData(PeriodKind.Tertial, "2026-04-30", "2025-T1 2025-T2 2025-T3")]
    [InlineData(PeriodKind.Tertial, "2026-05-01", "2025-T1 2025-T2 2025-T3 2026-T1")]
    [InlineData(PeriodKind.Quarter, "2026-03-10", "2025-Q1 2025-Q2 2025-Q3 2025-Q4")]
    [InlineData(PeriodKind.Month, "2026-02-01", "2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01")]
    [InlineData(PeriodKind.MultiYear, "2026-03-10", "")]
    public void What_has_ended_since_the_last_finished_year_began_is_due(PeriodKind kind, string today, string due) =>
        Assert.Equal(due, string.Join(' ', DuePeriods.Of(kind, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
