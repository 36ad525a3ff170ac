using FollowUp.Analysis;
using FollowUp.Charts;

namespace FollowUp.Deliveries;

/// <summary>What a page shows of a delivery's rows: what changes anything first, and not more than a person can look through.</summary>
/// <param name="Groups">The rows, an indicator at a time.</param>
/// <param name="Warnings">What to look at, in the file and beside what is held.</param>
/// <param name="Shown">How many rows are shown of how many; null when all are.</param>
public sealed record DeliveryPreview(IReadOnlyList<PreviewGroup> Groups, List<DeliveryProblem> Warnings, string? Shown)
{
    /// <summary>How many rows a page shows.</summary>
    public const int MostRows = 500;

    /// <summary>The rows of a delivery whose file can be read.</summary>
    public static DeliveryPreview Of(DeliveryView view)
    {
        var rows = view.Comparison!.Rows.OrderBy(row => row.Change == RowChange.Unchanged).ToList();
        var titles = view.Rules.Indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.Title);
        return new DeliveryPreview(
            [.. rows.Take(MostRows).GroupBy(row => row.Row.Indicator).Select(same => new PreviewGroup(
                TrendModel.SafeId(same.Key), $"{titles[same.Key]} ({same.Key})", [.. same.Select(PreviewLine.Of)]))],
            [.. view.Reading!.Problems.Concat(view.Comparison.Warnings).OrderBy(problem => problem.Row ?? 0)],
            rows.Count > MostRows ? Format.Fill(DeskTexts.RowsShown, Format.Count(MostRows), Format.Count(rows.Count)) : null);
    }
}

/// <summary>The rows of one indicator.</summary>
/// <param name="Id">Names the table on the page.</param>
/// <param name="Title">The indicator.</param>
/// <param name="Lines">Its rows.</param>
public sealed record PreviewGroup(string Id, string Title, IReadOnlyList<PreviewLine> Lines);

/// <summary>A row of a delivery in words.</summary>
public sealed record PreviewLine(string Row, string Period, string Group, string Value, string Before, string Change, string Note)
{
    internal static PreviewLine Of(ComparedRow compared)
    {
        var (row, change, before) = compared;
        return new PreviewLine(
            Format.Count(row.Row), Format.Period(row.Observation.Period), DeliveryWords.Group(row.Breakdown),
            DeliveryWords.Of(row.Observation), DeliveryWords.Of(before), DeliveryWords.Of(change), row.Note);
    }
}
