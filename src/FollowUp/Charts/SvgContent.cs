namespace FollowUp.Charts;

/// <summary>What an SVG holds besides the shapes that ScottPlot draws.</summary>
public sealed record SvgContent
{
    /// <summary>Begins every id in the drawing.</summary>
    public required string Id { get; init; }

    public required float Width { get; init; }

    public required float Height { get; init; }

    /// <summary>For the page's style sheet.</summary>
    public required string CssClass { get; init; }

    /// <summary>Null for a drawing that only repeats the text beside it: it is then hidden from those who have the page read to them.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<TextRun> Texts { get; init; } = [];

    /// <summary>Words in outline across the drawing, and their slope in degrees.</summary>
    public (TextRun Text, float Degrees)? Watermark { get; init; }

    /// <summary>Dotted lines. As paths, as Skia writes them, each dot would be a rectangle.</summary>
    public IReadOnlyList<Dots> Dots { get; init; } = [];

    public IReadOnlyList<Hit> Hits { get; init; } = [];

    public float HitRadius { get; init; }
}
