using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUp.Reports;

/// <summary>The style sheet of a report, which travels inside the document so that an edition never changes its looks.</summary>
public static partial class ReportStyle
{
    /// <summary>Where the fonts are on the web; beside a document in a folder they are in <c>fonts/</c>.</summary>
    private const string OnTheWeb = "/fonts/";

    private static readonly string _sheet = Read();

    /// <summary>The style sheet of a report.</summary>
    /// <param name="running">What stands at the foot of every page.</param>
    /// <param name="watermark">What stands across every page; null for nothing.</param>
    public static string Of(string running, string? watermark)
    {
        var sheet = _sheet.Replace("\"RUNNING\"", Quoted(running), StringComparison.Ordinal);
        return watermark is null ? sheet : sheet + $".watermark::before {{ content: {Quoted(watermark)}; }}\n";
    }

    /// <summary>The check sum of a style sheet in the words of a content security policy.</summary>
    public static string Hash(string style) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

    /// <summary>The check sum of the style sheet inside a document.</summary>
    public static string HashOf(string html) => Hash(Within(html));

    /// <summary>The document as it stands in a folder, with its fonts beside it.</summary>
    public static string BesideFonts(string html)
    {
        if (Within(html) is not { Length: > 0 } style)
        {
            return html;
        }

        var moved = style.Replace($"url({OnTheWeb}", "url(fonts/", StringComparison.Ordinal);
        return html.Replace(style, moved, StringComparison.Ordinal).Replace(Hash(style), Hash(moved), StringComparison.Ordinal);
    }

    private static string Within(string html) => StyleElement().Match(html).Groups["style"].Value;

    /// <summary>A text as CSS takes it: everything but plain letters and digits by its number, so that no text can end the string or the element.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in Charts.PlainText.Clean(text).EnumerateRunes())
        {
            quoted.Append(rune.IsAscii && Rune.IsLetterOrDigit(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x} "));
        }

        return quoted.Append('"').ToString();
    }

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ReportStyle).Assembly.GetManifestResourceStream("reports/report.css")
            ?? throw new InvalidOperationException("The report's style sheet is missing from the program. It is built in from src/FollowUp/Reports/report.css."));
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<style>(?<style>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex StyleElement();
}
