using SkiaSharp;

namespace FollowUp.Charts;

/// <summary>Draws text where there is no browser to set it.</summary>
internal static class TextPainter
{
    public static void Draw(SKCanvas canvas, IEnumerable<TextRun> texts)
    {
        foreach (var text in texts)
        {
            using SKFont font = new(ChartFonts.Face(text.Face), text.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };
            using SKPaint paint = new() { Color = text.Color.ToSKColor(), IsAntialias = true };
            canvas.DrawText(text.Text, text.X, text.Baseline, text.Anchor switch { TextAnchor.Start => SKTextAlign.Left, TextAnchor.Middle => SKTextAlign.Center, _ => SKTextAlign.Right }, font, paint);
        }
    }

    /// <summary>Only the outlines of the letters, turned about the text's middle.</summary>
    public static void DrawSloping(SKCanvas canvas, TextRun text, float degrees)
    {
        using SKFont font = new(ChartFonts.Face(text.Face), text.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        using SKPaint paint = new() { Color = text.Color.ToSKColor(), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = SvgDrawing.OutlineWidth };
        canvas.Save();
        canvas.RotateDegrees(degrees, text.X, text.Middle);
        canvas.DrawText(text.Text, text.X, text.Baseline, SKTextAlign.Center, font, paint);
        canvas.Restore();
    }
}
