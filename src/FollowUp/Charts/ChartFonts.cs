using ScottPlot;
using SkiaSharp;

namespace FollowUp.Charts;

/// <summary>The faces of the one typeface that charts are set in.</summary>
public enum ChartFace
{
    Regular,
    Semibold,
    Bold,
    Italic,
}

/// <summary>
/// The typeface of charts, carried inside the program: without it Skia would take whatever the server has, and on a server without
/// fonts every text would silently vanish.
/// </summary>
public static class ChartFonts
{
    /// <summary>The family's name, by which a page's style sheet supplies the same faces.</summary>
    public const string Family = "Source Sans 3";

    private static readonly Lazy<SKTypeface[]> _loaded = new(Load);

    /// <summary>Loads the faces and gives them to ScottPlot. Call it at start: a program that cannot draw text must not run.</summary>
    /// <exception cref="InvalidOperationException">A face is missing from the program or is not what its name says.</exception>
    public static void Check() => _ = _loaded.Value;

    /// <summary>The width of a line of text as drawn, in the size's unit.</summary>
    public static float Width(string text, float size, ChartFace face)
    {
        var typeface = Face(face);
        using SKFont font = new(typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        if (typeface.ContainsGlyphs(text))
        {
            return font.MeasureText(text);
        }

        // What the typeface lacks is set by the browser in another: counted as a full em, since that is the widest it commonly is.
        var width = 0f;
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.ToString();
            width += typeface.ContainsGlyphs(character) ? font.MeasureText(character) : size;
        }

        return width;
    }

    internal static SKTypeface Face(ChartFace face) => _loaded.Value[(int)face];

    private static SKTypeface[] Load()
    {
        SKTypeface[] faces = [.. Enum.GetValues<ChartFace>().Select(Read)];
        Fonts.FontResolvers.Insert(0, new CarriedFonts());
        Fonts.Default = Fonts.Sans = Fonts.Serif = Fonts.Monospace = Family;
        return faces;
    }

    private static SKTypeface Read(ChartFace face)
    {
        var name = $"fonts/SourceSans3-{(face == ChartFace.Italic ? "It" : face.ToString())}.ttf";
        using var file = typeof(ChartFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The chart font '{name}' is missing from the program. It is built in from src/FollowUp/Charts/Fonts.");
        var typeface = SKTypeface.FromStream(file);
        return typeface is not null && typeface.FamilyName.StartsWith(Family, StringComparison.Ordinal) && typeface.ContainsGlyphs("\u00C5\u00E4\u00F6 \u00A0\u2212\u2013\u2026")
            ? typeface
            : throw new InvalidOperationException($"The chart font '{name}' is not {Family}: it calls itself '{typeface?.FamilyName ?? "nothing"}'.");
    }

    /// <summary>Answers ScottPlot with the carried faces whatever it asks for, so that nothing is ever looked up on the server.</summary>
    private sealed class CarriedFonts : IFontResolver
    {
        public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing width) => Read(
            slant != FontSlant.Upright ? ChartFace.Italic
            : weight >= FontWeight.Bold ? ChartFace.Bold
            : weight >= FontWeight.SemiBold ? ChartFace.Semibold
            : ChartFace.Regular);

        public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) =>
            Read(italic ? ChartFace.Italic : bold ? ChartFace.Semibold : ChartFace.Regular);
    }
}
