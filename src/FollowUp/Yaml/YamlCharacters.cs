using System.Globalization;
using System.Text;

namespace FollowUp.Yaml;

/// <summary>A file's bytes as text that a person can see whole: UTF-8 without tabs, control characters or invisible ones.</summary>
internal static class YamlCharacters
{
    /// <summary>The text; null when problems were found.</summary>
    public static string? Read(byte[] bytes, Problems problems)
    {
        if (bytes.Length > YamlTree.MaxBytes)
        {
            problems.Add(new Place(1, 1), YamlTexts.TooLarge, YamlTree.MaxBytes.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        var text = Decode(bytes, problems);
        if (text is null)
        {
            return null;
        }

        var place = new Place(1, 1);
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            // A carriage return is the first half of Windows' line end and nothing else.
            if (previous.Value == '\r' && rune.Value != '\n')
            {
                problems.Add(place, YamlTexts.HiddenCharacter, CodePoint(previous));
            }

            if (rune.Value == '\t')
            {
                problems.Add(place, YamlTexts.Tab);
            }
            else if (rune.Value is not ('\n' or '\r') && IsInvisible(rune))
            {
                problems.Add(place, YamlTexts.HiddenCharacter, CodePoint(rune));
            }

            place = rune.Value == '\n' ? new Place(place.Line + 1, 1) : place with { Column = place.Column + rune.Utf16SequenceLength };
            previous = rune;
        }

        return problems.Any ? null : text;
    }

    /// <summary>True for what no editor shows: controls, format characters such as a reversed writing direction, and separators of lines.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    public static string CodePoint(Rune rune) => $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";

    private static string? Decode(byte[] bytes, Problems problems)
    {
        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = bytes.AsSpan(0, Math.Clamp(wrong.Index, 0, bytes.Length));
            var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
            problems.Add(new Place(1 + before.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(line)), YamlTexts.NotUtf8);
            return null;
        }
    }
}
