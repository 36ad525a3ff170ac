using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace FollowUp.Analysis;

/// <summary>
/// The time a figure concerns: a calendar year, a school year, a half-year, a tertial, a quarter, a month, a week or several years.
/// Periods of different kinds cannot be compared or counted between; trying to is an error, never a guess.
/// </summary>
[JsonConverter(typeof(PeriodJsonConverter))]
public readonly partial record struct Period : IComparable<Period>
{
    /// <summary>The earliest year a period may have.</summary>
    public const int FirstYear = 1700;

    /// <summary>The latest year a period may have.</summary>
    public const int LastYear = 2999;

    private Period(int code) => Code = code;

    /// <summary>
    /// The period as one number, <c>year × 1000 + kind × 100 + number</c>, which sorts in time order within a kind.
    /// Year is the calendar year, the school year's first year, the ISO week's year or the last of several years;
    /// number is the half-year, tertial, quarter, month or week, the count of years of a multi-year period, else 0.
    /// Zero is no period: what <c>default</c> gives.
    /// </summary>
    public int Code { get; }

    /// <summary>What length of time it is.</summary>
    public PeriodKind Kind => (PeriodKind)(Code / 100 % 10);

    /// <summary>The part of the year (1 to 2, 3, 4, 12 or 53), the count of years of a multi-year period, else 0.</summary>
    public int Number => Code % 100;

    /// <summary>The calendar year in which the period ends: 2024 for <c>2024</c>, <c>2023/24</c>, <c>2024-T1</c> and <c>2021-2024</c>.</summary>
    public int EndYear => Kind == PeriodKind.SchoolYear ? Code / 1000 + 1 : Code / 1000;

    /// <summary>
    /// Where the period lies on a time axis, in years. A whole year lies on its number (a school year on the year it begins, several years
    /// on the last); a part of a year lies where it begins: <c>2024-Q3</c> on 2024.5.
    /// </summary>
    public double Position => Code / 1000 + PartOfYear;

    /// <summary>A calendar year.</summary>
    /// <param name="year">The year.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public static Period Year(int year) => Make(PeriodKind.Year, year, 0);

    /// <summary>A school year, autumn to spring.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="firstYear">The year in which the school year begins: 2023 for <c>2023/24</c>.</param>
    public static Period SchoolYear(int firstYear) => Make(PeriodKind.SchoolYear, firstYear, 0);

    /// <summary>Half a calendar year.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="year">The calendar year.</param>
    /// <param name="half">1 or 2.</param>
    public static Period HalfYear(int year, int half) => Make(PeriodKind.HalfYear, year, half);

    /// <summary>A third of a calendar year.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="year">The calendar year.</param>
    /// <param name="tertial">1 to 3.</param>
    public static Period Tertial(int year, int tertial) => Make(PeriodKind.Tertial, year, tertial);

    /// <summary>A quarter of a calendar year.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="year">The calendar year.</param>
    /// <param name="quarter">1 to 4.</param>
    public static Period Quarter(int year, int quarter) => Make(PeriodKind.Quarter, year, quarter);

    /// <summary>A month.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="year">The calendar year.</param>
    /// <param name="month">1 to 12.</param>
    public static Period Month(int year, int month) => Make(PeriodKind.Month, year, month);

    /// <summary>An ISO 8601 week.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="year">The ISO 8601 week-numbering year, which can differ from the calendar year around New Year.</param>
    /// <param name="week">1 to 52, or 53 in the years that have it.</param>
    public static Period Week(int year, int week) => Make(PeriodKind.Week, year, week);

    /// <summary>Several calendar years together.</summary>
    /// <inheritdoc cref="Year(int)" path="/exception"/>
    /// <param name="firstYear">The first of the years.</param>
    /// <param name="lastYear">The last of the years, included: 2 to 99 years in all.</param>
    public static Period MultiYear(int firstYear, int lastYear) => Make(PeriodKind.MultiYear, lastYear, lastYear - firstYear + 1);

    /// <summary>The period that has this <see cref="Code"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No period has it.</exception>
    public static Period FromCode(int code) => Make((PeriodKind)(code / 100 % 10), code / 1000, code % 100);

    /// <summary>Reads exactly the forms that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is none of them; the message says what would be.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"'{text}' is not a period. Write a year (2024), a school year (2023/24), a half-year (2024-H1), a tertial (2024-T1), a quarter (2024-Q1), a month (2024-05), a week (2024-W05) or several years (2021-2024).");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        var form = Form().Match(text ?? "");
        if (!form.Success)
        {
            return false;
        }

        int Part(string name) => int.Parse(form.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        bool Has(string name) => form.Groups[name].Success;
        var year = Part("year");
        (var kind, year, var number) =
            Has("school") ? (PeriodKind.SchoolYear, year, (year + 1) % 100 == Part("school") ? 0 : -1)
            : Has("half") ? (PeriodKind.HalfYear, year, Part("half"))
            : Has("tertial") ? (PeriodKind.Tertial, year, Part("tertial"))
            : Has("quarter") ? (PeriodKind.Quarter, year, Part("quarter"))
            : Has("week") ? (PeriodKind.Week, year, Part("week"))
            : Has("last") ? (PeriodKind.MultiYear, Part("last"), Part("last") - year + 1)
            : Has("month") ? (PeriodKind.Month, year, Part("month"))
            : (PeriodKind.Year, year, 0);
        if (!IsPeriod(kind, year, number))
        {
            return false;
        }

        period = new Period(year * 1000 + (int)kind * 100 + number);
        return true;
    }

    /// <summary>Years from this period to a later one of the same kind; negative to an earlier one.</summary>
    /// <exception cref="InvalidOperationException">The periods are of different kinds.</exception>
    public double YearsUntil(Period later) =>
        // Years and parts are subtracted apart, so that from one May to the next is exactly one year.
        SameKind(later).Code / 1000 - Code / 1000 + (later.PartOfYear - PartOfYear);

    /// <summary>
    /// True when the two are of one kind and cover the same part of a year, or equally many years: only then do their figures show a change
    /// rather than a season (the first tertial against the third) or a length (three years against four).
    /// </summary>
    public bool IsLike(Period other) => other.Kind == Kind && other.Number == Number;

    /// <exception cref="InvalidOperationException">The periods are of different kinds.</exception>
    public int CompareTo(Period other) => Code.CompareTo(SameKind(other).Code);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>The period as it is written in files, addresses and on screen; <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
    {
        var year = Code / 1000;
        return Code == 0 ? "" : Kind switch
        {
            PeriodKind.Year => Invariant($"{year:D4}"),
            PeriodKind.SchoolYear => Invariant($"{year:D4}/{(year + 1) % 100:D2}"),
            PeriodKind.HalfYear => Invariant($"{year:D4}-H{Number}"),
            PeriodKind.Tertial => Invariant($"{year:D4}-T{Number}"),
            PeriodKind.Quarter => Invariant($"{year:D4}-Q{Number}"),
            PeriodKind.Month => Invariant($"{year:D4}-{Number:D2}"),
            PeriodKind.Week => Invariant($"{year:D4}-W{Number:D2}"),
            _ => Invariant($"{year - Number + 1:D4}-{year:D4}"),
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static Period Make(PeriodKind kind, int year, int number) => IsPeriod(kind, year, number)
        ? new Period(year * 1000 + (int)kind * 100 + number)
        : throw new ArgumentOutOfRangeException(nameof(year), $"No period: kind {kind}, year {year}, number {number}. Years are {FirstYear} to {LastYear}.");

    private static bool IsPeriod(PeriodKind kind, int year, int number) =>
        year is >= FirstYear and <= LastYear && kind switch
        {
            PeriodKind.Year or PeriodKind.SchoolYear => number == 0,
            PeriodKind.HalfYear => number is 1 or 2,
            PeriodKind.Tertial => number is >= 1 and <= 3,
            PeriodKind.Quarter => number is >= 1 and <= 4,
            PeriodKind.Month => number is >= 1 and <= 12,
            PeriodKind.Week => number >= 1 && number <= ISOWeek.GetWeeksInYear(year),
            PeriodKind.MultiYear => number is >= 2 and <= 99 && year - number + 1 >= FirstYear,
            _ => false,
        };

    private double PartOfYear => Kind switch
    {
        PeriodKind.HalfYear => (Number - 1) / 2.0,
        PeriodKind.Tertial => (Number - 1) / 3.0,
        PeriodKind.Quarter => (Number - 1) / 4.0,
        PeriodKind.Month => (Number - 1) / 12.0,
        PeriodKind.Week => (Number - 1) / 53.0,
        _ => 0.0,
    };

    private Period SameKind(Period other) => other.Kind == Kind
        ? other
        : throw new InvalidOperationException($"{this} is a {Kind} and {other} a {other.Kind}: periods of different kinds are never compared.");

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(?:/(?<school>[0-9]{2})|-H(?<half>[12])|-T(?<tertial>[1-3])|-Q(?<quarter>[1-4])|-W(?<week>[0-9]{2})|-(?<last>[0-9]{4})|-(?<month>[0-9]{2}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
