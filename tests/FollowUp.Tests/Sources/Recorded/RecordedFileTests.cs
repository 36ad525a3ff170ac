using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Tests.Sources;
using Xunit;

namespace FollowUp.Tests;

public sealed class RecordedFileTests
{
    private const string Address = "recorded/skolverket-elever.csv";

    private const string Head = """
        # indicator: elever
        # title: Elever
        # definition: Antal elever.
        # publisher: Skolverket
        # published: www.skolverket.se
        # recorded: 2026-11-23
        # licence: Öppna data.
        # coverage: Alla kommuner.
        # mark: .. suppressed
        # mark: . not_available
        """;

    [Fact]
    public void A_cell_is_a_value_a_mark_or_nothing()
    {
        var observations = Read($"{Head}\narea;breakdown;2022/23;2023/24;2024/25\n1287;T;-1,5;..;\n1287;K;;.;4911\n").Observations;
        Assert.Equal(
            [
                new SourceObservation("elever", "1287", "T", new Observation(Period.SchoolYear(2022), -1.5)),
                new SourceObservation("elever", "1287", "T", new Observation(Period.SchoolYear(2023), null, ObservationStatus.Suppressed, "..")),
                new SourceObservation("elever", "1287", "K", new Observation(Period.SchoolYear(2023), null, ObservationStatus.NotAvailable, ".")),
                new SourceObservation("elever", "1287", "K", new Observation(Period.SchoolYear(2024), 4911)),
            ],
            observations);
    }

    [Theory]
    [InlineData("area;breakdown;2024\n1287;T;1\n1287;T;2\n", 13, "området 1287, grupp T, står redan på rad 12")]
    [InlineData("area;breakdown;2024\n1287;T;1;2\n", 12, "raden har 4 fält, rubriken 3")]
    [InlineData("area;breakdown;2024\n1287;T\n", 12, "raden har 2 fält, rubriken 3")]
    [InlineData("area;breakdown;2024\n\n1287;T;1\n", 12, "raden har 1 fält, rubriken 3")]
    [InlineData("area;breakdown;2024\n1287;T;~100\n", 12, "”~100” är varken ett värde eller ett märke som filhuvudet förklarar")]
    [InlineData("area;breakdown;2024\n1287;T;4 911\n", 12, "Skriv ett värde med decimalkomma (59,0), ett av märkena .. .")]
    [InlineData("area;breakdown;2024\n1287;T;59.0\n", 12, "”59.0”")]
    [InlineData("area;breakdown;2024\n1287;T;1e5\n", 12, "”1e5”")]
    [InlineData("area;breakdown;2024\n1287;T;NaN\n", 12, "”NaN”")]
    [InlineData("area;breakdown;2024\n1287;T;123456789012,1\n", 12, "”123456789012,1”")]
    [InlineData("area;breakdown;2024\n287;T;1\n", 12, "”287” är ingen områdeskod")]
    [InlineData("area;breakdown;2024\n1287;F;1\n", 12, "”F” är ingen grupp. Skriv T (totalt), K (kvinnor) eller M (män)")]
    [InlineData("area;breakdown;2024\n1287;T;\n", 12, "filen har inga värden")]
    [InlineData("area;breakdown;2024-25\n1287;T;1\n", 11, "”2024-25” är ingen period")]
    [InlineData("area;breakdown;2024;2023\n1287;T;1;1\n", 11, "perioden 2023 kommer efter 2024")]
    [InlineData("area;breakdown;2024;2024\n1287;T;1;1\n", 11, "perioden 2024 kommer efter 2024")]
    [InlineData("area;breakdown;2023;2024/25\n1287;T;1;1\n", 11, "av samma slag")]
    [InlineData("area;sex;2024\n1287;T;1\n", 11, "rubrikraden är ”area;sex;2024”")]
    [InlineData("area;breakdown\n1287;T\n", 11, "Den ska börja ”area;breakdown;”")]
    [InlineData("# mark: - zero\narea;breakdown;2024\n1287;T;1\n", 11, "”- zero” är ingen märkning")]
    [InlineData("# mark: .. suppressed\narea;breakdown;2024\n1287;T;1\n", 11, "”.. suppressed” är ingen märkning")]
    [InlineData("# title: Igen\narea;breakdown;2024\n1287;T;1\n", 11, "uppgiften ”title” står två gånger")]
    [InlineData("# rubrik: Elever\narea;breakdown;2024\n1287;T;1\n", 11, "”rubrik” är ingen uppgift i filhuvudet")]
    [InlineData("# bara text\narea;breakdown;2024\n1287;T;1\n", 11, "har inte formen ”# uppgift: text”")]
    public void A_file_that_breaks_the_form_is_refused_with_its_line_and_what_would_be_right(string afterHead, int line, string part)
    {
        var message = Assert.Throws<SourceException>(() => Read($"{Head}\n{afterHead}")).Message;
        Assert.StartsWith($"{Address}, rad {line}: ", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_head_or_with_another_indicators_is_refused()
    {
        Assert.Contains("uppgiften ”indicator” saknas i filhuvudet", Refusal("area;breakdown;2024\n1287;T;1\n"), StringComparison.Ordinal);
        Assert.Contains("filen heter elever men säger sig innehålla personal", Refusal($"{Head.Replace("indicator: elever", "indicator: personal", StringComparison.Ordinal)}\narea;breakdown;2024\n1287;T;1\n"), StringComparison.Ordinal);
        Assert.Contains("rubrikraden saknas", Refusal($"{Head}\n"), StringComparison.Ordinal);
        Assert.Contains("recorded/smhi-elever.csv är ingen inspelad fil från källan skolverket", Assert.Throws<SourceException>(() => Read("", "recorded/smhi-elever.csv")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_its_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("# indicator: elever\n# title: "), 0xE5];
        Assert.StartsWith($"{Address}, rad 2: filen är inte UTF-8", Assert.Throws<SourceException>(() => Read(bytes, Address)).Message, StringComparison.Ordinal);
    }

    private static string Refusal(string file) => Assert.Throws<SourceException>(() => Read(file)).Message;

    private static Reading Read(string file, string address = Address) => Read(Encoding.UTF8.GetBytes(file), address);

    private static Reading Read(byte[] bytes, string address) => new Recorded("skolverket")
        .Read(new SourceRequest(["elever"], []), [new RawAnswer(address, default, null, "text/csv", false, bytes)]);
}
