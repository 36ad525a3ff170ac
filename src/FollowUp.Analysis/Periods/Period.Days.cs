using System.Globalization;

namespace FollowUp.Analysis;

/// <content>The days of a period.</content>
public readonly partial record struct Period
{
    /// <summary>The first day of the period. A school year counts from the first of July.</summary>
    public DateOnly FirstDay => Kind switch
    {
        PeriodKind.SchoolYear => new DateOnly(EndYear - 1, 7, 1),
        PeriodKind.HalfYear => new DateOnly(EndYear, 6 * Number - 5, 1),
        PeriodKind.Tertial => new DateOnly(EndYear, 4 * Number - 3, 1),
        PeriodKind.Quarter => new DateOnly(EndYear, 3 * Number - 2, 1),
        PeriodKind.Month => new DateOnly(EndYear, Number, 1),
        PeriodKind.Week => DateOnly.FromDateTime(ISOWeek.ToDateTime(EndYear, Number, DayOfWeek.Monday)),
        PeriodKind.MultiYear => new DateOnly(EndYear - Number + 1, 1, 1),
        _ => new DateOnly(EndYear, 1, 1),
    };

    /// <summary>The last day of the period; a school year's is the thirtieth of June.</summary>
    public DateOnly LastDay => Kind switch
    {
        PeriodKind.SchoolYear => new DateOnly(EndYear, 6, 30),
        PeriodKind.HalfYear => FirstDay.AddMonths(6).AddDays(-1),
        PeriodKind.Tertial => FirstDay.AddMonths(4).AddDays(-1),
        PeriodKind.Quarter => FirstDay.AddMonths(3).AddDays(-1),
        PeriodKind.Month => FirstDay.AddMonths(1).AddDays(-1),
        PeriodKind.Week => FirstDay.AddDays(6),
        _ => new DateOnly(EndYear, 12, 31),
    };
}
