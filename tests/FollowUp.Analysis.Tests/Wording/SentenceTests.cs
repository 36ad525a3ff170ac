using System.Text.RegularExpressions;
using CsCheck;
using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed partial class SentenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_combination_is_whole_correct_and_holds_no_figure_of_its_own()
    {
        var all = SentenceCombinations.All().ToList();
        var shapes = all.DistinctBy(c => (c.Case, AnyFigure().Replace(c.Sentence, "#"))).OrderBy(c => c.Case, StringComparer.Ordinal);
        output.WriteLine(string.Join('\n', shapes.Select(c => $"{c.Case,-48} {c.Sentence}")));

        Assert.All(all, c => Check(c.Sentence, c.Verdict, c.Unit));

        // Each class, cause, note and kind of period has been told of at least once.
        Assert.Equal(Enum.GetValues<VerdictClass>().Length, all.Select(c => c.Verdict.Class).Distinct().Count());
        Assert.Equal(Enum.GetValues<NotAssessedCause>().Length, all.Select(c => c.Verdict.Cause).OfType<NotAssessedCause>().Distinct().Count());
        Assert.Equal(Enum.GetValues<VerdictNote>().Length, all.SelectMany(c => c.Verdict.Notes).Distinct().Count());
        Assert.Equal(Enum.GetValues<PeriodKind>().Length, all.Select(c => c.Verdict.Current?.Period.Kind).OfType<PeriodKind>().Distinct().Count());
    }

    [Fact]
    public void Any_series_gives_a_whole_sentence() => SentenceCombinations.Random.Sample(
        (input, unit) => Assert.All(TrendMethods.All.Values.Select(method => method.Judge(input)), verdict => Check(Sentence.Of(verdict, unit), verdict, unit)), iter: 5_000);

    [Theory]
    [InlineData("M0", 99.5, "en försämring.")]
    [InlineData("M0", 100.4, "en mycket liten förbättring.")]
    [InlineData("M1", 99.95, "i stort sett oförändrat.")]
    [InlineData("M2", 100.4, "en mycket liten förbättring.")]
    [InlineData("M3", 99.5, "i stort sett oförändrat.")]
    [InlineData("M3", 98.5, "en försämring.")]
    [InlineData("M3", 106, "en tydlig förbättring.")]
    public void Each_method_is_told_in_words_that_hold_for_it(string method, double latest, string conclusion)
    {
        var verdict = TrendMethods.All[method].Judge(new(Given.Years(2020, 100, latest), Direction.Up));
        Assert.EndsWith(": " + conclusion, Sentence.Of(verdict, new("ton")), StringComparison.Ordinal);
        Assert.Equal(verdict.IsSteady, Signal.Of(verdict).Word == SignalTexts.Steady);
    }

    [Theory]
    [InlineData(Direction.Up, "%", 52.1, 59, "Ökade med 6,9 procentenheter, från 52,1 procent läsåret 2019/20 till 59,0 procent läsåret 2023/24, en relativ ökning med i snitt 3,2 procent om året: en tydlig förbättring.")]
    [InlineData(Direction.Down, "%", 52.1, 59, "Ökade med 6,9 procentenheter, från 52,1 procent läsåret 2019/20 till 59,0 procent läsåret 2023/24, en relativ ökning med i snitt 3,2 procent om året: en försämring.")]
    [InlineData(Direction.Up, "%", 59, 59, "Oförändrat, 59 procent både läsåret 2019/20 och läsåret 2023/24.")]
    [InlineData(Direction.Down, "antal", 1234, 1200, "Minskade från 1 234 läsåret 2019/20 till 1 200 läsåret 2023/24, med i snitt 0,7 procent om året: en viss förbättring.")]
    public void The_line_without_a_target(Direction direction, string unit, double first, double last, string expected) =>
        Assert.Equal(expected, Plain(Sentence.Of(M0.Judge(new(Given.Of(("2019/20", first), ("2023/24", last)), direction)), new(unit))));

    [Theory]
    [InlineData(60, "Ökade med 8,0 procentenheter, från 52,0 procent år 2019 till 60,0 procent år 2023, en relativ ökning med i snitt 3,6 procent om året. Målet 70,5 procent senast år 2030 kräver en relativ ökning med i snitt 2,8 procent om året från samma start: takten har varit i linje med målet.")]
    [InlineData(53, "Ökade med 1,0 procentenheter, från 52,0 procent år 2019 till 53,0 procent år 2023, en relativ ökning med i snitt 0,5 procent om året. Målet 70,5 procent senast år 2030 kräver en relativ ökning med i snitt 2,8 procent om året från samma start: takten har varit alldeles för långsam.")]
    [InlineData(71, "Ökade med 19,0 procentenheter, från 52,0 procent år 2019 till 71,0 procent år 2023, en relativ ökning med i snitt 8,1 procent om året: målet 70,5 procent senast år 2030 är nått.")]
    [InlineData(51, "Minskade med 1,0 procentenheter, från 52,0 procent år 2019 till 51,0 procent år 2023, en relativ minskning med i snitt 0,5 procent om året. Målet 70,5 procent senast år 2030 kräver en relativ ökning med i snitt 2,8 procent om året från samma start: utvecklingen går åt fel håll.")]
    public void The_line_against_a_target(double last, string expected) =>
        Assert.Equal(expected, Plain(Sentence.Of(M0.Judge(new(Given.Of(("2019", 52), ("2023", last)), Direction.Up, new Target(70.5, 2030))), new("%"))));

    [Fact]
    public void Figures_that_differ_look_different_and_differ_as_a_reader_finds()
    {
        var close = Plain(Sentence.Of(M0.Judge(new(Given.Years(2020, 59.04, 58.96), Direction.Up)), new("%")));
        Assert.StartsWith("Minskade med 0,08 procentenheter, från 59,04 procent år 2020 till 58,96 procent år 2021", close, StringComparison.Ordinal);

        var rounded = Plain(Sentence.Of(M0.Judge(new(Given.Years(2020, 52.14, 58.95), Direction.Up)), new("%")));
        Assert.StartsWith("Ökade med 6,9 procentenheter, från 52,1 procent år 2020 till 59,0 procent", rounded, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pace_too_small_to_show_is_called_small() =>
        Assert.Contains("med i snitt mindre än 0,1 procent om året", Sentence.Of(M0.Judge(new(Given.Of(("2015", 100_000), ("2023", 100_010)), Direction.Up)), new("ton")), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 51)]
    [InlineData(50, 0)]
    [InlineData(-5, -3)]
    [InlineData(-5, 0)]
    public void A_pace_in_per_cent_is_left_out_from_zero_to_zero_and_of_negative_figures(double first, double last)
    {
        var verdict = M0.Judge(new(Given.Of(("2015", first), ("2023", last)), Direction.Up));
        Assert.NotNull(verdict.AnnualRate);
        Assert.DoesNotContain("om året", Sentence.Of(verdict, new("ton")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2010", "2020", 2021, false)]
    [InlineData("2010", "2020", 2020, true)]
    [InlineData("2009/10", "2019/20", 2020, true)]
    [InlineData("2007-2010", "2017-2020", 2020, true)]
    [InlineData("2010-T1", "2020-T1", 2020, false)]
    [InlineData("2010-T3", "2020-T3", 2020, true)]
    [InlineData("2010-Q3", "2020-Q3", 2020, false)]
    [InlineData("2010-12", "2020-12", 2020, true)]
    [InlineData("2010-W52", "2021-W52", 2020, true)]
    public void A_target_whose_year_is_over_is_told_as_not_met(string first, string last, int due, bool over)
    {
        var sentence = Sentence.Of(M0.Judge(new(Given.Of((first, 50), (last, 55)), Direction.Up, new Target(60, due), BaseYear: 2010)), new("ton"));
        Assert.Equal(over, sentence.Contains("är inte nått; det krävde", StringComparison.Ordinal));
        Assert.Equal(!over, sentence.Contains(" kräver ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_target_just_missed_in_its_year_is_told_as_nearly_met() =>
        Assert.EndsWith("takten har nästan räckt.", Sentence.Of(M0.Judge(new(Given.Of(("2015", 50), ("2020", 59.9)), Direction.Up, new Target(60, 2020))), new("ton")), StringComparison.Ordinal);

    [Fact]
    public void A_change_says_how_far_and_since_when()
    {
        string Text(string unit, Direction direction, params (string, double?)[] values) => Plain(Sentence.Of(Change.SincePrevious(Given.Of(values), direction)!, new(unit)));
        Assert.Equal("+1,2 procentenheter sedan läsåret 2022/23", Text("%", Direction.Up, ("2022/23", 57.8), ("2023/24", 59)));
        Assert.Equal("−1 procentenhet sedan år 2022", Text("%", Direction.Up, ("2022", 58), ("2023", 57)));
        Assert.Equal("+12 sedan maj 2023", Text("antal", Direction.Up, ("2023-05", 108), ("2024-05", 120)));
        Assert.Equal("Oförändrat sedan perioden 2017–2020", Text("%", Direction.Up, ("2017-2020", 58), ("2021-2024", 58)));
    }

    private static void Check(string sentence, Verdict verdict, Unit unit)
    {
        var plain = Plain(sentence);
        Assert.Matches(@"^[A-ZÅÄÖ].*\.$", plain);
        Assert.DoesNotMatch(@"[{}]|  | [.,:]|[.:,][.:,]|[0-9]\.[0-9]|-[0-9]|(?<![0-9] |[0-9,])\b1 procentenheter|(?<!^1|[^0-9] 1|\u22121|\+1) procentenhet\b", plain);
        Assert.DoesNotMatch(@"[0-9]\u0020[0-9]{3}\b", sentence);
        Assert.True(plain.Length <= 480, plain);
        var figures = new SentenceFigures(verdict);
        Assert.All(Figure().Matches(WithoutUnit(plain, unit)), m => Assert.True(figures.Hold(m.Value), $"{m.Value} is not among the figures: {plain}"));
    }

    private static string WithoutUnit(string plain, Unit unit) =>
        unit.Words.Length == 0 ? plain : plain.Replace(Plain(unit.Words), "", StringComparison.Ordinal);

    private static string Plain(string text) => text.Replace(Format.Space, ' ');

    [GeneratedRegex("[0-9]+")]
    private static partial Regex AnyFigure();

    [GeneratedRegex(@"\u2212?[0-9]+(?: [0-9]{3}\b)*(?:,[0-9]+)?")]
    private static partial Regex Figure();
}
