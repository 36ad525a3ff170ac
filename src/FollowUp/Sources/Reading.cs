using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What the answers of one fetch say, or a part of them, in our words.</summary>
public sealed record Reading
{
    /// <summary>
    /// Every observation; the same key, area, breakdown and period at most once. One that is <see cref="ObservationStatus.DeletedAtSource"/> takes back
    /// what we hold, and says nothing where we hold nothing.
    /// </summary>
    public required IReadOnlyList<SourceObservation> Observations { get; init; }

    /// <summary>
    /// The keys answered in full. An observation we hold for one of these and one of <see cref="CompleteAreas"/> that is not among
    /// <see cref="Observations"/> has been withdrawn by the source. A key that the source
    /// no longer knows, or says nothing at all about, is not among them: silence is an alarm, not a withdrawal.
    /// </summary>
    public required IReadOnlyList<string> CompleteKeys { get; init; }

    /// <summary>The area codes answered in full; one that the source no longer knows, or says nothing at all about, is not among them.</summary>
    public required IReadOnlyList<string> CompleteAreas { get; init; }

    /// <summary>
    /// True of figures that come one by one, as a delivery or an answer of changes brings them: what we hold and do not find here has not been
    /// withdrawn, and an indicator may be left without a value, since each row says what it replaces.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>What the source says of its indicators.</summary>
    public IReadOnlyList<SourceIndicator> Indicators { get; init; } = [];

    /// <summary>True when <see cref="Indicators"/> is the source's whole catalogue, so that one we know and do not find there is gone.</summary>
    public bool IsWholeCatalogue { get; init; }

    /// <summary>What the source says of areas.</summary>
    public IReadOnlyList<SourceArea> Areas { get; init; } = [];

    /// <summary>True when <see cref="Areas"/> are all of the source's municipalities, regions and the country, so that one we know and do not find is gone.</summary>
    public bool HasAllAreas { get; init; }

    /// <summary>Groups of areas and who belongs to them today; empty when nothing was asked about groups, else all of the source's.</summary>
    public IReadOnlyList<SourceGroup> Groups { get; init; } = [];

    /// <summary>Groups that figures concern besides <c>T</c>, <c>K</c> and <c>M</c>.</summary>
    public IReadOnlyList<SourceBreakdown> Breakdowns { get; init; } = [];

    /// <summary>The numbers of the kept answers that <see cref="Observations"/> were read from; so a figure is traced to its answer.</summary>
    public IReadOnlyList<long> Answers { get; init; } = [];

    /// <summary>What a person should look at, in Swedish, a sentence each: an unknown key, an unknown status.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>One observation with its place.</summary>
/// <param name="Key">The source's name of the indicator.</param>
/// <param name="Area">Four-digit area code, or the code of an organisational unit.</param>
/// <param name="Breakdown">The group it concerns: <c>T</c> all, <c>K</c> women, <c>M</c> men, or one of <see cref="Reading.Breakdowns"/>.</param>
/// <param name="Observation">Period, value or reason, and the source's mark.</param>
public sealed record SourceObservation(string Key, string Area, string Breakdown, Observation Observation);

/// <summary>What a source says of an indicator today; compared at each import, so that a renamed or redefined one is noticed.</summary>
/// <param name="Key">The source's name of it.</param>
/// <param name="Title">The source's own title.</param>
/// <param name="Definition">The source's own definition; empty when it gives none.</param>
/// <param name="SplitBySex">Whether the source says that it is divided by sex; null when it does not say.</param>
/// <param name="NextPublication">The day the next figures are expected.</param>
/// <param name="NextPeriod">What they will concern, in the source's words.</param>
public sealed record SourceIndicator(string Key, string Title, string Definition, bool? SplitBySex, DateOnly? NextPublication, string? NextPeriod)
{
    /// <summary>Whether the source holds figures of organisational units; null when it does not say.</summary>
    public bool? HasUnits { get; init; }

    /// <summary>The key of the indicator whose margin of error this one holds; null for any other.</summary>
    public string? MarginOf { get; init; }
}

/// <summary>An area by the source's list.</summary>
/// <param name="Code">Four digits: <c>0000</c> the country, <c>00LL</c> a region, else a municipality; or an organisational unit's own code.</param>
/// <param name="Name">The name.</param>
public sealed record SourceArea(string Code, string Name)
{
    /// <summary>The municipality an organisational unit lies in; null for areas of land.</summary>
    public string? Within { get; init; }
}

/// <summary>A group of areas by the source, such as the municipalities most like one in a certain respect.</summary>
/// <param name="Code">The source's code, such as <c>G37555</c>.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Members">The codes of those who belong to it today.</param>
public sealed record SourceGroup(string Code, string Title, IReadOnlyList<string> Members);

/// <summary>A group that figures concern, such as people of an age.</summary>
/// <param name="Code">Its code in observations: <c>A16-24</c>, or <c>K.A16-24</c> for the women among them.</param>
/// <param name="Dimension">What divides people so: <c>age</c>, <c>background</c>, <c>sex.age</c>.</param>
/// <param name="Title">The name on pages, in Swedish.</param>
public sealed record SourceBreakdown(string Code, string Dimension, string Title);
