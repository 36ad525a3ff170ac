using FollowUp.Analysis;
using FollowUp.Ui;

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
    string? LastDecision,
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
    string Message,
    string? Decision,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? CancelAskedAt,
    int? AnswersOf,
    int? SucceededBy)
{
    public bool Running => Outcome == "running";

    public bool Held => Outcome == "held";

    /// <summary>True while a person can let it in or turn it down.</summary>
    public bool Waits => Held && Decision is null && SucceededBy is null;
}

/// <summary>A line of an import's log.</summary>
public sealed record RunLogRow(DateTimeOffset At, string Level, string Text);

/// <summary>A run that waits for a person, and how much made it wait.</summary>
public sealed record WaitingRun(int Id, string SourceTitle, DateTimeOffset StartedAt, int Series, int Indicators);

/// <summary>A run under way.</summary>
public sealed record RunningRun(int Id, string Source, DateTimeOffset StartedAt, int RequestsDone, int RequestsTotal, int ValuesRead, DateTimeOffset? CancelAskedAt);

/// <summary>How many changes in a source's catalogue a run noticed, and how many of them in what is followed up.</summary>
public sealed record NoticeCount(string Source, int RunId, int Notices, int Followed);

/// <summary>What a run asked for. Null counts are of what was not kept, or does not concern the run.</summary>
/// <param name="WholeCatalogue">True for everything the source has.</param>
/// <param name="Keys">How many indicators.</param>
/// <param name="KeyTitles">The first of them.</param>
/// <param name="Areas">How many areas; 0 for every one.</param>
/// <param name="AreaNames">The first of them.</param>
/// <param name="UnitsOf">In how many municipalities units, such as schools, were asked for.</param>
/// <param name="Since">Only what has changed from this day on.</param>
/// <param name="Delivery">The file that was handed in.</param>
/// <param name="Organisation">By whom.</param>
public sealed record RunAsked(
    bool WholeCatalogue, int? Keys, string[] KeyTitles, int? Areas, string[] AreaNames, int? UnitsOf, DateOnly? Since, string? Delivery, string? Organisation);

/// <summary>Something that a check found.</summary>
public sealed record FindingRow(string CheckName, string Severity, string Found)
{
    public bool Stops => Severity == "stop";
}

/// <summary>A series that made a run wait. No area: the indicator as a whole.</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Followed">True when the framework follows it up.</param>
/// <param name="Area">Whose figures.</param>
/// <param name="Breakdown">Which group's.</param>
/// <param name="Held">How many values are known now.</param>
/// <param name="Changed">How many of them the run would change.</param>
/// <param name="Removed">How many it would take away.</param>
/// <param name="Share">The share of the two together, 0 to 1.</param>
/// <param name="Series">How many series the run has in all.</param>
public sealed record HeldSeriesRow(string Code, string Title, bool Followed, string? Area, string? Breakdown, int Held, int Changed, int Removed, double Share, int Series);

/// <summary>An example of what a held run would change.</summary>
public sealed record HeldChangeRow(
    string Code,
    string Title,
    string? Unit,
    int? Decimals,
    Period Period,
    string Area,
    string Breakdown,
    double? OldValue,
    ObservationStatus OldStatus,
    double? NewValue,
    ObservationStatus NewStatus)
{
    /// <summary>The two figures and how far they are apart.</summary>
    public ValueChange Change => ValueChange.Of(new Observation(Period, OldValue, OldStatus), new Observation(Period, NewValue, NewStatus), Decimals, Unit ?? "");
}

/// <summary>What made a run wait.</summary>
/// <param name="Series">The series, the most changed first; not all when there are very many.</param>
/// <param name="Examples">Examples of what would change.</param>
/// <param name="Untold">How many examples are left out since they are of protected counts.</param>
public sealed record HeldRun(IReadOnlyList<HeldSeriesRow> Series, IReadOnlyList<HeldChangeRow> Examples, int Untold);

/// <summary>A kept answer without its bytes.</summary>
public sealed record AnswerRow(long Id, string Address, DateTimeOffset FetchedAt, int? HttpStatus, int Bytes, int Answers);

/// <summary>A kept answer as it is handed out: with a name of ours, whatever it says it is.</summary>
public sealed record AnswerFile(string Name, byte[] Content);

/// <summary>What a source has changed about an indicator.</summary>
/// <param name="SourceTitle">The source.</param>
/// <param name="Key">The indicator's key at the source.</param>
/// <param name="Title">What the source calls it now.</param>
/// <param name="Code">The code by which it is followed up; null when it is not.</param>
/// <param name="RunId">The import that noticed.</param>
/// <param name="NoticedAt">When.</param>
/// <param name="Kind">What was changed.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Notices">How many there are in all.</param>
public sealed record NoticeRow(
    string SourceTitle, string Key, string Title, string? Code, int RunId, DateTimeOffset NoticedAt, string Kind, string Before, string After, int Notices);
