using FollowUp.Analysis;
using FollowUp.Charts;

namespace FollowUp.Ui;

/// <summary>A figure and the one that takes its place, as they are written: with as many decimals as it takes for two that differ to look different.</summary>
/// <param name="Old">What was known before, or the reason there was none.</param>
/// <param name="New">What takes its place, likewise.</param>
/// <param name="Difference">The new less the old, with its sign; null where either has no value.</param>
public sealed record ValueChange(string Old, string New, string? Difference)
{
    /// <summary>Writes a change.</summary>
    /// <param name="before">What was known before.</param>
    /// <param name="after">What takes its place.</param>
    /// <param name="decimals">Decimals of the indicator's figures; null for what suits these two.</param>
    /// <param name="unit">As the indicator states it; empty for none.</param>
    public static ValueChange Of(Observation before, Observation after, int? decimals, string unit)
    {
        double[] values = [.. new[] { before.Value, after.Value }.OfType<double>()];
        var places = Format.DecimalsApart(values, decimals ?? Format.Decimals(values));
        return new ValueChange(
            Written(before, places, unit),
            Written(after, places, unit),
            before.Value is { } old && after.Value is { } now ? Format.Signed(Format.Round(now, places) - Format.Round(old, places), places) : null);
    }

    private static string Written(Observation observation, int decimals, string unit) => observation.Value is not { } value
        ? ChartText.Reason(observation.Status)
        : ChartText.Remark(observation.Status) is { } remark
            ? Format.WithUnit(value, decimals, unit) + UiTexts.ListSeparator + remark
            : Format.WithUnit(value, decimals, unit);
}
