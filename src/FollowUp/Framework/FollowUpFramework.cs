using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>
/// What is followed up: the goals of a programme with their indicators, the strategies that are followed up through them, and who is
/// responsible. Small enough to be held whole. Orders are those of the file it was written in.
/// </summary>
public sealed record FollowUpFramework
{
    /// <summary>The municipality's four-digit code.</summary>
    public required string Municipality { get; init; }

    public required Programme Programme { get; init; }

    public required IReadOnlyList<Goal> Goals { get; init; }

    public required IReadOnlyList<Strategy> Strategies { get; init; }

    public required IReadOnlyList<FocusArea> FocusAreas { get; init; }

    public required IReadOnlyList<EarlierArea> EarlierAreas { get; init; }

    public required IReadOnlyList<Organisation> Organisations { get; init; }

    public required IReadOnlyList<FrameworkIndicator> Indicators { get; init; }

    public required IReadOnlyList<FocusAreaLink> Links { get; init; }

    public required IReadOnlyList<IndicatorTarget> Targets { get; init; }

    public required IReadOnlyList<PeerGroup> PeerGroups { get; init; }
}

/// <summary>How sure a statement of the framework is. It is shown beside the statement wherever that is shown.</summary>
public enum Wording
{
    /// <summary>Word for word from the adopted text or a named letter.</summary>
    Quoted,

    /// <summary>Told by somebody else; the adopted wording has not been seen.</summary>
    SecondHand,

    /// <summary>Stands in a public source.</summary>
    Verified,

    /// <summary>A suggestion; the municipality has not decided.</summary>
    Proposed,

    /// <summary>Worded by us, to be replaced by what was adopted.</summary>
    Placeholder,
}

/// <summary>The goals a municipality has decided for some years, together. The origin here as everywhere says, in Swedish, where we know it from.</summary>
public sealed record Programme(string Code, string Title, int FirstYear, int LastYear, Wording Wording, string Origin)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>A goal of the programme.</summary>
public sealed record Goal(string Code, string Title, Wording Wording, string Origin)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>A strategy owns neither goals nor indicators: it is followed up through a programme, named by its code.</summary>
public sealed record Strategy(string Code, string Title, string FollowedUpThrough, IReadOnlyList<Decision> Decisions, Wording Wording, string Origin)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>
/// A step in a strategy's way to being adopted: on a day, in a month or a year (<c>2023-05-22</c>, <c>2024-01</c>, <c>2023</c>), with the
/// paragraph or registry number where one is known, else empty.
/// </summary>
public sealed record Decision(string Title, string Date, string Reference);

/// <summary>What a strategy concentrates on.</summary>
public sealed record FocusArea(string Code, string Strategy, string Title, Wording Wording, string Origin)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>
/// An area of an earlier strategy (its title; empty when it is not said); how, in Swedish, and what it became, by the code of a focus area, of
/// a goal, or of an area that came after it. Followed on, it always ends in a focus area or a goal.
/// </summary>
public sealed record EarlierArea(string Code, string Strategy, string Title, string Relation, string Became, Wording Wording, string Origin);

/// <summary>Part of the municipality that can be responsible.</summary>
public sealed record Organisation(string Code, OrganisationKind Kind, string Title, Wording Wording, string Origin)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>What kind of organisation.</summary>
public enum OrganisationKind
{
    /// <summary>Politicians.</summary>
    Board,

    /// <summary>Employees.</summary>
    Administration,

    /// <summary>A company that the municipality owns.</summary>
    Company,
}

/// <summary>Something that is measured and followed up.</summary>
/// <param name="Code">Our name of it, which also says its one way in: <c>kolada:N00610</c>; without a source, what our own organisations deliver: <c>TR-01</c>.</param>
/// <param name="Source">Who publishes it to us, by name.</param>
/// <param name="SourceKey">The source's name of it.</param>
/// <param name="Title">What it is called here.</param>
/// <param name="Unit">In what it is counted: <c>%</c>.</param>
/// <param name="Decimals">How many decimals are shown; null shows them as they came.</param>
/// <param name="Direction">Which way is better; always stated.</param>
/// <param name="PeriodKind">What its periods are.</param>
/// <param name="SplitsBySex">Whether there are figures for women and men.</param>
/// <param name="BaseYear">The year progress is counted from; null for the method's own rule.</param>
/// <param name="NaturalLimit">The value it can never pass, such as 100; null when there is none or it is not to count.</param>
/// <param name="Lowest">The least a figure of it can be, for what our own organisations hand in; null when nothing is known.</param>
/// <param name="Highest">The most, likewise.</param>
/// <param name="ProtectBelow">For what our own organisations hand in: a figure of fewer persons is never shown; 0 where no persons are counted; null when nothing is said, which leaves it as protected as it was.</param>
/// <param name="Publisher">Who made the figures, for the line under a chart.</param>
/// <param name="Note">What a reader should know; may be empty.</param>
/// <param name="Goals">The goals it shows; none for what only gives context.</param>
/// <param name="Responsible">Codes of organisations.</param>
/// <param name="Wording">How sure it is that it is followed up so: by this direction, these goals and organisations.</param>
public sealed record FrameworkIndicator(
    string Code, string Source, string SourceKey, string Title, string Unit, int? Decimals, Direction Direction, PeriodKind PeriodKind, bool SplitsBySex,
    int? BaseYear, double? NaturalLimit, double? Lowest, double? Highest, int? ProtectBelow, string Publisher, string Note, IReadOnlyList<string> Goals, IReadOnlyList<string> Responsible, Wording Wording)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>A focus area is followed up also through an indicator that a goal has.</summary>
/// <param name="FocusArea">The area's code.</param>
/// <param name="Goal">The code of the goal that has the indicator.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Role">How much it says of the area.</param>
/// <param name="Reason">Why the area is followed up through it: one Swedish sentence.</param>
/// <param name="Wording">How sure it is that it is followed up so.</param>
public sealed record FocusAreaLink(string FocusArea, string Goal, string Indicator, LinkRole Role, string Reason, Wording Wording)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>How much an indicator says of a focus area.</summary>
public enum LinkRole
{
    /// <summary>It is what the area is followed up by.</summary>
    Main,

    /// <summary>It helps to understand the main ones.</summary>
    Supporting,
}

/// <summary>
/// What is aimed at for an indicator, towards a goal: a level by a year, with or without milestones on the way, or a band to be within from a
/// year on, or, with neither, only that its direction is the right one.
/// </summary>
public sealed record IndicatorTarget(string Indicator, string Goal, Target? Level, TargetBand? Band, IReadOnlyList<Milestone> Milestones, Wording Wording, string Origin)
{
    /// <inheritdoc cref="FollowUp.Framework.Standing"/>
    public Standing Standing { get; init; } = Standing.NotSaid;
}

/// <summary>The least and the most a figure should be, both included, from a year on.</summary>
public sealed record TargetBand(double Lowest, double Highest, int Year);

/// <summary>A level to have reached on the way to the target.</summary>
public sealed record Milestone(int Year, double Value);

/// <summary>
/// Municipalities to compare with, by their area codes, frozen as they were when the group was recorded. One group is the default: shown
/// when nobody has chosen another.
/// </summary>
public sealed record PeerGroup(string Code, string Title, bool IsDefault, string Origin, IReadOnlyList<string> Members);
