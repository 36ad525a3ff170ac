using FollowUp.Charts;
using FollowUp.Tests.House;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class ChartFontsTests
{
    [Fact]
    public void The_typeface_is_in_the_program()
    {
        ChartFonts.Check();
        Assert.Equal("Source Sans 3", ScottPlot.Fonts.Default);
        Assert.Equal("Source Sans 3", ScottPlot.Fonts.GetTypeface("no such font", false, false).FamilyName);
    }

    [Fact]
    public void Widths_grow_with_text_size_and_weight()
    {
        var width = ChartFonts.Width("Källa: SCB", 20, ChartFace.Regular);
        Assert.Equal(2 * ChartFonts.Width("Källa: SCB", 10, ChartFace.Regular), width, 0.01);
        Assert.True(ChartFonts.Width("Källa: SCB", 20, ChartFace.Bold) > width);
        Assert.Equal(20, ChartFonts.Width("中", 20, ChartFace.Regular)); // what the typeface lacks counts as wide as it commonly is
    }

    [Theory]
    [InlineData("Regular")]
    [InlineData("Semibold")]
    [InlineData("Bold")]
    [InlineData("It")]
    public void Page_and_chart_carry_the_same_faces_and_their_licence(string face)
    {
        var forPages = File.ReadAllBytes(Path.Combine(SourceTree.Root, $"src/FollowUp/wwwroot/fonts/SourceSans3-{face}.woff2"));
        Assert.Equal("wOF2"u8, forPages.AsSpan(0, 4));
        Assert.True(File.Exists(Path.Combine(SourceTree.Root, $"src/FollowUp/Charts/Fonts/SourceSans3-{face}.ttf")));
        Assert.All((string[])["src/FollowUp/wwwroot/fonts", "src/FollowUp/Charts/Fonts"], folder => Assert.Contains("SIL OPEN FONT LICENSE", File.ReadAllText(Path.Combine(SourceTree.Root, folder, "LICENSE.md")), StringComparison.Ordinal));
    }
}
