using System.Text;
using FollowUp.Deliveries;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>Files that are refused, each with everything that is told of it: code, row and column, errors and warnings alike.</summary>
public sealed partial class BadFileTests
{
    private const string Good = Delivered.Header + "TRE-001;1287;2024;T;50;;\n";

    [Theory]
    [InlineData("leverans.txt", "file.name_not_allowed@-/-")]
    [InlineData("leverans.csv.exe", "file.name_not_allowed@-/-")]
    [InlineData("leverans", "file.name_not_allowed@-/-")]
    [InlineData(".csv", "file.name_not_allowed@-/-")]
    [InlineData("../leverans.csv", "file.name_not_allowed@-/-")]
    [InlineData("lev\u202Eerans.csv", "file.name_not_allowed@-/-")]
    [InlineData("", "file.name_not_allowed@-/-")]
    [InlineData("leverans.xlsx", "file.type_unsupported@-/-")]
    [InlineData("leverans.XLSM", "file.type_unsupported@-/-")]
    [InlineData("leverans.ods", "file.type_unsupported@-/-")]
    [InlineData("elev 900101-0017.csv", "file.personal_data@-/-")]
    public void A_name_that_is_not_allowed(string name, string told) => Delivered.Refused(Delivered.Read(Encoding.UTF8.GetBytes(Good), name), told);

    [Theory]
    [InlineData("504B0304140000000800", "packad fil")]
    [InlineData("D0CF11E0A1B11AE10000", "äldre Excel")]
    [InlineData("255044462D312E370A25", "PDF")]
    [InlineData("89504E470D0A1A0A0000", "bild")]
    [InlineData("FFD8FFE000104A464946", "bild")]
    [InlineData("1F8B0800000000000003", "packad fil")]
    [InlineData("3C21444F435459504520", "webbsida")]
    public void Bytes_of_another_kind_than_the_name_says(string hex, string found) => Assert.Contains(
        found, Delivered.Refused(Delivered.Read(Convert.FromHexString(hex)), "file.type_mismatch@-/-").Problems[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "file.empty@-/-")]
    [InlineData("EFBBBF", "file.empty@-/-")]
    [InlineData("200D0A09200D0A", "file.empty@-/-")]
    [InlineData("FFFE", "file.empty@-/-")]
    [InlineData("FFFE0000690000006E000000", "encoding.unknown@-/-")]
    [InlineData("0000FEFF00000069", "encoding.unknown@-/-")]
    [InlineData("69006E00640069006B0061007400", "encoding.unknown@-/-")]
    [InlineData("FFFE69006E", "encoding.invalid@1/-")] // half a character
    [InlineData("FFFE690000D86E00", "encoding.invalid@1/-")] // half a pair of surrogates
    [InlineData("EFBBBF610AE5", "encoding.invalid@2/-")] // marked as UTF-8, with a byte of Windows-1252
    [InlineData("610A620A81", "encoding.invalid@3/-")] // 81 means nothing in Windows-1252
    [InlineData("C3A50D0A620D0AE40A", "encoding.mixed@3/-")] // å in UTF-8, then ä in Windows-1252
    [InlineData("E40D62E50DC3A50D", "encoding.mixed@3/-")] // the other way round, with the line ends of old Macs
    [InlineData("EFBBBFC3A50AE50A", "encoding.mixed@2/-")]
    public void Bytes_that_are_no_text(string hex, string told) => Delivered.Refused(Delivered.Read(Convert.FromHexString(hex)), told);

    [Fact]
    public void Too_many_bytes_rows_columns_and_characters()
    {
        var small = Delivered.Rules with { Limits = new() { MaxFileBytes = 1024 * 1024, MaxRows = 2, MaxColumns = 8, MaxFieldChars = 20 } };
        DeliveryReading Read(string csv) => Delivered.Read(Encoding.UTF8.GetBytes(csv), rules: small);
        Delivered.Refused(Read(Good + new string(' ', 1024 * 1024)), "file.too_large@-/-");
        Delivered.Refused(Read(Good + "TRE-001;1287;2023;T;50;;\n\n;;;;;;\nTRE-001;1287;2022;T;50;;\nx\n"), "file.too_large@6/-");
        Delivered.Refused(Read("a;b;" + Good), "header.too_many@1/-");
        Delivered.Refused(Read(Good.Replace(";;\n", ";;Den är längre än tjugo tecken\n", StringComparison.Ordinal)), "text.too_long@2/kommentar");
        Delivered.Refused(Read("är längre än tjugo tecken;" + Good.Replace("TRE", "x;TRE", StringComparison.Ordinal)), "text.too_long@1/1");
    }

