using System.Text;
using CsCheck;
using FollowUp.Sources;
using Xunit;
using static FollowUp.Tests.Sources.KoladaAnswers;

namespace FollowUp.Tests.Sources;

/// <summary>Understanding answers as wholes: what is no answer, what is missing, and what may be called complete.</summary>
public sealed class KoladaCompletenessTests
{
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

        var error = Assert.Throws<SourceException>(() => ReadAnswers(AreaList, Indicator, Answer(FiguresAddress, Encoding.Latin1.GetBytes("{\"values\":\"å\"}"))));
        Assert.Contains("Väntat var text i UTF-8.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stands_escaped_and_short_in_messages()
    {
        var error = Assert.Throws<SourceException>(() => ReadBody("\u001b[31m\r\n<script>\u202Ealert(1)</script>\0" + new string('x', 500)));

        Assert.Contains(@"med början ”\u001B[31m\u000D\u000A<script>\u202Ealert(1)</script>\u0000xxxxxxxxxxxxxxxxxxxx…”", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c == '\u202E');
        Assert.Equal(80, error.Message.Split('”')[1].Length);
    }

    [Fact]
    public void A_known_indicator_without_a_single_row_withdraws_nothing()
    {
        var reading = Read("");

        Assert.Empty(reading.CompleteKeys);
        Assert.Equal(["Kolada ger inte en enda uppgift för nyckeltalet N00945 i de områden som efterfrågas. Inget räknas som återtaget."], reading.Warnings);
        Assert.Equal("N00945", Assert.Single(reading.Indicators).Key);
    }

    [Fact]
    public void A_known_area_without_a_single_row_withdraws_nothing()
    {
        var request = new SourceRequest(["N00945"], ["0180", "0012"]);
        var reading = ReadAnswers(
            request,
            Answer(Base + "municipality", """{"values":[{"id":"0180","title":"Stockholm"},{"id":"0012","title":"Skåne"}],"next_url":null}"""),
            Indicator,
            Answer(Base + "data/kpi/N00945/municipality/0180%2C0012/", Page(Row(OneCell))));

        Assert.Equal(["0180"], reading.CompleteAreas);
        Assert.Equal(["Kolada ger inte en enda uppgift för området 0012 i de nyckeltal som efterfrågas. Inget räknas som återtaget."], reading.Warnings);
    }

    [Fact]
    public void Answers_that_are_not_whole_are_refused()
    {
        var first = Answer(FiguresAddress + "?per_page=1", Page(Row(OneCell), FiguresAddress + "?page=2"));
        var second = Answer(FiguresAddress + "?page=2", Page(Row("""{"gender":"K","value":2}""")));

        Assert.Equal(2, ReadAnswers(AreaList, Indicator, first, second).Observations.Count);
        Refused($"Svaren är inte hela: en sida saknas före eller på {FiguresAddress}?page=2", AreaList, Indicator, first);
        Refused($"Svaren är inte hela: en sida saknas före eller på {FiguresAddress}?page=2", AreaList, Indicator, second);
        Refused($"Svaren är inte hela: en sida saknas före eller på {FiguresAddress}?page=3", AreaList, Indicator, first, Answer(FiguresAddress + "?page=3", Page("")));
        Refused("Svaren är inte hela: ingen har frågat efter N00945 för området 0180.", AreaList, Indicator);
        Refused("Svaren är inte hela: ingen har frågat vad nyckeltalet N00945 är.", AreaList, first, second);
        Refused("Svaren är inte hela: listan över områden saknas.", Indicator, first, second);
        Refused("Bland svaren finns https://example.org/index.html, som inte är en fråga till Kolada.", AreaList, Indicator, first, second, Answer("https://example.org/index.html", ""));
        Refused("Svaren är inte hela: listan över områden saknas.",
            Answer(Base + "municipality", """{"values":[],"next_url":null}"""), Indicator, Answer(FiguresAddress, Page(Row(OneCell))));
    }

    [Fact]
    public void An_answer_that_was_asked_for_again_replaces_the_broken_one()
    {
        var tooMany = Answer(FiguresAddress, "{}") with { HttpStatus = 429 };

        Assert.Single(ReadAnswers(AreaList, Indicator, tooMany, Answer(FiguresAddress, Page(Row(OneCell)))).Observations);
        Assert.Contains("Det kom status 429", Assert.Throws<SourceException>(() => ReadAnswers(AreaList, Indicator, tooMany)).Message, StringComparison.Ordinal);
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
                    Assert.InRange(ReadAnswers(AreaList, Indicator, Answer(FiguresAddress, body), last).Observations.Count, 0, 2);
                }
                catch (SourceException e)
                {
                    Assert.DoesNotContain(e.Message, char.IsControl);
                }
            }
        }, iter: 3000, threads: 1);
    }

    private static void Refused(string message, params RawAnswer[] answers) => Assert.Equal(message, Assert.Throws<SourceException>(() => ReadAnswers(answers)).Message);
}
