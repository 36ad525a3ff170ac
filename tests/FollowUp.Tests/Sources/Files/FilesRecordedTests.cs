using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Real files as their publishers made them, every one that is recorded, read whole and compared cell by cell with a reading that knows no rules.</summary>
public sealed class FilesRecordedTests
{
    private const string School = "data/skolverket/Grundskola - ";
    private const string Pupils = School + "Antal elever per årskurs ";
    private const string Grades = School + "Betyg årskurs 6, andel som fått godkänt betyg (A-E), samtliga elever ";
    private const string GradesBySex = School + "Betyg årskurs 6, andel som fått godkänt betyg (A-E), per kön 2025 Kommun";
    private const string Teachers = School + "Personalstatistik med lärarlegitimation och behörighet ";
    private const string Tests = School + "Resultat nationella prov årskurs 9, provbetyg per kön - Engelska, Matematik och Svenska_svenska som andraspråk ";
    private const string All = "";

    /// <summary>File, mapping, delimiter, the columns that hold values, what the rows that count have in their fifth column, and how many
    /// figures there are, how many of them withheld and how many not to be had.</summary>
    public static TheoryData<string, string, char, int, int, string, int, int, int> Files { get; } = new()
    {
        { Pupils + "2020 Kommun.csv", "skolverket-elever", ';', 5, 17, "Samtliga", 3770, 0, 0 },
        { Pupils + "2021 Kommun.csv", "skolverket-elever", ';', 5, 17, "Samtliga", 3770, 0, 0 },
        { Pupils + "2022 Kommun.csv", "skolverket-elever", ';', 5, 17, "Samtliga", 3770, 0, 0 },
        { Pupils + "2023 Kommun.csv", "skolverket-elever", ';', 5, 17, "Samtliga", 3770, 0, 0 },
        { Pupils + "2024 Kommun.csv", "skolverket-elever", ';', 5, 17, "Samtliga", 3770, 0, 0 },
        { Grades + "2020 Kommun.csv", "skolverket-betyg6", ';', 5, 9, All, 3810, 648, 79 },
        { Grades + "2021 Kommun.csv", "skolverket-betyg6", ';', 5, 9, All, 3795, 616, 72 },
        { Grades + "2022 Kommun.csv", "skolverket-betyg6", ';', 5, 9, All, 3815, 598, 64 },
        { Grades + "2023 Kommun.csv", "skolverket-betyg6", ';', 5, 9, All, 3815, 596, 59 },
        { Grades + "2024 Kommun.csv", "skolverket-betyg6", ';', 5, 9, All, 3805, 303, 50 },
        { Grades + "2025 Kommun.csv", "skolverket-betyg6", ';', 5, 9, All, 3805, 318, 64 },
        { Teachers + "2020 Kommun.csv", "skolverket-personal", ';', 5, 12, All, 6136, 0, 90 },
        { Teachers + "2021 Kommun.csv", "skolverket-personal", ';', 5, 12, All, 6136, 0, 86 },
        { Teachers + "2022 Kommun.csv", "skolverket-personal", ';', 5, 12, All, 6160, 0, 84 },
        { Teachers + "2023 Kommun.csv", "skolverket-personal", ';', 5, 12, All, 6160, 0, 76 },
        { Teachers + "2024 Kommun.csv", "skolverket-personal", ';', 5, 12, All, 6152, 72, 86 },
        { Tests + "2018 Kommun.csv", "skolverket-np9", ';', 12, 14, All, 6108, 3468, 148 },
        { Tests + "2019 Kommun.csv", "skolverket-np9", ';', 12, 14, All, 8292, 3733, 175 },
        { Tests + "2022 Kommun.csv", "skolverket-np9", ';', 12, 14, All, 8394, 3796, 166 },
        { Tests + "2023 Kommun.csv", "skolverket-np9", ';', 12, 14, All, 8355, 4122, 126 },
        { "data/files/socialstyrelsen/utf8bom_crlf_semicolon_decimalcomma_softhyphen.csv", "socialstyrelsen-lunginflammation", ';', 3, 3, All, 288, 0, 0 },
        { "data/files/socialstyrelsen/utf8bom_crlf_wide.csv", "socialstyrelsen-sepsis", ';', 3, 5, All, 2052, 0, 0 },
        { "data/files/socialstyrelsen/utf8bom_region_kon_multi-measure.csv", "socialstyrelsen-regioner", ';', 3, 5, All, 2772, 0, 0 },
        { "data/files/scb/latin1_comma_quoted_crlf_BE0101AW.csv", "scb-doda", ',', 2, 3, All, 444, 0, 0 },
        { "data/files/scb/latin1_tab_crlf_BE0101A6.txt", "scb-medelfolkmangd", '\t', 3, 3, All, 202, 0, 0 },
        { "data/files/misc/fohm_veckodata_riket.tsv", "fohm-veckor", '\t', 2, 12, All, 1628, 0, 0 },
        { "data/files/misc/regioner_semicolon_mixed-eol_lost-leading-zero.csv", "regioner", ';', 0, 0, All, 22, 0, 0 },
    };

