using FollowUp.Analysis;

namespace FollowUp.Judgements;

/// <summary>
/// The trend as pages show it, each state with a symbol and a word of its own: the classes of a verdict, and apart from "cannot be assessed"
/// what is by decision not assessed. In the order in which they are listed.
/// </summary>
public enum TrendState
{
    Achieved,
    Substantial,
    Moderate,
    Limited,
    Deterioration,

    /// <summary>There is a direction but no conclusion; the verdict's cause says why.</summary>
    NotAssessed,

    /// <summary>The indicator has no direction: by decision it is shown and never judged.</summary>
    Undirected,
}

public static class TrendStates
{
    /// <summary>The state in which pages show a verdict.</summary>
    public static TrendState State(this Verdict verdict) => verdict switch
    {
        { Direction: Direction.None } => TrendState.Undirected,
        { Class: VerdictClass.TargetAchieved } => TrendState.Achieved,
        { Class: VerdictClass.SubstantialProgress } => TrendState.Substantial,
        { Class: VerdictClass.ModerateProgress } => TrendState.Moderate,
        { Class: VerdictClass.LimitedProgress } => TrendState.Limited,
        { Class: VerdictClass.Deterioration } => TrendState.Deterioration,
        _ => TrendState.NotAssessed,
    };
}
