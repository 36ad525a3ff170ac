using System.Text;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Indicators;

namespace FollowUp.Deliveries;

/// <summary>What a page shows of a delivery's rows: what changes anything first, and not more than a person can look through.</summary>
/// <param name="Groups">The rows, an indicator at a time.</param>
/// <param name="Warnings">What to look at, in the file and beside what is held.</param>
/// <param name="More">How many warnings there are beside those; null when all are listed.</param>
/// <param name="Shown">How many rows are shown of how many; null when all are.</param>
public sealed record DeliveryPreview(IReadOnlyList<PreviewGroup> Groups, List<DeliveryProblem> Warnings, string? More, string? Shown)
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
            view.Reading.MoreWarnings + view.Comparison.MoreWarnings is > 0 and var more ? Format.Fill(DeskTexts.MoreWarnings, Format.Count(more)) : null,
            rows.Count > MostRows ? Format.Fill(DeskTexts.RowsShown, Format.Count(MostRows), Format.Count(rows.Count)) : null);
    }
}

/// <summary>Every row of a delivery beside what is held, as a file: for one that is too long for a page. UTF-8 with a byte order mark, semicolons, decimal comma.</summary>
public static class ComparisonCsv
{
    /// <summary>The file; null when the delivery's own file is gone or can no longer be read.</summary>
    public static byte[]? Of(DeliveryView? view)
    {
        if (view?.Comparison is not { } comparison)
        {
            return null;
        }

        var text = new StringBuilder(DeskTexts.ComparisonHeader).Append("\r\n");
        foreach (var (row, change, before) in comparison.Rows)
        {
            string[] cells =
            [
                Format.Count(row.Row), row.Indicator, row.Area, row.Observation.Period.ToString(), row.Breakdown,
                row.Observation.Value is { } value ? Format.Exact(value) : "", DeliveryWords.Of(row.Observation), DeliveryWords.Of(before), DeliveryWords.Of(change), row.Note,
            ];
            text.AppendJoin(';', cells.Select(IndicatorCsv.Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
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