    /// <summary>Rows are those that begin with none of the words of a header, and have enough fields.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Every_cell_is_read_as_it_stands(string file, string mapping, char delimiter, int first, int last, string fifth, int count, int suppressed, int notAvailable)
    {
        var path = Shared.File(file);
        var text = Encoding.GetEncoding(path.Contains("latin1", StringComparison.Ordinal) ? "iso-8859-1" : "utf-8").GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        var cells =
            from line in text.Split('\n')
            let row = line.TrimEnd('\r').Split(delimiter)
            where row.Length > last && row[0].Trim('"') is not ("" or "Kommun" or "År" or "kön" or "ålder" or "veckonummer" or "reg") && (fifth == All || row[4] == fifth)
            from cell in row[first..(last + 1)]
            where cell.Length > 0
            select AsRead(cell);
        var read = Mapped.Read(Mapped.Named(mapping), path).Observations;
        Assert.Equal(cells, read.Select(Cell));
        Assert.Equal((count, suppressed, notAvailable), (read.Count, read.Count(o => o.Observation.Status == ObservationStatus.Suppressed), read.Count(o => o.Observation.Status == ObservationStatus.NotAvailable)));
    }

    [Theory]
    [InlineData(Grades + "2025 Kommun", "skolverket-betyg6", 3805)]
    [InlineData(GradesBySex, "skolverket-betyg6-kon", 1160)]
    public void A_workbook_says_what_the_text_file_of_the_same_table_says(string file, string mapping, int count)
    {
        var text = Mapped.Told(Mapped.Read(Mapped.Named(mapping), Shared.File(file + ".csv"))).Order(StringComparer.Ordinal).ToList();
        var workbook = Mapped.Read(Mapped.Named(mapping), Shared.File(file + ".xlsx"));
        Assert.Equal(text, Mapped.Told(workbook).Order(StringComparer.Ordinal));
        Assert.Equal(count, text.Count);
        Assert.Empty(workbook.Warnings);
    }

    [Theory]
    [InlineData(Pupils + "2024 Kommun.csv", "skolverket-elever", "Elever, årskurs 1-9 1287 2024/25 T 4911")]
    [InlineData(Grades + "2024 Kommun.csv", "skolverket-betyg6", "Samtliga: Andel (%) elever som fått godkänt betyg i alla ämnen 1287 2023/24 T 59")]
    [InlineData(Grades + "2020 Kommun.csv", "skolverket-betyg6", "Enskild: Andel (%) elever som fått godkänt betyg i alla ämnen 1440 2019/20 T Suppressed (~100)")]
    [InlineData(Teachers + "2024 Kommun.csv", "skolverket-personal", "Samtliga: #Heltidstjänster / Andel med lärarlegitimation och behörighet 1287 2024/25 T 69.7")]
    [InlineData(Tests + "2023 Kommun.csv", "skolverket-np9", "Samtliga, Matematik: andel A-E 1287 2022/23 K 82.3")]
    [InlineData(Tests + "2018 Kommun.csv", "skolverket-np9", "Samtliga, Svenska som andraspråk: andel A-E 1440 2017/18 K Suppressed (..)")]
    [InlineData("data/files/socialstyrelsen/utf8bom_crlf_semicolon_decimalcomma_softhyphen.csv", "socialstyrelsen-lunginflammation", "lunginflammation 75-79 0000 2009 K 854.09")]
    [InlineData("data/files/socialstyrelsen/utf8bom_crlf_wide.csv", "socialstyrelsen-sepsis", "A41 Annan sepsis, 85+ 0000 1998 K 291.38")]
    [InlineData("data/files/socialstyrelsen/utf8bom_region_kon_multi-measure.csv", "socialstyrelsen-regioner", "J11 Influensa, virus ej identifierat 0025 1998 K 131.6")]
    [InlineData("data/files/scb/latin1_comma_quoted_crlf_BE0101AW.csv", "scb-doda", "döda 110 år 0000 2015 K 2")]
    [InlineData("data/files/scb/latin1_tab_crlf_BE0101A6.txt", "scb-medelfolkmangd", "medelfolkmängd 100+ år 0000 2019 K 1768.5")]
    [InlineData("data/files/misc/fohm_veckodata_riket.tsv", "fohm-veckor", "Kum_antal_avlidna_milj_inv 0000 2020-W12 T 4.699999809265137")]
    [InlineData("data/files/misc/fohm_veckodata_riket.tsv", "fohm-veckor", "Antal_fall_vecka 0000 2020-W06 T 1")]
    [InlineData("data/files/misc/two-row-title_merged-header_endash_2018-10-17-4A.head120.csv", "doda-2017", "A00–Y98, Ålder / Samtliga 0000 2017 M 44933")]
    [InlineData("data/files/misc/two-row-title_merged-header_endash_2018-10-17-4A.head120.csv", "doda-2017", "A02.1, 90– 0000 2017 M 0 (-)")]
    [InlineData("data/files/misc/regioner_semicolon_mixed-eol_lost-leading-zero.csv", "regioner", "kod 0001 2019 T 1")]
    [InlineData("data/files/misc/skola_semicolon_utf8_verywide.csv", "skolor", "elever 0780 2018/19 T 385")]
    [InlineData("data/files/xlsx/fohm_halsa_kommun_2021-2024.xlsx", "fohm-halsa", "Bra eller mycket bra hälsa 0000 2021-2024 T 71")]
    public void A_figure_that_somebody_read_in_the_file_is_there(string file, string mapping, string figure) =>
        Assert.Contains(figure, Mapped.Told(Mapped.Read(Mapped.Named(mapping), Shared.File(file))));

