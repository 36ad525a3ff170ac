using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Deliveries;

/// <summary>Everything found in one file so far. A file of nothing but mistakes is counted, not kept.</summary>
/// <param name="most">How many errors, and how many warnings, are kept.</param>
internal sealed class ProblemList(int most)
{
    /// <summary>The most characters of what is shown from a cell.</summary>
    public const int Shown = 200;

    private readonly List<DeliveryProblem> _errors = [];
    private readonly List<DeliveryProblem> _warnings = [];
    private readonly List<DeliveryProblem> _personal = [];
    private int _errorCount;
    private int _warningCount;

    /// <summary>True when the file is refused.</summary>
    public bool AnyError => _errorCount > 0 || _personal.Count > 0;

    /// <summary>Adds a problem in the words its code has.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="row">Its row; null for the whole file.</param>
    /// <param name="column">Its column; null for the whole row.</param>
    /// <param name="cell">What stands there, as it is; null for nothing to show.</param>
    /// <param name="parts">What goes into the words.</param>
    public void Add(string code, int? row, string? column, string? cell, params string[] parts) =>
        Add(code, DeliveryCodes.IsError(code), row, column, cell, () => Format.Fill(Words(code), parts));

    /// <summary>Adds a problem in words of its own, which are made only when there is room for it.</summary>
    public void Add(string code, bool isError, int? row, string? column, string? cell, Func<string> text)
    {
        var kept = isError ? _errors : _warnings;
        if (kept.Count < most)
        {
            kept.Add(new(code, isError, row, column, Quoted(cell), text()));
        }

        _ = isError ? _errorCount++ : _warningCount++;
    }

    /// <summary>Notes that a personal number stands somewhere. From then on the reading says nothing else.</summary>
    public void AddPersonal(int? row, string? column, string text)
    {
        if (_personal.Count < most && _personal.All(p => p.Row != row || p.Column != column))
        {
            _personal.Add(new(DeliveryCodes.FilePersonalData, true, row, column, null, text));
        }
    }

    /// <summary>The reading these problems leave.</summary>
    /// <param name="rows">What an accepted file says.</param>
    /// <param name="sha256">The file's hash.</param>
    public DeliveryReading Reading(IReadOnlyList<DeliveredRow> rows, string sha256)
    {
        if (_personal.Count > 0)
        {
            return new() { Rows = [], Problems = _personal, Sha256 = sha256 };
        }

        int moreErrors = _errorCount - _errors.Count, moreWarnings = _warningCount - _warnings.Count;
        string[] more = [.. Rest(DeliveryTexts.MoreErrors, moreErrors), .. Rest(DeliveryTexts.MoreWarnings, moreWarnings)];
        return new()
        {
            Rows = AnyError ? [] : rows,
            Problems = [.. _errors.Concat(_warnings).OrderBy(p => p.Row ?? 0).ThenBy(p => !p.IsError)],
            MoreErrors = moreErrors,
            MoreWarnings = moreWarnings,
            More = more.Length == 0 ? null : string.Join(' ', more),
            Sha256 = sha256,
        };
    }

    /// <summary>Takes over the warnings of another list, which may concern earlier rows, and keeps the first of all.</summary>
    public void Merge(ProblemList later)
    {
        _warningCount += later._warningCount;
        var first = _warnings.Concat(later._warnings).OrderBy(p => p.Row ?? 0).Take(most).ToList();
        _warnings.Clear();
        _warnings.AddRange(first);
    }

    /// <summary>The warnings, for a list that can hold nothing else.</summary>
    public (IReadOnlyList<DeliveryProblem> Listed, int More) Warnings() => ([.. _warnings.OrderBy(p => p.Row ?? 0)], _warningCount - _warnings.Count);

    /// <summary>What the code is called in words, with places for its parts.</summary>
    public static string Words(string code) => DeliveryTexts.ResourceManager.GetString(code, CultureInfo.InvariantCulture)
        ?? throw new ArgumentException($"DeliveryTexts.resx has no words for '{code}'.", nameof(code));

    // A number that may be somebody's is not shown even where something else is wrong with its cell.
    private static string? Quoted(string? cell) => string.IsNullOrEmpty(cell) || PersonalNumber.In(cell) != Likeness.None ? null : Excerpt.Of(cell, Shown);

    private static IEnumerable<string> Rest(string text, int count) => count > 0 ? [Format.Fill(text, Format.Count(count))] : [];
}
