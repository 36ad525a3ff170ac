using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>What a delivered file is read by: who hands it in, for what, and the day it is.</summary>
/// <param name="Organisation">The code of the organisation that hands in.</param>
/// <param name="Areas">The four-digit codes of the areas it may hand in for.</param>
/// <param name="Today">The day, where the readers of the figures live.</param>
/// <param name="Indicators">Every indicator of the framework, also those that may not be handed in: a refusal says why.</param>
/// <param name="Limits">The bounds of a file.</param>
public sealed record DeliveryRules(
    string Organisation, IReadOnlyList<string> Areas, DateOnly Today, IReadOnlyList<DeliverableIndicator> Indicators, DeliveryLimits Limits);

/// <summary>An indicator as the reading of files needs it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Organisations">The codes of the organisations that may hand it in.</param>
/// <param name="Unit">What its figures count, as stated.</param>
/// <param name="IsPercent">True of a share in per cent.</param>
/// <param name="IsCount">True of a number of persons or things, always whole.</param>
/// <param name="Lowest">The least figure there can be; null for none.</param>
/// <param name="Highest">The greatest figure there can be; null for none.</param>
/// <param name="PeriodKind">The one kind of period it is followed by.</param>
/// <param name="SplitsBySex">True when it is also followed for women and men apart.</param>
/// <param name="Active">False when it is no longer followed up.</param>
/// <param name="Uploadable">False when a source publishes it, so that nobody hands it in.</param>
/// <param name="SourceTitle">The name of that source; empty when there is none.</param>
/// <param name="ProtectBelow">A count below this is hidden when shown, lest somebody be recognised; null for no such rule.</param>
public sealed record DeliverableIndicator(
    string Code, string Title, IReadOnlyList<string> Organisations, string Unit, bool IsPercent, bool IsCount, double? Lowest, double? Highest,
    PeriodKind PeriodKind, bool SplitsBySex, bool Active, bool Uploadable, string SourceTitle, int? ProtectBelow);

/// <summary>The bounds of a delivered file, from the delivery contract. Those of packed files are for workbooks.</summary>
public sealed record DeliveryLimits
{
    /// <summary>The contract's own.</summary>
    public static DeliveryLimits Default { get; } = new();

    /// <summary>Bytes of a file.</summary>
    public int MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Rows of data, blank ones not counted.</summary>
    public int MaxRows { get; init; } = 200_000;

    /// <summary>Columns of the header.</summary>
    public int MaxColumns { get; init; } = 64;

    /// <summary>UTF-16 units of a cell.</summary>
    public int MaxFieldChars { get; init; } = 2000;

    /// <summary>Bytes of a packed file once unpacked.</summary>
    public int MaxUnpackedBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>Parts of a packed file.</summary>
    public int MaxZipEntries { get; init; } = 1000;

    /// <summary>How many times larger a part may become.</summary>
    public int MaxZipRatio { get; init; } = 200;

    /// <summary>Elements within elements.</summary>
    public int MaxXmlDepth { get; init; } = 64;

    /// <summary>Errors that are listed, and likewise warnings; the rest are counted.</summary>
    public int MaxErrorsListed { get; init; } = 100;

    /// <summary>Seconds that reading the largest file may take. Nothing measures it but a test: no step takes more than its share of the bytes.</summary>
    public int MaxSeconds { get; init; } = 10;

    /// <summary>Mebibytes by which reading the largest file may grow the process; held by a test.</summary>
    public int MaxRssDeltaMib { get; init; } = 256;
}
