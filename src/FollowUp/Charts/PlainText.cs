using System.Globalization;
using System.Text;

namespace FollowUp.Charts;

/// <summary>Makes text from outside fit for a chart: whatever a name holds, it can neither break the file, nor turn the reading direction, nor run out of its room.</summary>
public static class PlainText
{
    /// <summary>
    /// One line of well-formed text in NFC: control characters and line breaks become spaces, invisible formatting characters
    /// (reading direction, soft hyphens, byte order marks) go away, halves of surrogate pairs become U+FFFD. Markup stays as it is
    /// written; escaping it is for the one who writes the file.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.SpaceSeparator when rune.Value == ' ':
                    if (kept.Length > 0 && kept[^1] != ' ')
                    {
                        kept.Append(' ');
                    }

                    break;
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.OtherNotAssigned when (rune.Value & 0xFFFE) == 0xFFFE:
                    kept.Append('\uFFFD'); // U+FFFE and U+FFFF may not stand in XML at all.
                    break;
                default:
                    kept.Append(rune);
                    break;
            }
        }

        return kept.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text, or as much of it as fits with an ellipsis after; never half a character.</summary>
    /// <param name="text">Clean text.</param>
    /// <param name="room">The width at hand.</param>
    /// <param name="width">The width of a text.</param>
    public static string Shorten(string text, float room, Func<string, float> width)
    {
        if (text.Length <= LongestDrawn && width(text) <= room)
        {
            return text;
        }

        var starts = StringInfo.ParseCombiningCharacters(text.Length <= LongestDrawn ? text : text[..LongestDrawn]);
        int fits = 0, tooMany = starts.Length;
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            if (width(text[..starts[middle]].TrimEnd() + Ellipsis) <= room)
            {
                fits = middle;
            }
            else
            {
                tooMany = middle;
            }
        }

        return text[..(starts.Length == 0 ? 0 : starts[fits])].TrimEnd() + Ellipsis;
    }

    /// <summary>The text in at most <paramref name="most"/> lines, broken at spaces; what does not fit ends in an ellipsis.</summary>
    /// <inheritdoc cref="Shorten" path="/param"/>
    public static IReadOnlyList<string> Wrap(string text, float room, int most, Func<string, float> width)
    {
        List<string> lines = [];
        var rest = text.Trim(' ');
        while (rest.Length > 0 && lines.Count < most - 1 && (rest.Length > LongestDrawn || width(rest) > room))
        {
            var line = LongestStart(rest, room, width);
            if (line.Length == 0)
            {
                break; // A single word wider than the room: it is shortened below.
            }

            lines.Add(line);
            rest = rest[line.Length..].TrimStart(' ');
        }

        if (rest.Length > 0)
        {
            lines.Add(Shorten(rest, room, width));
        }

        return lines;
    }

    private const string Ellipsis = "…";

    /// <summary>No line of a chart holds more characters; what is longer is never measured in full.</summary>
    private const int LongestDrawn = 300;

    private static string LongestStart(string text, float room, Func<string, float> width)
    {
        var best = 0;
        for (var space = text.IndexOf(' '); space >= 0 && space <= LongestDrawn; space = text.IndexOf(' ', space + 1))
        {
            if (width(text[..space]) > room)
            {
                break;
            }

            best = space;
        }

        return text[..best];
    }
}
