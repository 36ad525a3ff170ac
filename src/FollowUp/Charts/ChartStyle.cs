using ScottPlot;
using ScottPlot.TickGenerators;

namespace FollowUp.Charts;

/// <summary>How charts look, in one place: the only place that starts a plot.</summary>
public static class ChartStyle
{
    public static readonly Color Text = Color.FromHex("#1F2933");

    /// <summary>Subtitles, axis figures, notes and the names of bands.</summary>
    public static readonly Color Muted = Color.FromHex("#52606D");

    public static readonly Color Target = Color.FromHex("#B4430B");

    /// <summary>The words across a chart of made-up figures.</summary>
    public static readonly Color Watermark = Color.FromHex("#B4430B");

    public static readonly Color Grid = Color.FromHex("#E1E5EA");

    public static readonly Color Axis = Color.FromHex("#7B8794");

    public static readonly Color Band = Color.FromHex("#9AA5B1").WithAlpha(0.28);

    /// <summary>How the line of a role looks. Mark and dash alone tell roles apart, for those who see or print no colours.</summary>
    public static LineLook Look(LineRole role) => role switch
    {
        LineRole.Total => new(Text, ChartMark.Diamond, 2.6f, IsDashed: false, ChartFace.Bold),
        LineRole.Women => new(Color.FromHex("#7A2E8E"), ChartMark.Circle, 2.6f, IsDashed: false, ChartFace.Bold),
        LineRole.Men => new(Color.FromHex("#00756A"), ChartMark.Square, 2.6f, IsDashed: false, ChartFace.Bold),
        LineRole.Peers => new(Color.FromHex("#697684"), ChartMark.Bar, 1.8f, IsDashed: true, ChartFace.Semibold),
        LineRole.Region => new(Color.FromHex("#3B6EA5"), ChartMark.TriangleDown, 1.8f, IsDashed: false, ChartFace.Semibold),
        LineRole.Country => new(Color.FromHex("#697684"), ChartMark.TriangleUp, 1.8f, IsDashed: false, ChartFace.Semibold),
        _ => throw new ArgumentOutOfRangeException(nameof(role), $"No look for the role {role}."),
    };

    /// <summary>An empty plot on white: no frame, no grid, no ticks, and no text, which each chart sets itself.</summary>
    public static Plot NewPlot()
    {
        ChartFonts.Check();
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Frame(false);
        plot.HideGrid();
        plot.Axes.Left.TickGenerator = plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator();
        return plot;
    }
}

/// <param name="Color">Of line, mark and label.</param>
/// <param name="Mark">The shape of its points.</param>
/// <param name="Width">The line's, in pixels.</param>
/// <param name="IsDashed">Whether the line is broken into dashes.</param>
/// <param name="Face">Of its label.</param>
public sealed record LineLook(Color Color, ChartMark Mark, float Width, bool IsDashed, ChartFace Face)
{
    /// <summary>Across a point, in pixels.</summary>
    public float MarkSize => Width > 2 ? 6.5f : 5.5f;
}
