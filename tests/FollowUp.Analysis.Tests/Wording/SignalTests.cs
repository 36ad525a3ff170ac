using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class SignalTests
{
    [Fact]
    public void Classes_are_told_apart_by_symbol_and_by_word_with_and_without_a_target()
    {
        Signal[] free = [Trend(60), Trend(53), Trend(50.1), Trend(40)];
        Signal[] against = [Trend(60, 61), Trend(60, 65), Trend(51, 65), Trend(40, 65), Trend(66, 65)];
        Assert.Equal(["Tydlig förbättring", "Viss förbättring", "Liten eller ingen förbättring", "Försämring"], free.Select(s => s.Word));
        Assert.Equal(["I takt med målet", "För långsamt", "Alldeles för långsamt", "Åt fel håll", "Målet nått"], against.Select(s => s.Word));
        Assert.Equal([SignalSymbol.TwoUp, SignalSymbol.OneUp, SignalSymbol.Flat, SignalSymbol.Down, SignalSymbol.Check], against.Select(s => s.Symbol));
        Assert.Equal(free.Select(s => s.Symbol), against.Take(4).Select(s => s.Symbol));
    }

    [Fact]
    public void Every_cause_has_its_word_and_the_symbol_of_the_unknown()
    {
        foreach (var cause in Enum.GetValues<NotAssessedCause>())
        {
            var signal = Signal.Of(new Verdict { Method = "M0", Version = 1, Class = VerdictClass.NotAssessed, Cause = cause, Direction = Direction.Up });
            Assert.Equal(SignalSymbol.Unknown, signal.Symbol);
            Assert.NotEmpty(signal.Word);
        }
    }

    [Fact]
    public void Level_has_symbols_of_its_own()
    {
        Signal Level(double value) => Signal.Of(FollowUp.Analysis.Level.Of(new(Given.Years(2020, value), Direction.Up, new Target(70, 2030))));
        Assert.Equal(new(SignalSymbol.FullCircle, "Målet nått"), Level(70));
        Assert.Equal(new(SignalSymbol.OpenCircle, "Målet inte nått"), Level(69));
        Assert.Equal("Inget mål", Signal.Of(FollowUp.Analysis.Level.Of(new(Given.Years(2020, 1), Direction.Up))).Word);
        Assert.Equal("Inget värde", Signal.Of(FollowUp.Analysis.Level.Of(new(Series.Empty, Direction.Up))).Word);
    }

    [Fact]
    public void What_was_zero_and_is_zero_is_told_as_unchanged_whatever_the_method_makes_of_it()
    {
        foreach (var direction in new[] { Direction.Up, Direction.Down })
        {
            var verdict = M0.Judge(new(Given.Years(2015, 0, 0), direction));
            Assert.True(verdict.StayedAtZero);
            Assert.Equal(new(SignalSymbol.Flat, "Oförändrat"), Signal.Of(verdict));
        }
    }

    private static Signal Trend(double latest, double? target = null) =>
        Signal.Of(M0.Judge(new(Given.Of(("2015", 50), ("2023", latest)), Direction.Up, target is { } t ? new(t, 2025) : null)));
}
