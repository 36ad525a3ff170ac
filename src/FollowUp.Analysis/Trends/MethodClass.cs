namespace FollowUp.Analysis;

/// <summary>The classes that the methods besides M0 give themselves; <see cref="Verdict.Class"/> has the nearest of the common ones.</summary>
public enum MethodClass
{
    /// <summary>M1: the target met, more than 95 % of the required pace, or more than 1 % a year.</summary>
    SignificantProgress,

    /// <summary>M1: more than 60 % of the required pace, or more than 0.1 % a year.</summary>
    ModerateProgress,

    /// <summary>M1, with a target: towards it, but at 60 % of the required pace at the most.</summary>
    InsufficientProgress,

    /// <summary>M1, with a target: away from it.</summary>
    MovementAway,

    /// <summary>M1, without a target: at most 0.1 % a year, either way.</summary>
    NoChange,

    /// <summary>M1, without a target: worse by at most 1 % a year.</summary>
    ModerateMovementAway,

    /// <summary>M1, without a target: worse by more than 1 % a year.</summary>
    SignificantMovementAway,

    /// <summary>M2: the target met, or at least 95 % of the way expected by its year; without one at least 2 % a year.</summary>
    MetOrOnTrack,

    /// <summary>M2: at least a tenth of the way expected by the target's year, so that acceleration is needed; without one at least 0.5 % a year.</summary>
    FairProgress,

    /// <summary>M2: less than that, or the wrong way.</summary>
    StagnationOrRegression,

    /// <summary>M3: better by more than 5 % a year.</summary>
    ClearImprovement,

    /// <summary>M3: better by more than 1 % a year.</summary>
    SlightImprovement,

    /// <summary>M3: less than 1 % a year worse, at most 1 % better.</summary>
    Stable,

    /// <summary>M3: worse by 1 % a year or more.</summary>
    SlightWorsening,

    /// <summary>M3: worse by 5 % a year or more.</summary>
    ClearWorsening,
}
