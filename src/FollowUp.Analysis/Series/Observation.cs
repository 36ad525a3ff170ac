namespace FollowUp.Analysis;

/// <summary>One figure, or the reason there is none, for one period of a series.</summary>
/// <param name="Period">The time it concerns.</param>
/// <param name="Value">The figure in the indicator's unit; null exactly when <paramref name="Status"/> is a reason.</param>
/// <param name="Status">How it stands, or why it is missing.</param>
/// <param name="Mark">The source's own mark or text where it gave one (<c>~100</c>, <c>..</c>), as it was.</param>
public readonly record struct Observation(Period Period, double? Value, ObservationStatus Status = ObservationStatus.Normal, string? Mark = null);
