using System.Globalization;
using System.Text;

namespace FollowUp.Sources;

/// <summary>
/// The beginning of a foreign text, fit to stand in a message: short, on one line, and with everything that cannot be seen
/// (control characters, line breaks, marks that turn the writing direction) written as <c>\uXXXX</c>.
/// </summary>
internal static class Excerpt
{
    /// <summary>The most characters of an excerpt, unless said otherwise.</summary>
    public const int Most = 80;

    public static string Of(string text, int most = Most)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var piece = IsVisible(rune) ? rune.ToString() : Escaped(rune);
            if (shown.Length + piece.Length > most - 1)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(piece);
        }

        return shown.ToString();
    }

    public static string Of(ReadOnlySpan<byte> utf8, int most = Most) =>
        // A character takes four bytes at the most; a few more are read, so that the excerpt itself knows that it is cut.
        Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, most * 4 + 4)]), most);

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Escaped(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
}
