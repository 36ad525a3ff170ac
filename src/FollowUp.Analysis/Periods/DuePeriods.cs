namespace FollowUp.Analysis;

/// <summary>Which periods somebody who hands in figures owes by now.</summary>
public static class DuePeriods
{
    /// <summary>
    /// The periods of a kind that have ended, and ended no earlier than the last finished calendar year began: those the coming follow-up is
    /// made from. In time order. None for several years together, which follow no calendar.
    /// </summary>
    /// <param name="kind">The indicator's kind of period.</param>
    /// <param name="today">The day it is.</param>
    public static IReadOnlyList<Period> Of(PeriodKind kind, DateOnly today)
    {
        var from = new DateOnly(today.Year - 1, 1, 1);
        return [.. Enumerable.Range(today.Year - 2, 3).SelectMany(year => Year(kind, year)).Where(period => period.LastDay >= from && period.LastDay < today)];
    }

    private static IEnumerable<Period> Year(PeriodKind kind, int year) => kind switch
    {
        PeriodKind.Year => [Period.Year(year)],
        PeriodKind.SchoolYear => [Period.SchoolYear(year)],
        PeriodKind.HalfYear => Enumerable.Range(1, 2).Select(n => Period.HalfYear(year, n)),
        PeriodKind.Tertial => Enumerable.Range(1, 3).Select(n => Period.Tertial(year, n)),
        PeriodKind.Quarter => Enumerable.Range(1, 4).Select(n => Period.Quarter(year, n)),
        PeriodKind.Month => Enumerable.Range(1, 12).Select(n => Period.Month(year, n)),
        PeriodKind.Week => Enumerable.Range(1, System.Globalization.ISOWeek.GetWeeksInYear(year)).Select(n => Period.Week(year, n)),
        _ => [],
    };
}
