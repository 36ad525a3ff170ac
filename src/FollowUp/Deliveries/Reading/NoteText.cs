using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace FollowUp.Deliveries;

/// <summary>What may be odd about a text that people write freely. It is kept as text whatever it looks like.</summary>
internal static partial class NoteText
{
    private static readonly FrozenSet<string> _givenNames = DeliveryTexts.GivenNames.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True of what a spreadsheet would run as a formula, in ASCII or full-width signs.</summary>
    public static bool LooksLikeFormula(string note) => note.Length > 0 && note[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    /// <summary>True of what a browser would read as markup.</summary>
    public static bool LooksLikeHtml(string note) => note.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(note) || note.Contains('&', StringComparison.Ordinal) && Entity().IsMatch(note);

    /// <summary>True of a text with an e-mail address, a telephone number, or a common given name and a name after it.</summary>
    public static bool MayNameSomebody(string note) =>
        note.Contains('@', StringComparison.Ordinal) && Address().IsMatch(note)
        || note.Count(char.IsAsciiDigit) >= 7 && Telephone().IsMatch(note)
        || TwoNames().Matches(note).Any(names => _givenNames.Contains(names.Groups["given"].Value));

    [GeneratedRegex("<[A-Za-z/!?]")]
    private static partial Regex Tag();

    [GeneratedRegex("&(#[0-9]|#x[0-9a-f]|[a-z]{2,8};)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"[^\s@<>]@[^\s@<>]{1,200}\.\p{L}{2,}")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![0-9])(\+46|0046|0)[- ]?(\(0\))?[1-9][0-9]{0,2}[-/ ]{0,3}[0-9]{2,3}([ -]?[0-9]{2,3}){1,3}(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Telephone();

    // Names overlap, so the second is only looked at: in "Enligt Anna Svensson" the pair may begin at either.
    [GeneratedRegex(@"\b(?<given>\p{Lu}\p{Ll}+)(?=[ -]\p{Lu}\p{Ll}+)", RegexOptions.ExplicitCapture)]
    private static partial Regex TwoNames();
}
