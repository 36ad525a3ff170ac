using System.Xml.Linq;
using FollowUp.Analysis;
using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class SparklineTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static XElement Drawn(TrendModel model) => XDocument.Parse(Sparkline.Svg(model)).Root!;

    [Fact]
    public void It_has_no_text_and_is_hidden_from_those_who_have_the_page_read()
    {
        var root = Drawn(ChartCases.Everything);
        Assert.Equal(("true", "0 0 120 32"), (root.Attribute("aria-hidden")?.Value, root.Attribute("viewBox")?.Value));
        Assert.Empty(root.Value);
        Assert.InRange(Sparkline.Svg(ChartCases.Everything).Length, 100, 1500);
    }

    [Fact]
    public void Gaps_stay_open()
    {
        var root = Drawn(ChartCases.Emissions);
        Assert.Equal(5, root.Descendants(_svg + "ellipse").Count()); // four lone years and the latest
        var line = Assert.Single(root.Descendants(_svg + "path"), path => path.Parent!.Attribute("stroke")?.Value == ChartStyle.Look(LineRole.Total).Color.ToHex());
        Assert.Equal(9, line.Attribute("d")!.Value.Split('M', 'L').Length - 1);
    }

    [Fact]
    public void The_target_is_a_level_stroke_and_only_where_there_is_one()
    {
        static int Strokes(TrendModel model) => Drawn(model).Descendants(_svg + "path").Count(path => path.Parent!.Attribute("stroke")?.Value == ChartStyle.Target.ToHex());
        Assert.Equal(1, Strokes(ChartCases.Emissions));
        Assert.Equal(0, Strokes(ChartCases.Mathematics));
    }

    [Fact]
    public void Without_values_it_is_empty() => Assert.Empty(Drawn(ChartCases.Of(ChartCases.Years(2020, null, null))).Descendants(_svg + "path").Concat(Drawn(ChartCases.Of(Series.Empty)).Descendants(_svg + "ellipse")));

    [Fact]
    public void A_small_change_does_not_fill_the_height()
    {
        var heights = Drawn(ChartCases.Of(ChartCases.Years(2020, 50.0, 50.5))).Descendants(_svg + "path").Single().Attribute("d")!.Value.Split('M', 'L').Skip(1).Select(corner => double.Parse(corner.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(heights[0] - heights[1], 0.5, 2);
    }
}
