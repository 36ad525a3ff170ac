using FollowUp.Charts;

namespace FollowUp.Reports;

/// <summary>A report as its template prints it.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Style">The style sheet that travels inside the document.</param>
/// <param name="StyleHash">Its check sum, by which browsers are told to accept it.</param>
/// <param name="Charts">The charts' drawings for paper and for phones, by the indicators' codes.</param>
public sealed record ReportView(ReportContent Content, string Style, string StyleHash, IReadOnlyDictionary<string, IReadOnlyList<string>> Charts)
{
    /// <summary>Draws the charts of a report, without the source: the text below each has it in full.</summary>
    public static ReportView Of(ReportContent content, string style, ChartCache cache) => new(
        content,
        style,
        ReportStyle.Hash(style),
        content.Indicators.Where(indicator => indicator is { Latest: not null, Chart: not null }).ToDictionary(
            indicator => indicator.Code,
            indicator => (IReadOnlyList<string>)[.. new[] { ChartSize.Page, ChartSize.Narrow }.Select(size => cache.Svg((indicator.Chart! with { Source = "" }).Drawn(indicator.Code), size with { HasHeading = false }))],
            StringComparer.Ordinal));
}

/// <summary>One indicator as its template prints it.</summary>
public sealed record ReportIndicatorView(ReportIndicator Indicator, IReadOnlyList<string> Drawings, ReportTable? Table);
