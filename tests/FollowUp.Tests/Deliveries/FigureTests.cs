using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>Cells of figures on both sides of every rule: what they are read as, or what is told of them.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("50", 50)]
    [InlineData("+50", 50)]
    [InlineData("-5", -5)]
    [InlineData("\u22125,5", -5.5)]
    [InlineData("12,5", 12.5)]
    [InlineData("12.5", 12.5)]
    [InlineData("007", 7)]
    [InlineData("0,884", 0.884)]
    [InlineData("1 000", 1000)]
    [InlineData("1\u00A0000", 1000)]
    [InlineData("1\u202F000", 1000)]
    [InlineData("-1 000,5", -1000.5)]
    [InlineData("12 345 678", 12345678)]
    [InlineData("12345,678", 12345.678)]
    [InlineData("1 234,567", 1234.567)]
    [InlineData("0,123456", 0.123456)]
    [InlineData("999999999999999", 999999999999999)]
    [InlineData(" 50\u00A0", 50)]
    public void A_number_is_read(string cell, double value)
    {
        var row = Assert.Single(Read(cell).Rows);
        Assert.Equal(value, row.Observation.Value);
        Assert.False(double.IsNegative(row.Observation.Value!.Value) && value == 0);
        Assert.Empty(Read(cell).Problems);
    }

    [Theory]
    [InlineData("1,234", 1.234, "value.ambiguous?")]
    [InlineData("12.345", 12.345, "value.ambiguous?")]
    [InlineData("0,1234565", 0.123457, "value.precision?")] // a half goes away from zero
    [InlineData("-0,1234565", -0.123457, "value.precision?")]
    [InlineData("0,12345649", 0.123456, "value.precision?")]
    [InlineData("0,9999999", 1, "value.precision?")]
    [InlineData("1,0000000", 1, "value.precision?")]
    [InlineData("123456789012,123456", 123456789012.12346, "value.precision?")] // eighteen digits are more than a figure holds
    public void A_number_is_read_with_a_warning(string cell, double value, string told)
    {
        var reading = Read(cell);
        Assert.Equal(value, Assert.Single(reading.Rows).Observation.Value);
        Assert.Equal(told + "@2/värde", Delivered.Told(reading.Problems));
    }

    [Theory]
    [InlineData("1 2 3", "value.not_a_number")]
    [InlineData("12 34", "value.not_a_number")]
    [InlineData("1 0000", "value.not_a_number")]
    [InlineData("1234 567", "value.not_a_number")]
    [InlineData("1 000\u00A0000", "value.not_a_number")]
    [InlineData("1  000", "value.not_a_number")]
    [InlineData("- 5", "value.not_a_number")]
    [InlineData("--5", "value.not_a_number")]
    [InlineData("1.234,5", "value.not_a_number")]
    [InlineData("1,234.5", "value.not_a_number")]
    [InlineData("1.234.567", "value.not_a_number")]
    [InlineData("1'234", "value.not_a_number")]
    [InlineData(",5", "value.not_a_number")]
    [InlineData("5,", "value.not_a_number")]
    [InlineData("1e400", "value.not_a_number")]
    [InlineData("1,23E+05", "value.not_a_number")]
    [InlineData("NaN", "value.not_a_number")]
    [InlineData("∞", "value.not_a_number")]
    [InlineData("(5)", "value.not_a_number")]
    [InlineData("5-", "value.not_a_number")]
    [InlineData("–5", "value.not_a_number")]
    [InlineData("5–10", "value.not_a_number")]
    [InlineData("５０", "value.not_a_number")]
    [InlineData("٥", "value.not_a_number")]
    [InlineData("femtio", "value.not_a_number")]
    [InlineData("0x1F", "value.not_a_number")]
    [InlineData("50%", "value.unit_in_cell")]
    [InlineData("50 %", "value.unit_in_cell")]
    [InlineData("1 200 kr", "value.unit_in_cell")]
    [InlineData("kr 50", "value.unit_in_cell")]
    [InlineData("12,5 m²", "value.unit_in_cell")]
    [InlineData("50:-", "value.unit_in_cell")]
    [InlineData("<5", "value.coded_missing")]
    [InlineData("..", "value.coded_missing")]
    [InlineData(".", "value.coded_missing")]
    [InlineData("-", "value.coded_missing")]
    [InlineData("–", "value.coded_missing")]
    [InlineData("x", "value.coded_missing")]
    [InlineData("N/A", "value.coded_missing")]
    [InlineData("Sekretess", "value.coded_missing")]
    [InlineData("~100", "value.coded_missing")]
    [InlineData("#DIV/0!", "value.excel_error")]
    [InlineData("#SAKNAS!", "value.excel_error")]
    [InlineData("#VÄRDEFEL!", "value.excel_error")]
    [InlineData("#N/A", "value.excel_error")]
    [InlineData("####", "value.excel_error")]
    [InlineData("2024-01-05", "value.excel_date")]
    [InlineData("05-jan", "value.excel_date")]
    [InlineData("jan-24", "value.excel_date")]
    [InlineData("1/5/2024", "value.excel_date")]
    [InlineData("=SUMMA(A1:A2)", "value.formula")]
    [InlineData("@A1", "value.formula")]
    [InlineData("+A1", "value.formula")]
    [InlineData("1000000000000000", "value.out_of_range")]
    public void What_is_no_number_is_named(string cell, string code) => Delivered.Refused(Read(cell), code + "@2/värde");

    [Theory]
    [InlineData("TRE-001", "0", "")]
    [InlineData("TRE-001", "100", "")]
    [InlineData("TRE-001", "100,000001", "value.out_of_range@2/värde")]
    [InlineData("TRE-001", "-0,1", "value.out_of_range@2/värde")]
    [InlineData("TRE-006", "-100", "")]
    [InlineData("TRE-006", "-101", "value.out_of_range@2/värde")]
    [InlineData("TRE-004", "5", "")]
    [InlineData("TRE-004", "5,0", "")]
    [InlineData("TRE-004", "4", "value.small_number?@2/värde")]
    [InlineData("TRE-004", "0", "value.small_number?@2/värde")]
    [InlineData("TRE-004", "5,5", "value.not_integer@2/värde")]
    [InlineData("TRE-008", "5,5", "")]
    public void The_indicator_says_what_a_value_may_be(string indicator, string cell, string told) =>
        Assert.Equal(told, Delivered.Told(Delivered.Read(Delivered.Header + $"{indicator};1287;2024;T;{cell};;\n").Problems));

    [Theory]
    [InlineData("saknas", "missing", "NotAvailable", "")]
    [InlineData("Sekretess", "SUPPRESSED", "Suppressed", "")]
    [InlineData("ej tillämplig", "not_applicable", "NotApplicable", "")]
    [InlineData("bortfall", "non_response", "NonResponse", "")]
    [InlineData("PRELIMINÄR", "provisional", "Provisional", "7")]
    [InlineData("uppskattad", "Estimated", "Estimated", "7")]
    public void A_status_is_read_in_both_languages(string swedish, string english, string status, string value)
    {
        var reading = Delivered.Read(Delivered.Header + $"TRE-001;1287;2024;T;{value};{swedish};\nTRE-001;1287;2023;T;{value};{english};\n");
        Assert.Equal([status, status], reading.Rows.Select(row => row.Observation.Status.ToString()));
        Assert.All(reading.Rows, row => Assert.Equal(value.Length > 0, row.Observation.Value is not null));
    }

    [Theory]
    [InlineData("1,5|2.5", "value.mixed_decimal?@3/värde")]
    [InlineData("1.5|2|3.5|4,5|5,5|6.5", "value.mixed_decimal?@5/värde")]
    [InlineData("1,5|2,5", "")]
    public void Mixed_styles_are_told_once(string values, string told)
    {
        var rows = values.Split('|').Select((value, i) => $"TRE-001;1287;{2010 + i};T;{value};;\n");
        Assert.Equal(told, Delivered.Told(Delivered.Read(Delivered.Header + string.Concat(rows)).Problems));
    }

    [Theory]
    [InlineData("TRE-004", "30", "10", "20", "")]
    [InlineData("TRE-004", "31", "10", "20", "value.sum_mismatch?@2/värde")]
    [InlineData("TRE-004", "30", "s", "20", "value.secondary_disclosure?@2/värde")]
    [InlineData("TRE-004", "30", "s", "s", "")]
    [InlineData("TRE-004", "s", "10", "20", "value.secondary_disclosure?@2/värde")]
    [InlineData("TRE-001", "15", "10", "20", "")]
    [InlineData("TRE-001", "20", "10", "20", "")]
    [InlineData("TRE-001", "20,1", "10", "20", "value.sum_mismatch?@2/värde")]
    [InlineData("TRE-001", "9", "20", "10", "value.sum_mismatch?@2/värde")]
    [InlineData("TRE-001", "30", "s", "20", "")] // a share cannot be reckoned from the other two
    public void Three_figures_that_do_not_agree(string indicator, string all, string women, string men, string told)
    {
        static string Cells(string cell) => cell == "s" ? ";sekretess" : cell + ";";
        var reading = Delivered.Read(Delivered.Header + $"{indicator};1287;2024;T;{Cells(all)};\n{indicator};1287;2024;k;{Cells(women)};\n{indicator};1287;2024;M;{Cells(men)};\n");
        Assert.Equal(told, Delivered.Told(reading.Problems));
        Assert.Equal(3, reading.Rows.Count);
    }

    private static FollowUp.Deliveries.DeliveryReading Read(string cell)
    {
        // Without a least or a greatest value, so that the number alone is looked at.
        var rules = Delivered.Rules with { Indicators = [.. Delivered.Rules.Indicators.Select(i => i with { Lowest = null, Highest = null })] };
        return Delivered.Read(System.Text.Encoding.UTF8.GetBytes(Delivered.Header + $"TRE-008;1287;2024;T;{cell};;\n"), rules: rules);
    }
}
