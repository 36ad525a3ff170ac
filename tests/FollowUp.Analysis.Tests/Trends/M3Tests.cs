using Xunit;
using static FollowUp.Analysis.MethodClass;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>Each threshold of M3 from both sides and on it: a class begins above its lower bound.</summary>
public sealed class M3Tests
{
    [Theory]
    [InlineData(1.0501, ClearImprovement, SubstantialProgress)]
    [InlineData(1.05, SlightImprovement, VerdictClass.ModerateProgress)]
    [InlineData(1.0499, SlightImprovement, VerdictClass.ModerateProgress)]
    [InlineData(1.0101, SlightImprovement, VerdictClass.ModerateProgress)]
    [InlineData(1.01, Stable, LimitedProgress)]
    [InlineData(1.0099, Stable, LimitedProgress)]
    [InlineData(1, Stable, LimitedProgress)]
    [InlineData(0.9901, Stable, LimitedProgress)]
    [InlineData(0.99, SlightWorsening, Deterioration)]
    [InlineData(0.9899, SlightWorsening, Deterioration)]
    [InlineData(0.9501, SlightWorsening, Deterioration)]
    [InlineData(0.95, ClearWorsening, Deterioration)]
    [InlineData(0.9499, ClearWorsening, Deterioration)]
    public void The_yearly_rate_decides(double afterOneYear, MethodClass own, VerdictClass common)
    {
        var up = M3.Judge(new(Given.Years(2015, 1, afterOneYear), Direction.Up));
        Assert.Equal((own, common), (up.Own!.Value, up.Class));
        Assert.Equal(own, M3.Judge(new(Given.Years(2015, 1, 2 - afterOneYear), Direction.Down)).Own);
    }

    [Fact]
    public void A_target_is_left_aside()
    {
        var verdict = M3.Judge(new(Given.Years(2015, 100, 106), Direction.Up, new Target(105, 2030)));
        Assert.Equal((ClearImprovement, null, null), (verdict.Own!.Value, verdict.Target, verdict.RequiredRate));
    }
}
