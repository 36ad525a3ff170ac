using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;
using static FollowUp.Tests.Sources.KoladaAnswers;

namespace FollowUp.Tests.Sources;

/// <summary>Understanding single figures and names: tolerant of how things are written, strict about what they mean.</summary>
public sealed class KoladaReadTests
{
    [Fact]
    public void Types_may_drift_where_the_meaning_is_clear()
    {
        var reading = Read("""
            {"kpi":"N00945","municipality":"0180","period":"2022","values":[
              {"gender":"T","count":1,"status":null,"value":42.5,"isdeleted":0},
              {"gender":"K","status":"","value":"41.25","isdeleted":"false"},
              {"gender":"M","value":-0.1e1}]}
            """);

        Assert.Equal(
            [("T", 42.5), ("K", 41.25), ("M", -1.0)],
            reading.Observations.Select(o => (o.Breakdown, o.Observation.Value!.Value)));
        Assert.All(reading.Observations, o => Assert.Equal(new Observation(Period.Year(2022), o.Observation.Value), o.Observation));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("\"\"", ObservationStatus.NotAvailable, null)]
    [InlineData("null", ObservationStatus.NotAvailable, null)]
    [InlineData("\" \"", ObservationStatus.NotAvailable, null)]
    [InlineData("\"Missing\"", ObservationStatus.NotAvailable, "Missing")]
    [InlineData("\"Not applicable\"", ObservationStatus.NotApplicable, "Not applicable")]
    [InlineData("\"Sekretess\"", ObservationStatus.Unknown, "Sekretess")]
    [InlineData("7", ObservationStatus.Unknown, "7")]
    public void A_missing_value_has_a_reason_and_keeps_the_mark(string status, ObservationStatus expected, string? mark)
    {
        var reading = Read(Row($$"""{"gender":"K","count":0,"status":{{status}},"value":null,"isdeleted":false}"""));

        Assert.Equal(new Observation(Period.Year(2022), null, expected, mark), Assert.Single(reading.Observations).Observation);
        if (expected == ObservationStatus.Unknown)
        {
            Assert.Equal([$"Kolada ger statusen ”{mark}”, som vi inte känner, i stället för värde. Antal: 1. Den första gäller N00945, område 0180, 2022, K."], reading.Warnings);
        }
        else
        {
            Assert.Empty(reading.Warnings);
        }
    }

    [Fact]
    public void A_value_with_a_status_text_stays_a_value_and_is_told()
    {
        var reading = Read(Row(
            """{"gender":"T","status":"Preliminär","value":1}""", """{"gender":"K","status":"Preliminär","value":2}""", """{"gender":"M","status":"","value":3}"""));

        Assert.Equal(
            [(1.0, "Preliminär"), (2.0, "Preliminär"), (3.0, null)],
            reading.Observations.Select(o => (o.Observation.Value!.Value, o.Observation.Mark)));
        Assert.All(reading.Observations, o => Assert.Equal(ObservationStatus.Normal, o.Observation.Status));
        Assert.Equal(["Kolada ger statusen ”Preliminär” tillsammans med ett värde. Värdet tas in som det står och statusen sparas bredvid. Antal: 2. Den första gäller N00945, område 0180, 2022, T."], reading.Warnings);
    }

