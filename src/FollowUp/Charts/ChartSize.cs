namespace FollowUp.Charts;

/// <summary>
/// The forms a chart is drawn in. A wide drawing scaled down to a phone cannot be read, so there is a narrow one with larger type;
/// a page carries both and shows the one that fits.
/// </summary>
/// <param name="Name">Part of the ids and of the class (<c>trend-wide</c>), so that both can stand on one page and its style sheet can choose.</param>
/// <param name="Width">Of the whole drawing. Its height follows from what it holds.</param>
/// <param name="PlotHeight">From the top grid line to the axis.</param>
/// <param name="Title">Size of the title's type; the others likewise.</param>
/// <param name="Intervals">About how many spaces between grid lines.</param>
/// <param name="HeadingLines">The most lines that title and subtitle take each.</param>
/// <param name="WidestLabel">The most room that the labels at the right take.</param>
/// <param name="Subtitle">Size of the line below the title.</param>
/// <param name="Tick">Size of the axes' labels.</param>
/// <param name="Label">Size of the labels at the lines' ends.</param>
/// <param name="Note">Size of notes and source.</param>
public sealed record ChartSize(string Name, float Width, float PlotHeight, float Title, float Subtitle, float Tick, float Label, float Note, int Intervals, int HeadingLines, float WidestLabel)
{
    /// <summary>About 800 × 450, for screens and paper.</summary>
    public static readonly ChartSize Wide = new("wide", 800, 326, 20, 14.5f, 14, 15, 12.5f, 5, 2, 190);

    /// <summary>About 560 × 300: a column of a printed page, where the type must be as large as the text beside it.</summary>
    public static readonly ChartSize Page = new("page", 580, 160, 18, 14, 13, 14, 11.5f, 4, 2, 150);

    /// <summary>About 400 × 360 with larger type, for phones.</summary>
    public static readonly ChartSize Narrow = new("narrow", 400, 210, 19, 15.5f, 15, 15.5f, 13.5f, 4, 3, 120);

    /// <summary>False where the page itself says title and subtitle; they remain in the text for those who do not see the drawing.</summary>
    public bool HasHeading { get; init; } = true;
}
