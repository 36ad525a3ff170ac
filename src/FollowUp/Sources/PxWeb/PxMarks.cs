using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What a cell's mark means: by the mapping where it says so, else by the custom of PX files where that is certain.</summary>
internal static class PxMarks
{
    /// <summary>What a mapping may say of a mark. <c>zero</c> gives an empty cell the value 0.</summary>
    public static IReadOnlyDictionary<string, ObservationStatus> Words { get; } = new Dictionary<string, ObservationStatus>(StringComparer.Ordinal)
    {
        ["zero"] = ObservationStatus.Normal,
        ["provisional"] = ObservationStatus.Provisional,
        ["estimated"] = ObservationStatus.Estimated,
        ["not_applicable"] = ObservationStatus.NotApplicable,
        ["not_available"] = ObservationStatus.NotAvailable,
        ["suppressed"] = ObservationStatus.Suppressed,
        ["non_response"] = ObservationStatus.NonResponse,
        ["not_published_yet"] = ObservationStatus.NotPublishedYet,
        ["not_measured"] = ObservationStatus.NotMeasured,
    };

    /// <summary>True for the marks that a PX file has in place of a figure: a dash, or one to seven dots.</summary>
    public static bool IsSymbol(string text) => text == "-" || text.Length is >= 1 and <= 7 && text.All(c => c == '.');

    /// <summary>Value, status and mark of a cell; null when value and mark contradict each other.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="own">What the mapping says of marks; a mark's own text counts before its meaning.</param>
    public static (double? Value, ObservationStatus Status, string? Mark)? Understand(PxCell cell, IReadOnlyDictionary<string, ObservationStatus> own)
    {
        if (cell.Mark is null)
        {
            return (cell.Value, cell.Value is null ? ObservationStatus.NotAvailable : ObservationStatus.Normal, null);
        }

        if (own.TryGetValue(cell.Mark, out var said) || cell.Meaning is not null && own.TryGetValue(cell.Meaning, out said))
        {
            var value = cell.Value ?? (said == ObservationStatus.Normal ? 0.0 : null);
            return said.HasValue() == value is not null ? (value, said, cell.Mark) : null;
        }

        return cell.Value is not null ? (cell.Value, ObservationStatus.Normal, cell.Mark)
            : IsZero(cell) ? (0.0, ObservationStatus.Normal, cell.Mark)
            : (null, ByCustom(cell), cell.Mark);
    }

    /// <summary>A dash is a real zero, unless the table says that it means something else.</summary>
    private static bool IsZero(PxCell cell) => cell is { Mark: "-", Meaning: null or "0" or "\u2013" or "\u2212" };

    private static ObservationStatus ByCustom(PxCell cell) => cell switch
    {
        { Mark: ".", Meaning: null } => ObservationStatus.NotApplicable,
        { Mark: "..", Meaning: null } => ObservationStatus.NotAvailable,
        _ => ObservationStatus.Unknown, // three dots and more mean different things at different agencies
    };
}
