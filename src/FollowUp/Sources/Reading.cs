using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What the answers of one fetch say, in our words.</summary>
public sealed record Reading
{
    /// <summary>Every observation; the same key, area, breakdown and period at most once.</summary>
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
    /// True of figures that come one by one, as a delivery brings them: what we hold and do not find here has not been withdrawn, and an
    /// indicator may be left without a value, since each row says what it replaces.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>What the source says of its indicators.</summary>
    public IReadOnlyList<SourceIndicator> Indicators { get; init; } = [];

    /// <summary>What the source says of areas.</summary>
    public IReadOnlyList<SourceArea> Areas { get; init; } = [];

    /// <summary>What a person should look at, in Swedish, a sentence each: an unknown key, an unknown status.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>One observation with its place.</summary>
/// <param name="Key">The source's name of the indicator.</param>
/// <param name="Area">Four-digit area code.</param>
/// <param name="Breakdown">The group it concerns: <c>T</c> all, <c>K</c> women, <c>M</c> men.</param>
/// <param name="Observation">Period, value or reason, and the source's mark.</param>
public sealed record SourceObservation(string Key, string Area, string Breakdown, Observation Observation);

/// <summary>What a source says of an indicator today; compared at each import, so that a renamed or redefined one is noticed.</summary>
/// <param name="Key">The source's name of it.</param>
/// <param name="Title">The source's own title.</param>
/// <param name="Definition">The source's own definition; empty when it gives none.</param>
/// <param name="SplitBySex">Whether the source says that it is divided by sex; null when it does not say.</param>
/// <param name="NextPublication">The day the next figures are expected.</param>
/// <param name="NextPeriod">What they will concern, in the source's words.</param>
public sealed record SourceIndicator(string Key, string Title, string Definition, bool? SplitBySex, DateOnly? NextPublication, string? NextPeriod);

/// <summary>An area by the source's list.</summary>
/// <param name="Code">Four digits: <c>0000</c> the country, <c>00LL</c> a region, else a municipality.</param>
/// <param name="Name">The name.</param>
public sealed record SourceArea(string Code, string Name);