    [Theory]
    [InlineData("indikator|område|period|värde\nTRE-001|1287|2024|50\n", "csv.delimiter@1/-")]
    [InlineData("hej\n", "csv.delimiter@1/-")]
    [InlineData("indikator\nTRE-001\n", "csv.delimiter@1/-")]
    [InlineData("indikator;område,period\n", "csv.delimiter@1/-")]
    [InlineData("sep=|\nindikator|område|period|värde\n", "csv.delimiter@1/-")]
    [InlineData("sep=\nindikator;område;period;värde\n", "csv.delimiter@1/-")]
    [InlineData("sep=,\nTRE-001,1287,2024,50\n", "header.missing@2/-")]
    [InlineData("TRE-001;1287;2024;T;50;;\n", "header.missing@1/-")]
    [InlineData("\n" + Good, "header.missing@1/-")]
    [InlineData("Leverans 2025\n" + Good, "header.missing@1/-")]
    [InlineData("Leverans;2025\n\n" + Good, "header.missing@1/-")]
    [InlineData(Good + "TRE-001;1287;2023;T;50;;\"aldrig\nstängd\n\n", "csv.unclosed_quote@3/kommentar")]
    [InlineData(Good + "TRE-001;1287;2023;T;50;;\"a\nb\";\"c\n", "csv.unclosed_quote@4/-")]
    [InlineData(Delivered.Header + "\"", "csv.unclosed_quote@2/indikator")]
    [InlineData(Delivered.Header + "TRE-001;1287;2024;T;50;;en \"bra\" siffra\n", "csv.bad_quote@2/kommentar")]
    [InlineData(Delivered.Header + "TRE-001;1287;2024;T;50;;\"en \\\"bra\\\" siffra\"\n", "csv.bad_quote@2/kommentar")]
    [InlineData(Delivered.Header + "\"TRE-001\"x;1287;2024;T;50;;\n", "csv.bad_quote@2/indikator")]
    [InlineData(Delivered.Header + "TRE-001; \"1287\";2024;T;50;;\n", "csv.bad_quote@2/område")]
    [InlineData(Delivered.Header + "TRE-001;\"1287\" ;2024;T;50;;\nX;1287;2024;T;50;;\n", "csv.bad_quote@2/område | indicator.unknown@3/indikator")]
    [InlineData(Delivered.Header + "TRE-001;1287;2024;T;50;\n", "csv.field_count@2/-")]
    [InlineData(Delivered.Header + "TRE-001;1287;2024;T;50;;;\n\nTRE-001;1287;2023;T;50;;a;b\n", "csv.field_count@2/- | csv.field_count@4/-")]
    [InlineData(Delivered.Header + "TRE-001;1287;2024;T;50;;\"a\nb\"\n\nX;1287;2024;T;50;;\n", "indicator.unknown@5/indikator")]
    [InlineData("indikator,område,period,värde\nTRE-001,1287,2024,12,5\nTRE-001,1287,2023,13,5\nX,1287,2023,13\n", "csv.ambiguous_comma@2/värde | indicator.unknown@4/indikator")]
    [InlineData("indikator,område,period,värde,kommentar\nTRE-001,1287,2024,12,5\n", "csv.ambiguous_comma@2/värde")]
    [InlineData("indikator,område,period,värde,kommentar\nTRE-001,1287,2024,-12,50,\n", "csv.ambiguous_comma@2/värde")]
    [InlineData(Delivered.Header, "data.none@-/-")]
    [InlineData(Delivered.Header + "\n;;;;;;\n  \n", "data.none@-/-")]
    public void Text_that_is_no_table(string csv, string told) => Delivered.Refused(Delivered.Read(csv), told);

    [Theory]
    [InlineData("indikator;område;värde\nTRE-001;1287;50\n", "header.required@1/period")]
    [InlineData("indikator;kommentar\nX;\n", "header.required@1/område | header.required@1/period | header.required@1/värde | indicator.unknown@2/indikator")]
    [InlineData("indikator;indicator;område;period;värde\nTRE-001;TRE-001;1287;2024;50\n", "header.duplicate@1/indikator")]
    [InlineData("indikator;område;period;VÄRDE;värde ;kön;gender\nTRE-001;1287;2024;5x;50;T;T\n", "header.duplicate@1/VÄRDE | header.duplicate@1/kön")]
    [InlineData("indikator;område;period;ſtatus;value\nTRE-001;1287;2024;;x5%\n", "header.unknown?@1/ſtatus | value.not_a_number@2/value")]
    [InlineData("indi\u200Bkator;område;period;värde\nX;1287;2024;5\n", "text.invisible@1/indikator | indicator.unknown@2/indikator")]
    [InlineData("indikator;område;period;värde;a\u0007b\nTRE-001;1287;2024;5;\n", "text.control@1/5")]
    [InlineData("indikator;omrÃ¥de;period;värde\nTRE-001;1287;2024;5\n", "header.required@1/område | encoding.suspicious?@1/- | header.unknown?@1/omrÃ¥de")]
    [InlineData("indikator;område;period;vaerde;värde;\nX;1287;2024;5;5;\n", "header.unknown?@1/vaerde | header.unknown?@1/6 | indicator.unknown@2/indikator")]
    public void A_header_that_is_wrong(string csv, string told) => Delivered.Refused(Delivered.Read(csv), told);
}
