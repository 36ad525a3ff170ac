namespace FollowUp.Dashboards;

/// <summary>One dashboard as a file describes it. The file's name is the page's address.</summary>
/// <param name="Name">The first part of the address, <c>uppfoljning</c>.</param>
/// <param name="Title">The heading and the word in the menu.</param>
/// <param name="Lead">The sentences under the heading.</param>
/// <param name="Group">What the indicators stand under.</param>
/// <param name="Columns">What a row says of its indicator, in this order, after its name.</param>
/// <param name="ShowsContext">True when indicators without a goal come last.</param>
/// <param name="Order">The place in the menu; the first is where the service begins.</param>
public sealed record DashboardFile(
    string Name,
    string Title,
    string Lead,
    DashboardGroup Group,
    IReadOnlyList<DashboardColumn> Columns,
    bool ShowsContext,
    int Order);

/// <summary>What the indicators of a dashboard stand under.</summary>
public enum DashboardGroup
{
    Goals,

    /// <summary>The focus areas that use them, through the goals they share.</summary>
    FocusAreas,
}

/// <summary>What a row can say of its indicator.</summary>
public enum DashboardColumn
{
    Value,
    Level,
    Trend,
    Chart,
}

/// <summary>A dashboard file is not written as it should be. The message is for people: file, line, and what would be right.</summary>
public sealed class DashboardException(string message) : Exception(message);
