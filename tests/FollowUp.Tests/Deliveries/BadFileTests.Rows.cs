using System.Globalization;
using System.Text;
using FollowUp.Deliveries;
using Xunit;

namespace FollowUp.Tests.Deliveries;

public sealed partial class BadFileTests
{
    [Theory]
    [InlineData(";1287;2024;T;50;;", "row.incomplete@2/indikator")]
    [InlineData("TRE-001;;;T;50;;", "row.incomplete@2/område | row.incomplete@2/period")]
    [InlineData("TRE-999;1287;2024;T;50;;", "indicator.unknown@2/indikator")]
    [InlineData("TRE 001;1287;2024;T;50;;", "indicator.unknown@2/indikator")]
    [InlineData("åk9-beh;1287;2024;T;50;;", "indicator.unknown@2/indikator")] // ASCII alone is folded
    [InlineData("ſOC-001;1287;2024;T;50;;", "indicator.unknown@2/indikator")]
    [InlineData("ＴRE-001;1287;2024;T;50;;", "indicator.unknown@2/indikator")]
    [InlineData("SOC-001;1287;2024;T;50;;", "indicator.not_yours@2/indikator")]
    [InlineData("N15033;1287;2024;T;50;;", "indicator.not_uploadable@2/indikator")]
    [InlineData("GAM-001;1287;2024;T;50;;", "indicator.retired@2/indikator")]
    [InlineData("TRE\u00AD-001;1287;2024;T;50;;", "text.invisible@2/indikator")]
    [InlineData("TRE-001;12\u000087;2024;T;50;;", "text.control@2/område")]
    [InlineData("TRE-001;1287;\"2024\n\";T;50;;", "text.control@2/period")]
    [InlineData("TRE-001;1287;2024;T\u2060;50;;", "text.invisible@2/kön")]
    [InlineData("TRE-001;1287;2024;T;5\u200B0;;", "text.invisible@2/värde")]
    [InlineData("TRE-001;1287;2024;T;;saknas\u200D;", "text.invisible@2/status")]
    [InlineData("TRE-001;Trelleborg;2024;T;50;;", "area.invalid@2/område")]
    [InlineData("TRE-001;01287;2024;T;50;;", "area.invalid@2/område")]
    [InlineData("TRE-001;１２８７;2024;T;50;;", "area.invalid@2/område")]
    [InlineData("TRE-001;1280;2024;T;50;;", "area.not_allowed@2/område")]
    [InlineData("TRE-001;180;2024;T;50;;", "area.leading_zero@2/område")]
    [InlineData("TRE-001;1287;2024;Kvinnor;50;;", "gender.invalid@2/kön")]
    [InlineData("TRE-001;1287;2024;X;50;;", "gender.invalid@2/kön")]
    [InlineData("TRE-006;1287;2024;K;50;;", "gender.not_used@2/kön")]
    [InlineData("TRE-001;1287;2024;T;;;", "value.missing@2/värde")]
    [InlineData("TRE-001;1287;2024;T;;preliminär;", "value.missing@2/värde")]
    [InlineData("TRE-001;1287;2024;T;;okänd;", "status.invalid@2/status")]
    [InlineData("TRE-001;1287;2024;T;50;slutlig;", "status.invalid@2/status")]
    [InlineData("TRE-001;1287;2024;T;50;sekretess;", "status.conflict@2/status")]
    [InlineData("TRE-001;1287;2024;T;0;missing;", "status.conflict@2/status")]
    [InlineData("TRE-001;1287;2024;T;101;sekretess;", "value.out_of_range@2/värde | status.conflict@2/status")]
    [InlineData("TRE-004;1287;2024;T;1,234;;", "value.not_integer@2/värde | value.ambiguous?@2/värde")]
    [InlineData("TRE-004;1287;2024;T;3;;\nTRE-004;1287;2024;K;1,5;;", "value.small_number?@2/värde | value.not_integer@3/värde")]
    [InlineData("X;Y;2024-13;Q;abc;z;=1", "indicator.unknown@2/indikator | area.invalid@2/område | period.invalid@2/period | gender.invalid@2/kön | status.invalid@2/status | value.not_a_number@2/värde | text.formula_like?@2/kommentar")]
    [InlineData("TRE-001;1287;2024;T;50;;\nTRE-001;1287;2023;T;50;;\ntre-001;1287;2024; ;51;;", "row.duplicate@4/-")]
    [InlineData("TRE-001;1287;2024;T;fel;;\nTRE-001;1287;2024;;51;;", "value.not_a_number@2/värde | row.duplicate@3/-")]
    [InlineData("TRE-001;1287;2024;T;50;;=1\nTRE-001;1280;2024;T;51;;", "text.formula_like?@2/kommentar | area.not_allowed@3/område")]
    public void A_row_that_is_wrong(string rows, string told) => Delivered.Refused(Delivered.Read(Delivered.Header + rows + "\n"), told);

