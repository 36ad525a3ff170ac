using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>How periods lie on a time axis: which follow each other without a gap, and which carry a label.</summary>
public static class PeriodAxis
{
    /// <summary>True when no time lies uncovered between the two, so that a line may run from the one to the other.</summary>
    /// <param name="earlier">The earlier period.</param>
    /// <param name="later">A later period of the same kind.</param>
    public static bool Adjoin(Period earlier, Period later) => later.Kind == PeriodKind.MultiYear
        ? later.EndYear - later.Number <= earlier.EndYear
        : Next(earlier) == later;

    /// <summary>The last period of a kind that ends with the calendar year: where a target of that year lies.</summary>
    public static Period LastOf(int year, PeriodKind kind) => kind switch
    {
        PeriodKind.SchoolYear => Period.SchoolYear(Math.Max(year - 1, Period.FirstYear)),
        PeriodKind.HalfYear => Period.HalfYear(year, 2),
        PeriodKind.Tertial => Period.Tertial(year, 3),
        PeriodKind.Quarter => Period.Quarter(year, 4),
        PeriodKind.Month => Period.Month(year, 12),
        PeriodKind.Week => Period.Week(year, ISOWeek.GetWeeksInYear(year)),
        _ => Period.Year(year),
    };

    /// <summary>
    /// Every period from the first to the last, both included: the places of the axis' ticks. Periods of several years have no
    /// such row, since they overlap and vary in length; they are their own places.
    /// </summary>
    public static IReadOnlyList<Period> Row(IReadOnlyList<Period> periods)
    {
        if (periods.Count == 0 || periods[0].Kind == PeriodKind.MultiYear)
        {
            return periods;
        }

        List<Period> row = [periods[0]];
        while (row[^1] < periods[^1])
        {
            row.Add(Next(row[^1]));
        }

        return row;
    }

    /// <summary>
    /// Ways to label fewer and fewer periods of a kind. Over many years each keeps to round ones: every year, every fifth, every tenth;
    /// over few, where no round one may be among them, they are counted from the latest.
    /// </summary>
    /// <param name="latest">The latest period with figures; it tells the kind too.</param>
    /// <param name="years">How many years the axis spans.</param>
    public static IEnumerable<Func<Period, bool>> Thinnings(Period latest, double years)
    {
        yield return _ => true;
        int[] withinYear = latest.Kind switch
        {
            PeriodKind.Quarter => [2, 4],
            PeriodKind.Month => [3, 6, 12],
            PeriodKind.Week => [4, 13, 53],
            PeriodKind.Tertial => [3],
            PeriodKind.HalfYear => [2],
            _ => [],
        };
        foreach (var each in withinYear)
        {
            yield return period => (period.Number - 1) % each == 0;
        }

        var (steps, from) = years <= 10 ? ((int[])[2, 3, 4], (int)latest.Position) : ([5, 10, 20, 50, 100, 200, 500], 0);
        foreach (var each in latest.Kind == PeriodKind.MultiYear ? [] : steps)
        {
            yield return period => period.Number <= 1 && ((int)period.Position - from) % each == 0;
        }
    }

    private static Period Next(Period period) => period.Kind switch
    {
        PeriodKind.Year => Period.Year(period.EndYear + 1),
        PeriodKind.SchoolYear => Period.SchoolYear(period.EndYear),
        PeriodKind.HalfYear => period.Number < 2 ? Period.HalfYear(period.EndYear, 2) : Period.HalfYear(period.EndYear + 1, 1),
        PeriodKind.Tertial => period.Number < 3 ? Period.Tertial(period.EndYear, period.Number + 1) : Period.Tertial(period.EndYear + 1, 1),
        PeriodKind.Quarter => period.Number < 4 ? Period.Quarter(period.EndYear, period.Number + 1) : Period.Quarter(period.EndYear + 1, 1),
        PeriodKind.Month => period.Number < 12 ? Period.Month(period.EndYear, period.Number + 1) : Period.Month(period.EndYear + 1, 1),
        PeriodKind.Week => period.Number < ISOWeek.GetWeeksInYear(period.EndYear) ? Period.Week(period.EndYear, period.Number + 1) : Period.Week(period.EndYear + 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(period), $"{period}: periods of several years follow in no fixed row."),
    };
}
