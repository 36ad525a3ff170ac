using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The bytes of a PX file as text: Windows-1252 unless the file's <c>CODEPAGE</c>, or a byte order mark, says otherwise.</summary>
internal static partial class PxText
{
    // CODEPAGE stands among the first keywords; what lies further down is a note that mentions it.
    private const int Beginning = 4096;

    /// <exception cref="SourceException">The file is too large, its code page is none we know, or it breaks the code page it states.</exception>
    public static string Decode(string file, byte[] bytes)
    {
        if (bytes.Length > PxTable.MaxBytes)
        {
            throw new SourceException(Format.Fill(PxWebTexts.TooLarge, file, Format.Count(bytes.Length), Format.Count(PxTable.MaxBytes)));
        }

        var marked = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var stated = Codepage().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Beginning)));
        var encoding = marked ? new UTF8Encoding(false, throwOnInvalidBytes: true) : EncodingOf(file, stated.Success ? stated.Groups["name"].Value.Trim() : "");
        try
        {
            return JsonPart.Tidy(encoding.GetString(marked ? bytes.AsSpan(3) : bytes));
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            throw new SourceException(Format.Fill(PxWebTexts.BrokenCodepage, file, marked ? "utf-8" : Excerpt.Of(stated.Groups["name"].Value)), e);
        }
    }

    private static Encoding EncodingOf(string file, string name) => name.ToLowerInvariant() switch
    {
        // Files that call themselves ISO-8859-1 are written by Windows: 0x85 is an ellipsis in them, not a line break.
        "" or "windows-1252" or "cp1252" or "1252" or "ansi" or "iso-8859-1" or "iso8859-1" or "latin1" or "us-ascii" => PagesOf(1252),
        "iso-8859-15" => PagesOf(28605),
        "windows-1250" => PagesOf(1250),
        "windows-1257" => PagesOf(1257),
        "ibm850" or "cp850" or "850" => PagesOf(850),
        "utf-8" or "utf8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
        _ => throw new SourceException(Format.Fill(PxWebTexts.UnknownCodepage, file, Excerpt.Of(name))),
    };

    private static Encoding PagesOf(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    [GeneratedRegex(@"(?:\A|[;\n])\s*CODEPAGE\s*=\s*""(?<name>[^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Codepage();
}
