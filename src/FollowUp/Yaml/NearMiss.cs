namespace FollowUp.Yaml;

/// <summary>What somebody probably meant by a word that does not exist.</summary>
internal static class NearMiss
{
    /// <summary>How many words a message lists when none of them is near.</summary>
    private const int Few = 12;

    /// <summary>A Swedish sentence: the nearest word, or the words there are when they are few; empty when there is nothing to say.</summary>
    /// <param name="word">What stands there.</param>
    /// <param name="known">The words there are.</param>
    public static string Sentence(string word, IEnumerable<string> known)
    {
        var words = known.Distinct(StringComparer.Ordinal).ToList();
        // One letter of a short code makes it another code: G7 is not a misspelt G1.
        var reach = word.Length switch { <= 3 => 0, <= 6 => 1, <= 12 => 2, _ => 3 };
        var nearest = words.Select(w => (Word: w, Distance: Distance(Lower(word), Lower(w)))).Where(w => w.Distance <= reach).OrderBy(w => w.Distance).ToList();
        return nearest.Count > 0 ? DidYouMean(nearest[0].Word)
            : words.Count is > 0 and <= Few ? Text(YamlTexts.ThereAre, string.Join(", ", words))
            : "";
    }

    /// <summary>The question whether a word was meant.</summary>
    public static string DidYouMean(string word) => Text(YamlTexts.DidYouMean, word);

    private static string Text(string text, string part) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, part);

    /// <summary>The least number of letters to add, remove, replace or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                var replaced = i > 0 && j > 0 ? costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1) : int.MaxValue;
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? costs[i - 2, j - 2] + 1 : int.MaxValue;
                var moved = i == 0 ? j : j == 0 ? i : 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]);
                costs[i, j] = Math.Min(moved, Math.Min(replaced, swapped));
            }
        }

        return costs[a.Length, b.Length];
    }

    private static string Lower(string word) => word.Length > 100 ? word[..100].ToLowerInvariant() : word.ToLowerInvariant();
}
