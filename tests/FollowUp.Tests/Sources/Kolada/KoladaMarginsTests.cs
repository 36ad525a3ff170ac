using System.Text.Json.Nodes;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>Margins of error and what they are the margin of, by their titles alone.</summary>
public sealed class KoladaMarginsTests
{
    [Theory]
    [InlineData("Osäkerhetstal - Snöröjning fungerar bra, andel (%)", "Medborgarundersökningen - Snöröjning fungerar bra, andel (%)")]
    [InlineData("Osäkerhetstal - Snöröjning av vägar fungerar bra i kommunen,, andel (%)", "Medborgarundersökningen - Snöröjning av vägar fungerar bra i kommunen, andel  (%)")]
    [InlineData("Osäkerhetstal - Självrapporterad utsatthet för hot, andel (%)", "NTU - Självrapporterad utsatthet för hot, andel (%)")]
    [InlineData("Osäkerhetstal - Andel invånare 16-84 år som röker dagligen, andel (%)", "Invånare 16-84 år som röker dagligen, andel (%)")]
    [InlineData("Osäkerhetstal - Man kan lita på andra, andel (%)", "Man kan lita på andra, andel (%) (-2023)")]
    public void A_margin_finds_its_indicator_whoever_asked_and_however_it_is_counted(string margin, string measured) =>
        Assert.Equal("N1", Assert.Single(KoladaMargins.Pair([("N1", measured), ("U9", margin), ("N2", "Något annat, andel (%)")]), pair => pair.Key == "U9").Value);

    [Theory]
    [InlineData("Osäkerhetstal - Invånare 16-84 år med fetma, andel (%)", "Invånare med fetma, andel (%)")]
    [InlineData("Osäkerhetstal - Oro för trakaserier, andel (%)", "Oro för trakasserier, andel (%)")]
    public void What_only_resembles_is_left_unpaired(string margin, string measured) => Assert.Empty(KoladaMargins.Pair([("N00001", measured), ("U01001", margin)]));

    [Fact]
    public void A_title_that_fits_several_is_left_unpaired()
    {
        Assert.Empty(KoladaMargins.Pair([("N00001", "Tillit, andel (%)"), ("N00002", "NTU - Tillit, andel (%)"), ("U01001", "Osäkerhetstal - Tillit, andel (%)")]));
        Assert.Empty(KoladaMargins.Pair([("N00001", "Tillit, andel (%)"), ("U01001", "Osäkerhetstal - Tillit, andel (%)"), ("U01002", "Osäkerhetstal - Tillit, andel (%)")]));
    }

    [Fact]
    public void Of_the_recorded_margins_these_find_no_indicator()
    {
        var kpis = JsonNode.Parse(File.ReadAllBytes(Shared.File("data/kolada/kpi.json")))!["values"]!.AsArray().Select(k => (Key: (string)k!["id"]!, Title: (string)k["title"]!)).ToList();

        var pairs = KoladaMargins.Pair(kpis);

        var margins = kpis.Where(kpi => KoladaMargins.IsMargin(kpi.Title)).Select(kpi => kpi.Key).ToList();
        Assert.Equal(211, margins.Count);
        Assert.Equal([
                "N01465", "N21460", "U01511", "U01513", "U01517", "U01519", "U01526", "U01532", "U01559", "U01572",
                "U01586", "U01587", "U01588", "U01604", "U01615", "U01660", "U61547",
            ], margins.Where(margin => !pairs.ContainsKey(margin)).Order());
        Assert.Equal("N07600", pairs["N07648"]);
        Assert.Equal(pairs.Count, pairs.Values.Distinct().Count());
    }
}
