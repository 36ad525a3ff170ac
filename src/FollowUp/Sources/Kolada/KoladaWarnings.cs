using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What a person should look at, within bounds: of each kind the first twenty are told one by one, and at the end how many more there were.</summary>
internal sealed class KoladaWarnings
{
    private const int MostOfAKind = 20;

    private readonly Dictionary<string, (int Count, string First)> _kinds = new(StringComparer.Ordinal);
    private List<string> _untold = [];

    /// <summary>Adds one.</summary>
    /// <param name="kind">The text it is made from; what tells kinds apart.</param>
    /// <param name="parts">What the text is filled with.</param>
    public void Add(string kind, params string[] parts)
    {
        var warning = Format.Fill(kind, parts);
        var (count, first) = _kinds.GetValueOrDefault(kind, (0, warning));
        _kinds[kind] = (count + 1, first);
        if (count < MostOfAKind)
        {
            _untold.Add(warning);
        }
    }

    /// <summary>Those not yet told.</summary>
    public IReadOnlyList<string> Take()
    {
        var untold = _untold;
        _untold = [];
        return untold;
    }

    /// <summary>How many there were of each kind besides those that were told.</summary>
    public IReadOnlyList<string> Rest() => [.. _kinds.Values.Where(kind => kind.Count > MostOfAKind)
        .Select(kind => Format.Fill(SourceTexts.KoladaMoreOfTheKind, Format.Count(kind.Count - MostOfAKind), kind.First))];
}
