using System.Globalization;
using System.Text.Json;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>
/// Every recorded answer in json-stat2 and every PX file beside the repository. The counts were taken from the files by another program
/// than ours; a file that is not in the list fails the test.
/// </summary>
public sealed class PxRecordedTests
{
    // file, cells, cells without a figure (- for a description without data, which is refused), first and last time code
    private const string Tables = """
        golden/TAB001_data_bottom2_en_jsonstat2.json 54 27 1981 1991
        golden/TAB001_data_bottom2_sv_jsonstat2.json 54 27 1981 1991
        golden/TAB001_data_default_en.json 90 3 2001 2001
        golden/TAB001_data_default_sv.json 90 3 2001 2001
        golden/TAB001_data_elim_en.json 27 9 1981 2001
        golden/TAB001_data_elim_sv.json 27 9 1981 2001
        golden/TAB001_data_everything_en.json 5940 2259 1981 2001
        golden/TAB001_data_everything_sv.json 5940 2259 1981 2001
        golden/TAB001_data_from_en_jsonstat2.json 54 9 1991 2001
        golden/TAB001_data_from_sv_jsonstat2.json 54 9 1991 2001
        golden/TAB001_data_post_en.json 81 27 1981 2001
        golden/TAB001_data_post_sv.json 81 27 1981 2001
        golden/TAB001_data_range_en_jsonstat2.json 54 27 1981 1991
        golden/TAB001_data_range_sv_jsonstat2.json 54 27 1981 1991
        golden/TAB001_data_time_all_en_jsonstat2.json 81 27 1981 2001
        golden/TAB001_data_time_all_sv_jsonstat2.json 81 27 1981 2001
        golden/TAB001_data_to_en_jsonstat2.json 54 27 1981 1991
        golden/TAB001_data_to_sv_jsonstat2.json 54 27 1981 1991
        golden/TAB001_data_top5_en_jsonstat2.json 81 27 1981 2001
        golden/TAB001_data_top5_sv_jsonstat2.json 81 27 1981 2001
        golden/TAB001_metadata_en.json 5940 - 1981 2001
        golden/TAB001_metadata_sv.json 5940 - 1981 2001
        golden/TAB002_data_bottom2_en_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_bottom2_sv_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_default_en.json 150 97 2001 2001
        golden/TAB002_data_default_sv.json 150 97 2001 2001
        golden/TAB002_data_elim_en.json 54 24 1991 2001
        golden/TAB002_data_elim_sv.json 54 24 1991 2001
        golden/TAB002_data_from_en_jsonstat2.json 81 27 2001 2001
        golden/TAB002_data_from_sv_jsonstat2.json 81 27 2001 2001
        golden/TAB002_data_post_en.json 162 72 1991 2001
        golden/TAB002_data_post_sv.json 162 72 1991 2001
        golden/TAB002_data_range_en_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_range_sv_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_time_all_en_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_time_all_sv_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_to_en_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_to_sv_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_top5_en_jsonstat2.json 162 72 1991 2001
        golden/TAB002_data_top5_sv_jsonstat2.json 162 72 1991 2001
        golden/TAB002_metadata_en.json 19800 - 1991 2001
        golden/TAB002_metadata_sv.json 19800 - 1991 2001
        golden/TAB003_data_bottom2_en_jsonstat2.json 36 0 2010 2012
        golden/TAB003_data_bottom2_sv_jsonstat2.json 36 0 2010 2012
        golden/TAB003_data_default_en.json 306 0 2016 2016
        golden/TAB003_data_default_sv.json 306 0 2016 2016
        golden/TAB003_data_elim_en.json 72 0 2010 2016
        golden/TAB003_data_elim_sv.json 72 0 2010 2016
        golden/TAB003_data_everything_en.json 2448 18 2010 2016
        golden/TAB003_data_everything_sv.json 2448 18 2010 2016
        golden/TAB003_data_from_en_jsonstat2.json 36 0 2014 2016
        golden/TAB003_data_from_sv_jsonstat2.json 36 0 2014 2016
        golden/TAB003_data_post_en.json 72 0 2010 2016
        golden/TAB003_data_post_sv.json 72 0 2010 2016
        golden/TAB003_data_range_en_jsonstat2.json 54 0 2010 2014
        golden/TAB003_data_range_sv_jsonstat2.json 54 0 2010 2014
        golden/TAB003_data_time_all_en_jsonstat2.json 72 0 2010 2016
        golden/TAB003_data_time_all_sv_jsonstat2.json 72 0 2010 2016
        golden/TAB003_data_to_en_jsonstat2.json 54 0 2010 2014
        golden/TAB003_data_to_sv_jsonstat2.json 54 0 2010 2014
        golden/TAB003_data_top5_en_jsonstat2.json 72 0 2010 2016
        golden/TAB003_data_top5_sv_jsonstat2.json 72 0 2010 2016
        golden/TAB003_metadata_en.json 2448 - 2010 2016
        golden/TAB003_metadata_sv.json 2448 - 2010 2016
        golden/TAB004_data_bottom2_en_jsonstat2.json 18 0 1990 1991
        golden/TAB004_data_bottom2_sv_jsonstat2.json 18 0 1990 1991
        golden/TAB004_data_default_en.json 154 39 2017 2017
        golden/TAB004_data_default_sv.json 154 39 2017 2017
        golden/TAB004_data_elim_en.json 252 0 1990 2017
        golden/TAB004_data_elim_sv.json 252 0 1990 2017
        golden/TAB004_data_everything_en.json 4312 1103 1990 2017
        golden/TAB004_data_everything_sv.json 4312 1103 1990 2017
        golden/TAB004_data_from_en_jsonstat2.json 126 0 2004 2017
        golden/TAB004_data_from_sv_jsonstat2.json 126 0 2004 2017
        golden/TAB004_data_post_en.json 252 0 1990 2017
        golden/TAB004_data_post_sv.json 252 0 1990 2017
        golden/TAB004_data_range_en_jsonstat2.json 135 0 1990 2004
        golden/TAB004_data_range_sv_jsonstat2.json 135 0 1990 2004
        golden/TAB004_data_time_all_en_jsonstat2.json 252 0 1990 2017
        golden/TAB004_data_time_all_sv_jsonstat2.json 252 0 1990 2017
        golden/TAB004_data_to_en_jsonstat2.json 135 0 1990 2004
        golden/TAB004_data_to_sv_jsonstat2.json 135 0 1990 2004
        golden/TAB004_data_top5_en_jsonstat2.json 45 0 2013 2017
        golden/TAB004_data_top5_sv_jsonstat2.json 45 0 2013 2017
        golden/TAB004_metadata_en.json 4312 - 1990 2017
        golden/TAB004_metadata_sv.json 4312 - 1990 2017
        golden/TAB005_data_bottom2_en_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_bottom2_sv_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_codelist_agg_Counties-en.agg_aggregated_en.json 126 8 2010 2015
        golden/TAB005_data_codelist_agg_Counties-en.agg_single_en.json 126 8 2010 2015
        golden/TAB005_data_codelist_agg_Counties-sv.agg_aggregated_sv.json 126 8 2010 2015
        golden/TAB005_data_codelist_agg_Counties-sv.agg_single_sv.json 126 8 2010 2015
        golden/TAB005_data_default_en.json 3201 44 2015 2015
        golden/TAB005_data_default_sv.json 3201 44 2015 2015
        golden/TAB005_data_elim_en.json 18 0 2010 2015
        golden/TAB005_data_elim_sv.json 18 0 2010 2015
        golden/TAB005_data_everything_en.json 6402 107 2010 2015
        golden/TAB005_data_everything_sv.json 6402 107 2010 2015
        golden/TAB005_data_from_en_jsonstat2.json 9 0 2015 2015
        golden/TAB005_data_from_sv_jsonstat2.json 9 0 2015 2015
        golden/TAB005_data_post_en.json 18 0 2010 2015
        golden/TAB005_data_post_sv.json 18 0 2010 2015
        golden/TAB005_data_range_en_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_range_sv_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_time_all_en_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_time_all_sv_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_to_en_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_to_sv_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_top5_en_jsonstat2.json 18 0 2010 2015
        golden/TAB005_data_top5_sv_jsonstat2.json 18 0 2010 2015
        golden/TAB005_metadata_en.json 6402 - 2010 2015
        golden/TAB005_metadata_sv.json 6402 - 2010 2015
        scb-v2-recorded/TAB6471_data.json 2772 0 2026M01 2026M04
        scb-v2-recorded/TAB6471_metadata.json 2006784 - 2025M01 2026M04
        """;

