using FollowUp.Analysis;
using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class ChartTextTests
{
    [Fact]
    public void Net_zero_is_told_from_first_to_target() => Assert.Equal(
        "Utsläpp av växthusgaser. Ton koldioxidekvivalenter. Trelleborgs kommun. Linjediagram. Totalt: från 258\u00A0712 (1990) till 115\u00A0447 (2023), en minskning. Högst 285\u00A0780 (2000), lägst 115\u00A0364 (2022). "
        + "Ingen uppgift för 1991–1999, 2001–2004, 2006–2009 och 2011–2014. Mål 2040: 0. Källa: Nationella emissionsdatabasen.",
        ChartText.Alt(ChartCases.Emissions));

    [Fact]
    public void Years_without_tests_are_told_with_their_reason() => Assert.Equal(
        "Elever i årskurs 9 med provbetyg A–E i matematik. Andel, procent. Trelleborgs kommun. Linjediagram. "
        + "Totalt: från 83,3\u00A0% (2018/19) till 85,4\u00A0% (2022/23), en ökning. Högst 85,4\u00A0% (2022/23), lägst 80,4\u00A0% (2021/22). Värde saknas för 2019/20 och 2020/21: inte mätt. "
        + "Flickor: från 79,4\u00A0% (2018/19) till 82,3\u00A0% (2022/23), en ökning. Högst 82,3\u00A0% (2022/23), lägst 79,4\u00A0% (2018/19). Ingen uppgift för 2019/20–2020/21. "
        + "Pojkar: från 87,6\u00A0% (2018/19) till 88,6\u00A0% (2022/23), en ökning. Högst 88,6\u00A0% (2022/23), lägst 80,6\u00A0% (2021/22). Ingen uppgift för 2019/20–2020/21. Källa: Skolverket.",
        ChartText.Alt(ChartCases.Mathematics));

    [Fact]
    public void Everything_there_is_to_say_is_said()
    {
        var text = ChartText.Alt(ChartCases.Everything);
        Assert.StartsWith("Påhittade värden. ", text, StringComparison.Ordinal);
        Assert.All(
            (string[])
            [
                "Värde saknas för 2017 och 2018: för få personer, visas inte.",
                "Värde saknas för 2022: inte publicerat än.",
                "Uppskattat: 2022. Preliminärt: 2023.",
                "Liknande kommuner, mittersta 80 %: 10,0–25,0\u00A0% (2023).",
                "Mål 2026: 70,0\u00A0%.",
            ],
            sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Totalt: inga värden.")]
    [InlineData("Totalt: 46,2\u00A0% (2020), det enda värdet.", 46.2)]
    [InlineData("Totalt: 50,0\u00A0% vid varje mätning från 2020 till 2022.", 50.0, 50.01, 49.99)]
    [InlineData("Totalt: från 10,0\u00A0% (2020) till 10,0\u00A0% (2022), oförändrat. Högst 12,0\u00A0% (2021), lägst 10,0\u00A0% (2022).", 10.01, 12.0, 9.99)]
    public void Figures_that_read_alike_are_not_called_a_change(string sentence, params double[] values) =>
        Assert.Contains(sentence, ChartText.Alt(ChartCases.Of(ChartCases.Years(2020, [.. values]))), StringComparison.Ordinal);

    [Fact]
    public void A_long_list_of_gaps_is_cut_since_the_table_has_it_whole() => Assert.Contains(
        "Ingen uppgift för 2001–2003, 2005–2007, 2009–2011, 2013–2015, 2017–2019 och 3 till.",
        ChartText.Alt(ChartCases.Of(new Series(Enumerable.Range(0, 9).Select(i => new Observation(Period.Year(2000 + 4 * i), i))))),
        StringComparison.Ordinal);

    [Fact]
    public void Every_reason_and_remark_has_words_of_its_own()
    {
        var statuses = Enum.GetValues<ObservationStatus>();
        Assert.Equal(statuses.Count(status => !status.HasValue()), statuses.Where(status => !status.HasValue()).Select(ChartText.Reason).Distinct().Count());
        Assert.Equal([null, "preliminärt", "uppskattat"], statuses.Where(status => status.HasValue()).Select(ChartText.Remark));
    }

    [Fact]
    public void The_sources_own_mark_stands_beside_the_reason() => Assert.Equal(
        "för få personer, visas inte (~100)",
        ChartTable.Of(ChartCases.Of(ChartCases.Observed(("2022/23", null, ObservationStatus.Suppressed)))).Rows.Single().Cells.Single().Text);

    [Fact]
    public void The_table_is_in_time_order_with_all_women_and_men_across()
    {
        var table = ChartTable.Of(ChartCases.Mathematics);
        Assert.Equal("Läsår", table.PeriodHeading);
        Assert.Equal(["Totalt", "Flickor", "Pojkar"], table.Columns);
        Assert.Equal(["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"], table.Rows.Select(row => row.Period.ToString()));
        Assert.Equal(["inte mätt", "ingen uppgift", "ingen uppgift"], table.Rows[1].Cells.Select(cell => cell.Text));
        Assert.Equal(["85,4\u00A0%", "82,3\u00A0%", "88,6\u00A0%"], table.Rows[4].Cells.Select(cell => cell.Text));
    }
}
