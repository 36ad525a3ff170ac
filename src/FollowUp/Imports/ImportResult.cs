namespace FollowUp.Imports;

/// <summary>What set an import going; kept with the run.</summary>
public enum ImportTrigger
{
    /// <summary>Somebody gave the command.</summary>
    Command,

    /// <summary>The schedule.</summary>
    Schedule,

    /// <summary>Somebody pressed the button on the import page.</summary>
    Person,

    /// <summary>The service's first start.</summary>
    Start,
}

/// <summary>How an import ended; the names stand in <c>import_run.outcome</c>.</summary>
public enum ImportOutcome
{
    /// <summary>All that was asked for was answered, understood and stored, or was held already.</summary>
    Succeeded,

    /// <summary>Nothing was stored; the message says why.</summary>
    Failed,

    /// <summary>Stopped before it was done; nothing was stored.</summary>
    Interrupted,

    /// <summary>A person asked it to stop; nothing was stored, and it is not tried again.</summary>
    Stopped,

    /// <summary>Understood, and not stored: it would change more than may change without a person, who decides on the import page.</summary>
    Held,

    /// <summary>Another import from the same source was under way, so none was begun.</summary>
    Busy,
}

/// <summary>An import that has ended.</summary>
/// <param name="RunId">Its run, where the log is; the run under way when <paramref name="Outcome"/> is busy, 0 when that one has just ended.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Counts">What it found; all zero unless it succeeded.</param>
/// <param name="Message">The closing line for people, in Swedish.</param>
public sealed record ImportResult(int RunId, ImportOutcome Outcome, ImportCounts Counts, string Message);

/// <summary>What an import found, in observations: a missing figure that comes with its reason counts too.</summary>
/// <param name="Read">Answered by the source.</param>
/// <param name="New">Not held before.</param>
/// <param name="Changed">Held with another value, status or mark; the earlier one is in the history.</param>
/// <param name="Withdrawn">Held, and no longer answered by the source.</param>
public sealed record ImportCounts(int Read, int New, int Changed, int Withdrawn)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0);
}
