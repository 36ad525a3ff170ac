using ScottPlot;

namespace FollowUp.Charts;

/// <summary>Something drawn by hand, in figure units. Nothing is cut off at the plot's edge: a point at 0 or at 100 % is a whole point.</summary>
/// <param name="draw">Draws it.</param>
/// <param name="isOnTop">Drawn after the axes, not before.</param>
internal sealed class Ink(Action<RenderPack> draw, bool isOnTop = false) : IPlottable, IRenderLast
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        if (!isOnTop)
        {
            rp.CanvasState.DisableClipping();
            draw(rp);
        }
    }

    public void RenderLast(RenderPack rp)
    {
        if (isOnTop)
        {
            rp.CanvasState.DisableClipping();
            draw(rp);
        }
    }
}

/// <summary>A plottable of ScottPlot's that is not cut off at the plot's edge: half a line at 0 or 100 % would look like a thinner one.</summary>
internal sealed class Uncut(IPlottable inner) : IPlottable
{
    public bool IsVisible { get => inner.IsVisible; set => inner.IsVisible = value; }

    public IAxes Axes { get => inner.Axes; set => inner.Axes = value; }

    public IEnumerable<LegendItem> LegendItems => inner.LegendItems;

    public AxisLimits GetAxisLimits() => inner.GetAxisLimits();

    public void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        inner.Render(rp);
    }
}
