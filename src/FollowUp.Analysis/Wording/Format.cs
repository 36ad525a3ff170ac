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
    /// <param name="unit">As the indicator states it; empty for none. What its title says is not repeated: see <see cref="Unit.Label"/>.</param>
    public static string WithUnit(double value, int decimals, string unit) =>
        new Unit(unit).Label is { Length: > 0 } label ? Number(value, decimals) + Space + label : Number(value, decimals);

    /// <summary>A number of things, <c>1 234</c>.</summary>
    public static string Count(long count) => count.ToString("N0", _swedish);

    /// <summary>A year, <c>2030</c>, which is never grouped.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day, <c>2026-03-23</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A minute, <c>2026-03-23 14:05</c>, in the time zone it is given in: give it in the reader's.</summary>
    public static string DateTime(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A period for tables and labels: as it is written in files, but several years with an en dash, <c>2021–2024</c>.</summary>
    public static string Period(Period period) =>
        period.Kind == PeriodKind.MultiYear ? period.ToString().Replace('-', '\u2013') : period.ToString();

    /// <summary>A figure for a spreadsheet: the fewest digits that give the same figure back, decimal comma, no groups, a plain minus.</summary>
    public static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture).Replace('.', ',');

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

    /// <summary>The fewest decimals, from a least number on, with which figures that differ also look different.</summary>
    public static int DecimalsApart(IReadOnlyList<double> values, int atLeast)
    {
        bool Apart(int decimals) => !values.SelectMany((a, i) => values.Skip(i + 1).Select(b => (a, b)))
            .Any(pair => !Tolerance.Same(pair.a, pair.b) && Rounded(pair.a, decimals) is { } a && a == Rounded(pair.b, decimals));
        return Enumerable.Range(atLeast, Math.Max(0, MostDecimals - atLeast)).FirstOrDefault(Apart, Math.Max(atLeast, MostDecimals));
    }

    /// <summary>The least decimals that show figures as they are decided, with nothing rounded off: of a target, where another figure would be another target.</summary>
    /// <param name="values">Any finite figures.</param>
    /// <param name="atLeast">Never fewer than this.</param>
    public static int DecimalsAsDecided(IReadOnlyList<double> values, int atLeast) =>
        Enumerable.Range(atLeast, Math.Max(0, MostDecimals - atLeast)).FirstOrDefault(decimals => values.All(value => Tolerance.Same(value, Round(value, decimals))), Math.Max(atLeast, MostDecimals));

    /// <summary>The figure that <see cref="Number(double, int)"/> shows, to be counted with: two such figures differ by what a reader finds who subtracts.</summary>
    public static double Round(double value, int decimals) => Rounded(value, decimals) is { } exact ? (double)exact : value;

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
