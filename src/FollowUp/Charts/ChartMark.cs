using ScottPlot;
using SkiaSharp;

namespace FollowUp.Charts;

/// <summary>
/// The shapes a point can have. Only these: ScottPlot's own polygon and line markers leave their path to the garbage collector,
/// which can free it while it is being drawn and takes the process down with it (mono/SkiaSharp#2821).
/// </summary>
public enum ChartMark
{
    Circle,
    Square,
    Diamond,
    TriangleUp,
    TriangleDown,

    /// <summary>A short level bar.</summary>
    Bar,
}

/// <summary>Draws marks. Everything native lives in a using block, which is what keeps it from being collected in mid-draw.</summary>
internal static class MarkPainter
{
    private static readonly Dictionary<ChartMark, (float X, float Y)[]> _corners = new()
    {
        [ChartMark.Square] = [(-0.9f, -0.9f), (0.9f, -0.9f), (0.9f, 0.9f), (-0.9f, 0.9f)],
        [ChartMark.Diamond] = [(1.2f, 0), (0, 1.2f), (-1.2f, 0), (0, -1.2f)],
        [ChartMark.TriangleUp] = [(0, -1.15f), (1.1f, 0.85f), (-1.1f, 0.85f)],
        [ChartMark.TriangleDown] = [(0, 1.15f), (1.1f, -0.85f), (-1.1f, -0.85f)],
        [ChartMark.Bar] = [(-1.2f, -0.5f), (1.2f, -0.5f), (1.2f, 0.5f), (-1.2f, 0.5f)],
    };

    /// <param name="canvas">Where.</param>
    /// <param name="mark">What.</param>
    /// <param name="size">Across, in pixels.</param>
    /// <param name="hollow">Filled white with a coloured outline; otherwise filled with a white outline, so that it stands free of its line.</param>
    /// <param name="at">The middle.</param>
    /// <param name="color">The colour.</param>
    public static void Draw(SKCanvas canvas, ChartMark mark, Pixel at, float size, Color color, bool hollow)
    {
        var radius = size / 2;
        var (inside, outline) = hollow ? (Colors.White, color) : (color, Colors.White);
        using SKPaint fill = new() { Color = inside.ToSKColor(), IsAntialias = true };
        using SKPaint stroke = new() { Color = outline.ToSKColor(), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = hollow ? 1.6f : 2.2f };
        var (first, second) = hollow ? (fill, stroke) : (stroke, fill);
        if (mark == ChartMark.Circle)
        {
            canvas.DrawCircle(at.X, at.Y, radius, first);
            canvas.DrawCircle(at.X, at.Y, radius, second);
            return;
        }

        using SKPath path = new();
        path.AddPoly(Array.ConvertAll(_corners[mark], corner => new SKPoint(at.X + corner.X * radius, at.Y + corner.Y * radius)));
        canvas.DrawPath(path, first);
        canvas.DrawPath(path, second);
    }
}