    [Theory]
    [InlineData("data/files/misc/two-row-title_merged-header_endash_2018-10-17-4A.head120.csv", "doda-2017", 2415, 0)]
    [InlineData("data/files/misc/skola_semicolon_utf8_verywide.csv", "skolor", 5, 0)]
    [InlineData("data/files/misc/regioner_semicolon_mixed-eol_lost-leading-zero.csv", "regioner", 22, 1)]
    [InlineData("data/files/xlsx/fohm_halsa_kommun_2021-2024.xlsx", "fohm-halsa", 16, 1)]
    public void The_other_files_are_read_whole_and_a_mended_code_is_told(string file, string mapping, int count, int warnings)
    {
        var reading = Mapped.Read(Mapped.Named(mapping), Shared.File(file));
        Assert.Equal((count, warnings), (reading.Observations.Count, reading.Warnings.Count));
    }

    [Fact]
    public void A_table_with_a_dash_for_none_and_codes_standing_once_is_read_cell_by_cell()
    {
        var path = Shared.File("data/files/misc/two-row-title_merged-header_endash_2018-10-17-4A.head120.csv");
        var cells = File.ReadAllLines(path).Skip(5).SelectMany(line => line.Split(',')[^21..]).Select(cell => cell == "-" ? "-" : AsRead(cell));
        Assert.Equal(cells, Mapped.Read(Mapped.Named("doda-2017"), path).Observations.Select(Cell));
    }

    [Fact]
    public void A_tidy_workbook_has_the_numbers_of_its_sheet_in_their_order()
    {
        var path = Shared.File("data/files/xlsx/fohm_halsa_kommun_2021-2024.xlsx");
        using var zip = ZipFile.OpenRead(path);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var numbers = Regex.Matches(sheet.ReadToEnd(), "<c r=\"G[0-9]+\" t=\"n\"><v>([^<]+)</v>").Select(hit => hit.Groups[1].Value);
        Assert.Equal(numbers, Mapped.Read(Mapped.Named("fohm-halsa"), path).Observations.Select(Cell));
    }

    [Theory]
    [InlineData("data/files/xlsx/dalastrategin_indikatoroversikt.xlsx", "dalastrategin", "rad 6, kolumn ”Könsuppdelad”: ”Nej” är varken ett värde")]
    [InlineData("data/files/misc/static-dust.LICENSE.txt", "skolverket-elever", "ingen rad börjar med ”Kommun”")]
    [InlineData("data/files/skolverket-api/school-unit.json", "skolverket-elever", "filen är JSON och ingen tabell")]
    [InlineData("data/files/skolverket-api/compact-school-units_page2.json", "skolverket-elever", "filen är JSON och ingen tabell")]
    [InlineData("data/files/skolverket-api/statistics_gr_rounded_ca100.json", "skolverket-elever", "filen är JSON och ingen tabell")]
    [InlineData("data/files/skolverket-api/statistics_gr_star.json", "skolverket-elever", "filen är JSON och ingen tabell")]
    [InlineData("data/files/skolverket-api/statistics_gr_suppressed_and_missing.json", "skolverket-elever", "filen är JSON och ingen tabell")]
    public void What_has_no_figures_is_refused_by_what_it_is(string file, string mapping, string why)
    {
        var path = Shared.File(file);
        Assert.Contains(why, Assert.Throws<SourceException>(() => Mapped.Read(Mapped.Named(mapping), path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_recorded_file_has_its_outcome_here()
    {
        var folder = Path.GetDirectoryName(Shared.File("data/SOURCES.md"))!;
        var source = File.ReadAllText(Path.Combine(House.SourceTree.Root, "tests/FollowUp.Tests/Sources/Files/FilesRecordedTests.cs"));
        var named = new[] { Pupils, Grades, GradesBySex, Teachers, Tests };
        var forgotten = Directory.EnumerateFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories).Where(file => !source.Contains(Path.GetFileName(file), StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(Path.Combine(folder, "skolverket")).Where(file => !named.Any(name => ("data/skolverket/" + Path.GetFileName(file)).Normalize().StartsWith(name, StringComparison.Ordinal))));
        Assert.Empty(forgotten);
    }

    private static string AsRead(string cell) => cell is ".." or "." or "~100" ? cell
        : double.Parse(cell.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string Cell(SourceObservation o) => o.Observation.Mark ?? o.Observation.Value!.Value.ToString(CultureInfo.InvariantCulture);
}
