using System.Text;
using FollowUp.Analysis;
using FollowUp.Charts;

namespace FollowUp.Indicators;

/// <summary>
/// An indicator's figures as a file that Swedish Excel opens right: UTF-8 with a byte order mark, semicolons, decimal comma. What a
/// spreadsheet could take for a formula is made plain text.
/// </summary>
public sealed class IndicatorCsv(IndicatorReader indicators)
{
    /// <summary>The file and its name; null when no indicator is followed up by that code.</summary>
    public async Task<(string Name, byte[] Content)?> ReadAsync(string code, CancellationToken ct)
    {
        if (await indicators.ReadAsync(code, ct) is not { } view)
        {
            return null;
        }

        var judged = view.Judged;
        var text = new StringBuilder();
        AddLine(text, IndicatorTexts.CsvHeader.Split(';'));
        foreach (var (breakdown, series) in judged.Groups.OrderBy(group => "TKM".IndexOf(group.Key, StringComparison.Ordinal)))
        {
            AddSeries(text, view, view.Framework.AreaName, IndicatorSentences.Breakdown(breakdown), series);
        }

        var titles = judged.OtherGroups.Count > 0 ? await indicators.GroupTitlesAsync(ct) : new Dictionary<string, string>();
        foreach (var (breakdown, series) in judged.OtherGroups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            AddSeries(text, view, view.Framework.AreaName, titles[breakdown], series);
        }

        AddSeries(text, view, IndicatorTexts.Country, IndicatorTexts.Total, await indicators.CountryAsync(judged, ct));
        var name = TrendModel.SafeId(judged.Indicator.SourceKey) + "-" + view.Framework.AreaCode + ".csv";
        return (name, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    /// <summary>A text as a spreadsheet cell that stays text: quoted where it must be, and never a formula.</summary>
    public static string Cell(string text)
    {
        var plain = PlainText.Clean(text);
        var safe = plain.Length > 0 && "=+-@\t\r".Contains(plain[0], StringComparison.Ordinal) ? "'" + plain : plain;
        return safe.AsSpan().ContainsAny(";\"\n") ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    private static void AddSeries(StringBuilder text, IndicatorView view, string area, string group, Series series)
    {
        var indicator = view.Judged.Indicator;
        foreach (var o in series)
        {
            AddLine(
                text,
                [
                    Cell(indicator.Code), Cell(indicator.Title), Cell(area), o.Period.ToString(), Cell(group), o.Value is { } value ? Format.Exact(value) : "", Cell(indicator.Unit),
                    Cell(o.Value is null ? ChartText.Reason(o.Status) : ChartText.Remark(o.Status) ?? ""), Cell(o.Mark ?? ""),
                    Cell(Dashboards.Sentences.Source(indicator)), indicator.Synthetic ? IndicatorTexts.CsvSynthetic : IndicatorTexts.CsvReal,
                ]);
        }
    }

    private static void AddLine(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(';', cells).Append("\r\n");
}
