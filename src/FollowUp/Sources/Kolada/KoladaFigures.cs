using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// Gathers the figures of some pages: each observation once, every missing one with its reason, and a deleted one as
/// <see cref="ObservationStatus.DeletedAtSource"/>. Holds no page; a place is kept in eight bytes.
/// </summary>
internal sealed class KoladaFigures(IEnumerable<string> keys, IEnumerable<string> places)
{
    private static readonly string[] _breakdowns = ["T", "K", "M"];

    private readonly Dictionary<string, (int Index, string Key)> _keys = Numbered(keys);
    private readonly Dictionary<string, (int Index, string Place)> _places = Numbered(places);
    private readonly Dictionary<long, int> _found = [];
    private readonly List<SourceObservation> _observations = [];
    private readonly List<Spot> _spots = [];
    private readonly List<string> _pages = [];
    private readonly Dictionary<(string Status, bool HasValue), (int Count, SourceObservation First)> _unknownStatuses = [];

    /// <summary>Where an observation stands: the page, the row and the cell.</summary>
    private readonly record struct Spot(ushort Page, ushort Cell, int Row);

    public IReadOnlyList<SourceObservation> Observations => _observations;

    /// <summary>The keys that at least one row speaks of.</summary>
    public HashSet<string> KeysSeen { get; } = new(StringComparer.Ordinal);

    /// <summary>The areas and units that at least one row speaks of.</summary>
    public HashSet<string> PlacesSeen { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a row's figures concern: an area, or an organisational unit.</summary>
    public static string PlaceFieldOf(KoladaRow row) => row.Has("ou") ? "ou" : "municipality";

    /// <summary>Tells what a person should know about statuses that are new to us.</summary>
    public void Warn(KoladaWarnings warnings)
    {
        foreach (var (status, (count, first)) in _unknownStatuses)
        {
            warnings.Add(status.HasValue ? SourceTexts.KoladaUnknownStatusWithValue : SourceTexts.KoladaUnknownStatus,
                Excerpt.Of(status.Status), Format.Count(count), NameOf(first));
        }
    }

    public void Take(KoladaPage page)
    {
        _pages.Add(page.Address);
        foreach (var row in page.Rows)
        {
            var (key, ourKey) = Asked(row, "kpi", _keys);
            var (place, ourPlace) = Asked(row, PlaceFieldOf(row), _places);
            var period = row.Year("period");
            foreach (var cell in row.List("values"))
            {
                var breakdown = Array.IndexOf(_breakdowns, cell.Text("gender"));
                if (breakdown < 0)
                {
                    throw cell.Wrong("gender", SourceTexts.KoladaWantsGender);
                }

                KeysSeen.Add(ourKey);
                PlacesSeen.Add(ourPlace);
                var deleted = cell.Flag("isdeleted") ?? Absent(cell, "isdeleted");
                var observation = deleted ? new Observation(period, null, ObservationStatus.DeletedAtSource) : ObservationOf(cell, period);
                Add(((long)key << 44) | ((long)place << 24) | ((long)period.Code << 2) | (long)breakdown, new SourceObservation(ourKey, ourPlace, _breakdowns[breakdown], observation), cell);
            }
        }
    }

    private void Add(long key, SourceObservation observation, KoladaRow cell)
    {
        var spot = new Spot((ushort)(_pages.Count - 1), (ushort)cell.Cell, cell.Number);
        if (!_found.TryAdd(key, _observations.Count))
        {
            Repeat(_found[key], observation, spot);
            return;
        }

        _observations.Add(observation);
        _spots.Add(spot);
        Note(observation);
    }

    /// <summary>The same again is nothing new. A deleted row beside its replacement is no contradiction: the replacement counts, whichever comes first.</summary>
    private void Repeat(int first, SourceObservation observation, Spot spot)
    {
        var earlier = _observations[first];
        if (earlier == observation || IsDeleted(observation))
        {
            return;
        }

        if (!IsDeleted(earlier))
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaTwice, NameOf(observation), ContentOf(earlier), PlaceOf(_spots[first]), ContentOf(observation), PlaceOf(spot)));
        }

        _observations[first] = observation;
        _spots[first] = spot;
        Note(observation);
    }

    private void Note(SourceObservation observation)
    {
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

    private static bool IsDeleted(SourceObservation o) => o.Observation.Status == ObservationStatus.DeletedAtSource;

    private string PlaceOf(Spot spot) => new KoladaRow(_pages[spot.Page], spot.Row, spot.Cell, default).Place;

    private static string NameOf(SourceObservation o) =>
        Format.Fill(SourceTexts.KoladaFigureName, o.Key, o.Area, o.Observation.Period.ToString(), o.Breakdown);

    private static string ContentOf(SourceObservation o) => o.Observation.Value is { } value
        ? Format.Number(value)
        : o.Observation.Mark is { } mark ? Excerpt.Of(mark) : SourceTexts.KoladaNoValue;

    private static Dictionary<string, (int, string)> Numbered(IEnumerable<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (n.i, n.name), StringComparer.Ordinal);
}
