using System.Text.RegularExpressions;

namespace FollowUp.Sources;

/// <summary>The forms that codes have here, whatever the source calls them.</summary>
internal static partial class FileKey
{
    /// <summary>The longest name of an indicator.</summary>
    public const int LongestIndicator = 200;

    public static bool IsArea(string text) => AreaForm().IsMatch(text);

    public static bool IsBreakdown(string text, IReadOnlyList<SourceBreakdown> more) => text is "T" or "K" or "M" || more.Any(one => one.Code == text);

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex AreaForm();
}
