using System.Text;
using CsCheck;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>Understanding answers: tolerant of how things are written, strict about what they mean.</summary>
public sealed class KoladaReadTests
{
    private const string Base = "https://api.kolada.se/v3/";
    private const string FiguresAddress = Base + "data/kpi/N00945/municipality/0180";
    private const string OneCell = """{"gender":"T","count":1,"status":"","value":42.5,"isdeleted":false}""";

    private static readonly SourceRequest _request = new(["N00945"], ["0180"]);

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
    public void A_deleted_figure_is_no_observation_but_its_indicator_is_answered_in_full()
    {
        var reading = Read(Row(
            """{"gender":"T","count":0,"status":"","value":null,"isdeleted":true}""", """{"gender":"K","count":1,"status":"","value":3,"isdeleted":1}"""));

        Assert.Empty(reading.Observations);
        Assert.Equal(["N00945"], reading.CompleteKeys);
        Assert.Equal(["0180"], reading.CompleteAreas);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void A_deleted_figure_beside_its_replacement_is_no_contradiction() =>
        Assert.Equal(42.5, Assert.Single(Read(Row("""{"gender":"T","value":7,"isdeleted":true}""", OneCell)).Observations).Observation.Value);

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

    [Theory]
    [InlineData("""{"values":[]}""", "Väntat var fältet ”next_url” med nästa sidas adress, eller null på den sista.")]
    [InlineData("""{"values":{},"next_url":null}""", "Väntat var status 200 och JSON med en lista ”values”.")]
    [InlineData("""{"values":[],"values":[],"next_url":null}""", "Väntat var status 200 och JSON med en lista ”values”.")]
    [InlineData("""[]""", "Väntat var status 200 och JSON med en lista ”values”.")]
    [InlineData("", "Det kom status 200 utan innehåll.")]
    [InlineData("""{"values":[],"next_url":null} x""", "Väntat var status 200 och JSON med en lista ”values”.")]
    public void An_answer_without_the_envelope_is_refused(string body, string message)
    {
        var error = Assert.Throws<SourceException>(() => ReadBody(body));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(FiguresAddress, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm_and_other_encodings_are_refused()
    {
        Assert.Single(ReadBody("\uFEFF" + Page(Row(OneCell))).Observations);

        var error = Assert.Throws<SourceException>(() => Reading(Answer(FiguresAddress, Encoding.Latin1.GetBytes("{\"values\":\"å\"}"))));
        Assert.Contains("Väntat var text i UTF-8.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stands_escaped_and_short_in_messages()
    {
        var error = Assert.Throws<SourceException>(() => ReadBody("\u001b[31m\r\n<script>\u202Ealert(1)</script>\0" + new string('x', 500)));

        Assert.Contains(@"med början ”\u001B[31m\u000D\u000A<script>\u202Ealert(1)</script>\u0000xxxxxxxxxxxxxxxxxxxx…”", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c == '\u202E');
        Assert.Equal(Excerpted, error.Message.Split('”')[1].Length);
    }

    /// <summary>The promised length of an excerpt.</summary>
    private const int Excerpted = 80;

    [Fact]
    public void Zero_bytes_and_decomposed_letters_do_not_reach_the_database()
    {
        var reading = Read(Row("""{"gender":"T","status":"A\u0000a\u030A","value":null}"""));

        Assert.Equal("A\uFFFD\u00E5", Assert.Single(reading.Observations).Observation.Mark);
    }

    [Fact]
    public void What_is_said_of_an_indicator_is_tidied()
    {
        var reading = Reading(
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
        var reading = Reading(
            AreaList,
            Answer(Base + "kpi/N00945", """{"values":[{"id":"N00945","title":"Kostnad","publication_date":"i vår"}]}"""),
            Answer(FiguresAddress, Page(Row(OneCell))));

        Assert.Equal(new SourceIndicator("N00945", "Kostnad", "", null, null, null), Assert.Single(reading.Indicators));
        Assert.Equal(["Fältet publication_date för nyckeltalet N00945 är ”i vår”, vilket inte är ett datum. Det lämnas tomt."], reading.Warnings);
    }

    [Fact]
    public void A_known_indicator_without_a_single_row_withdraws_nothing()
    {
        var reading = Read("");

        Assert.Empty(reading.CompleteKeys);
        Assert.Equal(["Kolada ger inte en enda uppgift för nyckeltalet N00945 i de områden som efterfrågas. Inget räknas som borttaget."], reading.Warnings);
        Assert.Equal("N00945", Assert.Single(reading.Indicators).Key);
    }

    [Fact]
    public void A_known_area_without_a_single_row_withdraws_nothing()
    {
        var request = new SourceRequest(["N00945"], ["0180", "0012"]);
        using var client = new HttpClient();
        var reading = new Kolada(client, new Uri(Base), TimeProvider.System).Read(request,
        [
            Answer(Base + "municipality", """{"values":[{"id":"0180","title":"Stockholm"},{"id":"0012","title":"Skåne"}],"next_url":null}"""),
            Indicator,
            Answer(Base + "data/kpi/N00945/municipality/0180%2C0012/", Page(Row(OneCell))),
        ]);

        Assert.Equal(["0180"], reading.CompleteAreas);
        Assert.Equal(["Kolada ger inte en enda uppgift för området 0012 i de nyckeltal som efterfrågas. Inget räknas som borttaget."], reading.Warnings);
    }

    [Fact]
    public void Answers_that_are_not_whole_are_refused()
    {
        var first = Answer(FiguresAddress + "?per_page=1", Page(Row(OneCell), FiguresAddress + "?page=2"));
        var second = Answer(FiguresAddress + "?page=2", Page(Row("""{"gender":"K","value":2}""")));

        Assert.Equal(2, Reading(AreaList, Indicator, first, second).Observations.Count);
        Refused($"Svaren är inte hela: en sida saknas före eller på {FiguresAddress}?page=2", AreaList, Indicator, first);
        Refused($"Svaren är inte hela: en sida saknas före eller på {FiguresAddress}?page=2", AreaList, Indicator, second);
        Refused($"Svaren är inte hela: en sida saknas före eller på {FiguresAddress}?page=3", AreaList, Indicator, first, Answer(FiguresAddress + "?page=3", Page("")));
        Refused("Svaren är inte hela: ingen har frågat efter N00945 för området 0180.", AreaList, Indicator);
        Refused("Svaren är inte hela: ingen har frågat vad nyckeltalet N00945 är.", AreaList, first, second);
        Refused("Svaren är inte hela: listan över områden saknas.", Indicator, first, second);
        Refused("Bland svaren finns https://example.org/index.html, som inte är en fråga till Kolada.", AreaList, Indicator, first, second, Answer("https://example.org/index.html", ""));
        Refused("Svaren blandar påhittade och riktiga värden; inget av dem kan användas.", AreaList, Indicator, first, second with { Synthetic = true });
    }

    [Fact]
    public void An_answer_that_was_asked_for_again_replaces_the_broken_one()
    {
        var tooMany = Answer(FiguresAddress, "{}") with { HttpStatus = 429 };

        Assert.Single(Reading(AreaList, Indicator, tooMany, Answer(FiguresAddress, Page(Row(OneCell)))).Observations);
        Assert.Contains("Det kom status 429", Assert.Throws<SourceException>(() => Reading(AreaList, Indicator, tooMany)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_is_understood_or_refused_with_a_reason()
    {
        var whole = Encoding.UTF8.GetBytes(Page(Row(OneCell, """{"gender":"K","count":0,"status":"Missing","value":null,"isdeleted":true}"""), FiguresAddress + "?page=2"));
        var last = Answer(FiguresAddress + "?page=2", Page(""));

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length - 1], Gen.Int[0, 9].Select(i => new[] { "null", "[]", "{}", "\"", "1e999", "\\ud800", "\\u0000", "\u00E5", "-", "," }[i])).Sample((at, value, cut, piece) =>
        {
            var changed = (byte[])whole.Clone();
            changed[at] = value;
            byte[] spliced = [.. whole[..cut], .. Encoding.UTF8.GetBytes(piece), .. whole[cut..]];
            foreach (var body in (byte[][])[changed, spliced, whole[..cut]])
            {
                try
                {
                    Assert.InRange(Reading(AreaList, Indicator, Answer(FiguresAddress, body), last).Observations.Count, 0, 2);
                }
                catch (SourceException e)
                {
                    Assert.DoesNotContain(e.Message, char.IsControl);
                }
            }
        }, iter: 3000, threads: 1);
    }

    private static RawAnswer AreaList => Answer(Base + "municipality", """{"values":[{"id":"0180","title":"Stockholm","type":"K"}],"next_url":null}""");

    private static RawAnswer Indicator => Answer(Base + "kpi/N00945", """{"values":[{"id":"N00945","title":"Kostnad"}],"next_url":null}""");

    private static void Refused(string message, params RawAnswer[] answers) => Assert.Equal(message, Assert.Throws<SourceException>(() => Reading(answers)).Message);

    private static Reading Read(string rows) => ReadBody(Page(rows));

    private static Reading ReadBody(string body) => Reading(AreaList, Indicator, Answer(FiguresAddress, body));

    private static Reading Reading(params RawAnswer[] answers)
    {
        using var client = new HttpClient();
        return new Kolada(client, new Uri(Base), TimeProvider.System).Read(_request, answers);
    }

    private static string Row(params string[] cells) => $$"""{"kpi":"N00945","municipality":"0180","period":2022,"values":[{{string.Join(',', cells)}}]}""";

    private static string Page(string rows, string? next = null) => $$"""{"values":[{{rows}}],"count":1,"next_url":{{(next is null ? "null" : $"\"{next}\"")}},"previous_url":null}""";

    private static RawAnswer Answer(string address, string body) => Answer(address, Encoding.UTF8.GetBytes(body));

    private static RawAnswer Answer(string address, byte[] body) => new(address, default, 200, "application/json", false, body);
}
