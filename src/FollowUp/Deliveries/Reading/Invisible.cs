using System.Globalization;
using System.Text;

namespace FollowUp.Deliveries;

/// <summary>Characters that no editor shows, and that therefore make two keys look alike that are not.</summary>
internal static class Invisible
{
    /// <summary>True for format characters, such as a reversed writing direction or a byte order mark, for letters and marks without ink, and for what is no character.</summary>
    public static bool Is(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x17B4 and <= 0x17B5)
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The code of what is wrong with the characters of a cell that ought to be one visible line; null for nothing.</summary>
    public static string? Problem(string cell)
    {
        string? found = null;
        if (!cell.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return found;
        }

        foreach (var rune in cell.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                return DeliveryCodes.TextControl;
            }

            found ??= Is(rune) ? DeliveryCodes.TextInvisible : null;
        }

        return found;
    }

    /// <summary>The text without invisible and control characters, line ends kept as one kind.</summary>
    public static string Removed(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value == '\n' || !Rune.IsControl(rune) && !Is(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }
}
