using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Gathers the figures of all pages of one fetch: each observation once, every missing one with its reason.</summary>
internal sealed class KoladaFigures(IEnumerable<string> keys, IEnumerable<string> areas)
{
    /// <summary>Further unknown statuses are not told one by one.</summary>
    private const int MostStatusesTold = 20;

    private static readonly string[] _breakdowns = ["T", "K", "M"];

    private readonly Dictionary<string, (int Index, string Key)> _keys = Numbered(keys);
    private readonly Dictionary<string, (int Index, string Area)> _areas = Numbered(areas);
    private readonly Dictionary<(int Key, int Area, int Period, int Breakdown), int> _found = [];
    private readonly List<SourceObservation> _observations = [];
    private readonly List<KoladaRow> _places = [];
    private readonly Dictionary<(string Status, bool HasValue), (int Count, SourceObservation First)> _unknownStatuses = [];

    public IReadOnlyList<SourceObservation> Observations => _observations;

    /// <summary>The keys that at least one row speaks of otherwise than to say that it is deleted.</summary>
    public HashSet<string> KeysSeen { get; } = new(StringComparer.Ordinal);

    /// <summary>The areas that at least one row speaks of, likewise.</summary>
    public HashSet<string> AreasSeen { get; } = new(StringComparer.Ordinal);

    /// <summary>What a person should know about statuses that are new to us.</summary>
    public IEnumerable<string> Warnings => _unknownStatuses.Take(MostStatusesTold).Select(s => Format.Fill(
        s.Key.HasValue ? SourceTexts.KoladaUnknownStatusWithValue : SourceTexts.KoladaUnknownStatus,
        Excerpt.Of(s.Key.Status),
        Format.Count(s.Value.Count),
        NameOf(s.Value.First)));

    public void Take(KoladaPage page)
    {
        foreach (var row in page.Rows)
        {
            var (key, ourKey) = Asked(row, "kpi", _keys);
            var (area, ourArea) = Asked(row, "municipality", _areas);
            var period = row.Year("period");
            foreach (var cell in row.Cells)
            {
                var breakdown = Array.IndexOf(_breakdowns, cell.Text("gender"));
                if (breakdown < 0)
                {
                    throw cell.Wrong("gender", SourceTexts.KoladaWantsGender);
                }

                // A deleted row says that there is no figure any more. It is left out here, like one that is not listed: what we held and
                // no longer find in a complete answer becomes deleted at the source, and what we never held needs no row.
                if (cell.Flag("isdeleted") ?? Absent(cell, "isdeleted"))
                {
                    continue;
                }

                KeysSeen.Add(ourKey);
                AreasSeen.Add(ourArea);
                Add((key, area, period.Code, breakdown), new SourceObservation(ourKey, ourArea, _breakdowns[breakdown], ObservationOf(cell, period)), cell);
            }
        }
    }

    private void Add((int, int, int, int) key, SourceObservation observation, KoladaRow cell)
    {
        if (!_found.TryAdd(key, _observations.Count))
        {
            var first = _found[key];
            if (_observations[first] != observation)
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaTwice, NameOf(observation),
                    ContentOf(_observations[first]), _places[first].Place, ContentOf(observation), cell.Place));
            }

            return;
        }

        _observations.Add(observation);
        _places.Add(cell with { Element = default });
        if (observation.Observation is { Mark: { } mark } and ({ Status: ObservationStatus.Unknown } or { Value: not null }))
        {
            var status = (mark, observation.Observation.Value.HasValue);
            _unknownStatuses[status] = _unknownStatuses.TryGetValue(status, out var seen) ? (seen.Count + 1, seen.First) : (1, observation);
        }
    }

    /// <summary>
    /// A figure is a figure whatever status text comes with it: the text is kept as its mark and told as a warning. Without a figure the
    /// text is the reason.
    /// </summary>
    private static Observation ObservationOf(KoladaRow cell, Period period)
    {
        var mark = cell.Optional("status") is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        var value = cell.Figure("value");
        return new Observation(period, value, value.HasValue ? ObservationStatus.Normal : mark?.Trim().ToUpperInvariant() switch
        {
            null or "MISSING" => ObservationStatus.NotAvailable,
            "NOT APPLICABLE" => ObservationStatus.NotApplicable,
            _ => ObservationStatus.Unknown,
        }, mark);
    }

    /// <summary>Kolada answers what was asked; a row of anything else means that the answer is not the one we think it is.</summary>
    private static (int Index, string Name) Asked(KoladaRow row, string field, Dictionary<string, (int, string)> asked) =>
        asked.TryGetValue(row.Text(field), out var known) ? known : throw row.Wrong(field, SourceTexts.KoladaWantsAsked);

    private static bool Absent(KoladaRow cell, string field) => cell.Has(field) ? throw cell.Wrong(field, SourceTexts.KoladaWantsFlag) : false;

    private static string NameOf(SourceObservation o) =>
        Format.Fill(SourceTexts.KoladaFigureName, o.Key, o.Area, o.Observation.Period.ToString(), o.Breakdown);

    private static string ContentOf(SourceObservation o) => o.Observation.Value is { } value
        ? Format.Number(value)
        : o.Observation.Mark is { } mark ? Excerpt.Of(mark) : SourceTexts.KoladaNoValue;

    private static Dictionary<string, (int, string)> Numbered(IEnumerable<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (n.i, n.name), StringComparer.Ordinal);
}
