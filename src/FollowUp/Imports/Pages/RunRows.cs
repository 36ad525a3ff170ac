namespace FollowUp.Imports.Pages;

/// <summary>A source with its latest run and its latest run that succeeded; null where there is none.</summary>
public sealed record SourceWithRuns(
    string Name,
    string Title,
    bool? Synthetic,
    int? LastId,
    string? LastOutcome,
    DateTimeOffset? LastStartedAt,
    DateTimeOffset? LastEndedAt,
    string? LastMessage,
    int? GoodId,
    DateTimeOffset? GoodEndedAt,
    int? ValuesRead,
    int? ValuesNew,
    int? ValuesChanged,
    int? ValuesWithdrawn,
    int Indicators,
    bool HandedIn);

/// <summary>One import.</summary>
public sealed record RunRow(
    int Id,
    string Source,
    string SourceTitle,
    string Trigger,
    int Attempt,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Outcome,
    int RequestsDone,
    int RequestsTotal,
    int ValuesRead,
    int ValuesNew,
    int ValuesChanged,
    int ValuesWithdrawn,
    bool Synthetic,
    string Message);

/// <summary>A line of an import's log.</summary>
public sealed record RunLogRow(DateTimeOffset At, string Level, string Text);
