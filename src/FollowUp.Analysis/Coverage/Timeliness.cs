namespace FollowUp.Analysis;

/// <summary>Whether an indicator's figures come often enough, and whether they have come.</summary>
internal static class Timeliness
{
    /// <summary>True when it has values that come less often than yearly, or the latest of which is old.</summary>
    public static bool IsSlow(CoveredIndicator indicator, DateOnly today) =>
        indicator.Figures.Latest is { } latest
        && (UsualStep(indicator.Figures) > 1
            || latest.Period.LastDay < today.AddYears(-CoverageConstants.OldAfterYears)
            || indicator.Way.NextPublication is { } next && next.DayNumber - today.DayNumber > CoverageConstants.SlowPublicationDays);

    /// <summary>
    /// True when it has values and what is due by now has not come. What is delivered is due when its period ends: stale is what has said
    /// nothing, not even why there is no figure, of any period that the coming follow-up is made from. What a source gives is due when it
    /// usually has come, unless the source says when it will.
    /// </summary>
    public static bool IsStale(CoveredIndicator indicator, DateOnly today)
    {
        if (indicator.Figures.Latest is not { } latest)
        {
            return false;
        }

        var due = indicator.Way.Delivered ? DuePeriods.Of(indicator.PeriodKind, today) : [];
        if (due.Count > 0)
        {
            return !indicator.Figures.Any(o => due.Contains(o.Period));
        }

        if (indicator.Way.NextPublication >= today)
        {
            return false;
        }

        var kind = latest.Period.Kind;
        var step = UsualStep(indicator.Figures) ?? (kind == PeriodKind.MultiYear ? latest.Period.Number : 1); // of a single value nothing shorter is known
        var lag = IsShort(kind) ? CoverageConstants.ShortLagMonths : CoverageConstants.LagMonths;
        return latest.Period.LastDay.AddMonths((int)Math.Round(12 * step) + lag) < today;
    }

    /// <summary>The usual number of years from one value to the next, as it has been lately; null with fewer than two values.</summary>
    private static double? UsualStep(Series figures)
    {
        Period[] periods = [.. figures.WithValue.Select(o => o.Period).TakeLast(CoverageConstants.StepsCounted + 1)];
        double[] steps = [.. periods.Zip(periods.Skip(1), (from, to) => from.YearsUntil(to)).Order()];
        return steps.Length == 0 ? null : (steps[(steps.Length - 1) / 2] + steps[steps.Length / 2]) / 2;
    }

    private static bool IsShort(PeriodKind kind) => kind is PeriodKind.HalfYear or PeriodKind.Tertial or PeriodKind.Quarter or PeriodKind.Month or PeriodKind.Week;
}
