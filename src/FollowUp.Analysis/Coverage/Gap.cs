namespace FollowUp.Analysis;

/// <summary>Something that keeps a goal, a focus area or an indicator from being followed up as it should.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">What kind of thing it is wrong with.</param>
/// <param name="Code">The code of that goal, focus area or indicator.</param>
/// <param name="Involved">The codes of the other indicators it is about: those of a group, or the one that is the same figure.</param>
public sealed record Gap(GapKind Kind, GapSubject Subject, string Code, IReadOnlyList<string> Involved)
{
    /// <summary>How much it matters.</summary>
    public GapSeverity Severity => Kind switch
    {
        GapKind.NoIndicator or GapKind.NobodyResponsible => GapSeverity.Error,
        GapKind.Undirected or GapKind.Untargeted => GapSeverity.Note,
        _ => GapSeverity.Warning,
    };
}

/// <summary>What a gap is in.</summary>
public enum GapSubject
{
    /// <summary>A goal of the programme.</summary>
    Goal,

    /// <summary>A focus area of a strategy.</summary>
    FocusArea,

    /// <summary>An indicator that is followed up.</summary>
    Indicator,
}

/// <summary>How much a gap matters.</summary>
public enum GapSeverity
{
    /// <summary>The follow-up does not hold what was decided: somebody must act.</summary>
    Error,

    /// <summary>The follow-up says less than it seems to.</summary>
    Warning,

    /// <summary>Worth knowing, and perhaps as it is meant to be.</summary>
    Note,
}

/// <summary>What is wrong, in the order in which it is told within a severity.</summary>
public enum GapKind
{
    /// <summary>A goal or a focus area has no indicator at all.</summary>
    NoIndicator,

    /// <summary>No organisation answers for an indicator.</summary>
    NobodyResponsible,

    /// <summary>A goal or a focus area hangs on one indicator.</summary>
    OneIndicator,

    /// <summary>No indicator of a goal or a focus area has a figure.</summary>
    OnlyWithoutFigures,

    /// <summary>Every indicator with figures of a goal or a focus area is slow.</summary>
    OnlySlow,

    /// <summary>Every indicator with figures of a goal or a focus area is stale.</summary>
    OnlyStale,

    /// <summary>No indicator of a goal or a focus area has a direction, so nothing of it is judged.</summary>
    OnlyUndirected,

    /// <summary>No indicator of a goal or a focus area has a level to reach.</summary>
    OnlyUntargeted,

    /// <summary>A focus area is linked to indicators without figures, and to others that have some.</summary>
    LinkedWithoutFigures,

    /// <summary>Our own organisation was to hand it in, and never has.</summary>
    NeverDelivered,

    /// <summary>A source was to give it, and no value has ever come.</summary>
    NeverFetched,

    /// <summary>The latest period is older than what is due.</summary>
    Stale,

    /// <summary>The source has women and men, and the framework does not show them.</summary>
    SplitNotShown,

    /// <summary>The framework says that there are women and men, and there are no figures of them.</summary>
    SplitWithoutFigures,

    /// <summary>Two indicators are the same figure, so that it counts twice.</summary>
    SameFigure,

    /// <summary>It is handed in by hand, and a source publishes what seems to be the same.</summary>
    DeliveredThoughPublished,

    /// <summary>No direction is stated, so it is shown and never judged.</summary>
    Undirected,

    /// <summary>Nothing is decided about where it is to go.</summary>
    Untargeted,
}
