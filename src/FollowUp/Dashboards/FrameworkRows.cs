using FollowUp.Framework;

namespace FollowUp.Dashboards;

/// <summary>A goal programme; where it stands as the framework's JSON says it.</summary>
public sealed record ProgrammeRow(string Code, string Title, int FirstYear, int LastYear, string Wording, string Origin, string Standing)
{
    /// <summary>Where it stands.</summary>
    public Standing Stands => FrameworkJson.Standing(Standing);
}

/// <summary>A goal or a focus area: what indicators stand under.</summary>
/// <param name="Code">Its name in files; in lower case the last part of its address.</param>
/// <param name="Position">Its number among its like.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Wording">How sure the wording is.</param>
/// <param name="Origin">Where the wording is from.</param>
/// <param name="Strategy">The code of the strategy a focus area belongs to; null for a goal.</param>
/// <param name="Standing">Where it stands, as the framework's JSON says it.</param>
public sealed record GroupRow(string Code, int Position, string Title, string Wording, string Origin, string? Strategy, string Standing)
{
    /// <summary>Where it stands.</summary>
    public Standing Stands => FrameworkJson.Standing(Standing);
}

/// <summary>A strategy and the programme through whose goals it is followed up.</summary>
public sealed record StrategyRow(string Code, string Title, string Wording, string Origin, string Programme, string Standing)
{
    /// <summary>Where it stands.</summary>
    public Standing Stands => FrameworkJson.Standing(Standing);
}

/// <summary>An area of an earlier strategy and, by its code, the focus area, goal or later area it became part of.</summary>
public sealed record EarlierAreaRow(string Code, string Strategy, string Title, string Relation, string Became, string Wording, string Origin);

/// <summary>An earlier area, and those it had grown out of itself.</summary>
/// <param name="Row">The area.</param>
/// <param name="Into">The title of what it became.</param>
/// <param name="From">What it had grown out of.</param>
public sealed record GrownArea(EarlierAreaRow Row, string Into, IReadOnlyList<GrownArea> From)
{
    /// <summary>All that grew into something, and how.</summary>
    /// <param name="code">What grew, by its code.</param>
    /// <param name="title">Its title.</param>
    /// <param name="areas">Every earlier area.</param>
    public static IReadOnlyList<GrownArea> Of(string code, string title, IReadOnlyList<EarlierAreaRow> areas) =>
        [.. areas.Where(area => area.Became == code).Select(area => new GrownArea(area, title, Of(area.Code, area.Title, areas)))];
}

/// <summary>An indicator of a group, and the goal by which it belongs there.</summary>
/// <param name="GroupCode">The goal's or focus area's code.</param>
/// <param name="Goal">The goal's code.</param>
/// <param name="IndicatorId">The indicator's number in the database.</param>
/// <param name="Wording">How sure it is that it belongs there.</param>
/// <param name="Role"><c>main</c> or <c>supporting</c> for a focus area; null for a goal.</param>
/// <param name="Reason">Why the area uses it; empty where it was linked before reasons were asked for, null for a goal.</param>
/// <param name="Standing">Where the link stands, as the framework's JSON says it; null for a goal.</param>
public sealed record LinkRow(string GroupCode, string Goal, int IndicatorId, string Wording, string? Role, string? Reason, string? Standing)
{
    /// <summary>True when it only helps to understand the main ones.</summary>
    public bool IsSupporting => Role == "supporting";

    /// <summary>Where the link stands.</summary>
    public Standing Stands => Standing is null ? Framework.Standing.NotSaid : FrameworkJson.Standing(Standing);
}
