using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// What a statistical table of PxWeb says, whichever form it came in. Names of officials, telephones and addresses (<c>CONTACT</c>,
/// <c>extension.contact</c>) are never kept.
/// </summary>
public sealed record PxTable
{
    /// <summary>The largest answer or file that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The most cells a table may have, the empty ones of a sparse form counted.</summary>
    public const int MaxCells = 2_000_000;

    /// <summary>The most dimensions a table may have.</summary>
    public const int MaxDimensions = 32;

    /// <summary>The answer's or the file's name, for messages.</summary>
    public required string FileName { get; init; }

    /// <summary>The source's own title; empty when it gives none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who publishes it, in the source's words; empty when it does not say.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it was last changed, as the source writes it: <c>2023-05-25T15:42:00Z</c>, <c>20230525 16:13</c>; empty when it does not say.</summary>
    public string Updated { get; init; } = "";

    /// <summary>How many decimals the source shows; null when it does not say. A category may have its own.</summary>
    public int? Decimals { get; init; }

    /// <summary>What the source adds about the table and its dimensions.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The dimensions, the slowest first.</summary>
    public required IReadOnlyList<PxDimension> Dimensions { get; init; }

    /// <summary>The cells, row by row: the last dimension runs fastest.</summary>
    public required IReadOnlyList<PxCell> Cells { get; init; }

    /// <summary>The place of a cell in each dimension.</summary>
    /// <param name="cell">The cell's number, from 0.</param>
    /// <param name="places">Gets one index for each dimension.</param>
    public void Locate(int cell, Span<int> places)
    {
        for (var i = Dimensions.Count - 1; i >= 0; i--)
        {
            (cell, places[i]) = Math.DivRem(cell, Dimensions[i].Categories.Count);
        }
    }
}

/// <summary>What a dimension is about, as far as the source says.</summary>
public enum PxRole
{
    /// <summary>Anything else: sex, age, branch.</summary>
    Other,

    /// <summary>Time.</summary>
    Time,

    /// <summary>Areas.</summary>
    Geo,

    /// <summary>What is measured.</summary>
    Metric,
}

/// <summary>One of the ways a table is divided.</summary>
/// <param name="Code">The source's short name of it, <c>Region</c>; the label where there is none.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Role">What it is about.</param>
/// <param name="Categories">Its parts, in the table's order; each code once.</param>
public sealed record PxDimension(string Code, string Label, PxRole Role, IReadOnlyList<PxCategory> Categories);

/// <summary>One part of a dimension.</summary>
/// <param name="Code">The source's code of it; the label where there is none.</param>
/// <param name="Label">What it is called.</param>
public sealed record PxCategory(string Code, string Label)
{
    /// <summary>The period, where the source says in a form of its own which one it is (<c>TIMEVAL</c>).</summary>
    public Period? Period { get; init; }

    /// <summary>The unit of what is measured; empty when the source does not say.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The decimals of what is measured; null when they are the table's.</summary>
    public int? Decimals { get; init; }

    /// <summary>The codes of the categories it is made up of, where the source says.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];
}

/// <summary>One cell as it stands in the table.</summary>
/// <param name="Value">The figure; null when there is none.</param>
/// <param name="Mark">The source's own mark in place of a figure, or beside it: <c>..</c>; null when there is none.</param>
/// <param name="Meaning">What the table itself says that the mark means; null when it does not say.</param>
public readonly record struct PxCell(double? Value, string? Mark = null, string? Meaning = null);
