using System.Text.RegularExpressions;

namespace FollowUp.Sources;

/// <summary>
/// Which indicators hold the margin of error of which others. Kolada says it in titles alone by their first word, so they are paired by title,
/// once what only says where the question was asked or how it is counted is taken away. A title that fits several, or none, is left unpaired.
/// The ids follow a rule too, with exceptions; it is never used.
/// </summary>
public static partial class KoladaMargins
{
    /// <summary>True for an indicator that holds the margin of error of another.</summary>
    public static bool IsMargin(string title) => MarginForm().IsMatch(title);

    /// <summary>Pairs margins with what they are the margin of.</summary>
    /// <param name="indicators">Each indicator's key and title.</param>
    /// <returns>By the margin's key, the key of the other.</returns>
    public static IReadOnlyDictionary<string, string> Pair(IEnumerable<(string Key, string Title)> indicators)
    {
        var groups = indicators.ToLookup(indicator => IsMargin(indicator.Title));
        var measured = groups[false].ToLookup(indicator => BareTitle(indicator.Title), indicator => indicator.Key, StringComparer.Ordinal);
        return groups[true].GroupBy(margin => BareTitle(margin.Title), StringComparer.Ordinal)
            .Where(margins => margins.Count() == 1 && measured[margins.Key].Count() == 1)
            .ToDictionary(margins => margins.Single().Key, margins => measured[margins.Key].Single(), StringComparer.Ordinal);
    }

    /// <summary>What a title asks about, whoever asked and however it is counted: lower case, single spaces.</summary>
    private static string BareTitle(string title)
    {
        var bare = Spaces().Replace(title, " ").Trim();
        bare = MarginForm().Replace(bare, "");
        bare = SurveyForm().Replace(bare, "");
        bare = EndedForm().Replace(bare, "");
        bare = ShareForm().Replace(bare, "");
        return bare.TrimEnd(' ', ',', '.').ToLowerInvariant();
    }

    [GeneratedRegex(@"\A\s*os\u00E4kerhetstal\s*[-–:]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarginForm();

    [GeneratedRegex(@"\A(?:medborgarunders\u00F6kningen|ntu)\s*[-–:]\s*|\Aandel\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SurveyForm();

    [GeneratedRegex(@"\s*\(-[0-9]{4}\)\z")]
    private static partial Regex EndedForm();

    [GeneratedRegex(@"[\s,]*andel\s*\(%\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShareForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
