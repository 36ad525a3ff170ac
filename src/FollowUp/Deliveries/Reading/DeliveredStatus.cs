using System.Collections.Frozen;
using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>The words of the column status, Swedish and English.</summary>
internal static class DeliveredStatus
{
    private static readonly FrozenDictionary<string, ObservationStatus> _known = new[]
    {
        (DeliveryTexts.StatusNotAvailable, ObservationStatus.NotAvailable),
        (DeliveryTexts.StatusSuppressed, ObservationStatus.Suppressed),
        (DeliveryTexts.StatusNotApplicable, ObservationStatus.NotApplicable),
        (DeliveryTexts.StatusNonResponse, ObservationStatus.NonResponse),
        (DeliveryTexts.StatusProvisional, ObservationStatus.Provisional),
        (DeliveryTexts.StatusEstimated, ObservationStatus.Estimated),
    }.SelectMany(pair => pair.Item1.Split('|').Select(word => (word, pair.Item2))).ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Every word there is.</summary>
    public static IEnumerable<string> Words => _known.Keys;

    /// <summary>The status of a word; null when there is none such.</summary>
    public static ObservationStatus? Find(string word) => _known.TryGetValue(Keys.WordFolded(word), out var status) ? status : null;
}
