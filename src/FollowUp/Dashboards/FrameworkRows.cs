namespace FollowUp.Dashboards;

/// <summary>A goal programme.</summary>
public sealed record ProgrammeRow(string Code, string Title, int FirstYear, int LastYear, string Wording, string Origin);

/// <summary>A goal or a focus area: what indicators stand under.</summary>
/// <param name="Code">Its name in files; in lower case the last part of its address.</param>
/// <param name="Position">Its number among its like.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Wording">How sure the wording is.</param>
/// <param name="Origin">Where the wording is from.</param>
/// <param name="Strategy">The code of the strategy a focus area belongs to; null for a goal.</param>
public sealed record GroupRow(string Code, int Position, string Title, string Wording, string Origin, string? Strategy);

/// <summary>A strategy and the programme through whose goals it is followed up.</summary>
public sealed record StrategyRow(string Code, string Title, string Wording, string Origin, string Programme);

/// <summary>An area of the strategy before and the focus area or goal it became part of.</summary>
public sealed record EarlierAreaRow(string Title, string Relation, string Became, string Wording, string Origin);

/// <summary>An indicator of a group, and the goal by which it belongs there.</summary>
public sealed record LinkRow(string GroupCode, string Goal, int IndicatorId, string Wording);
