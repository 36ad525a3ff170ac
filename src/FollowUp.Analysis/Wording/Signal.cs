namespace FollowUp.Analysis;

/// <summary>A signal in a word or two, with a symbol that can be told from the others without colour.</summary>
/// <param name="Symbol">Which symbol to draw.</param>
/// <param name="Word">What it says; always shown or read aloud beside the symbol.</param>
public sealed record Signal(SignalSymbol Symbol, string Word)
{
    /// <summary>The trend of a verdict.</summary>
    public static Signal Of(Verdict verdict) => verdict.Class switch
    {
        VerdictClass.TargetAchieved => new(SignalSymbol.Check, SignalTexts.TargetAchieved),
        VerdictClass.NotAssessed => new(SignalSymbol.Unknown, Why(verdict.Cause)),
        _ when verdict.StayedAtZero => new(SignalSymbol.Flat, SignalTexts.StayedAtZero),
        _ when verdict.IsSteady => new(SignalSymbol.Flat, SignalTexts.Steady),
        VerdictClass.SubstantialProgress when verdict.Target is not null => new(SignalSymbol.TwoUp, SignalTexts.TargetSubstantial),
        VerdictClass.SubstantialProgress when verdict.AnnualRate == 0 => new(SignalSymbol.Check, SignalTexts.AtLimit),
        VerdictClass.SubstantialProgress => new(SignalSymbol.TwoUp, SignalTexts.Substantial),
        VerdictClass.ModerateProgress => new(SignalSymbol.OneUp, verdict.Target is null ? SignalTexts.Moderate : SignalTexts.TargetModerate),
        VerdictClass.LimitedProgress => new(SignalSymbol.Flat, verdict.Target is null ? SignalTexts.Limited : SignalTexts.TargetLimited),
        _ => new(SignalSymbol.Down, verdict.Target is null ? SignalTexts.Deterioration : SignalTexts.TargetDeterioration),
    };

    /// <summary>The level: where the latest value stands against the target.</summary>
    public static Signal Of(Level level) => level.State switch
    {
        LevelState.Met => new(SignalSymbol.FullCircle, SignalTexts.LevelMet),
        LevelState.NotMet => new(SignalSymbol.OpenCircle, SignalTexts.LevelNotMet),
        LevelState.NoTarget => new(SignalSymbol.None, SignalTexts.LevelNoTarget),
        LevelState.NoDirection => new(SignalSymbol.None, SignalTexts.LevelNoDirection),
        _ => new(SignalSymbol.Unknown, SignalTexts.LevelNoValue),
    };

    private static string Why(NotAssessedCause? cause) => cause switch
    {
        NotAssessedCause.NoDirection => SignalTexts.NoDirection,
        NotAssessedCause.NoObservations => SignalTexts.NoObservations,
        NotAssessedCause.NoValue => SignalTexts.NoValue,
        NotAssessedCause.Suppressed => SignalTexts.Suppressed,
        NotAssessedCause.OnePoint => SignalTexts.OnePoint,
        NotAssessedCause.OppositeSigns => SignalTexts.OppositeSigns,
        NotAssessedCause.TargetEqualsBase => SignalTexts.TargetEqualsBase,
        NotAssessedCause.TargetOfOppositeSign => SignalTexts.TargetOfOppositeSign,
        NotAssessedCause.TargetDueBeforeBase => SignalTexts.TargetDueBeforeBase,
        NotAssessedCause.DefinitionChanged => SignalTexts.DefinitionChanged,
        NotAssessedCause.NotPublishedYet => SignalTexts.NotPublishedYet,
        _ => throw new ArgumentException($"A verdict that is not assessed must have a cause; '{cause}' is none.", nameof(cause)),
    };
}

/// <summary>The symbols of the signals. Up and down mean better and worse, never higher and lower. Each has its own outline, so greyscale print keeps them apart.</summary>
public enum SignalSymbol
{
    /// <summary>No symbol: nothing is decided that could be signalled.</summary>
    None,

    /// <summary>Something is missing: an open square or a question mark.</summary>
    Unknown,

    /// <summary>Done: a check mark.</summary>
    Check,

    /// <summary>Clearly better: two chevrons up.</summary>
    TwoUp,

    /// <summary>Somewhat better: one chevron up.</summary>
    OneUp,

    /// <summary>About the same: a level bar.</summary>
    Flat,

    /// <summary>Worse: one chevron down.</summary>
    Down,

    /// <summary>Target met: a filled circle.</summary>
    FullCircle,

    /// <summary>Target not met: an open circle.</summary>
    OpenCircle,
}
