using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The period that a time code means, when it is known what kind of period it is: <c>2024M05</c>, <c>2024K1</c>, <c>2023/24</c>.</summary>
internal static partial class PxPeriods
{
    /// <summary>Null when the code is no period of that kind.</summary>
    public static Period? Of(PeriodKind kind, string code)
    {
        var form = (kind switch
        {
            PeriodKind.Year => YearForm(),
            PeriodKind.SchoolYear => SchoolYearForm(),
            PeriodKind.HalfYear => HalfYearForm(),
            PeriodKind.Tertial => TertialForm(),
            PeriodKind.Quarter => QuarterForm(),
            PeriodKind.Month => MonthForm(),
            PeriodKind.Week => WeekForm(),
            _ => YearsForm(),
        }).Match(code.Trim());
        if (!form.Success)
        {
            return null;
        }

        int Part(string name) => int.Parse(form.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = Part("year");
        try
        {
            return kind switch
            {
                PeriodKind.Year => Period.Year(year),
                PeriodKind.SchoolYear => (year + 1) % (form.Groups["part"].Length == 2 ? 100 : 10000) == Part("part") ? Period.SchoolYear(year) : null,
                PeriodKind.HalfYear => Period.HalfYear(year, Part("part")),
                PeriodKind.Tertial => Period.Tertial(year, Part("part")),
                PeriodKind.Quarter => Period.Quarter(year, Part("part")),
                PeriodKind.Month => Period.Month(year, Part("part")),
                PeriodKind.Week => Period.Week(year, Part("part")),
                _ => Period.MultiYear(year, Part("part")),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>A code of that kind, for messages.</summary>
    public static string Example(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => "2024",
        PeriodKind.SchoolYear => "2023/24",
        PeriodKind.HalfYear => "2024H1",
        PeriodKind.Tertial => "2024T1",
        PeriodKind.Quarter => "2024K1",
        PeriodKind.Month => "2024M05",
        PeriodKind.Week => "2024V18",
        _ => "2021-2024",
    };

    [GeneratedRegex(@"\A(?<year>[0-9]{4})\z")]
    private static partial Regex YearForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})[/-](?<part>[0-9]{2}|[0-9]{4})\z")]
    private static partial Regex SchoolYearForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-?H)?(?<part>[12])\z", RegexOptions.ExplicitCapture)]
    private static partial Regex HalfYearForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-?T(?<part>[1-3])\z")]
    private static partial Regex TertialForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-?[KQ])?(?<part>[1-4])\z", RegexOptions.ExplicitCapture)]
    private static partial Regex QuarterForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-|-?M)?(?<part>[0-9]{2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-?[WV])?(?<part>[0-9]{2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex WeekForm();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})\s?[-\u2013]\s?(?<part>[0-9]{4})\z")]
    private static partial Regex YearsForm();
}
