namespace FollowUp.Analysis;

/// <summary>How a figure has come to where it is: what a level and a yearly pace over the whole way both leave out.</summary>
/// <param name="State">What is to be said.</param>
/// <param name="Middle">The value nearest the middle of the way from base to latest, like both; null when there is none between them.</param>
/// <param name="Earlier">The change a year from base to middle, in the indicator's unit.</param>
/// <param name="Later">The change a year from middle to latest.</param>
public sealed record Course(CourseState State, Observation? Middle, double? Earlier, double? Later)
{
    /// <summary>The course of a series that a method has judged.</summary>
    /// <param name="verdict">From which value to which.</param>
    /// <param name="input">The series and its target.</param>
    public static Course Of(Verdict verdict, JudgementInput input)
    {
        var middle = Between(verdict, input.Series);
        var (earlier, later) = (Yearly(verdict.Base, middle), Yearly(middle, verdict.Current));
        var direction = (int)input.Direction;
        var state = Level.Of(input).State switch
        {
            LevelState.Met when Change.SinceBase(verdict)?.Movement == Movement.Worse => CourseState.MetButWorsening,
            LevelState.NotMet when direction * later is > 0 and var now && direction * earlier is { } before && Tolerance.Exceeds(now, before) => CourseState.UnmetButAccelerating,
            _ => CourseState.Plain,
        };
        return new(state, middle, earlier, later);
    }

    private static Observation? Between(Verdict verdict, Series series) =>
        verdict is { Base.Period: var start, Current.Period: var end }
            ? series.Where(o => o.Value.HasValue && o.Period.IsLike(end) && o.Period > start && o.Period < end)
                .OrderBy(o => Math.Abs(2 * o.Period.EndYear - start.EndYear - end.EndYear)).Select(o => (Observation?)o).FirstOrDefault()
            : null;

    private static double? Yearly(Observation? from, Observation? to) =>
        (to?.Value - from?.Value) / (to?.Period.EndYear - from?.Period.EndYear);
}

/// <summary>What the course of a figure adds to its level and its trend.</summary>
public enum CourseState
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>The target is met, yet the figure is worse than in the base year.</summary>
    MetButWorsening,

    /// <summary>The target is not met, but the figure came towards it in the later half of the way, and faster than in the earlier.</summary>
    UnmetButAccelerating,
}
