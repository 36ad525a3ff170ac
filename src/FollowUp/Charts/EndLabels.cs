using FollowUp.Analysis;
using ScottPlot;

namespace FollowUp.Charts;

/// <summary>What stands at the end of a line, and where the line ends.</summary>
/// <param name="Name">Shortened where the room is short.</param>
/// <param name="Figure">Never shortened; empty where there is none.</param>
/// <param name="Face">Of the type.</param>
/// <param name="Color">The line's.</param>
/// <param name="End">The line's last point.</param>
public sealed record EndLabel(string Name, string Figure, ChartFace Face, Color Color, Pixel End)
{
    /// <summary>Name and figure in one line.</summary>
    public string Whole => Figure.Length == 0 ? Name : Format.Fill(ChartTexts.EndLabel, Name, Figure);

    /// <summary>As few lines as hold the whole; where they are too few for the room, a shortened name and the whole figure.</summary>
    public IReadOnlyList<string> Lines(float room, int most, float size)
    {
        float Width(string text) => ChartFonts.Width(text, size, Face);
        var whole = PlainText.Wrap(Whole, room, most, Width);
        return IsWhole(whole) || Figure.Length == 0 ? whole
            : most == 1 ? [Format.Fill(ChartTexts.EndLabel, PlainText.Shorten(Name, room - Width(" " + Figure), Width), Figure)]
            : [PlainText.Shorten(Name, room, Width), .. PlainText.Wrap(Figure, room, most - 1, Width)];
    }

    /// <summary>True when the label can be had in the room without shortening anything.</summary>
    public bool FitsWhole(float room, int most, float size) => IsWhole(PlainText.Wrap(Whole, room, most, text => ChartFonts.Width(text, size, Face)));

    /// <summary>The room without which the figure would be cut.</summary>
    public float LeastWidth(int most, float size) => most == 1
        ? ChartFonts.Width("\u2026 " + Figure, size, Face)
        : Figure.Split(' ').Max(part => ChartFonts.Width(part, size, Face));

    private bool IsWhole(IReadOnlyList<string> lines) => string.Join(' ', lines) == Whole;
}

/// <summary>Sets labels one above the other in a column, each as near its line's end as the others allow.</summary>
public static class EndLabels
{
    /// <summary>From one line of a label to the next, in sizes of the type.</summary>
    private const float Leading = 1.25f;

    /// <summary>The labels as text and the thin lines that lead to those that had to move; null when they do not fit between top and bottom.</summary>
    /// <param name="labels">In the order that decides between lines that end at one height.</param>
    /// <param name="x">The left edge of the column.</param>
    /// <param name="room">The width of the column.</param>
    /// <param name="top">The top of the column.</param>
    /// <param name="bottom">The bottom of the column.</param>
    /// <param name="size">Of the type.</param>
    /// <param name="most">The most lines that one label takes.</param>
    public static (IReadOnlyList<TextRun> Texts, IReadOnlyList<Leader> Leaders)? InColumn(IReadOnlyList<EndLabel> labels, float x, float room, float top, float bottom, float size, int most)
    {
        var ordered = labels.OrderBy(label => label.End.Y).ToArray();
        var lines = ordered.Select(label => label.Lines(room, most, size)).ToArray();
        var middles = Spread([.. ordered.Select((label, i) => (label.End.Y, lines[i].Count * Leading * size))], top, bottom);
        if (middles is null)
        {
            return null;
        }

        List<TextRun> texts = [];
        List<Leader> leaders = [];
        for (var i = 0; i < ordered.Length; i++)
        {
            var label = ordered[i];
            texts.AddRange(lines[i].Select((line, n) => new TextRun(line, x, middles[i] + (n - (lines[i].Count - 1) / 2f) * Leading * size, size, label.Face, label.Color)));
            if (Math.Abs(middles[i] - label.End.Y) > 3 || x - label.End.X > 30)
            {
                leaders.Add(new Leader(new Stretch(new Pixel(label.End.X + 6, label.End.Y), new Pixel(x - 3, middles[i])), label.Color));
            }
        }

        return (texts, leaders);
    }

    /// <summary>
    /// The middles that keep labels apart and in order with the least movement (sum of squares), between top and bottom; null when
    /// there is no room. Labels that push each other form a block, and a block lies at the mean of what its labels want.
    /// </summary>
    /// <param name="labels">From the top: where each wants its middle, and its height.</param>
    /// <param name="top">Where the first may begin.</param>
    /// <param name="bottom">Where the last must end.</param>
    public static float[]? Spread(IReadOnlyList<(float Wanted, float Height)> labels, float top, float bottom)
    {
        var height = labels.Sum(label => label.Height);
        if (labels.Count > 0 && height > bottom - top)
        {
            return null;
        }

        // Without the heights above it each label wants a place, and places must only not decrease: a monotone regression.
        List<(double Sum, int Count)> blocks = [];
        var above = new float[labels.Count];
        for (var (i, sum) = (0, 0f); i < labels.Count; i++)
        {
            above[i] = sum + labels[i].Height / 2;
            sum += labels[i].Height;
            blocks.Add((labels[i].Wanted - above[i], 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count > blocks[^1].Sum / blocks[^1].Count)
            {
                var joined = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(joined);
            }
        }

        var places = blocks.SelectMany(block => Enumerable.Repeat((float)Math.Clamp(block.Sum / block.Count, top, Math.Max(top, bottom - height)), block.Count));
        return [.. places.Select((place, i) => place + above[i])];
    }
}
