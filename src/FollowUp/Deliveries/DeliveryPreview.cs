using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>What a page shows of a delivery's rows: what changes anything first, and not more than a person can look through.</summary>
/// <param name="Lines">The rows.</param>
/// <param name="Warnings">What to look at, in the file and beside what is held.</param>
/// <param name="Shown">How many rows are shown of how many; null when all are.</param>
public sealed record DeliveryPreview(IReadOnlyList<PreviewLine> Lines, List<DeliveryProblem> Warnings, string? Shown)
{
    /// <summary>How many rows a page shows.</summary>
    public const int MostRows = 500;

    /// <summary>The rows of a delivery whose file can be read.</summary>
    public static DeliveryPreview Of(DeliveryView view)
    {
        var rows = view.Comparison!.Rows.OrderBy(row => row.Change == RowChange.Unchanged).ToList();
        var titles = view.Rules.Indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.Title);
        return new DeliveryPreview(
            [.. rows.Take(MostRows).Select(row => PreviewLine.Of(row, titles))],
            [.. view.Reading!.Problems.Concat(view.Comparison.Warnings).OrderBy(problem => problem.Row ?? 0)],
            rows.Count > MostRows ? Format.Fill(DeskTexts.RowsShown, Format.Count(MostRows), Format.Count(rows.Count)) : null);
    }
}

/// <summary>A row of a delivery in words.</summary>
public sealed record PreviewLine(string Row, string Indicator, string Period, string Group, string Value, string Before, string Change, string Note)
{
    internal static PreviewLine Of(ComparedRow compared, Dictionary<string, string> titles)
    {
        var (row, change, before) = compared;
        return new PreviewLine(
            Format.Count(row.Row), $"{titles[row.Indicator]} ({row.Indicator})", PeriodWords.Name(row.Observation.Period), DeliveryWords.Group(row.Breakdown),
            DeliveryWords.Of(row.Observation), DeliveryWords.Of(before), DeliveryWords.Of(change), row.Note);
    }
}
