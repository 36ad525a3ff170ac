using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FollowUp.Analysis;

/// <summary>
/// The one place that turns figures into text for people: decimal comma, groups of three set apart by U+00A0 from four digits on,
/// minus as U+2212, dates as ISO 8601. Nothing here depends on the culture of the machine, and nothing here reads text.
/// </summary>
public static class Format
{
    /// <summary>No-break space: between groups of digits, and between a figure and its unit.</summary>
    public const char Space = '\u00A0';

    /// <summary>The minus sign, which is as wide as a plus and is not broken from its figure.</summary>
    public const char Minus = '\u2212';

    /// <summary>The most decimals a figure is ever shown with.</summary>
    public const int MostDecimals = 6;

    private static readonly NumberFormatInfo _swedish = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = Space.ToString(),
        NumberGroupSizes = [3],
        NegativeSign = Minus.ToString(),
        NumberNegativePattern = 1,
    });

    /// <summary>A figure, <c>−1 234,5</c>, rounded as a person rounds it as written: a half goes away from zero, and nothing becomes minus zero.</summary>
    /// <param name="value">Any finite figure.</param>
    /// <param name="decimals">0 to <see cref="MostDecimals"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or the decimals are out of range.</exception>
    public static string Number(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MostDecimals);
        var pattern = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return Rounded(value, decimals) is { } exact ? exact.ToString(pattern, _swedish) : value.ToString(pattern, _swedish);
    }

    /// <summary>A figure on its own, with the decimals that <see cref="Decimals"/> finds for it.</summary>
    public static string Number(double value) => Number(value, Decimals([value]));

    /// <summary>A figure with its sign always written, <c>+3,2</c> or <c>−3,2</c>; what rounds to zero has none.</summary>
    /// <inheritdoc cref="Number(double, int)"/>
    [SuppressMessage("Naming", "CA1720", Justification = "A signed figure, not the signed integer type.")]
    public static string Signed(double value, int decimals)
    {
        var text = Number(value, decimals);
        return Rounded(value, decimals) is { } exact ? exact > 0 ? "+" + text : text : value > 0 ? "+" + text : text;
    }

    /// <summary>A figure with its unit for tables and labels, never broken between them: <c>59,0 %</c>.</summary>
    /// <param name="value">Any finite figure.</param>
    /// <param name="decimals">0 to <see cref="MostDecimals"/>.</param>
    /// <param name="unit">As the indicator states it; empty for none.</param>
    public static string WithUnit(double value, int decimals, string unit) =>
        unit.Length == 0 ? Number(value, decimals) : Number(value, decimals) + Space + unit;

    /// <summary>A number of things, <c>1 234</c>.</summary>
    public static string Count(long count) => count.ToString("N0", _swedish);

    /// <summary>A day, <c>2026-03-23</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A minute, <c>2026-03-23 14:05</c>, in the time zone it is given in: give it in the reader's.</summary>
    public static string DateTime(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A period for tables and labels: as it is written in files, but several years with an en dash, <c>2021–2024</c>.</summary>
    public static string Period(Period period) =>
        period.Kind == PeriodKind.MultiYear ? period.ToString().Replace('-', '\u2013') : period.ToString();

    /// <summary>A text with its placeholders <c>{0}</c>, <c>{1}</c> … filled. It takes texts alone, so that no figure slips past the rules above.</summary>
    public static string Fill(string template, params string[] texts) => string.Format(CultureInfo.InvariantCulture, template, texts);

    /// <summary>
    /// How many decimals suit figures that stand together: as many as the largest of them bears (none from 100 on, one from 10, two from 1,
    /// three from 0.1, else four), and no more than their values have. An indicator may state its own instead.
    /// </summary>
    public static int Decimals(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var largest = all.Length == 0 ? 0 : all.Max(Math.Abs);
        return Fewest(all, largest switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, >= 0.1 => 3, _ => 4 });
    }

    /// <summary>How many decimals suit shares in per cent that stand together: one, or none when all are whole.</summary>
    public static int ShareDecimals(IEnumerable<double> values) => Fewest([.. values], 1);

    private static int Fewest(double[] values, int most) =>
        Enumerable.Range(0, most).FirstOrDefault(d => values.All(v => Rounded(v, d) is { } r && r == Rounded(v, most)), most);

    // A decimal holds the fifteen digits in which a double shows the figure as it was written, so 58.95 is not 58.949999999999996.
    private static decimal? Rounded(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "A figure to be shown must be finite; a missing one is shown by its reason.");
        }

        var rounded = Math.Abs(value) < 1e20 ? Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : (decimal?)null;
        return rounded == 0 ? 0m : rounded;
    }
}
