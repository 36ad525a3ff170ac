using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>
/// What somebody looks for in the sources' catalogues: words that must all be there, each of them whole or as the beginning of a longer one. A word
/// is what stands between anything that is neither letter nor digit, just as the database divides titles and definitions (<c>catalogue_words</c>).
/// </summary>
/// <param name="Words">The words in lower case, each once.</param>
public sealed partial record CatalogueQuery(IReadOnlyList<string> Words)
{
    /// <summary>The most characters that can be searched for.</summary>
    public const int Longest = 200;

    /// <summary>No word is kept longer in the database.</summary>
    private const int LongestWord = 60;

    /// <summary>Each word as the database understands it, with all that begins so.</summary>
    public IReadOnlyList<string> Beginnings => [.. Words.Select(word => $"'{word}':*")];

    /// <summary>All of them at once, likewise.</summary>
    public string Every => string.Join(" & ", Beginnings);

    /// <summary>Reads what was typed; null when nothing was, or when it cannot be searched for, which is told.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="errors">Where what is wrong is told, of the field <c>q</c>.</param>
    public static CatalogueQuery? Read(string? typed, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (typed.Length > Longest)
        {
            errors.Add("q", Format.Fill(CatalogueTexts.TooLong, Format.Count(typed.Length), Format.Count(Longest)));
            return null;
        }

        // Halves of characters become whole ones: composing would else refuse them.
        var text = string.Concat(typed.EnumerateRunes()).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        string[] words = [.. Between().Split(text).Where(word => word.Length > 0).Select(word => word[..Math.Min(word.Length, LongestWord)]).Distinct(StringComparer.Ordinal)];
        if (words.Length == 0)
        {
            errors.Add("q", CatalogueTexts.NoWord);
            return null;
        }

        return new CatalogueQuery(words);
    }

    /// <summary>The address of a page of what is found.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="page">1 for the first.</param>
    public static string Address(string typed, int page) =>
        page == 1 ? $"/ramverk/sok?q={Uri.EscapeDataString(typed)}" : FormattableString.Invariant($"/ramverk/sok?q={Uri.EscapeDataString(typed)}&sida={page}");

    [GeneratedRegex("[^a-z0-9\u00e0-\u00ff]+")]
    private static partial Regex Between();
}
