using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Reports;
using FollowUp.Ui;

namespace FollowUp.Revisions;

/// <summary>A figure of the followed area that another has replaced.</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Followed">True when the framework follows it up.</param>
/// <param name="Period">The figure's period.</param>
/// <param name="Breakdown">The code of the group.</param>
/// <param name="BreakdownTitle">The group's name.</param>
/// <param name="OldValue">What was known before.</param>
/// <param name="OldStatus">How it stood, or why there was none.</param>
/// <param name="NewValue">What took its place.</param>
/// <param name="NewStatus">How that stands, or why there is none.</param>
/// <param name="AppliedAt">When.</param>
/// <param name="RunId">By which import.</param>
/// <param name="Synthetic">The values are invented.</param>
/// <param name="OfGoal">True when a goal has the indicator.</param>
/// <param name="OfFocusArea">True when a focus area uses it.</param>
/// <param name="Revised">How many such figures there are in all.</param>
public sealed record RevisedFigureRow(
    string Code,
    string Title,
    bool Followed,
    Period Period,
    string Breakdown,
    string BreakdownTitle,
    double? OldValue,
    ObservationStatus OldStatus,
    double? NewValue,
    ObservationStatus NewStatus,
    DateTimeOffset AppliedAt,
    int RunId,
    bool Synthetic,
    bool OfGoal,
    bool OfFocusArea,
    int Revised)
{
    public Observation Old => new(Period, OldValue, OldStatus);

    public Observation New => new(Period, NewValue, NewStatus);
}

/// <summary>A revised figure with what it touches.</summary>
/// <param name="Row">The figure.</param>
/// <param name="Change">The two figures as they are written.</param>
/// <param name="Verdict">How the verdict builds on it, in words; null when it does not.</param>
/// <param name="Dashboards">The dashboards that show the indicator.</param>
/// <param name="Editions">The published editions that hold the figure.</param>
public sealed record RevisedFigure(
    RevisedFigureRow Row, ValueChange Change, string? Verdict, IReadOnlyList<DashboardFile> Dashboards, IReadOnlyList<FigureInEdition> Editions);

/// <summary>A published edition that holds a figure.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Says">What it says the figure is.</param>
public sealed record FigureInEdition(EditionFigureRow Edition, string Says);

/// <summary>How many figures a run changed and took away, of all areas together.</summary>
public sealed record RunTotals(int Id, string SourceTitle, string Outcome, int ValuesChanged, int ValuesWithdrawn);
