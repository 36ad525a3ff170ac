using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>
/// What the title of an indicator says besides what is measured: Kolada writes the unit after the last comma, and behind that the last year of what is no
/// longer published. A guess, to be looked at by a person: where the title does not say, no unit is made up.
/// </summary>
/// <param name="Unit">The unit as the framework writes it, <c>%</c> for shares; empty where the title does not say.</param>
/// <param name="Title">What is left of the title.</param>
/// <param name="LastYear">The last year it was published for; null where the title names none.</param>
public sealed partial record UnitGuess(string Unit, string Title, int? LastYear)
{
    private const string Share = "%";

    /// <summary>A longer end of a title is no unit.</summary>
    private const int Longest = 40;

    // The words a unit begins with; what follows them is part of it.
    private static readonly string _words = string.Join('|', UnitGuessTexts.Units.Split(';').Select(Regex.Escape));
    private static readonly Regex _unit = new($"^([0-9][0-9 ]*)?({_words})($|[ /(])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex _inBrackets = new($@"^(?<title>.+?)[ ,]*\((?<unit>{_words})\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex _inWords = new($@" i (?<unit>{UnitGuessTexts.Times.Replace(';', '|')})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex _loneShare = new($@", ?{UnitGuessTexts.Share} ?\(%\)(?=,|$)", RegexOptions.CultureInvariant);
    private static readonly Regex _points = new(UnitGuessTexts.PointWords.Replace(';', '|'), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The unit with its rules for words and decimals.</summary>
    public Unit Measure => new(Unit);

    /// <summary>Reads a title as a source writes it.</summary>
    public static UnitGuess Of(string title)
    {
        var text = Space().Replace(title.Split(UnitGuessTexts.Source)[0], " ");
        int? lastYear = null;
        if (Ended().Match(text) is { Success: true } ended)
        {
            lastYear = int.Parse(ended.Groups["year"].Value, CultureInfo.InvariantCulture);
            text = text[..ended.Index];
        }

        text = Trimmed(text);
        var (unit, left) = Split(text);
        return new UnitGuess(unit, left.Length == 0 ? text : left, lastYear);
    }

    private static (string Unit, string Left) Split(string text)
    {
        if (text.Contains("(%)", StringComparison.Ordinal))
        {
            return (Share, Trimmed(Percent().Replace(_loneShare.Replace(text, ""), "")));
        }

        var comma = text.LastIndexOf(',');
        var (head, tail) = comma < 0 ? (text, "") : (Trimmed(text[..comma]), text[(comma + 1)..].Trim());
        return tail switch
        {
            Share => (Share, head),
            _ when tail == UnitGuessTexts.Percent => (Share, head),
            _ when tail == UnitGuessTexts.Years => (tail, head),
            _ when tail == UnitGuessTexts.Index || tail.StartsWith(UnitGuessTexts.Index + " (", StringComparison.Ordinal) => (UnitGuessTexts.Index, head),
            _ when tail.StartsWith(UnitGuessTexts.Index + " ", StringComparison.Ordinal) || EndsWithIndex(text) => (UnitGuessTexts.Index, text),
            _ when Scale().IsMatch(text) => ("", text), // yes and no, or steps, written as numbers
            _ when _inBrackets.Match(text) is { Success: true } bracketed => (bracketed.Groups["unit"].Value, bracketed.Groups["title"].Value),
            _ when tail.Length <= Longest && _unit.IsMatch(tail) => (Slash().Replace(tail.Replace($" {UnitGuessTexts.Per} ", "/", StringComparison.Ordinal), "/"), head),
            _ when _inWords.Match(text) is { Success: true } timed => (timed.Groups["unit"].Value, text),
            _ when _points.IsMatch(text) => (UnitGuessTexts.Points, text),
            _ => ("", text),
        };
    }

    private static bool EndsWithIndex(string text) =>
        UnitGuessTexts.Sexes.Split(';').Append("").Any(sex => text.EndsWith($"{UnitGuessTexts.Index} {sex}".TrimEnd(), StringComparison.OrdinalIgnoreCase));

    private static string Trimmed(string text) => text.Trim(' ', ',').TrimEnd('.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // The same rule as ended_by_title in the database.
    [GeneratedRegex(@"\(\s*-\s*(?<year>[0-9]{4})\s*\)[\s,.]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(@",? ?\(%\)")]
    private static partial Regex Percent();

    [GeneratedRegex(@"= ?[0-9]+ ?\)$")]
    private static partial Regex Scale();

    [GeneratedRegex(" ?/ ?")]
    private static partial Regex Slash();
}
