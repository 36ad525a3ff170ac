using Xunit;
using static FollowUp.Analysis.Tests.Covered;

namespace FollowUp.Analysis.Tests;

/// <summary>What is slow and what is stale on the 28th of November 2026, on both sides of every line.</summary>
public sealed class TimelinessTests
{
    [Theory]
    [InlineData(false, "2022", "2023", "2024", "2025")]
    [InlineData(true, "2019", "2021", "2023", "2025")]
    [InlineData(true, "2017", "2021", "2025")]
    [InlineData(true, "2021", "2025")]
    [InlineData(false, "2025")] // one value has no step
    [InlineData(false, "2019", "2022", "2023", "2024", "2025")] // the gap of a pandemic is past
    [InlineData(false, "2021", "2023", "2024", "2025")] // a single gap is not how it usually comes
    [InlineData(true, "2020", "2021", "2023", "2025")] // every other year from now on
    [InlineData(false, "2022/23", "2023/24", "2024/25")]
    [InlineData(false, "2021-2024", "2022-2025")] // of several years, published yearly
    [InlineData(true, "2014-2017", "2018-2021", "2022-2025")]
    [InlineData(false, "2025-Q1", "2025-Q2", "2025-Q3")]
    [InlineData(false, "2024-T3", "2025-T3")] // exactly a year
    public void Slow_is_what_usually_comes_less_often_than_yearly(bool slow, params string[] periods) =>
        Assert.Equal(slow, Gaps(Of(periods)).Contains(GapKind.OnlySlow));

    [Theory]
    [InlineData(false, "2023-11")] // ended on the last of November, less than three years ago
    [InlineData(true, "2023-10")]
    [InlineData(false, "2023")]
    [InlineData(true, "2022")]
    public void Slow_is_what_is_older_than_three_years(bool slow, string latest) => Assert.Equal(slow, Gaps(Of(latest)).Contains(GapKind.OnlySlow));

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, CoverageConstants.SlowPublicationDays)]
    [InlineData(true, CoverageConstants.SlowPublicationDays + 1)]
    public void Slow_is_what_is_published_next_in_more_than_a_year(bool slow, int days) =>
        Assert.Equal(slow, Gaps(Indicator("a") with { Way = new WayIn(false, "kolada", "a", Today.AddDays(days)) }).Contains(GapKind.OnlySlow));

    [Theory]
    [InlineData(false, "2023", "2024")] // 2025 is due on the last of June 2027
    [InlineData(true, "2022", "2023")] // 2024 was due on the last of June 2026
    [InlineData(true, "2023")]
    [InlineData(false, "2022", "2024")] // every other year: 2026
    [InlineData(false, "2023/24")]
    [InlineData(true, "2022/23")]
    [InlineData(false, "2021-2024")] // four years, once: the next may be 2025-2028
    [InlineData(true, "2020-2022", "2021-2023")] // yearly
    [InlineData(false, "2026-03", "2026-04")] // the end of April, a month and half a year: the 30th of November
    [InlineData(true, "2026-02", "2026-03")]
    [InlineData(false, "2025-T3", "2026-T1")]
    [InlineData(true, "2025-T2", "2025-T3")]
    [InlineData(false, "2025-H2")] // once: perhaps yearly
    [InlineData(true, "2025-Q1")]
    public void A_source_s_figure_is_stale_when_the_next_should_have_come(bool stale, params string[] periods) =>
        Assert.Equal(stale, Gaps(Of(periods)).Contains(GapKind.Stale));

    [Fact]
    public void What_the_source_has_announced_is_waited_for_and_not_stale()
    {
        var old = Of("2022", "2023");
        Assert.DoesNotContain(GapKind.Stale, Gaps(old with { Way = old.Way with { NextPublication = Today } }));
        Assert.Contains(GapKind.Stale, Gaps(old with { Way = old.Way with { NextPublication = Today.AddDays(-1) } }));
    }

    [Theory]
    [InlineData(false, "2025")]
    [InlineData(true, "2024")]
    [InlineData(false, "2024/25")] // this and 2025/26 are what the coming follow-up is made from
    [InlineData(true, "2023/24")]
    [InlineData(false, "2025-T1")]
    [InlineData(true, "2024-T3")]
    [InlineData(true, "2020-2021")] // of several years nothing is due: as from a source
    [InlineData(false, "2022-2023")]
    public void A_delivered_figure_is_stale_when_nothing_is_said_of_what_is_due(bool stale, string latest) =>
        Assert.Equal(stale, Gaps(Of(latest) with { Way = new WayIn(true, "leverans", "a") }).Contains(GapKind.Stale));

    [Fact]
    public void A_reason_is_something_said()
    {
        var reason = Of("2023") with { Figures = new Series([.. Given.Years(2023, 1), Given.Missing(2025, ObservationStatus.NotMeasured)]), Way = new WayIn(true, "leverans", "a") };
        Assert.DoesNotContain(GapKind.Stale, Gaps(reason));
    }

    private static CoveredIndicator Of(params string[] periods) => Indicator("a") with
    {
        PeriodKind = Period.Parse(periods[0]).Kind,
        Figures = Given.Of([.. periods.Select((period, i) => (period, (double?)i))]),
    };

    private static List<GapKind> Gaps(CoveredIndicator indicator) => [.. Coverage.Of(Facts(indicator)).Gaps.Where(gap => gap.Subject != GapSubject.FocusArea).Select(gap => gap.Kind)];
}