    [Theory]
    [InlineData("TRE-001;180;2024;T;50;;", "0180")]
    [InlineData("TRE-001;1280;2024;T;50;;", "1287")]
    [InlineData("N15033;1287;2024;T;50;;", "Kolada")]
    [InlineData("TRE-O01;1287;2024;T;50;;", "TRE-001")]
    [InlineData("TRE-001;1287;2024;Kvinnor;50;;", "Skriv K.")]
    [InlineData("TRE-001;1287;2024;T;1000;;", "0–100")]
    [InlineData("TRE-008;1287;2024;T;-1;;", "lägre än 0")]
    [InlineData("TRE-002;1287;2023/2024;T;5;;", "Skriv 2023/24.")]
    [InlineData("TRE-002;1287;2023-24;T;5;;", "Skriv 2023/24.")]
    [InlineData("TRE-002;1287;2009-10;T;5;;", "läsår. Skriv 2009/10.")]
    [InlineData("TRE-003;1287;2023t1;T;5;;", "Skriv 2023-T1.")]
    [InlineData("TRE-007;1287;K4 2023;T;5;;", "Skriv 2023-Q4.")]
    [InlineData("TRE-005;1287;202305;T;5;;", "Skriv 2023-05.")]
    [InlineData("TRE-001;1287;45292;T;5;;", "2024-01-01. Formatera kolumnen som text och skriv 2024.")]
    [InlineData("TRE-001;1287;2024;T;50 %;;", "utan enhet")]
    [InlineData("TRE-001;1287;2024;T;1.234,5;;", "högst ett decimaltecken")]
    public void The_text_says_what_would_be_right(string row, string right) =>
        Assert.Contains(right, Assert.Single(Delivered.Read(Delivered.Header + row).Problems).Text, StringComparison.Ordinal);

    [Fact]
    public void The_other_row_of_a_duplicate_is_named_and_all_errors_come_at_once_up_to_the_limit()
    {
        Assert.Contains("rad 2.", Delivered.Read(Good + "TRE-001;1287;2024;T;50;;\n").Problems[0].Text, StringComparison.Ordinal);

        var rows = string.Concat(Enumerable.Range(0, 150).Select(i => i == 140 ? "TRE-001;1287;2019;T;50;;+\n" : string.Create(CultureInfo.InvariantCulture, $"X{i};1287;2024;T;50;;-\n")));
        var reading = Delivered.Read(Delivered.Header + rows);
        Assert.Equal((100, 100, 49, 50), (reading.Problems.Count(p => p.IsError), reading.Problems.Count(p => !p.IsError), reading.MoreErrors, reading.MoreWarnings));
        Assert.Equal("… och 49 fel till. … och 50 varningar till.", reading.More);
        Assert.Equal(Enumerable.Range(2, 100), reading.Problems.Where(p => p.IsError).Select(p => p.Row!.Value));
    }

    [Fact]
    public void What_stands_there_is_shown_escaped_and_cut()
    {
        Assert.Equal("A\\u202EB", Delivered.Read(Delivered.Header + "A\u202EB;1287;2024;T;50;;").Problems[0].Offending);
        Assert.InRange(Delivered.Read(Delivered.Header + new string('Å', 1999) + ";1287;2024;T;50;;").Problems[0].Offending!.Length, 150, 200);
    }

    [Fact]
    public void The_same_bytes_give_the_same_reading()
    {
        var bytes = Encoding.UTF8.GetBytes(Good + "X;1;2;3;4;5;6\n");
        DeliveryReading a = Delivered.Read(bytes), b = Delivered.Read(bytes);
        Assert.Equal((a.Sha256, Delivered.Told(a.Problems)), (b.Sha256, Delivered.Told(b.Problems)));
    }
}
