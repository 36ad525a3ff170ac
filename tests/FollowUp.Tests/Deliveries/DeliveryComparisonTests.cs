using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Deliveries;
using Xunit;

namespace FollowUp.Tests.Deliveries;

public sealed class DeliveryComparisonTests
{
    [Fact]
    public void Each_row_is_new_changed_unchanged_or_removed_with_what_was_before()
    {
        var reading = Delivered.Read(Delivered.Header
            + "TRE-001;1287;2020;T;50;;\nTRE-001;1287;2021;T;51;;\nTRE-001;1287;2022;T;52;;\nTRE-001;1287;2023;T;;saknas;\nTRE-001;1287;2024;T;53;preliminär;\nTRE-001;1287;2025;T;;sekretess;\n");
        HeldObservation[] held = [.. Held("TRE-001", "T", 2021, 50, 52, 53, 53), new("TRE-001", "1287", "T", new(Period.Year(2025), null, ObservationStatus.NotAvailable)), .. Held("TRE-001", "K", 2020, 1)];
        var comparison = DeliveryComparison.Of(reading, held, Delivered.Rules);
        Assert.Equal(
            [RowChange.New, RowChange.Changed, RowChange.Unchanged, RowChange.Removed, RowChange.Changed, RowChange.Changed],
            comparison.Rows.Select(row => row.Change));
        Assert.Equal([null, 50, 52, 53, 53, null], comparison.Rows.Select(row => row.Before?.Value));
        Assert.Equal((1, 1, false), (comparison.Count(RowChange.New), comparison.Count(RowChange.Removed), comparison.ChangesNothing));
        Assert.True(DeliveryComparison.Of(reading, reading.Rows.Select(r => new HeldObservation(r.Indicator, r.Area, r.Breakdown, r.Observation)), Delivered.Rules).ChangesNothing);
    }

    [Theory]
    [InlineData("500", "10", "större")]
    [InlineData("5,1", "10", "mindre")]
    [InlineData("4800", "100", "större")]
    [InlineData("0,055", "1000", "mindre")]
    [InlineData("200", null, null)]
    [InlineData("60", null, null)]
    public void A_slip_of_unit_is_told_with_its_factor(string value, string? factor, string? way)
    {
        var reading = Delivered.Read(Delivered.Header + $"TRE-008;1287;2024;T;{value};;\n");
        var warnings = DeliveryComparison.Of(reading, Held("TRE-008", "T", 2021, 45, 50, 52), Delivered.Rules).Warnings;
        Assert.Equal(factor is null ? "" : "value.unit_slip?@2/värde", Delivered.Told(warnings));
        Assert.All(warnings, w => Assert.Contains($"ungefär {factor} gånger {way} än tidigare (52,0", w.Text.Replace("(52)", "(52,0)", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_held_of_the_same_key_goes_before_the_years_before()
    {
        var reading = Delivered.Read(Delivered.Header + "TRE-008;1287;2024;T;500;;\n");
        Assert.Empty(DeliveryComparison.Of(reading, Held("TRE-008", "T", 2021, 45, 50, 52, 480), Delivered.Rules).Warnings);
        Assert.Single(DeliveryComparison.Of(reading, Held("TRE-008", "T", 2024, 50), Delivered.Rules).Warnings);
    }

    [Theory]
    [InlineData(new double[] { 50, 51, 49, 50 }, "70", true)] // median 50, MAD 0.5: far
    [InlineData(new double[] { 50, 51, 49, 50 }, "52,5", false)] // 0.6745 × 2.5 / 0.5 = 3.37
    [InlineData(new double[] { 50, 51, 49, 50 }, "52,7", true)] // 0.6745 × 2.7 / 0.5 = 3.64
    [InlineData(new double[] { 50, 51, 49 }, "70", false)] // three values say too little
    [InlineData(new double[] { 50, 50, 50, 50 }, "54", false)]
    [InlineData(new double[] { 50, 50, 50, 50 }, "56", true)]
    [InlineData(new double[] { 50, 50, 50, 50, 54 }, "53", false)] // MAD 0, mean deviation 0.8
    [InlineData(new double[] { 50, 50, 50, 50, 54 }, "54", true)] // 4 / (1.253 × 0.8) = 3.99
    [InlineData(new double[] { 10, 20, 30, 40, 50 }, "60", false)] // a trend is no outlier
    [InlineData(new double[] { 50, 50.01, 49.99, 50 }, "50,3", false)] // too small to see
    public void An_outlier_is_far_from_the_earlier_values(double[] earlier, string value, bool odd)
    {
        var reading = Delivered.Read(Delivered.Header + $"TRE-008;1287;2024;T;{value};;\n");
        var held = Held("TRE-008", "T", 2024 - earlier.Length, earlier);
        Assert.Equal(odd ? "value.outlier?@2/värde" : "", Delivered.Told(DeliveryComparison.Of(reading, held, Delivered.Rules).Warnings));
    }

    [Fact]
    public void Earlier_periods_of_the_delivery_itself_count()
    {
        var rows = string.Concat(new[] { "50", "51", "49", "50", "80" }.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"TRE-008;1287;{2020 + i};T;{value};;\n")));
        Assert.Equal("value.outlier?@6/värde", Delivered.Told(DeliveryComparison.Of(Delivered.Read(Delivered.Header + rows), [], Delivered.Rules).Warnings));
    }

    [Theory]
    [InlineData("TRE-004;1287;2024;T;40;;", 10, 20, "value.sum_mismatch?@2/värde")]
    [InlineData("TRE-004;1287;2024;T;30;;", 10, 20, "")]
    [InlineData("TRE-004;1287;2024;T;;sekretess;", 10, 20, "value.secondary_disclosure?@2/värde")]
    [InlineData("TRE-001;1287;2024;T;25;;", 10, 20, "value.sum_mismatch?@2/värde")]
    public void Three_figures_are_completed_with_those_held(string row, double women, double men, string told)
    {
        HeldObservation[] held = [.. Held(row[..7], "K", 2024, women), .. Held(row[..7], "M", 2024, men)];
        Assert.Equal(told, Delivered.Told(DeliveryComparison.Of(Delivered.Read(Delivered.Header + row), held, Delivered.Rules).Warnings));
    }

    [Fact]
    public void A_refused_delivery_has_nothing_to_compare() =>
        Assert.Throws<ArgumentException>(() => DeliveryComparison.Of(Delivered.Read("fel"), [], Delivered.Rules));

    private static IEnumerable<HeldObservation> Held(string indicator, string breakdown, int firstYear, params double[] values) =>
        values.Select((value, i) => new HeldObservation(indicator, "1287", breakdown, new(Period.Year(firstYear + i), value)));
}
