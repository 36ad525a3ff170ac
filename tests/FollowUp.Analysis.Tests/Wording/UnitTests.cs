using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData("%", "%", "procent")]
    [InlineData("andel (%)", "%", "procent")]
    [InlineData("antal", "", "")]
    [InlineData("antal verksamheter inom familjecentraler", "", "")]
    [InlineData("antal/100 000 inv", "per 100\u00A0000 inv", "per 100\u00A0000 invånare")]
    [InlineData("antal barn/100 000 inv", "per 100\u00A0000 inv", "per 100\u00A0000 invånare")]
    [InlineData("antal/1000 inv", "per 1\u00A0000 inv", "per 1\u00A0000 invånare")]
    [InlineData("antal/inv 7-20 år", "per inv 7–20 år", "per invånare 7–20 år")]
    [InlineData("poäng", "poäng", "poäng")]
    [InlineData("index", "", "")]
    [InlineData("ton", "ton", "ton")]
    [InlineData("ton CO2e/inv", "ton CO2e/inv", "ton koldioxidekvivalenter per invånare")]
    [InlineData("ton CO2-ekv/inv", "ton CO2-ekv/inv", "ton koldioxidekvivalenter per invånare")]
    [InlineData("kWh/m²", "kWh/m²", "kWh per m²")]
    [InlineData("", "", "")]
    public void A_unit_is_short_in_tables_and_in_words_in_sentences(string name, string label, string words)
    {
        Assert.Equal(label, new Unit(name).Label);
        Assert.Equal(words, new Unit(name).Words);
        Assert.Equal(label.Length == 0 ? "12,5" : "12,5\u00A0" + label, Format.WithUnit(12.5, 1, name));
    }

    [Theory]
    [InlineData(1, 0, "1\u00A0procentenhet", "+1\u00A0procentenhet")]
    [InlineData(-1, 0, "1\u00A0procentenhet", "−1\u00A0procentenhet")]
    [InlineData(1, 1, "1,0\u00A0procentenheter", "+1,0\u00A0procentenheter")]
    [InlineData(0.6, 0, "1\u00A0procentenhet", "+1\u00A0procentenhet")]
    [InlineData(21, 0, "21\u00A0procentenheter", "+21\u00A0procentenheter")]
    [InlineData(0, 1, "0,0\u00A0procentenheter", "0,0\u00A0procentenheter")]
    public void A_difference_of_shares_is_counted_in_percentage_points(double difference, int decimals, string expected, string withSign)
    {
        Assert.Equal(expected, new Unit("%").Difference(difference, decimals));
        Assert.Equal(withSign, new Unit("%").SignedDifference(difference, decimals));
    }

    [Fact]
    public void A_difference_of_anything_else_keeps_its_unit()
    {
        Assert.Equal("−12\u00A0ton", new Unit("ton").SignedDifference(-12, 0));
        Assert.Equal("+12", new Unit("antal").SignedDifference(12, 0));
    }

    [Fact]
    public void Decimals_are_the_indicators_own_before_the_rule()
    {
        Assert.Equal(1, new Unit("%").Decimals([99.53, 120]));
        Assert.Equal(0, new Unit("ton").Decimals([99.53, 120]));
        Assert.Equal(2, new Unit("%").Decimals([99.53, 120], stated: 2));
    }

    [Theory]
    [InlineData("antal", true)]
    [InlineData("antal barn", true)]
    [InlineData("ton", true)]
    [InlineData("ton CO2-ekv/inv", false)]
    [InlineData("antal/1 000 inv", false)]
    [InlineData("%", false)]
    [InlineData("km", false)]
    [InlineData("", false)]
    public void A_plain_count_or_amount_grows_with_the_place(string unit, bool grows) => Assert.Equal(grows, new Unit(unit).GrowsWithSize);
}
