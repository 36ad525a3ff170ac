namespace FollowUp.Analysis;

/// <summary>Whether a verdict hangs on one year: it is made again with the base year a year earlier, a year later, and without the latest value.</summary>
/// <param name="Trials">The ones that could be made, in the order of <see cref="FragilityStep"/>.</param>
public sealed record Fragility(IReadOnlyList<FragilityTrial> Trials)
{
    /// <summary>True when a trial gives another class; null when none could be made.</summary>
    public bool? IsSensitive => Trials.Count == 0 ? null : Trials.Any(trial => trial.Changes);

    /// <summary>Tries a verdict.</summary>
    /// <param name="verdict">What the method said.</param>
    /// <param name="input">What it was given.</param>
    /// <param name="judge">The method.</param>
    public static Fragility Of(Verdict verdict, JudgementInput input, Func<JudgementInput, Verdict> judge)
    {
        if (verdict is not { Class: not VerdictClass.NotAssessed, Base.Period: var start, Current.Period: var end })
        {
            return new([]);
        }

        var year = start.EndYear;
        (FragilityStep Step, JudgementInput Input)[] steps =
        [
            (FragilityStep.BaseYearEarlier, input with { BaseYear = year - 1 }),
            (FragilityStep.BaseYearLater, input with { BaseYear = year + 1 }),
            (FragilityStep.LatestDropped, input with { BaseYear = year, Series = BeforeLatest(input.Series, end) }),
        ];
        return new([.. from step in steps
                       let tried = judge(step.Input)
                       where tried.Class != VerdictClass.NotAssessed && tried is { Base: not null } && (tried.Base, tried.Current) != (verdict.Base, verdict.Current)
                       select new FragilityTrial(step.Step, tried, (tried.Class, tried.Own) != (verdict.Class, verdict.Own))]);
    }

    // Of parts of a year the same part of the year before becomes the latest: else a season would stand for a change.
    private static Series BeforeLatest(Series series, Period latest) =>
        series.LastOrDefault(o => o.Value.HasValue && o.Period < latest && o.Period.IsLike(latest)) is { Value: not null } before
            ? new(series.Where(o => o.Period <= before.Period))
            : Series.Empty;
}

/// <summary>A verdict made again on slightly less or slightly more.</summary>
/// <param name="Step">What was moved.</param>
/// <param name="Verdict">What the same method then says.</param>
/// <param name="Changes">True when that is another class.</param>
public sealed record FragilityTrial(FragilityStep Step, Verdict Verdict, bool Changes);

/// <summary>What is moved to see whether a verdict holds.</summary>
public enum FragilityStep
{
    /// <summary>The base year is a year earlier.</summary>
    BaseYearEarlier,

    /// <summary>The base year is a year later, or the next that has a value.</summary>
    BaseYearLater,

    /// <summary>The latest year is left out.</summary>
    LatestDropped,
}
