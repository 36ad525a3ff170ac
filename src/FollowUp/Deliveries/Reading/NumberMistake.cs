using System.Collections.Frozen;
using System.Text.RegularExpressions;
using FollowUp.Tables;

namespace FollowUp.Deliveries;

/// <summary>What somebody wrote where a number was due: the code for it, and words for what would be right.</summary>
/// <param name="Code">One of <see cref="DeliveryCodes"/>.</param>
/// <param name="Text">In Swedish.</param>
internal sealed partial record NumberMistake(string Code, string Text)
{
    // Longer texts are no number gone wrong, and the patterns below need not see them.
    private const int LongestLookedAt = 60;

    private static readonly FrozenSet<string> _missing = DeliveryTexts.MissingMarks.Split('|')
        .Concat(DeliveredStatus.Words)
        .Select(Keys.WordFolded)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly Regex _month = new(
        $@"\A([0-9]{{1,2}}[-/. ]?)?({DeliveryTexts.MonthNames})[a-z]*\.?([-/. ]?[0-9]{{2,4}})?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>True of a text that is a day as spreadsheets write it: <c>2024-01-05</c>, <c>1/5/2024</c>, <c>05-jan</c>, <c>jan-24</c>.</summary>
    public static bool IsDate(string text) => text.Length <= LongestLookedAt && (Day().IsMatch(text) || _month.IsMatch(text) && text.Any(char.IsAsciiDigit));

    /// <param name="text">A text that <see cref="WrittenNumber.TryRead"/> refuses, without space around it.</param>
    public static NumberMistake Of(string text) =>
        text.Length > LongestLookedAt ? Wrong(DeliveryCodes.ValueNotANumber)
        : ExcelError().IsMatch(text) ? Wrong(DeliveryCodes.ValueExcelError)
        : Formula().IsMatch(text) ? Wrong(DeliveryCodes.ValueFormula)
        : _missing.Contains(Keys.WordFolded(text)) || Below().IsMatch(text) ? Wrong(DeliveryCodes.ValueCodedMissing)
        : IsDate(text) ? Wrong(DeliveryCodes.ValueExcelDate)
        : Exponent().IsMatch(text) ? NoNumber(DeliveryTexts.NumberExponent)
        : HasUnit(text) ? Wrong(DeliveryCodes.ValueUnitInCell)
        : Brackets().IsMatch(text) ? NoNumber(DeliveryTexts.NumberBrackets)
        : TrailingMinus().IsMatch(text) ? NoNumber(DeliveryTexts.NumberTrailingMinus)
        : Dash().IsMatch(text) ? NoNumber(DeliveryTexts.NumberDash)
        : Separators().IsMatch(text) ? NoNumber(DeliveryTexts.NumberSeparators)
        : Groups().IsMatch(text) ? NoNumber(DeliveryTexts.NumberGroups)
        : text.Any(c => char.IsDigit(c) && !char.IsAscii(c)) ? NoNumber(DeliveryTexts.NumberDigits)
        : Wrong(DeliveryCodes.ValueNotANumber);

    private static NumberMistake Wrong(string code) => new(code, ProblemList.Words(code));

    private static NumberMistake NoNumber(string text) => new(DeliveryCodes.ValueNotANumber, text);

    // A number with something after or before it that has no digits of its own, but for a raised 2 or 3.
    private static bool HasUnit(string text) =>
        After().Match(text) is { Success: true } after && WrittenNumber.TryRead(after.Groups["number"].ValueSpan.Trim(), out _)
        || Before().Match(text) is { Success: true } before && WrittenNumber.TryRead(before.Groups["number"].ValueSpan.Trim(), out _);

    [GeneratedRegex(@"\A#+(\p{L}[\p{L}0-9/]*[!?]?)\z|\A##+\z")]
    private static partial Regex ExcelError();

    [GeneratedRegex(@"\A([=@]|[+-]\s*[A-Za-z])")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\A[<>\u2264\u2265~]\s*=?\s*[0-9][0-9 \u00A0]*([.,][0-9]+)?\s*%?\z")]
    private static partial Regex Below();

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2})|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2})([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?\z")]
    private static partial Regex Day();

    [GeneratedRegex(@"\A[+\-\u2212]?[0-9]+([.,][0-9]+)?[eE][+\-\u2212]?[0-9]+\z")]
    private static partial Regex Exponent();

    [GeneratedRegex(@"\A(?<number>[+\-\u2212]?[0-9][0-9.,\s]*)(:-|[\p{L}%\u2030$\u20AC\u00A3\u00B0\u00A7][^0-9]*)\z")]
    private static partial Regex After();

    [GeneratedRegex(@"\A[\p{L}%$\u20AC\u00A3][\p{L}.%]*\s*(?<number>[+\-\u2212]?[0-9][0-9.,\s]*)\z")]
    private static partial Regex Before();

    [GeneratedRegex(@"\A\(.*\)\z")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\A[0-9].*[-\u2212\u2010-\u2015]\z")]
    private static partial Regex TrailingMinus();

    [GeneratedRegex(@"\A[\u2010-\u2015\uFE63\uFF0D]\s*[0-9]")]
    private static partial Regex Dash();

    [GeneratedRegex(@"\A[+\-\u2212]?[0-9]+([.,\u0020\u00A0\u202F'][0-9]+)*[.,'][0-9]+([.,\u0020\u00A0\u202F'][0-9]+)+\z|\A[+\-\u2212]?[0-9\s]+'[0-9]+\z|\A[+\-\u2212]?([0-9]+[.,]|[.,][0-9]+)\z")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A[+\-\u2212]?\s*[0-9]+(\s+[0-9]+)*([.,][0-9]+)?\z")]
    private static partial Regex Groups();
}
