using ScottPlot;
using ScottPlot.TickGenerators;

namespace FollowUp.Charts;

/// <summary>Draws a trend chart: lines over time with gaps left open, marks, a band of those compared with, a target, and labels at the lines' ends.</summary>
public static class TrendChart
{
    /// <summary>The chart as an SVG to stand within a page: the same model and size always give the same bytes.</summary>
    public static string Svg(TrendModel model, ChartSize size)
    {
        var layout = TrendLayout.Of(model, size);
        using var plot = Plot(model, layout);
        return SvgDrawing.Of(plot, new SvgContent
        {
            Id = $"{model.Id}-{size.Name}",
            Width = size.Width,
            Height = layout.Height,
            CssClass = "trend trend-" + size.Name,
            Title = ChartText.Title(model),
            Description = ChartText.Alt(model),
            Texts = layout.Texts,
            Watermark = layout.Watermark,
            Dots = layout.DottedLines,
            Hits = layout.Hits,
            HitRadius = layout.HitRadius,
        });
    }

    /// <summary>The chart as a PNG on white.</summary>
    /// <param name="model">What it says.</param>
    /// <param name="size">Its form.</param>
    /// <param name="scale">Pixels to each unit of the form: 2 is sharp on screen, 3 in print.</param>
    public static byte[] Png(TrendModel model, ChartSize size, float scale = 2)
    {
        var layout = TrendLayout.Of(model, size);
        using var plot = Plot(model, layout);
        plot.PlottableList.Insert(0, new Ink(rp => DrawBehind(rp, layout)));
        plot.Add.Plottable(new Ink(rp => TextPainter.Draw(rp.Canvas, layout.Texts), isOnTop: true));
        return PngDrawing.Of(plot, size.Width, layout.Height, scale);
    }

    private static Plot Plot(TrendModel model, TrendLayout layout)
    {
        var plot = ChartStyle.NewPlot();
        var (data, scale) = (layout.Data, layout.Scale);
        plot.Layout.Fixed(new PixelPadding(data.Left, layout.Size.Width - data.Right, layout.Height - data.Bottom, data.Top));
        plot.Axes.SetLimits(scale.LeftEdge, scale.RightEdge, scale.Values.Low, scale.Values.High);
        if (layout.IsEmpty)
        {
            plot.Axes.Frame(true);
            plot.Axes.FrameColor(ChartStyle.Grid);
            return plot;
        }

        AddAxes(plot, layout);
        AddBand(plot, model.Band);
        plot.Add.Plottable(new Ink(rp => DrawThinLines(rp, layout)));
        foreach (var line in model.Lines.Reverse())
        {
            AddLine(plot, line);
        }

        plot.Add.Plottable(new Ink(rp =>
        {
            foreach (var mark in layout.Marks)
            {
                MarkPainter.Draw(rp.Canvas, mark.Mark, mark.At, mark.Size, mark.Color, mark.IsHollow);
            }
        }, isOnTop: true));
        return plot;
    }

    private static void AddAxes(Plot plot, TrendLayout layout)
    {
        NumericManual values = new(), times = new();
        foreach (var value in layout.Scale.Values.Ticks)
        {
            values.AddMajor(value, "");
        }

        foreach (var tick in layout.TimeTicks)
        {
            if (tick.Label.Length > 0)
            {
                times.AddMajor(tick.Position, "");
            }
            else
            {
                times.AddMinor(tick.Position);
            }
        }

        var (left, bottom) = (plot.Axes.Left, plot.Axes.Bottom);
        (left.TickGenerator, bottom.TickGenerator) = (values, times);
        left.MajorTickStyle.Length = left.MinorTickStyle.Length = 0;
        (bottom.MajorTickStyle.Length, bottom.MinorTickStyle.Length) = (6, 3);
        bottom.MajorTickStyle.Color = bottom.MinorTickStyle.Color = bottom.FrameLineStyle.Color = ChartStyle.Axis;
        bottom.FrameLineStyle.Width = 1;
        bottom.FrameLineStyle.IsVisible = true;
        plot.Grid.IsVisible = true;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = ChartStyle.Grid;
        plot.Grid.YAxisStyle.MajorLineStyle.Width = 1;
    }

    private static void AddBand(Plot plot, PeerBand? band)
    {
        foreach (var run in band is null ? [] : TrendLayout.Joined(band))
        {
            // A period alone would have no width: it is drawn as a bar.
            (double X, PeerRange Range)[] ends = run.Count > 1
                ? [.. run.Select(range => (range.Period.Position, range))]
                : [(run[0].Period.Position - 0.1, run[0]), (run[0].Period.Position + 0.1, run[0])];
            var fill = plot.Add.FillY([.. ends.Select(end => end.X)], [.. ends.Select(end => end.Range.Low)], [.. ends.Select(end => end.Range.High)]);
            (fill.FillColor, fill.LineWidth, fill.MarkerSize) = (ChartStyle.Band, 0, 0);
            plot.PlottableList[^1] = new Uncut(fill);
        }
    }

    private static void AddLine(Plot plot, ChartLine line)
    {
        var look = ChartStyle.Look(line.Role);
        foreach (var run in TrendLayout.Joined(line.Series).Where(run => run.Count > 1))
        {
            var drawn = plot.Add.ScatterLine(run.Select(o => o.Period.Position).ToArray(), run.Select(o => o.Value!.Value).ToArray(), look.Color);
            drawn.LineWidth = look.Width;
            if (look.IsDashed)
            {
                drawn.LinePattern = new LinePattern([5, 4], 0, "dashes"); // Not rounded: as a path every round end is a hundred characters.
            }
            else
            {
                drawn.LineStyle.Rounded = true;
            }

            plot.PlottableList[^1] = new Uncut(drawn);
        }
    }

    private static void DrawThinLines(RenderPack rp, TrendLayout layout)
    {
        foreach (var leader in layout.Leaders.Where(leader => !leader.IsDotted))
        {
            Drawing.DrawLine(rp.Canvas, rp.Paint, leader.Stretch.From, leader.Stretch.To, leader.Color.WithAlpha(0.4), 1);
        }

        var zero = layout.Scale.Y(0);
        if (layout.Scale.Values is { Low: < 0, High: > 0 })
        {
            Drawing.DrawLine(rp.Canvas, rp.Paint, new Pixel(layout.Data.Left, zero), new Pixel(layout.Data.Right, zero), ChartStyle.Axis, 1);
        }
    }

    /// <summary>What the SVG holds as text and dots of its own.</summary>
    private static void DrawBehind(RenderPack rp, TrendLayout layout)
    {
        if (layout.Watermark is { } watermark)
        {
            TextPainter.DrawSloping(rp.Canvas, watermark.Text, watermark.Degrees);
        }

        foreach (var line in layout.DottedLines)
        {
            Drawing.DrawLine(rp.Canvas, rp.Paint, line.Stretch.From, line.Stretch.To, line.Color, line.Width, true, new LinePattern([line.Dot, line.Space], 0, "dots"));
        }
    }
}
