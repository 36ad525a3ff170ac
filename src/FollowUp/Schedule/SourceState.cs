namespace FollowUp.Schedule;

/// <summary>What the calendar must know of a source to say when it is asked.</summary>
/// <param name="Source">Its name.</param>
/// <param name="TellsChanges">Whether it can be asked for what has changed since a day.</param>
/// <param name="IsRunning">Whether a run of it is under way.</param>
/// <param name="FullDone">When the latest full run that came through began: that asked for all figures of everything followed.</param>
/// <param name="FullTried">When the latest full run began, however it ended.</param>
/// <param name="LookDone">When the latest run for changes, or full run, that came through began.</param>
/// <param name="LookTried">When the latest such run began, however it ended.</param>
/// <param name="Expected">The publications of its followed indicators that are expected and have not come.</param>
public sealed record SourceState(
    string Source,
    bool TellsChanges,
    bool IsRunning,
    DateTimeOffset? FullDone,
    DateTimeOffset? FullTried,
    DateTimeOffset? LookDone,
    DateTimeOffset? LookTried,
    IReadOnlyList<Expectation> Expected);

/// <summary>A publication that has not come.</summary>
/// <param name="Source">Who publishes.</param>
/// <param name="Key">The source's name of the indicator.</param>
/// <param name="On">The day it is expected.</param>
/// <param name="Tries">How often it has been asked for.</param>
/// <param name="LastTry">When it last was.</param>
public sealed record Expectation(string Source, string Key, DateOnly On, int Tries, DateTimeOffset? LastTry);

/// <summary>An import that is to be made now.</summary>
/// <param name="Source">From whom.</param>
/// <param name="What">Why, and so what is asked for.</param>
/// <param name="Keys">The indicators whose publications are due; empty for all that are followed.</param>
/// <param name="Since">The day from which changes are asked for; null asks for all figures.</param>
public sealed record DueImport(string Source, Due What, IReadOnlyList<string> Keys, DateOnly? Since);

/// <summary>Why a source is asked.</summary>
public enum Due
{
    /// <summary>Once a week, all figures of everything that is followed: what the other two may have missed.</summary>
    Everything,

    /// <summary>Every night, what has changed, and what the source says of its indicators.</summary>
    Changes,

    /// <summary>Publications that are expected.</summary>
    Publications,
}
