namespace FollowUp.Analysis;

/// <summary>A target in steps: levels to reach one after the other, each by its year. A series is judged by the pace to the next one.</summary>
public sealed class Milestones
{
    private readonly Target[] _steps;

    /// <param name="steps">At least one, each with a year of its own, in any order.</param>
    /// <exception cref="ArgumentException">There is none, two have the same year, or a level is no number.</exception>
    public Milestones(IEnumerable<Target> steps)
    {
        _steps = [.. steps.OrderBy(step => step.Year)];
        if (_steps.Length == 0 || _steps.DistinctBy(step => step.Year).Count() < _steps.Length || _steps.Any(step => !double.IsFinite(step.Value)))
        {
            throw new ArgumentException("Milestones must be one or more, each a number with a year of its own.", nameof(steps));
        }
    }

    /// <summary>The steps in time order.</summary>
    public IReadOnlyList<Target> Steps => _steps;

    /// <summary>The step that is next: the first that is due after a period has ended; the last one when all are past.</summary>
    public Target NextAfter(Period? latest) => _steps.FirstOrDefault(step => latest is not { } period || step.Year > period.EndYear) ?? _steps[^1];

    /// <summary>What a method is given to judge the pace to the next step.</summary>
    public JudgementInput ToNext(JudgementInput input) => input with { Target = NextAfter(input.Series.Latest?.Period) };

    /// <summary>The steps that were due when the latest value had come, each with whether it was met by its year, on the latest value there was.</summary>
    public IReadOnlyList<(Target Step, LevelState State)> Passed(JudgementInput input) =>
        input.Series.Latest is { Period: var latest }
            ? [.. _steps.Where(step => step.Year <= latest.EndYear).Select(step => (step, Level.Of(input with { Series = input.Series.Until(step.Year), Target = step }).State))]
            : [];
}
