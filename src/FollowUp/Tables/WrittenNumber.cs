namespace FollowUp.Tables;

/// <summary>
/// A number as a file may hold it: an optional <c>+</c>, <c>-</c> or U+2212; digits 0–9, either together or in groups of three set apart by the same
/// space, U+00A0 or U+202F throughout; at most one decimal comma or point, with digits on both sides. Nothing else is a number.
/// </summary>
/// <param name="Value">The figure, with at most six decimals: a half goes away from zero, as <see cref="Analysis.Format"/> rounds.</param>
/// <param name="DecimalMark">Comma or point; null for a whole number.</param>
/// <param name="IsAmbiguous">True of one to three digits, a mark and three digits: <c>1,234</c> may have been meant as thousands.</param>
/// <param name="IsRounded">True when it was written with more than is kept: over six decimals, or more digits than a figure holds exactly.</param>
/// <param name="IsGrouped">True when a space sets groups of digits apart.</param>
/// <param name="IsTooLarge">True with more than <see cref="MostDigits"/> digits before the decimals: then <paramref name="Value"/> is not to be used.</param>
internal readonly record struct WrittenNumber(double Value, char? DecimalMark, bool IsAmbiguous, bool IsRounded, bool IsGrouped, bool IsTooLarge)
{
    /// <summary>The most decimals that are kept.</summary>
    public const int MostDecimals = 6;

    /// <summary>The most digits before the decimals: as many as a double holds exactly.</summary>
    public const int MostDigits = 15;

    private const int GroupLength = 3;

    /// <summary>Reads exactly the grammar, nothing around it.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out WrittenNumber number)
    {
        number = default;
        var negative = text.Length > 0 && text[0] is '-' or '\u2212';
        var rest = text.Length > 0 && (negative || text[0] == '+') ? text[1..] : text;
        if (!TryWhole(ref rest, out var whole, out var wholeDigits, out var grouped, out var plainDigits))
        {
            return false;
        }

        char? mark = rest.Length > 0 ? rest[0] : null;
        var fraction = rest.Length > 0 ? rest[1..] : rest;
        if (mark is not (null or ',' or '.') || mark is not null && (fraction.IsEmpty || fraction.ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        var exact = whole + Fraction(fraction);
        var value = (double)exact;
        number = new(
            negative && value != 0 ? -value : value,
            mark,
            mark is not null && !grouped && plainDigits <= GroupLength && text[^(fraction.Length + 1 + plainDigits)] != '0' && fraction.Length == GroupLength,
            fraction.Length > MostDecimals || (decimal)value != exact,
            grouped,
            wholeDigits > MostDigits);
        return true;
    }

    // The whole part, up to the decimal mark or the end. More digits than are kept are counted, not added.
    private static bool TryWhole(ref ReadOnlySpan<char> rest, out decimal whole, out int digits, out bool grouped, out int plainDigits)
    {
        long sum = 0;
        digits = 0;
        char? separator = null;
        int at = 0, inGroup = 0;
        for (; at < rest.Length; at++)
        {
            var c = rest[at];
            if (char.IsAsciiDigit(c))
            {
                inGroup++;
                digits += digits > 0 || c != '0' ? 1 : 0;
                sum = digits <= MostDigits ? sum * 10 + (c - '0') : sum;
            }
            else if (c is ' ' or '\u00A0' or '\u202F')
            {
                if (inGroup == 0 || (separator is null ? inGroup > GroupLength : inGroup != GroupLength || c != separator))
                {
                    break;
                }

                (separator, inGroup) = (c, 0);
            }
            else
            {
                break;
            }
        }

        (whole, grouped, plainDigits) = (sum, separator is not null, inGroup);
        rest = rest[at..];
        return inGroup > 0 && (separator is null || inGroup == GroupLength);
    }

    private static decimal Fraction(ReadOnlySpan<char> digits)
    {
        var sum = 0m;
        for (var i = 0; i < MostDecimals; i++)
        {
            sum = sum * 10 + (i < digits.Length ? digits[i] - '0' : 0);
        }

        // The seventh decides alone: 5 and more goes up, away from zero once the sign is on.
        return (sum + (digits.Length > MostDecimals && digits[MostDecimals] >= '5' ? 1 : 0)) / 1_000_000m;
    }
}
