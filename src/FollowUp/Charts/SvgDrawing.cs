using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ScottPlot;
using SkiaSharp;

namespace FollowUp.Charts;

/// <summary>
/// Writes a plot as SVG to stand within a page. Skia draws the shapes and everything else is written here: whole lines of text set
/// by the browser, a title and a description, places to point at. The same input gives the same bytes: Skia's output holds nothing
/// that counts up, since only plain shapes are let through.
/// </summary>
internal static class SvgDrawing
{
    /// <summary>Of the letters of a watermark.</summary>
    public const float OutlineWidth = 0.5f;

    public static string Of(Plot plot, SvgContent content)
    {
        var shapes = SvgShape.Merged(XDocument.Parse(Drawn(plot, (int)content.Width, (int)content.Height)).Root!.Elements().Select(SvgShape.Of));
        StringBuilder svg = new(4096);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Short(content.Width)} {Short(content.Height)}\" width=\"{Short(content.Width)}\" height=\"{Short(content.Height)}\" class=\"{content.CssClass}\"");
        if (content.Title is null)
        {
            svg.Append(" aria-hidden=\"true\" focusable=\"false\">");
        }
        else
        {
            svg.Append(CultureInfo.InvariantCulture, $" role=\"img\" aria-labelledby=\"{content.Id}-t {content.Id}-d\"><title id=\"{content.Id}-t\">{Escaped(content.Title)}</title><desc id=\"{content.Id}-d\">{Escaped(content.Description ?? "")}</desc>");
        }

        var ground = shapes.TakeWhile(shape => shape.Name == "rect" || shape.Outline.Contains(ChartStyle.Grid.ToHex(), StringComparison.Ordinal)).Count();
        SvgShape.Append(svg, shapes.Take(ground)); // Background and grid; what lies behind the figures comes right after.
        Append(svg, content.Watermark);
        Append(svg, content.Dots);
        SvgShape.Append(svg, shapes.Skip(ground));
        Append(svg, content.Texts);
        Append(svg, content.Hits, content.HitRadius);
        return svg.Append("</svg>").ToString();
    }

    private static string Drawn(Plot plot, int width, int height)
    {
        using (SKNoDrawCanvas nowhere = new(width, height))
        {
            plot.Render(nowhere, width, height); // ScottPlot knows the places of things only after a first rendering.
        }

        using MemoryStream stream = new();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            plot.Render(canvas, width, height);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Append(StringBuilder svg, (TextRun Text, float Degrees)? watermark)
    {
        if (watermark is var (text, degrees))
        {
            var turn = string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate({Short(degrees)} {Short(text.X)} {Short(text.Middle)})\"");
            svg.Append(CultureInfo.InvariantCulture, $"<g font-family=\"'{ChartFonts.Family}',sans-serif\">{Text(text, $"fill=\"none\" stroke=\"{text.Color.ToHex()}\" stroke-width=\"{Short(OutlineWidth)}\"{turn}")}</g>");
        }
    }

    private static void Append(StringBuilder svg, IReadOnlyList<Dots> lines)
    {
        foreach (var line in lines)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"none\" stroke=\"{line.Color.ToHex()}\" stroke-width=\"{Short(line.Width)}\" stroke-dasharray=\"{Short(line.Dot)} {Short(line.Space)}\" d=\"M{Short(line.Stretch.From.X)} {Short(line.Stretch.From.Y)}L{Short(line.Stretch.To.X)} {Short(line.Stretch.To.Y)}\"/>");
        }
    }

    private static void Append(StringBuilder svg, IReadOnlyList<TextRun> texts)
    {
        if (texts.Count > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g font-family=\"'{ChartFonts.Family}',sans-serif\">{string.Concat(texts.Select(text => Text(text, $"fill=\"{text.Color.ToHex()}\"")))}</g>");
        }
    }

    private static void Append(StringBuilder svg, IReadOnlyList<Hit> hits, float radius)
    {
        if (hits.Count > 0)
        {
            svg.Append("<g class=\"hits\" fill=\"none\" pointer-events=\"all\">");
            foreach (var hit in hits)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Short(hit.At.X)}\" cy=\"{Short(hit.At.Y)}\" r=\"{Short(radius)}\"><title>{Escaped(hit.Text)}</title></circle>");
            }

            svg.Append("</g>");
        }
    }

    private static string Text(TextRun text, string paint)
    {
        var face = text.Face switch { ChartFace.Semibold => " font-weight=\"600\"", ChartFace.Bold => " font-weight=\"700\"", ChartFace.Italic => " font-style=\"italic\"", _ => "" };
        var anchor = text.Anchor switch { TextAnchor.Middle => " text-anchor=\"middle\"", TextAnchor.End => " text-anchor=\"end\"", _ => "" };
        return $"<text x=\"{Short(text.X)}\" y=\"{Short(text.Baseline)}\" font-size=\"{Short(text.Size)}\"{face}{anchor} {paint}>{Escaped(text.Text)}</text>";
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Short(double number) => SvgShape.Short(number);
}
