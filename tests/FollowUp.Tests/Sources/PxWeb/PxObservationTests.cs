using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;
using static FollowUp.Tests.Sources.PxWeb.PxSamples;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>A table read by a mapping.</summary>
public sealed class PxObservationTests
{
    private static readonly string _mapping = Mapping.ReplaceLineEndings("\n");

    [Fact]
    public void Cells_become_observations_with_reason_and_mark()
    {
        foreach (var reading in new[] { ReadJson(Json, _mapping).Reading!, ReadPx(Px, _mapping).Reading! })
        {
            Assert.Equal(
                [
                    "0000 M 2023 1 Normal ", "0000 M 2024 2.5 Normal ", "0000 K 2023  NotAvailable ..", "0000 K 2024 4 Normal ",
                    "1287 M 2023 5 Normal ", "1287 M 2024  NotApplicable .", "1287 K 2023 0 Normal -", "1287 K 2024 8 Normal ",
                ],
                reading.Observations.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Area} {o.Breakdown} {o.Observation.Period} {o.Observation.Value} {o.Observation.Status} {o.Observation.Mark}")));
            Assert.All(reading.Observations, o => Assert.Equal("X1", o.Key));
            Assert.Equal([new SourceArea("0000", "Riket"), new SourceArea("1287", "Trelleborg")], reading.Areas);
            Assert.Equal(("X1", "Antal", true), (reading.Indicators[0].Key, reading.Indicators[0].Title, reading.Indicators[0].SplitBySex!.Value));
            Assert.True(reading.IsPartial);
            Assert.Empty(reading.Warnings);
        }
    }

    [Fact]
    public void A_total_is_never_summed() => Assert.DoesNotContain(ReadJson(Json, _mapping).Reading!.Observations, o => o.Breakdown == "T");

    [Fact]
    public void A_choice_takes_one_category_and_no_other()
    {
        var reading = ReadJson(Json, _mapping.Replace("sex: { dimension: Kon, women: \"2\", men: \"1\" }\n", "", StringComparison.Ordinal) + "\nchoices:\n  - { dimension: Kon, category: \"2\" }\n").Reading!;

        Assert.Equal([null, 4, 0, 8], reading.Observations.Select(o => o.Observation.Value));
        Assert.All(reading.Observations, o => Assert.Equal("T", o.Breakdown));
        Assert.False(reading.Indicators[0].SplitBySex);
    }

    [Theory]
    [InlineData("mark: \"..\", means: suppressed", 2, null, ObservationStatus.Suppressed)]
    [InlineData("mark: \"-\", means: non_response", 6, null, ObservationStatus.NonResponse)]
    [InlineData("mark: \"..\", means: zero", 2, 0.0, ObservationStatus.Normal)]
    public void A_mapping_says_what_a_mark_means(string mark, int cell, double? value, ObservationStatus status)
    {
        var observation = ReadJson(Json, _mapping + "\nmarks:\n  - { " + mark + " }\n").Reading!.Observations[cell].Observation;

        Assert.Equal((value, status), (observation.Value, observation.Status));
        Assert.NotNull(observation.Mark);
    }

