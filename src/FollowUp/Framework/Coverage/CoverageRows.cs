using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>A goal or a focus area as coverage is told of it.</summary>
/// <param name="Code">Its name in files; in lower case the last part of its address.</param>
/// <param name="Position">Its number among its like; of a focus area, among those of its strategy.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Wording">How sure the wording is: one of the database's wording statuses.</param>
/// <param name="Strategy">The title of a focus area's strategy; null for a goal, and where there is only one.</param>
public sealed record CoverageGroupRow(string Code, int Position, string Title, string Wording, string? Strategy = null)
{
    internal CoveredGroup Covered => new(Code, Position, Title, Strategy);
}

/// <summary>A link from a focus area through a goal to an indicator.</summary>
internal sealed record CoverageLinkRow(string FocusArea, string Goal, string Indicator, bool Supporting)
{
    public CoverageLink Link => new(FocusArea, Goal, Indicator, Supporting);
}

/// <summary>What coverage asks of a followed indicator besides its judgement; the source's split is null where it says nothing.</summary>
internal sealed record CoverageIndicatorRow(string Code, bool? SourceSplits, string? Aim, string[] Goals);

/// <summary>What coverage depends on besides the day; null before there is any.</summary>
internal sealed record CoverageState(int? Version, int? Batch, int EndedRuns);

/// <summary>Something in a source's catalogue.</summary>
internal sealed record CatalogueTitleRow(string Source, string Key, string Title);

/// <summary>A figure of something in a source's catalogue.</summary>
internal sealed record CatalogueFigureRow(string Source, string Key, Period Period, double? Value, ObservationStatus Status, string? Mark)
{
    public Observation Observation => new(Period, Value, Status, Mark);
}
