using System.Globalization;
using System.Text;

namespace FollowUp.Deliveries;

/// <summary>How much a text is like one that holds a personal number.</summary>
internal enum Likeness
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The form and the date are right, the check digit is not: a misspelt one, or something else.</summary>
    Suspected,

    /// <summary>Form, date and check digit are right.</summary>
    Certain,
}

/// <summary>
/// Finds Swedish personal numbers and coordination numbers (day plus 60), with or without century, however they are set apart: hyphen, plus,
/// any dash, spaces, full-width or other digits, invisible characters between. Digits next to one do not hide it, as they may have come there by
/// a slip. Wherever there are ten digits whose first six are a date, one in ten passes the check by chance: a refusal that can be
/// mended is better than somebody's number kept.
/// </summary>
internal static class PersonalNumber
{
    private const int Digits = 10;
    private const int MostSeparators = 3;

    /// <summary>What is like a personal number in a text.</summary>
    public static Likeness In(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += c > '\u007F' || char.IsAsciiDigit(c) ? 1 : 0;
        }

        if (digits < Digits)
        {
            return Likeness.None;
        }

        var plain = Plain(text);
        var found = Likeness.None;
        Span<int> ten = stackalloc int[Digits];
        for (var i = 0; i < plain.Length && found != Likeness.Certain; i++)
        {
            if (!char.IsAsciiDigit(plain[i]))
            {
                continue;
            }

            int end;
            if (((end = InOneDate(plain, i, ten)) >= 0 || (end = InDividedDate(plain, i, ten)) >= 0 || (end = InSingles(plain, i, ten)) >= 0) && IsDate(ten))
            {
                found = HasCheckDigit(ten) ? Likeness.Certain : StandsAlone(plain, i, end) ? Likeness.Suspected : found;
            }
        }

        return found;
    }

    // YYMMDD and four digits, with or without something between.
    private static int InOneDate(string plain, int at, Span<int> ten)
    {
        if (!Take(plain, at, 6, ten, 0))
        {
            return -1;
        }

        var last = AfterSeparators(plain, at + 6);
        return Take(plain, last, 4, ten, 6) ? last + 4 : -1;
    }

    // YY-MM-DD and four digits, with the same sign in both places of the date.
    private static int InDividedDate(string plain, int at, Span<int> ten)
    {
        if (at + 8 > plain.Length || !IsSeparator(plain[at + 2]) || plain[at + 5] != plain[at + 2]
            || !Take(plain, at, 2, ten, 0) || !Take(plain, at + 3, 2, ten, 2) || !Take(plain, at + 6, 2, ten, 4))
        {
            return -1;
        }

        var last = AfterSeparators(plain, at + 8);
        return Take(plain, last, 4, ten, 6) ? last + 4 : -1;
    }

    // Each digit by itself, the same sign between all.
    private static int InSingles(string plain, int at, Span<int> ten)
    {
        for (var i = 0; i < Digits; i++)
        {
            if (!Take(plain, at + 2 * i, 1, ten, i) || i > 0 && (!IsSeparator(plain[at + 2 * i - 1]) || plain[at + 2 * i - 1] != plain[at + 1]))
            {
                return -1;
            }
        }

        return at + 2 * Digits - 1;
    }

    private static bool Take(string plain, int at, int count, Span<int> ten, int first)
    {
        if (at + count > plain.Length)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(plain[at + i]))
            {
                return false;
            }

            ten[first + i] = plain[at + i] - '0';
        }

        return true;
    }

    private static int AfterSeparators(string plain, int at)
    {
        var most = Math.Min(plain.Length, at + MostSeparators);
        while (at < most && IsSeparator(plain[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '+';

    private static bool IsDate(ReadOnlySpan<int> ten)
    {
        int month = 10 * ten[2] + ten[3], day = 10 * ten[4] + ten[5];
        // 2000 is a leap year, so that 29 February is let through for every year: the century is not always told.
        return month is >= 1 and <= 12 && (day > 60 ? day - 60 : day) is >= 1 and var d && d <= DateTime.DaysInMonth(2000, month);
    }

    private static bool HasCheckDigit(ReadOnlySpan<int> ten)
    {
        var sum = 0;
        for (var i = 0; i < Digits; i++)
        {
            var product = ten[i] * (2 - i % 2);
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }

    // Nothing but a century before it, and no digit after.
    private static bool StandsAlone(string plain, int start, int end)
    {
        var before = start > 0 && IsSeparator(plain[start - 1]) && start > 1 && char.IsAsciiDigit(plain[start - 2]) ? start - 1 : start;
        var digits = 0;
        while (before - digits > 0 && char.IsAsciiDigit(plain[before - digits - 1]))
        {
            digits++;
        }

        return (end == plain.Length || !char.IsAsciiDigit(plain[end]))
            && (digits == 0 || before != start || digits == 2 && plain.AsSpan(before - 2, 2) is "18" or "19" or "20");
    }

    /// <summary>Digits as 0–9, dashes as hyphen, spaces and line ends as space, all else as one sign; what cannot be seen goes away.</summary>
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                var c = (char)rune.Value;
                plain.Append(c is '\t' or '\r' or '\n' ? " " : c is (>= '0' and <= '9') or ' ' or '-' or '+' ? c.ToString() : char.IsControl(c) ? "" : "x");
            }
            else if (!Invisible.Is(rune))
            {
                plain.Append(Rune.GetUnicodeCategory(rune) switch
                {
                    UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)Rune.GetNumericValue(rune)),
                    UnicodeCategory.DashPunctuation => '-',
                    UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
                    _ => rune.Value switch { 0x2212 or 0x00AF => '-', 0xFF0B => '+', _ => 'x' },
                });
            }
        }

        return plain.ToString();
    }
}
