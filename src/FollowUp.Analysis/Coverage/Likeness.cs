using System.Text.RegularExpressions;

namespace FollowUp.Analysis;

/// <summary>Whether two indicators are the same figure, by their values or by what they are called.</summary>
internal static partial class Likeness
{
    /// <summary>True when all periods that both have values of agree, there are enough of them, and the values change: two level lines agree by themselves.</summary>
    public static bool SameValues(Series one, Series other)
    {
        if (one.Count == 0 || other.Count == 0 || one[0].Period.Kind != other[0].Period.Kind)
        {
            return false;
        }

        var values = other.WithValue.ToDictionary(o => o.Period, o => o.Value!.Value);
        double[][] shared = [.. one.WithValue.Where(o => values.ContainsKey(o.Period)).Select(o => (double[])[o.Value!.Value, values[o.Period]])];
        return shared.Length >= CoverageConstants.SharedPeriods
            && shared.All(pair => Math.Abs(pair[0] - pair[1]) <= CoverageConstants.SameValue * Math.Max(Math.Abs(pair[0]), Math.Abs(pair[1])))
            && shared.Any(pair => pair[0] != shared[0][0]);
    }

    /// <summary>True when the titles share most of their words and all their numbers.</summary>
    public static bool AlikeTitles(TitleWords one, TitleWords other) =>
        one.Words.Count >= CoverageConstants.WordsOfTitle && other.Words.Count >= CoverageConstants.WordsOfTitle
        && one.Numbers.SetEquals(other.Numbers)
        && 2.0 * one.Words.Count(other.Words.Contains) >= CoverageConstants.AlikeTitles * (one.Words.Count + other.Words.Count);

    /// <summary>The words and numbers of a title, without what stands in parentheses: units and remarks.</summary>
    public static TitleWords Words(string title)
    {
        string[] parts = [.. Part().Matches(Aside().Replace(title.ToLowerInvariant(), " ")).Select(match => match.Value)];
        return new TitleWords(
            parts.Where(part => !char.IsDigit(part[0]) && part.Length >= CoverageConstants.LettersOfWord).ToHashSet(StringComparer.Ordinal),
            parts.Where(part => char.IsDigit(part[0])).ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\p{L}+|[0-9]+")]
    private static partial Regex Part();
}

/// <summary>What a title consists of.</summary>
internal sealed record TitleWords(IReadOnlySet<string> Words, IReadOnlySet<string> Numbers);
