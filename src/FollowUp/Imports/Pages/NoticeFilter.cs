using System.Globalization;

namespace FollowUp.Imports.Pages;

/// <summary>Which changes in sources' catalogues are listed, as the address says it.</summary>
/// <param name="Kind">What was changed; null for all.</param>
/// <param name="Run">The import that noticed; null for any.</param>
/// <param name="FollowedOnly">True for what is followed up alone.</param>
/// <param name="Page">1 for the first.</param>
public sealed record NoticeFilter(string? Kind, int? Run, bool FollowedOnly, int Page)
{
    /// <summary>Reads the filter of an address; null when it is none.</summary>
    public static NoticeFilter? Read(string? kind, string? run, string? show, string? page)
    {
        int? runId = int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Ui.PageOf.Asked(page) is not { } asked
            || !string.IsNullOrEmpty(run) && runId is null
            || !string.IsNullOrEmpty(kind) && !NoticeWords.Kinds.Contains(kind)
            || show is not (null or "" or "foljda")
                ? null
                : new NoticeFilter(string.IsNullOrEmpty(kind) ? null : kind, runId, show == "foljda", asked);
    }

    /// <summary>The address of the list so filtered.</summary>
    public static string Address(string? kind = null, int? run = null, bool followedOnly = false, int page = 1)
    {
        string[] asked =
        [
            .. kind is null ? Array.Empty<string>() : ["slag=" + Uri.EscapeDataString(kind)],
            .. run is { } number ? [FormattableString.Invariant($"import={number}")] : Array.Empty<string>(),
            .. followedOnly ? ["visa=foljda"] : Array.Empty<string>(),
            .. page > 1 ? [FormattableString.Invariant($"sida={page}")] : Array.Empty<string>(),
        ];
        return asked.Length == 0 ? "/kataloghandelser" : "/kataloghandelser?" + string.Join('&', asked);
    }
}
