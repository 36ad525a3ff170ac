using System.Net;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Judgements;

namespace FollowUp.Reports;

/// <summary>What a report must be to leave the house: no chart missing, nothing unjudged left unsaid, a PDF for everybody.</summary>
public static partial class ReportCheck
{
    private const int MostShown = 5;

    /// <exception cref="ReportException">The document does not say what it must.</exception>
    public static void Content(ReportContent content, string html) => Refuse(Problems(content, html));

    /// <exception cref="ReportException">The document or its PDF is not as it must be.</exception>
    public static void Whole(ReportContent content, string html, byte[] pdf) => Refuse([.. Problems(content, html), .. PdfPages.Problems(pdf)]);

    /// <summary>Everything wrong with a report's content and document.</summary>
    public static IReadOnlyList<string> Problems(ReportContent content, string html)
    {
        var charts = Drawing().Matches(html).Select(chart => chart.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var text = WebUtility.HtmlDecode(Element().Replace(html, " ")).Replace("\u00A0", " ", StringComparison.Ordinal);
        bool Says(string words) => text.Contains(words.Replace("\u00A0", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        var problems = new List<string>();
        foreach (var indicator in content.Indicators)
        {
            if (!html.Contains($"id=\"{indicator.Id}\"", StringComparison.Ordinal))
            {
                problems.Add(Format.Fill(ReportTexts.CheckNotThere, indicator.Title));
            }
            else if (indicator.Latest is null && (string.IsNullOrEmpty(indicator.WhyNoValue) || !Says(indicator.WhyNoValue)))
            {
                problems.Add(Format.Fill(ReportTexts.CheckNoReason, indicator.Title));
            }
            else if (indicator.Latest is not null && !new[] { ChartSize.Page, ChartSize.Narrow }.All(size => charts.Contains($"{TrendModel.SafeId(indicator.Code)}-{size.Name}")))
            {
                problems.Add(Format.Fill(ReportTexts.CheckNoChart, indicator.Title));
            }

            if (indicator.State >= TrendState.NotAssessed && (indicator.Trend.Word.Length == 0 || indicator.Latest is not null && !Says(indicator.Trend.Word)))
            {
                problems.Add(Format.Fill(ReportTexts.CheckNoCause, indicator.Title));
            }
        }

        if (content.Synthetic && !Says(ReportTexts.Synthetic))
        {
            problems.Add(ReportTexts.CheckSynthetic);
        }

        return problems;
    }

    private static void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new ReportException(Format.Fill(ReportTexts.CheckFailed, string.Join(' ', problems.Take(MostShown)), Format.Count(problems.Count)));
        }
    }

    // A drawing counts when it has a title and a description with something in them.
    [GeneratedRegex("<svg [^>]*role=\"img\"[^>]*><title id=\"(?<id>[A-Za-z0-9-]+)-t\">[^<]+</title><desc id=\"[A-Za-z0-9-]+-d\">[^<]+</desc>", RegexOptions.ExplicitCapture)]
    private static partial Regex Drawing();

    [GeneratedRegex("<(style|svg)\\b.*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Element();
}
