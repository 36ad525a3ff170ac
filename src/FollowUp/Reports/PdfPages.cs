using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUp.Reports;

/// <summary>What can be read off a printed PDF without any other program: how it is tagged, and on which pages things stand.</summary>
public static partial class PdfPages
{
    /// <summary>What is wrong with a PDF as a document for everybody; nothing when it is whole, tagged, in Swedish, titled and has an outline.</summary>
    public static IEnumerable<string> Problems(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal) || !text.TrimEnd().EndsWith("%%EOF", StringComparison.Ordinal))
        {
            return [ReportTexts.PdfNotWhole];
        }

        return new (bool Right, string Problem)[]
        {
            (Page().Count(text) > 0, ReportTexts.PdfNoPages),
            // Without its style sheet a document prints in the browser's own size of page.
            (A4().IsMatch(text), ReportTexts.PdfNotA4),
            (Marked().IsMatch(text), ReportTexts.PdfNotTagged),
            (text.Contains("/Lang (sv)", StringComparison.Ordinal), ReportTexts.PdfNoLanguage),
            (Title().IsMatch(text), ReportTexts.PdfNoTitle),
            (text.Contains("/Type /Outlines", StringComparison.Ordinal), ReportTexts.PdfNoOutline),
        }.Where(check => !check.Right).Select(check => check.Problem);
    }

    /// <summary>How many pages it has.</summary>
    public static int Count(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    /// <summary>The document with the page numbers in its contents; null when the PDF does not tell them.</summary>
    /// <param name="html">The document that was printed.</param>
    /// <param name="pdf">What came of it.</param>
    public static string? Numbered(string html, byte[] pdf)
    {
        var pages = Destinations(Encoding.Latin1.GetString(pdf));
        var found = false;
        var numbered = Place().Replace(html, place =>
        {
            if (!pages.TryGetValue(place.Groups["id"].Value, out var page))
            {
                return place.Value;
            }

            found = true;
            return place.Groups["before"].Value + page.ToString(CultureInfo.InvariantCulture) + "</span>";
        });
        return found ? numbered : null;
    }

    /// <summary>The page of every place that the document links to, by its id.</summary>
    private static Dictionary<string, int> Destinations(string pdf)
    {
        // Chromium writes pages as objects in their order, and a destination as: /id [page 0 R /XYZ left top 0].
        var pages = Page().Matches(pdf).Select((page, i) => (Object: page.Groups["object"].Value, Number: i + 1)).ToDictionary(page => page.Object, page => page.Number, StringComparer.Ordinal);
        return Destination().Matches(pdf)
            .Where(place => pages.ContainsKey(place.Groups["page"].Value))
            .GroupBy(place => place.Groups["id"].Value, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => pages[same.First().Groups["page"].Value], StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<object>\d+) 0 obj\s*<<\s*/Type /Page\b(?!s)", RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    [GeneratedRegex(@"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]")]
    private static partial Regex A4();

    [GeneratedRegex(@"/MarkInfo\s*<<[^>]*/Marked true")]
    private static partial Regex Marked();

    [GeneratedRegex(@"/Title\s*[(<][^)>]")]
    private static partial Regex Title();

    [GeneratedRegex(@"/(?<id>[A-Za-z][A-Za-z0-9-]*)\s*\[(?<page>\d+) 0 R\s*/XYZ", RegexOptions.ExplicitCapture)]
    private static partial Regex Destination();

    [GeneratedRegex("(?<before><span class=\"page-no\" id=\"p-(?<id>[a-z0-9-]+)\">)[0-9]*</span>", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
