using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class PeriodWordsTests
{
    [Theory]
    [InlineData("2024", "år 2024", "år 2024", "5 under 2024", "5 ton år 2024")]
    [InlineData("2023/24", "läsåret 2023/24", "läsåret 2023/24", "5 läsåret 2023/24", "5 ton läsåret 2023/24")]
    [InlineData("2024-H1", "första halvåret 2024", "första halvåret 2024", "5 första halvåret 2024", "5 ton första halvåret 2024")]
    [InlineData("2024-H2", "andra halvåret 2024", "andra halvåret 2024", "5 andra halvåret 2024", "5 ton andra halvåret 2024")]
    [InlineData("2024-T3", "tredje tertialet 2024", "tredje tertialet 2024", "5 tredje tertialet 2024", "5 ton tredje tertialet 2024")]
    [InlineData("2024-Q4", "fjärde kvartalet 2024", "fjärde kvartalet 2024", "5 fjärde kvartalet 2024", "5 ton fjärde kvartalet 2024")]
    [InlineData("2024-05", "maj 2024", "i maj 2024", "5 i maj 2024", "5 ton i maj 2024")]
    [InlineData("2024-W05", "vecka 5 år 2024", "vecka 5 år 2024", "5 vecka 5 år 2024", "5 ton vecka 5 år 2024")]
    [InlineData("2021-2024", "perioden 2021–2024", "perioden 2021–2024", "5 perioden 2021–2024", "5 ton perioden 2021–2024")]
    public void Every_kind_of_period_has_its_words(string text, string name, string when, string afterNumber, string afterUnit)
    {
        var period = Period.Parse(text);
        Assert.Equal(name, PeriodWords.Name(period));
        Assert.Equal(when, PeriodWords.When(period));
        Assert.Equal(afterNumber, PeriodWords.At("5", new Unit("antal"), period));
        Assert.Equal(afterUnit, PeriodWords.At("5 ton", new Unit("ton"), period));
    }
}
