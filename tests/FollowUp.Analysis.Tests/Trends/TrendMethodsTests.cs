using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>What every method in the list must hold, so that a new one is covered by itself.</summary>
public sealed class TrendMethodsTests
{
    public static TheoryData<string> Names => [.. TrendMethods.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_method_signs_its_verdicts_and_never_guesses(string name)
    {
        var judge = TrendMethods.All[name];
        var verdict = judge(new(Given.Years(2020, 50, 52, 55, 57, 60), Direction.Up));
        Assert.Equal(name, verdict.Method);
        Assert.True(verdict.Version > 0);
        Assert.NotEqual(VerdictClass.NotAssessed, verdict.Class);
        Assert.Equal(NotAssessedCause.NoDirection, judge(new(Given.Years(2020, 50, 52, 55, 57, 60), Direction.None)).Cause);
        Assert.Equal(NotAssessedCause.NoObservations, judge(new(Series.Empty, Direction.Up)).Cause);
    }
}
