using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>The periods of deliveries: exactly the forms of <see cref="Period"/>, with what was probably meant where it is another.</summary>
internal static partial class DeliveredPeriod
{
    /// <summary>The earliest year that is taken for meant. <see cref="Period"/> goes further back, for published series; a municipality hands in none of those.</summary>
    public const int EarliestYear = 1900;

    // Excel counts days from here, having taken 1900 for a leap year; five digits from 1954 to 2099 are taken for such a number.
    private static readonly DateOnly _excelDayZero = new(1899, 12, 30);
    private const int EarliestSerial = 20_000;
    private const int LatestSerial = 73_050;

    /// <summary>The period, or the code and the words of what is wrong.</summary>
    /// <param name="text">The cell, without space around it.</param>
    /// <param name="kind">The kind it must be; null where the indicator is not known.</param>
    /// <param name="today">The day.</param>
    public static (Period? Period, string? Code, string Text) Read(string text, PeriodKind? kind, DateOnly today)
    {
        if (!Period.TryParse(text, out var period))
        {
            return Mistake(text, kind);
        }

        return kind is { } due && period.Kind != due ? Wrong(DeliveryCodes.PeriodWrongKind, Name(due), Suggestion(text, due))
            : period.FirstDay.Year < EarliestYear ? Wrong(DeliveryCodes.PeriodOutOfRange, Format.Year(EarliestYear))
            : period.FirstDay > today ? Wrong(DeliveryCodes.PeriodFuture)
            : (period, null, "");
    }

    private static (Period? Period, string? Code, string Text) Mistake(string text, PeriodKind? kind)
    {
        if (Serial().Match(text) is { Success: true } serial && int.Parse(serial.Groups["days"].ValueSpan, CultureInfo.InvariantCulture) is >= EarliestSerial and <= LatestSerial and var days)
        {
            var day = _excelDayZero.AddDays(days);
            return (null, DeliveryCodes.PeriodExcelDate, Format.Fill(DeliveryTexts.PeriodSerial, Format.Date(day), OfDay(day, kind)));
        }

        if (NumberMistake.IsDate(text))
        {
            return Wrong(DeliveryCodes.PeriodExcelDate, DateOnly.TryParseExact(text.Split(' ', 'T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? OfDay(day, kind) : Example(kind));
        }

        return Form().Match(text) is { Success: true } form && int.Parse(form.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is < Period.FirstYear or > Period.LastYear
            ? Wrong(DeliveryCodes.PeriodOutOfRange, Format.Year(EarliestYear))
            : Wrong(DeliveryCodes.PeriodInvalid, Suggestion(text, kind));
    }

    private static (Period? Period, string? Code, string Text) Wrong(string code, params string[] parts) => (null, code, Format.Fill(ProblemList.Words(code), parts));

    private static string OfDay(DateOnly day, PeriodKind? kind) => kind switch
    {
        PeriodKind.Year => Period.Year(day.Year).ToString(),
        PeriodKind.Month => Period.Month(day.Year, day.Month).ToString(),
        _ => Example(kind),
    };

    /// <summary>What was probably meant, where the text is another way to write a period of the kind; else what one looks like.</summary>
    private static string Suggestion(string text, PeriodKind? kind)
    {
        string[] meant = [.. Meant(text).Where(p => Period.TryParse(p, out var period) && period.Kind == (kind ?? period.Kind)).Distinct()];
        return meant.Length == 1 ? meant[0] : Example(kind);
    }

    private static IEnumerable<string> Meant(string text)
    {
        if (Loose().Match(text.ToUpperInvariant()) is not { Success: true } loose)
        {
            yield break;
        }

        string Part(string name) => loose.Groups[name].Value;
        var year = Part("year");
        if (loose.Groups["letter"].Success)
        {
            // K is the Swedish letter of a quarter, M of a month.
            yield return $"{year}-{Part("letter").Replace('K', 'Q')}{Part("part")}";
        }
        else if (loose.Groups["month"].Success)
        {
            yield return $"{year}-{Part("month").PadLeft(2, '0')}";
        }
        else
        {
            yield return year;
        }

        if (loose.Groups["last"].Success)
        {
            yield return $"{year}/{Part("last")[^2..]}";
            yield return $"{year}-{Part("last")}";
        }
    }

    private static string Example(PeriodKind? kind) => kind is { } due ? Format.Fill(DeliveryTexts.Like, Sample(due)) : DeliveryTexts.PeriodForms;

    private static string Sample(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => "2024",
        PeriodKind.SchoolYear => "2023/24",
        PeriodKind.HalfYear => "2024-H1",
        PeriodKind.Tertial => "2024-T1",
        PeriodKind.Quarter => "2024-Q1",
        PeriodKind.Month => "2024-05",
        PeriodKind.Week => "2024-W05",
        _ => "2021-2024",
    };

    private static string Name(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => DeliveryTexts.KindYear,
        PeriodKind.SchoolYear => DeliveryTexts.KindSchoolYear,
        PeriodKind.HalfYear => DeliveryTexts.KindHalfYear,
        PeriodKind.Tertial => DeliveryTexts.KindTertial,
        PeriodKind.Quarter => DeliveryTexts.KindQuarter,
        PeriodKind.Month => DeliveryTexts.KindMonth,
        PeriodKind.Week => DeliveryTexts.KindWeek,
        _ => DeliveryTexts.KindMultiYear,
    };

    [GeneratedRegex(@"\A(?<days>[0-9]{5})([.,]0+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Serial();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(/[0-9]{2}|-H[12]|-T[1-3]|-Q[1-4]|-[0-9]{2}|-[0-9]{4})?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A((?<year>[0-9]{4})\s*[-/\u2013 ]?\s*(?<letter>[THQK])\s*(?<part>[1-4])|(?<letter>[THQK])\s*(?<part>[1-4])\s*[-/\u2013 ]?\s*(?<year>[0-9]{4})|(?<year>[0-9]{4})([.,]0+)?|(?<year>[0-9]{4})\s*[-/\u2013]\s*(?<last>[0-9]{4}|[0-9]{2})|(?<year>[0-9]{4})[-/. ]?M?(?<month>[0-9]{1,2}))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Loose();
}
