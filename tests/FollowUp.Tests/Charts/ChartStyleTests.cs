using System.Text.RegularExpressions;
using FollowUp.Charts;
using FollowUp.Tests.House;
using ScottPlot;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class ChartStyleTests
{
    private static readonly LineRole[] _roles = Enum.GetValues<LineRole>();

    /// <summary>WCAG 2.1, relative luminance and contrast ratio.</summary>
    private static double Contrast(Color one, Color other)
    {
        static double Channel(byte value) => value / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        static double Luminance(Color color) => 0.2126 * Channel(color.R) + 0.7152 * Channel(color.G) + 0.0722 * Channel(color.B);
        double[] luminances = [Luminance(one), Luminance(other)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    [Fact]
    public void Contrast_is_computed_as_WCAG_does()
    {
        Assert.Equal(21, Contrast(Colors.Black, Colors.White), 1e-9);
        Assert.Equal(4.54, Contrast(Color.FromHex("#767676"), Colors.White), 0.005); // the well-known lightest grey that passes
    }

    [Fact]
    public void Every_text_can_be_read_on_white()
    {
        Color[] texts = [ChartStyle.Text, ChartStyle.Muted, ChartStyle.Target, ChartStyle.Watermark, .. _roles.Select(role => ChartStyle.Look(role).Color)];
        Assert.All(texts, color => Assert.True(Contrast(color, Colors.White) >= 4.5, $"{color.ToHex()}: {Contrast(color, Colors.White):0.00}"));
        Assert.All(
            from model in Enumerable.Range(0, 100).Select(ChartCases.Random).Append(ChartCases.Everything) from text in TrendLayout.Of(model, ChartSize.Wide).Texts select text,
            text => Assert.Contains(text.Color, texts));
    }

    [Fact]
    public void The_bands_name_can_be_read_on_the_band()
    {
        byte On(byte ink) => (byte)Math.Round(ink * ChartStyle.Band.Alpha / 255.0 + 255 - ChartStyle.Band.Alpha);
        Assert.True(Contrast(ChartStyle.Muted, new Color(On(ChartStyle.Band.R), On(ChartStyle.Band.G), On(ChartStyle.Band.B))) >= 4.5);
    }

    [Fact]
    public void Lines_and_axis_stand_out_from_white_as_graphics_must() =>
        Assert.All((Color[])[ChartStyle.Axis, .. _roles.Select(role => ChartStyle.Look(role).Color)], color => Assert.True(Contrast(color, Colors.White) >= 3));

    [Fact]
    public void No_two_roles_share_a_mark_so_grey_paper_tells_them_apart()
    {
        Assert.Equal(_roles.Length, _roles.Select(role => ChartStyle.Look(role).Mark).Distinct().Count());
        Assert.Equal((ChartMark.Circle, ChartMark.Square), (ChartStyle.Look(LineRole.Women).Mark, ChartStyle.Look(LineRole.Men).Mark));
    }

    [Fact]
    public void Only_ChartStyle_starts_a_plot() => Assert.Equal(
        ["src/FollowUp/Charts/ChartStyle.cs"],
        SourceTree.Files("src", ".cs", ".cshtml").Where(file => Regex.IsMatch(file.Text, @"new\s+(ScottPlot\.)?Plot\b|\bPlot\s+\w+\s*=\s*new\b|\bMultiplot\b")).Select(file => file.Path));

    [Fact]
    public void No_marker_of_ScottPlots_own_is_ever_drawn() => Assert.Empty( // Their paths can be freed while they are drawn: mono/SkiaSharp#2821.
        SourceTree.Files("src", ".cs").Where(file => Regex.IsMatch(file.Text, @"\bMarker(Shape|Style)\b|\.Add\.(Marker|Markers|Scatter|ScatterPoints|Signal\w*)\(")).Select(file => file.Path));

    [Fact]
    public void What_Skia_draws_with_is_held_while_it_draws() => Assert.Empty(
        from file in SourceTree.Files("src", ".cs")
        from line in file.Text.Split('\n')
        where Regex.IsMatch(line, @"\bSK(Path|Paint|Font|Surface|Pixmap|Data)\s+\w+\s*=|=\s*(new SK(Path|Paint|Font)|SKSurface\.Create|\w+\.PeekPixels|\w+\.Encode)\b") && !Regex.IsMatch(line, @"^\s*using\b")
        select $"{file.Path}: {line.Trim()}");
}