    [Fact]
    public void A_deleted_figure_is_told_as_deleted_whatever_value_it_still_has()
    {
        var reading = Read(Row(OneCell, """{"gender":"K","count":1,"status":"","value":3,"isdeleted":1}"""));

        Assert.Equal(
            [("T", new Observation(Period.Year(2022), 42.5)), ("K", new Observation(Period.Year(2022), null, ObservationStatus.DeletedAtSource))],
            reading.Observations.Select(o => (o.Breakdown, o.Observation)));
        Assert.Equal(["N00945"], reading.CompleteKeys);
        Assert.Equal(["0180"], reading.CompleteAreas);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void An_indicator_of_which_every_figure_is_deleted_has_been_spoken_of()
    {
        var reading = Read(Row("""{"gender":"T","count":0,"status":"","value":null,"isdeleted":true}"""));

        Assert.Equal(ObservationStatus.DeletedAtSource, Assert.Single(reading.Observations).Observation.Status);
        Assert.Equal(["N00945"], reading.CompleteKeys);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void A_deleted_figure_beside_its_replacement_is_no_contradiction()
    {
        const string Deleted = """{"gender":"T","value":7,"isdeleted":true}""";

        Assert.Equal(42.5, Assert.Single(Read(Row(Deleted, OneCell)).Observations).Observation.Value);
        Assert.Equal(42.5, Assert.Single(Read(Row(OneCell, Deleted)).Observations).Observation.Value);
    }

    [Fact]
    public void The_same_figure_twice_is_one() => Assert.Single(Read(Row(OneCell) + "," + Row(OneCell)).Observations);

    [Fact]
    public void Two_different_figures_for_one_place_are_refused_and_both_are_named()
    {
        var error = Assert.Throws<SourceException>(() => Read(Row(OneCell) + "," + Row("""{"gender":"K","value":1}""", """{"gender":"T","value":42.6}""")));

        Assert.Equal($"Kolada ger två olika uppgifter för N00945, område 0180, 2022, T. Den ena: 42,5 (rad 1, uppgift 1 i {FiguresAddress}). Den andra: 42,6 (rad 2, uppgift 2 i {FiguresAddress}).", error.Message);
    }

    [Theory]
    [InlineData("""{"gender":"F","value":1}""", "gender: \"F\"; väntat var T, K eller M.")]
    [InlineData("""{"value":1}""", "gender: saknas; väntat var en text.")]
    [InlineData("""{"gender":"T","value":"1,5"}""", "value: \"1,5\"; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":"1 234"}""", "value: \"1 234\"; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":"NaN"}""", "value: \"NaN\"; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":"Infinity"}""", "value: \"Infinity\"; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":1e400}""", "value: 1e400; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":-1e400}""", "value: -1e400; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":""}""", "value: \"\"; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":true}""", "value: true; väntat var ett tal med decimalpunkt, eller null.")]
    [InlineData("""{"gender":"T","value":1,"isdeleted":"kanske"}""", "isdeleted: \"kanske\"; väntat var true eller false.")]
    [InlineData("""{"gender":"T","value":null,"status":{}}""", "status: {}; väntat var en text.")]
    [InlineData("""{"gender":"\ud800","value":1}""", "gender: \"\\ud800\"; väntat var en text.")]
    public void A_field_that_means_nothing_is_named_with_its_place(string cell, string message)
    {
        var error = Assert.Throws<SourceException>(() => Read(Row(OneCell) + "," + Row(cell)));

        Assert.Equal($"Fel i Koladas svar, rad 2, uppgift 1 i {FiguresAddress} – {message}", error.Message);
    }

    [Theory]
    [InlineData("\"N00946\",\"municipality\":\"0180\",\"period\":2022", "kpi: \"N00946\"; väntat var något av det som frågan gällde.")]
    [InlineData("\"N00945\",\"municipality\":180,\"period\":2022", "municipality: 180; väntat var något av det som frågan gällde.")]
    [InlineData("\"N00945\",\"municipality\":\"0180\",\"period\":\"2022/23\"", "period: \"2022/23\"; väntat var ett årtal med fyra siffror, 1700 till 2999.")]
    [InlineData("\"N00945\",\"municipality\":\"0180\",\"period\":20220", "period: 20220; väntat var ett årtal med fyra siffror, 1700 till 2999.")]
    [InlineData("\"N00945\",\"municipality\":\"0180\",\"period\":null", "period: saknas; väntat var ett årtal med fyra siffror, 1700 till 2999.")]
    public void A_row_of_something_else_is_refused(string row, string message)
    {
        var error = Assert.Throws<SourceException>(() => Read("{\"kpi\":" + row + ",\"values\":[" + OneCell + "]}"));

        Assert.Equal($"Fel i Koladas svar, rad 1 i {FiguresAddress} – {message}", error.Message);
    }

    [Theory]
    [InlineData("17", "där står 17; väntat var ett objekt.")]
    [InlineData("""{"kpi":"N00945","municipality":"0180","period":2022}""", "values: saknas; väntat var en lista.")]
    public void A_row_of_another_shape_is_refused(string row, string message) =>
        Assert.EndsWith(message, Assert.Throws<SourceException>(() => Read(row)).Message, StringComparison.Ordinal);

    [Fact]
    public void Zero_bytes_and_decomposed_letters_do_not_reach_the_database()
    {
        var reading = Read(Row("""{"gender":"T","status":"A\u0000a\u030A","value":null}"""));

        Assert.Equal("A\uFFFD\u00E5", Assert.Single(reading.Observations).Observation.Mark);
    }

    [Fact]
    public void What_is_said_of_an_indicator_is_tidied()
    {
        var reading = ReadAnswers(
            Answer(Base + "municipality", """{"values":[{"id":"0180","title":" Stockholm "},{"id":"G1","title":"Grupp"}],"next_url":null}"""),
            Answer(Base + "kpi/N00945", """
                {"values":[{"id":"N00945","title":" Kostnad \n","description":" Ett.\\nTvå.\r\nTre.\\n","is_divided_by_gender":0,
                "publication_date":"2026-08-28T00:00:00","prel_publication_date":"2026-04-01","publ_period":2025}],"next_url":null}
                """),
            Answer(FiguresAddress, Page(Row(OneCell))));

        Assert.Equal(new SourceIndicator("N00945", "Kostnad", "Ett.\nTvå.\nTre.", false, new DateOnly(2026, 4, 1), "2025"), Assert.Single(reading.Indicators));
        Assert.Equal(new SourceArea("0180", "Stockholm"), Assert.Single(reading.Areas));
    }

    [Fact]
    public void An_unreadable_publication_day_is_told_and_left_out()
    {
        var reading = ReadAnswers(
            AreaList,
            Answer(Base + "kpi/N00945", """{"values":[{"id":"N00945","title":"Kostnad","publication_date":"i vår"}]}"""),
            Answer(FiguresAddress, Page(Row(OneCell))));

        Assert.Equal(new SourceIndicator("N00945", "Kostnad", "", null, null, null), Assert.Single(reading.Indicators));
        Assert.Equal(["Fältet publication_date för nyckeltalet N00945 är ”i vår”, vilket inte är ett datum. Det lämnas tomt."], reading.Warnings);
    }
}
