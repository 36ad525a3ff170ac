using System.Globalization;
using System.Xml.Linq;
using FollowUp.Analysis;
using FollowUp.Charts;
using SkiaSharp;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class TrendChartTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly TrendModel[] _models = [ChartCases.Emissions, ChartCases.Mathematics, ChartCases.Everything, ChartCases.Awkward, .. Enumerable.Range(0, 60).Select(ChartCases.Random)];

    private static readonly ChartSize[] _sizes = [ChartSize.Wide, ChartSize.Narrow];

    private static float Number(XElement element, string attribute) => float.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    [Fact]
    public void The_same_model_gives_the_same_bytes_again_and_on_many_threads_at_once()
    {
        var first = _models.Select(model => (TrendChart.Svg(model, ChartSize.Wide), Sparkline.Svg(model))).ToArray();
        var again = new (string, string)[_models.Length];
        Parallel.For(0, _models.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => again[i] = (TrendChart.Svg(_models[i], ChartSize.Wide), Sparkline.Svg(_models[i])));
        Assert.Equal(first, again);
        Assert.Equal(TrendChart.Png(ChartCases.Everything, ChartSize.Wide), TrendChart.Png(ChartCases.Everything, ChartSize.Wide));
    }

    [Fact]
    public void A_drawing_holds_plain_shapes_and_text_and_nothing_that_a_strict_page_refuses()
    {
        string[] elements = ["svg", "title", "desc", "g", "rect", "path", "ellipse", "circle", "text"];
        string[] attributes =
        [
            "xmlns", "viewBox", "width", "height", "class", "role", "aria-labelledby", "id", "x", "y", "d", "cx", "cy", "r", "rx", "ry", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
            "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "transform", "pointer-events",
        ];
        Assert.All(from model in _models from size in _sizes select TrendChart.Svg(model, size), svg =>
        {
            var all = XDocument.Parse(svg).Descendants().ToList();
            Assert.Empty(all.Select(element => element.Name.LocalName).Except(elements));
            Assert.Empty(all.SelectMany(element => element.Attributes()).Select(attribute => attribute.Name.LocalName).Except(attributes));
            Assert.DoesNotContain(all.SelectMany(element => element.Attributes()), attribute => attribute.Value.Contains("url(", StringComparison.Ordinal));
            Assert.InRange(svg.Length, 500, 60_000);
        });
    }

    [Fact]
    public void Title_and_description_are_named_by_ids_of_the_charts_own()
    {
        foreach (var size in _sizes)
        {
            var root = XDocument.Parse(TrendChart.Svg(ChartCases.Everything, size)).Root!;
            Assert.Equal("img", root.Attribute("role")?.Value);
            Assert.Equal($"everything-{size.Name}-t everything-{size.Name}-d", root.Attribute("aria-labelledby")?.Value);
            Assert.Equal(ChartText.Title(ChartCases.Everything), root.Element(_svg + "title")?.Value);
            Assert.Equal(ChartText.Alt(ChartCases.Everything), root.Element(_svg + "desc")?.Value);
            Assert.Equal([$"everything-{size.Name}-t", $"everything-{size.Name}-d"], root.Descendants().Attributes("id").Select(id => id.Value));
        }
    }

    [Fact]
    public void Texts_from_outside_are_shown_as_text_and_cut_visibly()
    {
        foreach (var size in _sizes)
        {
            var svg = TrendChart.Svg(ChartCases.Awkward, size);
            var texts = XDocument.Parse(svg).Descendants(_svg + "text").Select(text => text.Value).ToList();
            Assert.StartsWith("<script>alert('x')</script> &", texts[0], StringComparison.Ordinal);
            Assert.Contains(texts, text => text.StartsWith("</text><b>WW", StringComparison.Ordinal) && text.EndsWith('…'));
            Assert.Contains(texts, text => text.Contains("xxx…", StringComparison.Ordinal));
            Assert.Contains(texts, text => text.Contains("שלום & \U0001F600", StringComparison.Ordinal));
            Assert.DoesNotContain(svg, character => character is '\u202E' or '\u202C' or '\u200F' or '\uFFFF' or '\u0007');
            Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Whole_lines_of_text_are_set_in_the_typeface_by_its_name()
    {
        var root = XDocument.Parse(TrendChart.Svg(ChartCases.Mathematics, ChartSize.Wide)).Root!;
        Assert.Contains("Elever i årskurs 9 med provbetyg A–E i matematik", root.Descendants(_svg + "text").Select(text => text.Value));
        Assert.All(root.Descendants(_svg + "text"), text => Assert.Equal("'Source Sans 3',sans-serif", text.Parent!.Attribute("font-family")?.Value));
    }

    [Fact]
    public void ScottPlots_lines_pass_where_the_points_are()
    {
        Assert.All(_models.Where(model => model.Lines.Any(line => line.Series.WithValue.Any())), model =>
        {
            var layout = TrendLayout.Of(model, ChartSize.Wide);
            var root = XDocument.Parse(TrendChart.Svg(model, ChartSize.Wide)).Root!;
            foreach (var line in model.Lines.Where(line => !ChartStyle.Look(line.Role).IsDashed))
            {
                var look = ChartStyle.Look(line.Role);
                var corners = root.Descendants(_svg + "path")
                    .Where(path => path.Parent!.Attribute("fill")?.Value == "none" && path.Parent.Attribute("stroke")?.Value == look.Color.ToHex() && path.Parent.Attribute("stroke-width")?.Value == look.Width.ToString(CultureInfo.InvariantCulture))
                    .SelectMany(path => path.Attribute("d")!.Value.Split('M', 'L').Skip(1).Select(corner => corner.Split(' ').Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray()))
                    .ToList();
                var joined = TrendLayout.Joined(line.Series).Where(run => run.Count > 1).SelectMany(run => run).ToList();
                Assert.Equal(joined.Count, corners.Count);
                Assert.All(joined, o => Assert.Contains(corners, corner =>
                    Math.Abs(corner[0] - layout.Scale.X(o.Period.Position)) < 0.6 && Math.Abs(corner[1] - layout.Scale.Y(o.Value!.Value)) < 0.6));
            }
        });
    }

    [Fact]
    public void Each_place_to_point_at_lies_on_its_mark()
    {
        var root = XDocument.Parse(TrendChart.Svg(ChartCases.Of([new ChartLine("Kvinnor", LineRole.Women, ChartCases.Years(2015, 10, 20, null, 15))]), ChartSize.Wide)).Root!;
        var marks = root.Descendants(_svg + "ellipse").Select(mark => (Number(mark, "cx"), Number(mark, "cy"))).Order();
        var hits = root.Descendants(_svg + "circle").Select(hit => (Number(hit, "cx"), Number(hit, "cy"))).Order();
        Assert.Equal(marks, hits);
        Assert.Equal(["Kvinnor 2015: 10,0\u00A0%", "Kvinnor 2016: 20,0\u00A0%", "Kvinnor 2018: 15,0\u00A0%"], root.Descendants(_svg + "circle").Select(hit => hit.Value));
    }

    [Fact]
    public void The_PNG_has_its_points_where_the_SVG_has_them()
    {
        var model = ChartCases.Of([new ChartLine("Män", LineRole.Men, ChartCases.Years(2015, 10, 20, null, 15, 100, 0))]);
        using var picture = SKBitmap.Decode(TrendChart.Png(model, ChartSize.Wide, 2));
        var layout = TrendLayout.Of(model, ChartSize.Wide);
        Assert.Equal((1600, (int)layout.Height * 2), (picture.Width, picture.Height));
        Assert.All(layout.Marks, mark => Assert.Equal("#ff00756a", picture.GetPixel((int)(mark.At.X * 2), (int)(mark.At.Y * 2)).ToString()));
        Assert.Equal("#ffffffff", picture.GetPixel((int)(layout.Scale.X(2017) * 2), (int)(layout.Scale.Y(13) * 2)).ToString());
    }

    [Fact]
    public void The_PNG_has_its_texts_drawn()
    {
        using var picture = SKBitmap.Decode(TrendChart.Png(ChartCases.Emissions, ChartSize.Narrow, 2));
        Assert.All(TrendLayout.Of(ChartCases.Emissions, ChartSize.Narrow).Texts, text =>
        {
            var (box, dark) = (text.Bounds, 0);
            for (var x = (int)(box.Left * 2); x < box.Right * 2; x++)
            {
                for (var y = (int)(box.Top * 2); y < box.Bottom * 2; y++)
                {
                    dark += picture.GetPixel(x, y) is var pixel && pixel.Green < 150 ? 1 : 0;
                }
            }

            Assert.True(dark > 4 * text.Text.Length, $"'{text.Text}' has {dark} dark pixels.");
        });
    }

    [Fact]
    public void Awkward_series_are_drawn()
    {
        Series[] awkward =
        [
            Series.Empty,
            ChartCases.Years(2020, 46.2),
            ChartCases.Years(2020, null, null),
            ChartCases.Years(2020, 0, 0, 0),
            ChartCases.Years(2020, 1e9, 2e9, 1.5e15),
            ChartCases.Years(2020, 1e-6, 2e-6),
            ChartCases.Years(2020, -5, 5),
            ChartCases.Years(1700, 1, 2),
            new Series([new(Period.Year(1700), 1), new(Period.Year(2999), 2)]),
            new Series(Enumerable.Range(0, 520).Select(i => new Observation(Period.Week(2000 + i / 52, i % 52 + 1), i))),
        ];
        Assert.All(from series in awkward from isShare in (bool[])[true, false] from target in (ChartTarget?[])[null, new(3, 2030), new(3, 1900)] select ChartCases.Of(series, target, isShare, 6), model =>
        {
            foreach (var size in _sizes)
            {
                Assert.NotEmpty(XDocument.Parse(TrendChart.Svg(model, size)).Descendants(_svg + "text"));
            }

            Assert.DoesNotContain("NaN", TrendChart.Svg(model, ChartSize.Wide) + Sparkline.Svg(model), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_scale_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrendChart.Png(ChartCases.Emissions, ChartSize.Wide, 0));
}
