using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>What a delivered file says, or everything that is wrong with it. The same bytes, name and rules give the same reading.</summary>
public sealed record DeliveryReading
{
    /// <summary>Every row with data, in the file's order, each key once; none when there is an error.</summary>
    public required IReadOnlyList<DeliveredRow> Rows { get; init; }

    /// <summary>
    /// Errors and warnings in row order, those of the whole file first; of either at most <see cref="DeliveryLimits.MaxErrorsListed"/>.
    /// </summary>
    public required IReadOnlyList<DeliveryProblem> Problems { get; init; }

    /// <summary>How many errors there are beside those listed.</summary>
    public int MoreErrors { get; init; }

    /// <summary>How many warnings there are beside those listed.</summary>
    public int MoreWarnings { get; init; }

    /// <summary>How many problems there are beside those listed, as a Swedish sentence; null when all are listed.</summary>
    public string? More { get; init; }

    /// <summary>True when there is no error: then the rows may be shown, handed in and approved, whatever the warnings.</summary>
    public bool Accepted => !Problems.Any(problem => problem.IsError);

    /// <summary>The SHA-256 of the bytes in lower-case hexadecimal: all that is kept of a refused file.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>One row of an accepted file.</summary>
/// <param name="Row">Its line in the file, counted from 1 as an editor shows it; of several lines the first.</param>
/// <param name="Indicator">The indicator's code as the framework writes it.</param>
/// <param name="Area">Four-digit area code.</param>
/// <param name="Breakdown"><c>T</c> all, <c>K</c> women, <c>M</c> men.</param>
/// <param name="Observation">Period, and value or reason.</param>
/// <param name="Note">What is said about it, without invisible characters; empty for nothing.</param>
public sealed record DeliveredRow(int Row, string Indicator, string Area, string Breakdown, Observation Observation, string Note);

/// <summary>Something wrong or worth a look in a delivered file.</summary>
/// <param name="Code">One of <see cref="DeliveryCodes"/>.</param>
/// <param name="IsError">An error refuses the file; a warning never stops it.</param>
/// <param name="Row">The line, counted from 1 as an editor shows it; null for the whole file.</param>
/// <param name="Column">The column's name as its header is written, or its number where the header must not be told; null for the whole row.</param>
/// <param name="Offending">What stands there, escaped and at most 200 characters; null when there is nothing to show, or it may be a personal number.</param>
/// <param name="Text">What is wrong and what would be right, in Swedish.</param>
public sealed record DeliveryProblem(string Code, bool IsError, int? Row, string? Column, string? Offending, string Text);
