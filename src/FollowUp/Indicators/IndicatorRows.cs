using FollowUp.Analysis;

namespace FollowUp.Indicators;

/// <summary>What the source says of an indicator, and how its latest figures came in.</summary>
/// <param name="SourceTitle">The source's own title; null before the first import.</param>
/// <param name="SourceDefinition">The source's own definition.</param>
/// <param name="RunId">The import that brought the latest change of a figure; null when there is no figure.</param>
/// <param name="AppliedAt">When it was taken in.</param>
/// <param name="AnsweredAt">When the source gave the answer that it read.</param>
/// <param name="CheckedAt">When the source was last fetched in full, changed or not.</param>
public sealed record SourceFacts(string? SourceTitle, string? SourceDefinition, int? RunId, DateTimeOffset? AppliedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? CheckedAt);

/// <summary>A figure of another area.</summary>
public sealed record ComparedFigure(string Area, Period Period, double? Value, ObservationStatus Status, string? Mark)
{
    public Observation Observation => new(Period, Value, Status, Mark);
}

/// <summary>Between which figures the members of the peer group lie in a period, and how many of them have one.</summary>
public sealed record PeerRangeRow(Period Period, double Low, double High, int Members);

/// <summary>The municipalities compared with.</summary>
public sealed record PeerGroupRow(string Title, string Origin, string[] Members);

/// <summary>A figure that another has replaced.</summary>
public sealed record RevisionRow(
    Period Period,
    string Breakdown,
    double? OldValue,
    ObservationStatus OldStatus,
    double? NewValue,
    ObservationStatus NewStatus,
    DateTimeOffset AppliedAt,
    int RunId)
{
    public Observation Old => new(Period, OldValue, OldStatus);

    public Observation New => new(Period, NewValue, NewStatus);
}

/// <summary>A goal an indicator belongs to, or a focus area that uses it.</summary>
/// <param name="Kind"><c>goal</c> or <c>focus_area</c>.</param>
/// <param name="Code">The goal's or the focus area's.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Wording">How sure that is.</param>
/// <param name="LinkWording">How sure it is that the indicator belongs there.</param>
/// <param name="Goal">The goal by which a focus area uses it; null for a goal.</param>
/// <param name="Position">The number of the goal or focus area.</param>
public sealed record UseRow(string Kind, string Code, string Title, string Wording, string LinkWording, string? Goal, int Position)
{
    public bool IsGoal => Goal is null;
}

/// <summary>What an indicator's source has changed about it.</summary>
/// <param name="NoticedAt">When an import noticed.</param>
/// <param name="RunId">Which.</param>
/// <param name="Kind">What was changed.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
public sealed record IndicatorNotice(DateTimeOffset NoticedAt, int RunId, string Kind, string Before, string After);

/// <summary>What a group is called.</summary>
public sealed record GroupTitle(string Code, string Title);
