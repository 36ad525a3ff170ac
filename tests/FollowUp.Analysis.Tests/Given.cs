namespace FollowUp.Analysis.Tests;

/// <summary>Small series to test with.</summary>
internal static class Given
{
    /// <summary>One value a year from a year on; null is a year without one.</summary>
    public static Series Years(int first, params double?[] values) => new(values.Select((v, i) => Observed(Period.Year(first + i), v)));

    /// <summary>Values of any periods, <c>("2023/24", 59)</c>.</summary>
    public static Series Of(params (string Period, double? Value)[] values) => new(values.Select(v => Observed(Period.Parse(v.Period), v.Value)));

    public static Observation Missing(int year, ObservationStatus status) => new(Period.Year(year), null, status);

    private static Observation Observed(Period period, double? value) =>
        new(period, value, value.HasValue ? ObservationStatus.Normal : ObservationStatus.NotAvailable);
}
