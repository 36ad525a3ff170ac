namespace FollowUp.Analysis;

/// <summary>
/// Why an indicator is of another class than at an earlier round, split by cause: what was known then is led over to what is known now one cause at a
/// time, and judged again after each.
/// </summary>
/// <param name="Steps">The causes that apply, in the order of <see cref="ChangeCause"/>, with the class before and after each.</param>
public sealed record VerdictChange(IReadOnlyList<VerdictStep> Steps)
{
    /// <summary>True when the class at the end is another than at the beginning.</summary>
    public bool IsAnotherClass => Steps.Count > 0 && !IsSame(Steps[0].Before, Steps[^1].After);

    /// <summary>The steps that gave another class; two of them may undo each other.</summary>
    public IEnumerable<VerdictStep> Causes => Steps.Where(step => !IsSame(step.Before, step.After));

    /// <summary>Splits the change between two rounds.</summary>
    /// <param name="then">The verdict of the earlier round, as it was.</param>
    /// <param name="given">What it was made from.</param>
    /// <param name="now">What is known now.</param>
    /// <param name="method">The method now chosen, by its name in <see cref="TrendMethods.All"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such method.</exception>
    public static VerdictChange Between(Verdict then, JudgementInput given, JudgementInput now, string method)
    {
        var chosen = TrendMethods.All[method];
        var steps = new List<VerdictStep>();
        var (verdict, input) = (then, given);
        void Step(ChangeCause cause, bool applies, JudgementInput changed)
        {
            if (applies)
            {
                var after = chosen.Judge(changed);
                steps.Add(new(cause, verdict, after));
                (verdict, input) = (after, changed);
            }
        }

        Step(ChangeCause.Method, (then.Method, then.Version) != (chosen.Name, chosen.Version), input);
        // Figures of another kind of period are another definition, not revisions of the earlier ones.
        var series = IsOneKind(given.Series, now.Series) ? given.Series : now.Series;
        var defined = now with { Series = series, Target = given.Target };
        Step(ChangeCause.Definition, defined != given, defined);
        Step(ChangeCause.Target, now.Target != given.Target, input with { Target = now.Target });
        var revised = Until(now.Series, series);
        Step(ChangeCause.Revision, !revised.SequenceEqual(series), input with { Series = revised });
        Step(ChangeCause.NewPeriod, now.Series.Count > revised.Count, input with { Series = now.Series });
        return new(steps);
    }

    private static bool IsSame(Verdict before, Verdict after) =>
        before.Method == after.Method ? (before.Class, before.Own) == (after.Class, after.Own) : before.Class == after.Class;

    private static bool IsOneKind(Series then, Series now) => then.Count == 0 || now.Count == 0 || then[0].Period.Kind == now[0].Period.Kind;

    // The periods that had come when the earlier round was held.
    private static Series Until(Series now, Series then) => then.Count == 0 ? Series.Empty : new(now.Where(o => o.Period <= then[^1].Period));
}

/// <summary>One cause, and what it did.</summary>
/// <param name="Cause">What changed.</param>
/// <param name="Before">The verdict without it.</param>
/// <param name="After">The verdict with it.</param>
public sealed record VerdictStep(ChangeCause Cause, Verdict Before, Verdict After);

/// <summary>Why a verdict can be another than before.</summary>
public enum ChangeCause
{
    /// <summary>Another method was chosen, or the method has a new version.</summary>
    Method,

    /// <summary>The indicator is defined otherwise: its direction, base year, limit, kind of period, or the year from which it is counted otherwise.</summary>
    Definition,

    /// <summary>The target was changed.</summary>
    Target,

    /// <summary>A value that was known was revised, taken back or added afterwards.</summary>
    Revision,

    /// <summary>A new period has come.</summary>
    NewPeriod,
}
