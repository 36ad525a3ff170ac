namespace FollowUp.Analysis;

/// <summary>All that coverage is worked out from, of one moment.</summary>
/// <param name="Today">The day it is: what is old or late is so by then.</param>
/// <param name="FocusAreas">The focus areas of the strategies, in their order.</param>
/// <param name="Goals">The goals, in their order.</param>
/// <param name="Indicators">Every indicator that is followed up, in the framework's order.</param>
/// <param name="Links">Through which indicators of which goals the focus areas are followed up.</param>
/// <param name="Catalogue">What sources publish, as far as it could stand in for something that is delivered by hand.</param>
public sealed record CoverageFacts(
    DateOnly Today,
    IReadOnlyList<CoveredGroup> FocusAreas,
    IReadOnlyList<CoveredGroup> Goals,
    IReadOnlyList<CoveredIndicator> Indicators,
    IReadOnlyList<CoverageLink> Links,
    IReadOnlyList<PublishedIndicator> Catalogue);

/// <summary>A goal or a focus area.</summary>
/// <param name="Code">Its name in files.</param>
/// <param name="Number">Its number among its like, from 1.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Strategy">The title of the strategy within which a focus area has that number; null where there is no other.</param>
public sealed record CoveredGroup(string Code, int Number, string Title, string? Strategy = null);

/// <summary>A focus area is followed up through an indicator that a goal has.</summary>
/// <param name="FocusArea">The focus area's code.</param>
/// <param name="Goal">The goal's code.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Supporting">True when the indicator supports and another is the main one; false also where nothing is said of it.</param>
public sealed record CoverageLink(string FocusArea, string Goal, string Indicator, bool Supporting = false);

/// <summary>An indicator that is followed up.</summary>
/// <param name="Code">Its name in files, such as <c>kolada:N00610</c>.</param>
/// <param name="Title">What is measured, as the framework words it.</param>
/// <param name="Goals">The codes of the goals it shows; none for what only gives context.</param>
/// <param name="Responsible">Those who answer for it, by name.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Aim">What has been decided about where it is to go.</param>
/// <param name="PeriodKind">The kind of its periods.</param>
/// <param name="Figures">Its figures for everybody, reasons included.</param>
/// <param name="Split">How its figures are divided on women and men.</param>
/// <param name="Way">How its figures come in.</param>
public sealed record CoveredIndicator(
    string Code,
    string Title,
    IReadOnlyList<string> Goals,
    IReadOnlyList<string> Responsible,
    Direction Direction,
    AimKind Aim,
    PeriodKind PeriodKind,
    Series Figures,
    SexSplit Split,
    WayIn Way);

/// <summary>What has been decided about where an indicator is to go.</summary>
public enum AimKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>By decision only the direction: there is to be no level.</summary>
    DirectionOnly,

    /// <summary>A level, a band or milestones.</summary>
    Level,
}

/// <summary>How an indicator's figures are divided on women and men.</summary>
/// <param name="Shown">True when the framework says that they are.</param>
/// <param name="AtSource">True when the source says that it divides them; null when it says nothing.</param>
/// <param name="HasBoth">True when there are figures for both women and men, also such as are withheld for their few persons.</param>
public sealed record SexSplit(bool Shown, bool? AtSource, bool HasBoth);

/// <summary>How an indicator's figures come in.</summary>
/// <param name="Delivered">True when one of our own organisations hands them in; no source can be asked.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Key">The source's own name of the indicator.</param>
/// <param name="NextPublication">The day the source expects to publish next; null when it says none.</param>
public sealed record WayIn(bool Delivered, string Source, string Key, DateOnly? NextPublication = null);

/// <summary>Something that a source publishes, followed up or not.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Key">The source's own name of it.</param>
/// <param name="Title">What the source calls it.</param>
/// <param name="Figures">The figures held of it for the area followed up; empty when none are.</param>
public sealed record PublishedIndicator(string Source, string Key, string Title, Series Figures)
{
    /// <summary>Its name as the framework would write it: <c>kolada:N00610</c>.</summary>
    public string Code => $"{Source}:{Key}";
}