    [Fact]
    public void An_unknown_mark_is_kept_and_told()
    {
        var reading = ReadJson(Json.Replace("\"2\":\"..\"", "\"2\":\"z\",\"0\":\"p\"", StringComparison.Ordinal), _mapping).Reading!;

        Assert.Equal((ObservationStatus.Unknown, "z"), (reading.Observations[2].Observation.Status, reading.Observations[2].Observation.Mark));
        Assert.Equal((1.0, ObservationStatus.Normal, "p"), (reading.Observations[0].Observation.Value!.Value, reading.Observations[0].Observation.Status, reading.Observations[0].Observation.Mark));
        Assert.Equal(2, reading.Warnings.Count);
        Assert.Contains(reading.Warnings, warning => warning.Contains("Märket ”z”", StringComparison.Ordinal) && warning.Contains("Antal: 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_margin_stands_beside_its_value_under_a_key_of_its_own()
    {
        var json = Json.Replace("\"label\":{\"A1\":\"Antal\"}", "\"index\":[\"A1\",\"A2\"],\"label\":{\"A1\":\"Andel\",\"A2\":\"Felmarginal\"}", StringComparison.Ordinal)
            .Replace("\"size\":[2,2,1,2]", "\"size\":[2,1,2,2]", StringComparison.Ordinal).Replace("\"index\":[\"1\",\"2\"],\"label\":{\"1\":\"män\",\"2\":\"kvinnor\"}", "\"label\":{\"1+2\":\"totalt\"}", StringComparison.Ordinal);
        const string mapping = "area: { dimension: Region }\ntime: { dimension: Tid, kind: year }\nsex: { dimension: Kon, total: 1+2 }\nmeasure: ContentsCode\nvalues:\n  - { key: X1, category: A1, margin: { key: X1-FM, category: A2 } }\n";

        var reading = ReadJson(json, mapping).Reading!;

        Assert.Equal([("X1", 1), ("X1", 2.5), ("X1-FM", null), ("X1-FM", 4)], reading.Observations.Take(4).Select(o => (o.Key, o.Observation.Value)));
        Assert.Equal(["X1", "X1-FM"], reading.CompleteKeys);
        Assert.All(reading.Observations, o => Assert.Equal("T", o.Breakdown));
        Assert.Contains("felmarginalen i cellen 00, 1+2, A2, 2024 är mindre än noll", Assert.Throws<SourceException>(() => ReadJson(json.Replace("null,4,", "null,-4,", StringComparison.Ordinal), mapping)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_one_area_and_one_measure_needs_neither_dimension()
    {
        const string px = "MATRIX=\"A\";TITLE=\"Resor\";HEADING=\"tid\";VALUES(\"tid\")=\"2023K4\",\"2024K1\";DATA=1 2;";

        var reading = ReadPx(px, "area: { code: \"1287\" }\ntime: { dimension: tid, kind: quarter }\nvalues:\n  - { key: RESOR }\n").Reading!;

        Assert.Equal(
            [new SourceObservation("RESOR", "1287", "T", new Observation(Period.Quarter(2023, 4), 1)), new SourceObservation("RESOR", "1287", "T", new Observation(Period.Quarter(2024, 1), 2))],
            reading.Observations);
        Assert.Equal("Resor", reading.Indicators[0].Title);
    }

    [Theory]
    [InlineData("dimension: Region", "dimension: Regoin", "m.yaml, rad 1: dimensionen ”Regoin” finns inte i tabellen t.json. Menade du ”Region”?")]
    [InlineData("dimension: Tid", "dimension: Tidd", "m.yaml, rad 2: dimensionen ”Tidd” finns inte i tabellen t.json. Menade du ”Tid”?")]
    [InlineData("kind: year", "kind: month", "m.yaml, rad 2: ”2023” (2023) är ingen period av det slag som anges. Väntat var till exempel 2024M05.")]
    [InlineData("women: \"2\", men: \"1\"", "women: \"2\"", "m.yaml, rad 3: kategorin ”1” (män) nämns inte.")]
    [InlineData("men: \"1\"", "men: \"män\"", "m.yaml, rad 3: ”män” finns inte i dimensionen ”Kon” i tabellen t.json. Menade du ”1”?")]
    [InlineData("category: A1", "category: B", "m.yaml, rad 6: ”B” finns inte i dimensionen ”ContentsCode” i tabellen t.json.")]
    [InlineData("sex: { dimension: Kon, women: \"2\", men: \"1\" }\n", "", "m.yaml passar inte tabellen t.json: dimensionen ”Kon” har 2 kategorier och nämns inte. Välj en av dem under ”choices”.")]
    public void A_mapping_that_does_not_fit_is_told_with_its_line(string right, string wrong, string message)
    {
        Assert.Contains(right, _mapping, StringComparison.Ordinal);

        var error = Assert.Throws<SourceException>(() => ReadJson(Json, _mapping.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"00\":0,\"1287\":1", "\"00\":0,\"SE22\":1", "”SE22” (SE22) är ingen områdeskod")]
    [InlineData("\"00\":0,\"1287\":1", "\"00\":0,\"0000\":1", "”00” och ”0000” är samma område, 0000")]
    public void An_area_that_is_none_or_comes_twice_is_refused(string right, string wrong, string message)
    {
        var json = Json.Replace(right, wrong, StringComparison.Ordinal).Replace(",\"label\":{\"00\":\"Riket\",\"1287\":\"Trelleborg\"},\"child\":{\"00\":[\"1287\"]}", "", StringComparison.Ordinal);

        Assert.Contains(message, Assert.Throws<SourceException>(() => ReadJson(json, _mapping)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_of_another_code_is_named_by_the_mapping()
    {
        var json = Json.Replace("\"00\"", "\"RIKET\"", StringComparison.Ordinal);

        Assert.Equal("0000", ReadJson(json, _mapping.Replace("{ dimension: Region }", "{ dimension: Region, codes: [ { category: RIKET, is: \"0000\" } ] }", StringComparison.Ordinal)).Reading!.Observations[0].Area);
    }

    [Fact]
    public void A_mark_and_a_value_that_contradict_each_other_are_refused() =>
        Assert.Contains("cellen 00, 1, A1, 2023 har ett värde och märket ”c”", Assert.Throws<SourceException>(() => ReadJson(
            Json.Replace("\"2\":\"..\"", "\"0\":\"c\"", StringComparison.Ordinal), _mapping + "\nmarks:\n  - { mark: c, means: suppressed }\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2024", PeriodKind.Year, "2024")]
    [InlineData("2023/24", PeriodKind.SchoolYear, "2023/24")]
    [InlineData("2023/2024", PeriodKind.SchoolYear, "2023/24")]
    [InlineData("2023/25", PeriodKind.SchoolYear, null)]
    [InlineData("2024H1", PeriodKind.HalfYear, "2024-H1")]
    [InlineData("2024-H2", PeriodKind.HalfYear, "2024-H2")]
    [InlineData("2024H3", PeriodKind.HalfYear, null)]
    [InlineData("2024T2", PeriodKind.Tertial, "2024-T2")]
    [InlineData("2024K1", PeriodKind.Quarter, "2024-Q1")]
    [InlineData("2024Q4", PeriodKind.Quarter, "2024-Q4")]
    [InlineData("2024Q5", PeriodKind.Quarter, null)]
    [InlineData("2024M05", PeriodKind.Month, "2024-05")]
    [InlineData("202413", PeriodKind.Month, null)]
    [InlineData("2024V18", PeriodKind.Week, "2024-W18")]
    [InlineData("2024W53", PeriodKind.Week, null)]
    [InlineData("2021-2024", PeriodKind.MultiYear, "2021-2024")]
    [InlineData("2024-2021", PeriodKind.MultiYear, null)]
    [InlineData("9999", PeriodKind.Year, null)]
    [InlineData("2024", PeriodKind.Month, null)]
    public void A_time_code_is_read_as_the_kind_that_is_stated(string code, PeriodKind kind, string? period)
    {
        var json = Json.Replace("\"2024\":1,\"2023\":0", $"\"{code}\":0", StringComparison.Ordinal)
            .Replace("\"size\":[2,2,1,2]", "\"size\":[2,2,1,1]", StringComparison.Ordinal).Replace("[1,2.5,null,4,5,null,null,8]", "[1,2,3,4]", StringComparison.Ordinal).Replace("\"5\":\".\",\"6\":\"-\"", "\"3\":null", StringComparison.Ordinal);
        var mapping = _mapping.Replace("kind: year", "kind: " + kind switch { PeriodKind.SchoolYear => "school_year", PeriodKind.MultiYear => "multi_year", PeriodKind.HalfYear => "half_year", _ => kind.ToString().ToLowerInvariant() }, StringComparison.Ordinal);

        if (period is null)
        {
            Assert.Contains("är ingen period", Assert.Throws<SourceException>(() => ReadJson(json, mapping)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(period, ReadJson(json, mapping).Reading!.Observations[0].Observation.Period.ToString());
        }
    }

    [Fact]
    public void Where_codes_are_mere_numbers_the_label_tells_the_period()
    {
        var json = Json.Replace("\"index\":{\"2024\":1,\"2023\":0}", "\"index\":[\"0\",\"1\"],\"label\":{\"0\":\"2023\",\"1\":\"2024\"}", StringComparison.Ordinal);

        Assert.Equal(Period.Year(2023), ReadJson(json, _mapping).Reading!.Observations[0].Observation.Period);
    }
}