    public static TheoryData<string, int, int?, string, string> JsonStat => [.. Tables.Split('\n').Select(line => line.Split(' ')).Select(parts => new TheoryDataRow<string, int, int?, string, string>(
        parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2] == "-" ? null : int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3], parts[4]))];

    [Theory]
    [MemberData(nameof(JsonStat))]
    public void A_recorded_answer_is_read_cell_by_cell(string file, int cells, int? nulls, string first, string last)
    {
        var bytes = File.ReadAllBytes(Shared.File("data/pxweb/" + file));
        if (nulls is null)
        {
            var expected = cells > PxTable.MaxCells ? "size: där står" : $"antalet celler är 0; enligt size ska det vara {Format.Count(cells)}";
            Assert.Contains(expected, Assert.Throws<SourceException>(() => PxReading.Read(file, bytes, null)).Message, StringComparison.Ordinal);
            return;
        }

        var reading = PxReading.Read(file, bytes, null);

        Assert.Equal(cells, reading.Figures.Count);
        Assert.Equal(nulls, reading.Figures.Count(figure => figure.Value is null));
        Assert.All(reading.Figures.Where(figure => figure.Value is null), figure => Assert.Equal((ObservationStatus.NotAvailable, ".."), (figure.Status, figure.Mark)));
        var time = Assert.Single(reading.Table.Dimensions, dimension => dimension.Role == PxRole.Time);
        Assert.Equal((first, last), (time.Categories[0].Code, time.Categories[^1].Code));
        Assert.Single(reading.Table.Dimensions, dimension => dimension.Role == PxRole.Metric);
        using var json = JsonDocument.Parse(bytes);
        Assert.Equal(json.RootElement.GetProperty("value").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : v.GetDouble()), reading.Figures.Select(figure => figure.Value));
        Assert.DoesNotContain("Testsson", JsonSerializer.Serialize(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_recorded_answer_in_json_stat_is_in_the_list()
    {
        var folder = Path.GetFullPath(Path.Combine(Shared.File("data/pxweb/golden/index.json"), "..", ".."));
        var found = new[] { "golden", "scb-v2-recorded" }.SelectMany(name => Directory.EnumerateFiles(Path.Combine(folder, name), "*.json"))
            .Where(file => File.ReadAllText(file).Replace(" ", "", StringComparison.Ordinal).Contains("\"class\":\"dataset\"", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));

        Assert.Equal(JsonStat.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("golden/err_unknown_table.json", "version: saknas")]
    [InlineData("golden/err_unknown_value.json", "version: saknas")]
    [InlineData("golden/err_bad_post.json", "version: saknas")]
    [InlineData("golden/TAB002_data_everything_sv.json", "version: saknas")]
    [InlineData("golden/TAB001_data_time_all_sv_jsonpx.json", "version: saknas")]
    [InlineData("golden/TAB001_data_time_all_sv_html.html", "json-stat2 eller PX")]
    [InlineData("golden/TAB001_data_time_all_sv_csv.csv", "inget nyckelord")]
    [InlineData("golden/TAB002_data_time_all_sv_xlsx.xlsx", "likhetstecken")]
    public void An_answer_that_is_something_else_is_refused(string file, string message) =>
        Assert.Contains(message, Assert.Throws<SourceException>(() => PxReading.Read(file, File.ReadAllBytes(Shared.File("data/pxweb/" + file)), null)).Message, StringComparison.Ordinal);

    // Cells and missing ones counted in the files by hand, and the marks in the order they come.
    [Theory]
    [InlineData("TAB003.px", 2448, 18, "..")]
    [InlineData("TAB004.px", 4312, 1103, "..")]
    [InlineData("Quarter/HA0201E8.px", 117, 0, "")]
    [InlineData("keys/BE0101F1symbnotkeys.px", 48, 6, ". .. ... .... ..... ......")]
    [InlineData("percent/ENdecround1.px", 27, 3, "..")]
    [InlineData("error/continue/BE0101A1procerrorPrecision.px", 96, 0, "")]
    [InlineData("error/multilang/BE0101F1ensvdescdefaulterror.px", 48, 0, "")]
    public void A_recorded_file_is_read_cell_by_cell(string file, int cells, int nulls, string marks)
    {
        var reading = PxReading.Read(file, File.ReadAllBytes(Shared.File("data/pxweb/px/" + file)), null);

        Assert.Equal(cells, reading.Figures.Count);
        Assert.Equal(nulls, reading.Figures.Count(figure => figure.Value is null));
        Assert.Equal(marks, string.Join(' ', reading.Figures.Select(figure => figure.Mark).OfType<string>().Distinct()));
        Assert.DoesNotMatch(@"Testsson|@scb\.se|Tel:", JsonSerializer.Serialize(reading));
    }

    [Theory]
    [InlineData("error/continue/BE0101F1errorTimeval.px", "rad 23: TIMEVAL har 2 tider men dimensionen 1 kategorier.")]
    [InlineData("error/fatal/BE0101F1errorCodes.px", "rad 24: i CODES står ”0” direkt efter en text.")]
    [InlineData("error/fatal/BE0101F1errorValues.px", "rad 18: i VALUES står ”weden” direkt efter en text.")]
    [InlineData("error/fatal/BE0101F1missingData.px", "filen tar slut utan DATA")]
    [InlineData("error/fatal/BE0101F1missingMatrix.px", "nyckelordet MATRIX saknas")]
    public void A_broken_file_is_refused_by_name(string file, string message)
    {
        var error = Assert.Throws<SourceException>(() => PxReading.Read(file, File.ReadAllBytes(Shared.File("data/pxweb/px/" + file)), null));

        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_recorded_file_is_in_a_list()
    {
        var folder = Path.GetDirectoryName(Shared.File("data/pxweb/px/TAB003.px"))!;

        // Seven that are read and five that are broken.
        Assert.Equal(12, Directory.EnumerateFiles(folder, "*.px", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void Quarters_of_a_recorded_file_are_periods()
    {
        var time = PxReading.Read("HA0201E8.px", File.ReadAllBytes(Shared.File("data/pxweb/px/Quarter/HA0201E8.px")), null).Table.Dimensions[1];

        Assert.Equal(PxRole.Time, time.Role);
        Assert.Equal(("2006K1", Period.Quarter(2006, 1)), (time.Categories[0].Code, time.Categories[0].Period!.Value));
        Assert.Equal(Period.Quarter(2009, 1), time.Categories[^1].Period);
    }

    [Fact]
    public void A_recorded_answer_of_SCB_becomes_observations()
    {
        var mapping = PxMapping.Read("folkmangd.yaml", """
            area: { dimension: Region }
            time: { dimension: Tid, kind: month }
            sex: { dimension: Kon, total: TotSa, women: "2", men: "1" }
            measure: ContentsCode
            values:
              - { key: SCB-FOLK, category: 000007SF }
            choices:
              - { dimension: Alder, category: 0-9 }
            """u8.ToArray());
        var bytes = File.ReadAllBytes(Shared.File("data/pxweb/scb-v2-recorded/TAB6471_data.json"));

        var reading = PxReading.Read("TAB6471", bytes, mapping).Reading!;

        Assert.Equal(21 * 3 * 4, reading.Observations.Count);
        Assert.Equal(21, reading.Areas.Count);
        Assert.Contains(new SourceArea("0012", "Skåne län"), reading.Areas);
        Assert.Empty(reading.Warnings);
        // Skåne, 0-9, women, March: by the strides of the answer itself.
        using var json = JsonDocument.Parse(bytes);
        var expected = json.RootElement.GetProperty("value")[(((9 * 11 + 0) * 3 + 2) * 1 + 0) * 4 + 2].GetDouble();
        Assert.Contains(new SourceObservation("SCB-FOLK", "0012", "K", new Observation(Period.Month(2026, 3), expected)), reading.Observations);
    }
}
