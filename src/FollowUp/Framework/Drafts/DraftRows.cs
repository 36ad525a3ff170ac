namespace FollowUp.Framework;

/// <summary>A draft of a framework.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What whoever started it calls it.</param>
/// <param name="State"><c>open</c>, <c>adopted</c> or <c>discarded</c>.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="ClosedBy">Who adopted or discarded it; null while it is open.</param>
/// <param name="ClosedAt">When; null while it is open.</param>
/// <param name="BaseVersion">The version in force that it has last been brought up to.</param>
/// <param name="LastStep">The number of its latest step.</param>
/// <param name="LastBy">Who took that.</param>
/// <param name="LastAt">When.</param>
/// <param name="VersionInForce">The version in force.</param>
public sealed record DraftRow(
    int Id, string Title, string State, string StartedBy, DateTimeOffset StartedAt, string? ClosedBy, DateTimeOffset? ClosedAt,
    int BaseVersion, int LastStep, string LastBy, DateTimeOffset LastAt, int VersionInForce)
{
    public bool IsOpen => State == "open";

    /// <summary>Whether another version has been put in force since it was started or brought up.</summary>
    public bool IsBehind => IsOpen && BaseVersion != VersionInForce;
}

/// <summary>What a step of a draft was.</summary>
public enum StepKind
{
    Start,
    Save,
    Rename,
    Upload,
    BringUp,
    Undo,

    /// <summary>What was undone, done again.</summary>
    Redo,
}

/// <summary>A step in a draft's history: nothing of it is ever changed or removed.</summary>
/// <param name="Number">Its number; the start is 1.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Changes">What it made otherwise, from and to.</param>
/// <param name="Undoes">The step it undid or did again; null for other kinds.</param>
/// <param name="IsUndone">Whether it has been undone, and not done again.</param>
public sealed record DraftStep(int Number, DateTimeOffset At, string Actor, StepKind Kind, IReadOnlyList<ItemChange> Changes, int? Undoes, bool IsUndone);

/// <summary>A field that two have changed otherwise since both began from the same.</summary>
/// <param name="Item">The thing.</param>
/// <param name="Name">What it is called, in Swedish.</param>
/// <param name="Field">The field; empty when one of them took the whole thing away.</param>
/// <param name="Base">What both began from; null when it did not stand there.</param>
/// <param name="Mine">What whoever asks would have.</param>
/// <param name="Theirs">What the other has made it.</param>
/// <param name="By">Who made it so; of the version in force, who put it in force.</param>
/// <param name="At">When they did.</param>
public sealed record DraftConflict(ItemName Item, string Name, string Field, string? Base, string? Mine, string? Theirs, string? By, DateTimeOffset? At)
{
    /// <summary>By what it is chosen: <c>goals/G1#title</c>.</summary>
    public string Id => $"{Item}#{Field}";
}

/// <summary>Whose word is taken where two say differently.</summary>
public enum Side
{
    Mine,
    Theirs,
}

/// <summary>What became of a step.</summary>
/// <param name="Step">Its number; null when it was not taken.</param>
/// <param name="Item">The name of the thing that was saved, which may be another than before; null for other steps and for what was taken away.</param>
/// <param name="Refusal">Why it was not taken, in Swedish; null when it was, or when <paramref name="Conflicts"/> say why.</param>
/// <param name="Conflicts">What others have made otherwise meanwhile. Nothing was saved then, and nothing is lost.</param>
/// <param name="IsUnknown">True when there is no such draft.</param>
public sealed record DraftAnswer(int? Step, ItemName? Item, string? Refusal, IReadOnlyList<DraftConflict> Conflicts, bool IsUnknown)
{
    public static DraftAnswer Unknown { get; } = new(null, null, null, [], true);

    public bool IsTaken => Step is not null;

    public static DraftAnswer Taken(int step, ItemName? item = null) => new(step, item, null, [], false);

    public static DraftAnswer Refused(string why) => new(null, null, why, [], false);

    public static DraftAnswer Conflicting(IReadOnlyList<DraftConflict> conflicts) => new(null, null, null, conflicts, false);
}

/// <summary>What became of starting a draft: its number, or why there is none, in Swedish.</summary>
public sealed record DraftStarted(int? Id, string? Refusal);
