using ScottPlot;

namespace FollowUp.Charts;

/// <summary>A rectangle of a drawing, in its units, y downwards.</summary>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;

    public Box Grown(float by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Contains(Box other) => Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;

    /// <summary>True when any part of the stretch lies inside: the stretch is cut by each side in turn (Liang and Barsky).</summary>
    public bool Meets(Stretch stretch)
    {
        var (enter, leave) = (0f, 1f);
        var (dx, dy) = (stretch.To.X - stretch.From.X, stretch.To.Y - stretch.From.Y);
        foreach (var (step, distance) in ((float, float)[])[(-dx, stretch.From.X - Left), (dx, Right - stretch.From.X), (-dy, stretch.From.Y - Top), (dy, Bottom - stretch.From.Y)])
        {
            if (step == 0)
            {
                if (distance < 0)
                {
                    return false;
                }
            }
            else if (step < 0)
            {
                enter = Math.Max(enter, distance / step);
            }
            else
            {
                leave = Math.Min(leave, distance / step);
            }
        }

        return enter <= leave;
    }
}

/// <summary>A straight stretch between two places.</summary>
public readonly record struct Stretch(Pixel From, Pixel To);

/// <summary>Which part of a text stands at its x.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>One line of text in a drawing.</summary>
/// <param name="Text">Clean text, as shown.</param>
/// <param name="X">Where its <paramref name="Anchor"/> stands.</param>
/// <param name="Middle">The y of the middle of its capitals.</param>
/// <param name="Size">Of the type.</param>
/// <param name="Face">Of the typeface.</param>
/// <param name="Color">Readable on white.</param>
/// <param name="Anchor">What of the text stands at <paramref name="X"/>.</param>
public sealed record TextRun(string Text, float X, float Middle, float Size, ChartFace Face, Color Color, TextAnchor Anchor = TextAnchor.Start)
{
    /// <summary>The y on which the letters stand: capitals and figures of the typeface are 0.66 of its size high.</summary>
    public float Baseline => Middle + 0.33f * Size;

    /// <summary>Measured once; a copy elsewhere is as wide.</summary>
    public float Width { get; } = ChartFonts.Width(Text, Size, Face);

    /// <summary>The room that letters with rings above and tails below take.</summary>
    public Box Bounds
    {
        get
        {
            var left = Anchor switch { TextAnchor.Start => X, TextAnchor.Middle => X - Width / 2, _ => X - Width };
            return new Box(left, Middle - 0.5f * Size, left + Width, Middle + 0.54f * Size);
        }
    }
}

/// <summary>One mark in a drawing.</summary>
public readonly record struct PointMark(Pixel At, ChartMark Mark, float Size, Color Color, bool IsHollow);

/// <summary>A place that tells what it shows when pointed at.</summary>
public readonly record struct Hit(Pixel At, string Text);

/// <summary>A thin line from the end of a chart line to its label.</summary>
public readonly record struct Leader(Stretch Stretch, Color Color)
{
    /// <summary>A long one is dotted, so that nobody takes it for figures.</summary>
    public bool IsDotted => Stretch.To.X - Stretch.From.X > 26;
}

/// <summary>A dotted line.</summary>
/// <param name="Stretch">From where to where.</param>
/// <param name="Color">Of the dots.</param>
/// <param name="Width">Of the line.</param>
/// <param name="Dot">The length of a dot.</param>
/// <param name="Space">The length of a space.</param>
public readonly record struct Dots(Stretch Stretch, Color Color, float Width, float Dot, float Space);
