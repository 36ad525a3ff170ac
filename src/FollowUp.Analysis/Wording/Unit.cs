using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUp.Analysis;

/// <summary>
/// What a figure counts, as its indicator states it (<c>%</c>, <c>kWh/m²</c>, a number per 100 000), and how that is written beside a figure:
/// short in tables, in words in sentences. What is counted is not repeated, as the indicator's title says it.
/// </summary>
/// <param name="Name">The unit as stated; empty for none.</param>
public readonly partial record struct Unit(string Name)
{
    /// <summary>True of a share in per cent, whose changes are counted in percentage points.</summary>
    public bool IsPercent => Name == UnitTexts.PercentSign || Name == UnitTexts.Percent || Name.EndsWith($"({UnitTexts.PercentSign})", StringComparison.Ordinal);

    /// <summary>True of a number of persons or things, always whole.</summary>
    public bool IsCount => Name == UnitTexts.Count;

    /// <summary>True of a plain count or amount, such as persons or tonnes, not per anything: a larger place has more of it, so places cannot be compared by it.</summary>
    public bool GrowsWithSize => !Name.Contains('/', StringComparison.Ordinal) && UnitTexts.Amounts.Split(' ').Contains(Name.Split(' ')[0]);

    /// <summary>What stands after a figure in tables and labels, <c>%</c> or <c>kWh/m²</c>; empty when nothing does.</summary>
    public string Label => IsPercent ? UnitTexts.PercentSign : What.Length == 0 ? Per(perWhat => perWhat) : Tidy(Name);

    /// <summary>What stands after a figure in a sentence, without short forms; empty when nothing does.</summary>
    public string Words => IsPercent ? UnitTexts.Percent : string.Join(' ', new[] { WrittenOut(What), Per(WrittenOut) }.Where(t => t.Length > 0));

    /// <summary>True when the words are several, too long to stand after every figure of a sentence: the first bears them for all.</summary>
    public bool IsLong => Words.Contains(' ', StringComparison.Ordinal);

    // What is counted, weighed or measured, before the "per"; empty when the title says it.
    private string What
    {
        get
        {
            var what = Name.Split('/')[0].Trim();
            return what == UnitTexts.Count || what.StartsWith(UnitTexts.Count + " ", StringComparison.Ordinal) || UnitTexts.Silent.Split(' ').Contains(what) ? "" : Tidy(what);
        }
    }

    /// <summary>How many decimals suit figures of this unit that stand together.</summary>
    /// <param name="values">The figures.</param>
    /// <param name="stated">The indicator's own number of decimals, which goes before the rule; null for none.</param>
    public int Decimals(IEnumerable<double> values, int? stated = null) =>
        stated ?? (IsPercent ? Format.ShareDecimals(values) : Format.Decimals(values));

    /// <summary>A figure in a sentence, never broken from its unit.</summary>
    public string Quantity(double value, int decimals) => Join(Format.Number(value, decimals), Words);

    /// <summary>A difference, without sign: of shares in percentage points.</summary>
    public string Difference(double difference, int decimals) => Join(Format.Number(Math.Abs(difference), decimals), Points(difference, decimals));

    /// <summary>A difference with its sign: of shares in percentage points.</summary>
    public string SignedDifference(double difference, int decimals) => Join(Format.Signed(difference, decimals), Points(difference, decimals));

    private string Points(double difference, int decimals) =>
        !IsPercent ? Words
        : decimals == 0 && Format.Number(Math.Abs(difference), 0) == "1" ? UnitTexts.PercentagePoint
        : UnitTexts.PercentagePoints;

    private string Per(Func<string, string> written) =>
        Name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? $"{UnitTexts.Per} {written(Tidy(Name[(slash + 1)..].Trim()))}" : "";

    private static string Join(string figure, string unit) => unit.Length == 0 ? figure : figure + Format.Space + unit;

    private static string WrittenOut(string text)
    {
        var longer = UnitTexts.WrittenOut.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return string.Join(' ', text.Split(' ').Select(word => longer.GetValueOrDefault(word, word)));
    }

    // Figures inside a unit are written as everywhere else: 100 000 stays on one line, 1000 is grouped, 7-20 is a range.
    private static string Tidy(string text) => Range().Replace(
        FourDigits().Replace(Gap().Replace(text, Format.Space.ToString()), m => Format.Count(long.Parse(m.Value, CultureInfo.InvariantCulture))), "\u2013");

    [GeneratedRegex("(?<=[0-9]) (?=[0-9]{3})")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\b[0-9]{4,9}\b")]
    private static partial Regex FourDigits();

    [GeneratedRegex("(?<=[0-9])-(?=[0-9])")]
    private static partial Regex Range();
}
