using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>Cells of periods on both sides of every rule; the day is 2026-03-10.</summary>
public sealed class PeriodCellTests
{
    [Theory]
    [InlineData("TRE-001", "2025", "")]
    [InlineData("TRE-001", "1900", "")]
    [InlineData("TRE-001", "2026", "period.unfinished?")]
    [InlineData("TRE-001", "2027", "period.future")]
    [InlineData("TRE-001", "2999", "period.future")]
    [InlineData("TRE-001", "1899", "period.out_of_range")]
    [InlineData("TRE-001", "0024", "period.out_of_range")]
    [InlineData("TRE-001", "3023", "period.out_of_range")]
    [InlineData("TRE-001", "2023/24", "period.wrong_kind")]
    [InlineData("TRE-001", "2023-05", "period.wrong_kind")]
    [InlineData("TRE-001", "2021-2024", "period.wrong_kind")]
    [InlineData("TRE-001", "24", "period.invalid")]
    [InlineData("TRE-001", "år 2024", "period.invalid")]
    [InlineData("TRE-001", "2024.0", "period.invalid")]
    [InlineData("TRE-001", "２０２４", "period.invalid")]
    [InlineData("TRE-001", "45292", "period.excel_date")]
    [InlineData("TRE-001", "45292,0", "period.excel_date")]
    [InlineData("TRE-001", "19999", "period.invalid")]
    [InlineData("TRE-001", "2024-01-01", "period.excel_date")]
    [InlineData("TRE-001", "2024-01-01 00:00:00", "period.excel_date")]
    [InlineData("TRE-002", "2024/25", "")]
    [InlineData("TRE-002", "2025/26", "period.unfinished?")]
    [InlineData("TRE-002", "2026/27", "period.future")]
    [InlineData("TRE-002", "1999/00", "")]
    [InlineData("TRE-002", "2024", "period.wrong_kind")]
    [InlineData("TRE-002", "2023/2024", "period.invalid")]
    [InlineData("TRE-002", "2023-24", "period.invalid")]
    [InlineData("TRE-002", "2023/25", "period.invalid")]
    [InlineData("TRE-002", "2009-10", "period.wrong_kind")]
    [InlineData("TRE-003", "2025-T3", "")]
    [InlineData("TRE-003", "2026-T1", "period.unfinished?")]
    [InlineData("TRE-003", "2026-T2", "period.future")]
    [InlineData("TRE-003", "2025-T4", "period.invalid")]
    [InlineData("TRE-003", "2025-t1", "period.invalid")]
    [InlineData("TRE-003", "2025-Q1", "period.wrong_kind")]
    [InlineData("TRE-007", "2025-Q4", "")]
    [InlineData("TRE-007", "2026-Q1", "period.unfinished?")]
    [InlineData("TRE-007", "2026-Q2", "period.future")]
    [InlineData("TRE-007", "2025-Q5", "period.invalid")]
    [InlineData("TRE-007", "2025-K1", "period.invalid")]
    [InlineData("TRE-005", "2026-02", "")]
    [InlineData("TRE-005", "2026-03", "period.unfinished?")]
    [InlineData("TRE-005", "2026-04", "period.future")]
    [InlineData("TRE-005", "2025-13", "period.invalid")]
    [InlineData("TRE-005", "2025-5", "period.invalid")]
    [InlineData("TRE-005", "202505", "period.invalid")]
    [InlineData("TRE-005", "maj-25", "period.excel_date")]
    [InlineData("TRE-005", "May-25", "period.excel_date")]
    [InlineData("TRE-005", "2025-05-01", "period.excel_date")]
    [InlineData("FLE-001", "2022-2025", "")]
    [InlineData("FLE-001", "2023-2026", "period.unfinished?")]
    [InlineData("FLE-001", "2027-2028", "period.future")]
    [InlineData("FLE-001", "2024-2024", "period.invalid")]
    [InlineData("FLE-001", "2024-2021", "period.invalid")]
    [InlineData("FLE-001", "2021–2024", "period.invalid")]
    [InlineData("FLE-001", "2024", "period.wrong_kind")]
    [InlineData("HAL-001", "2025-H2", "")]
    [InlineData("HAL-001", "2026-H1", "period.unfinished?")]
    [InlineData("HAL-001", "2026-H2", "period.future")]
    [InlineData("HAL-001", "2025-T1", "period.wrong_kind")]
    [InlineData("HAL-001", "2025H1", "period.invalid")]
    [InlineData("VEC-001", "2026-W10", "")]
    [InlineData("VEC-001", "2026-W11", "period.unfinished?")]
    [InlineData("VEC-001", "2026-W12", "period.future")]
    [InlineData("VEC-001", "2025-W53", "period.invalid")]
    public void A_period_is_read_exactly_or_named(string indicator, string cell, string code)
    {
        var reading = Delivered.Read(Delivered.Header + $"{indicator};1287;{cell};T;50;;\n");
        Delivered.Sound(reading);
        Assert.Equal(code.Length == 0 ? "" : code + "@2/period", Delivered.Told(reading.Problems));
        Assert.Equal(code.Length == 0 || code.EndsWith('?'), reading.Accepted);
        Assert.All(reading.Rows, row => Assert.Equal(cell, row.Observation.Period.ToString()));
    }

    [Fact]
    public void A_period_is_finished_the_day_after_its_last()
    {
        string On(int year, int month, int day) => Delivered.Told(Delivered.Read(
            System.Text.Encoding.UTF8.GetBytes(Delivered.Header + "TRE-001;1287;2025;T;50;;"), rules: Delivered.Rules with { Today = new(year, month, day) }).Problems);
        Assert.Equal("period.future@2/period", On(2024, 12, 31));
        Assert.Equal("period.unfinished?@2/period", On(2025, 1, 1));
        Assert.Equal("period.unfinished?@2/period", On(2025, 12, 31));
        Assert.Equal("", On(2026, 1, 1));
    }
}
