using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Framework;

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
/// <param name="Strategy">The title of the focus area's strategy; null for a goal, and where there is only one.</param>
/// <param name="GoalPosition">The number of the goal, or of that by which a focus area uses it.</param>
/// <param name="Role"><c>main</c> or <c>supporting</c> for a focus area; null for a goal.</param>
/// <param name="Reason">Why a focus area uses it; null for a goal.</param>
/// <param name="Standing">Where that stands, as the framework's JSON says it; null for a goal.</param>
public sealed record UseRow(
    string Kind, string Code, string Title, string Wording, string LinkWording, string? Goal, string? Strategy, int GoalPosition, string? Role, string? Reason, string? Standing)
{
    public bool IsGoal => Goal is null;

    /// <summary>How much it says of the focus area, why, and where that stands.</summary>
    public string WhyUsed => Sentences.Reason(
        Role == "supporting",
        Format.Fill(FollowUpTexts.GoalNumber, Format.Count(GoalPosition)),
        Reason ?? "",
        Standing is null ? Framework.Standing.NotSaid : FrameworkJson.Standing(Standing));
}

/// <summary>What is aimed at for an indicator.</summary>
/// <param name="Kind"><c>level</c>, <c>band</c> or <c>direction</c>.</param>
/// <param name="Value">The level; null for anything else.</param>
/// <param name="Year">The year by which it is due, or from which the band holds; null for a direction.</param>
/// <param name="Lowest">The least of a band.</param>
/// <param name="Highest">The most of a band.</param>
/// <param name="MilestoneYears">The years of the milestones, in order.</param>
/// <param name="MilestoneValues">Their levels.</param>
/// <param name="Wording">How sure it is.</param>
/// <param name="Origin">Where it is from.</param>
/// <param name="Standing">Where it stands, as the framework's JSON says it.</param>
public sealed record AimRow(
    string Kind, double? Value, int? Year, double? Lowest, double? Highest, int[] MilestoneYears, double[] MilestoneValues, string Wording, string Origin, string Standing);

/// <summary>What an indicator's source has changed about it.</summary>
/// <param name="NoticedAt">When an import noticed.</param>
/// <param name="RunId">Which.</param>
/// <param name="Kind">What was changed.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
public sealed record IndicatorNotice(DateTimeOffset NoticedAt, int RunId, string Kind, string Before, string After);

/// <summary>What a group is called.</summary>
public sealed record GroupTitle(string Code, string Title);
