using FollowUp.Analysis;
using ScottPlot;

namespace FollowUp.Charts;

/// <summary>
/// A line the size of a word, without text, to stand beside the figures it repeats: the first line of the model that has values, its
/// gaps left open, a dot at its latest value and a short level stroke at the target.
/// </summary>
public static class Sparkline
{
    public const int Width = 120;

    public const int Height = 32;

    private static readonly Box _room = new(4, 5, 110, 27);

    /// <summary>The sparkline as an SVG, hidden from those who have the page read to them. Without any value it is empty.</summary>
    public static string Svg(TrendModel model)
    {
        using var plot = Plot(model);
        plot.FigureBackground.Color = Colors.Transparent; // It stands in table rows of any shade.
        return SvgDrawing.Of(plot, new SvgContent { Id = model.Id + "-s", Width = Width, Height = Height, CssClass = "spark" });
    }

    /// <summary>The sparkline as a PNG on white.</summary>
    /// <inheritdoc cref="TrendChart.Png" path="/param"/>
    public static byte[] Png(TrendModel model, float scale = 2)
    {
        using var plot = Plot(model);
        return PngDrawing.Of(plot, Width, Height, scale);
    }

    private static Plot Plot(TrendModel model)
    {
        var plot = ChartStyle.NewPlot();
        plot.Layout.Fixed(new PixelPadding(_room.Left, Width - _room.Right, Height - _room.Bottom, _room.Top));
        if (model.Lines.FirstOrDefault(line => line.Series.Latest is not null) is not { } line)
        {
            plot.Axes.SetLimits(0, 1, 0, 1);
            return plot;
        }

        Observation[] values = [.. line.Series.WithValue];
        var (low, high) = ValueAxis.Around([.. values.Select(o => o.Value!.Value), .. model.Target is { } aim ? (double[])[aim.Value] : []], model.IsShare);
        var (first, last) = (values[0].Period.Position, values[^1].Period.Position);
        plot.Axes.SetLimits(first < last ? first : first - 1, last, low, high);

        var look = ChartStyle.Look(line.Role);
        Pixel Place(Observation o) => new(
            first < last ? (float)(_room.Left + (o.Period.Position - first) / (last - first) * _room.Width) : _room.Right,
            (float)(_room.Bottom - (o.Value!.Value - low) / (high - low) * (_room.Bottom - _room.Top)));
        foreach (var run in TrendLayout.Joined(line.Series))
        {
            if (run.Count > 1)
            {
                var drawn = plot.Add.ScatterLine(run.Select(o => o.Period.Position).ToArray(), run.Select(o => o.Value!.Value).ToArray(), look.Color);
                (drawn.LineWidth, drawn.LineStyle.Rounded) = (1.6f, true);
                plot.PlottableList[^1] = new Uncut(drawn);
            }
            else if (run[0].Period != values[^1].Period)
            {
                plot.Add.Plottable(new Ink(rp => MarkPainter.Draw(rp.Canvas, ChartMark.Circle, Place(run[0]), 2.6f, look.Color, hollow: false)));
            }
        }

        if (model.Target is { } target)
        {
            var y = (float)(_room.Bottom - (target.Value - low) / (high - low) * (_room.Bottom - _room.Top));
            plot.Add.Plottable(new Ink(rp => Drawing.DrawLine(rp.Canvas, rp.Paint, new Pixel(_room.Right + 1, y), new Pixel(Width - 1, y), ChartStyle.Target, 2)));
        }

        plot.Add.Plottable(new Ink(rp => MarkPainter.Draw(rp.Canvas, ChartMark.Circle, Place(values[^1]), 5, look.Color, ChartText.Remark(values[^1].Status) is not null)));
        return plot;
    }
}
