namespace FollowUp.Analysis;

/// <summary>A period in running text: the school year, half-year, tertial, month … by its name.</summary>
public static class PeriodWords
{
    /// <summary>The period as a name, as after "since" or in brackets.</summary>
    public static string Name(Period period) => Format.Fill(
        period.Kind switch
        {
            PeriodKind.SchoolYear => PeriodTexts.SchoolYear,
            PeriodKind.HalfYear => PeriodTexts.HalfYear,
            PeriodKind.Tertial => PeriodTexts.Tertial,
            PeriodKind.Quarter => PeriodTexts.Quarter,
            PeriodKind.Month => PeriodTexts.Month,
            PeriodKind.Week => PeriodTexts.Week,
            PeriodKind.MultiYear => PeriodTexts.MultiYear,
            _ => PeriodTexts.Year,
        },
        Parts(period));

    /// <summary>The period as the time of something.</summary>
    public static string When(Period period) => period.Kind == PeriodKind.Month ? Format.Fill(PeriodTexts.InMonth, Parts(period)) : Name(period);

    /// <summary>A figure and its period; a figure that may stand without its unit is kept apart from a year.</summary>
    /// <param name="quantity">The figure with its unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="period">The time it concerns.</param>
    public static string At(string quantity, Unit unit, Period period) =>
        $"{quantity} {((unit.Words.Length == 0 || unit.IsLong) && period.Kind == PeriodKind.Year ? Format.Fill(PeriodTexts.YearAfterNumber, Parts(period)) : When(period))}";

    private static string[] Parts(Period period) => period.Kind switch
    {
        PeriodKind.HalfYear or PeriodKind.Tertial or PeriodKind.Quarter => [Year(period), PeriodTexts.Ordinals.Split(' ')[period.Number - 1]],
        PeriodKind.Month => [Year(period), PeriodTexts.Months.Split(' ')[period.Number - 1]],
        PeriodKind.Week => [Year(period), Format.Count(period.Number)],
        _ => [Format.Period(period)],
    };

    private static string Year(Period period) => Format.Year(period.EndYear);
}
