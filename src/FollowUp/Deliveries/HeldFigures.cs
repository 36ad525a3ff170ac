using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>What is held, and what would be once a delivery is taken in, by series.</summary>
internal sealed class HeldFigures
{
    private readonly Dictionary<(string, string, string, int), Observation> _held = [];
    private readonly Dictionary<(string, string, string, int), Observation> _after;
    private readonly Dictionary<(string, string, string), SeriesSoFar> _series;

    public HeldFigures(IEnumerable<HeldObservation> held, IReadOnlyList<DeliveredRow> rows)
    {
        foreach (var figure in held)
        {
            _held[(figure.Indicator, figure.Area, figure.Breakdown, figure.Observation.Period.Code)] = figure.Observation;
        }

        _after = new(_held);
        foreach (var row in rows)
        {
            _after[Key(row)] = row.Observation;
        }

        _series = _after.GroupBy(figure => (figure.Key.Item1, figure.Key.Item2, figure.Key.Item3))
            .ToDictionary(series => series.Key, series => new SeriesSoFar(series.Select(figure => figure.Value)));
    }

    /// <summary>What is held of a row's key.</summary>
    public Observation? Of(DeliveredRow row) => _held.TryGetValue(Key(row), out var held) ? held : null;

    /// <summary>The series that a row belongs to, as it would be.</summary>
    public SeriesSoFar Series(DeliveredRow row) => _series[(row.Indicator, row.Area, row.Breakdown)];

    /// <summary>The triples of which some figures are delivered and some held alone, each with its first row: those of one file have been looked at when it was read.</summary>
    public IEnumerable<(DeliveredRow Row, Triple Triple)> MixedTriples(IReadOnlyList<DeliveredRow> rows, Func<string, bool> isSplit)
    {
        var parts = new[] { Breakdowns.All, Breakdowns.Women, Breakdowns.Men };
        foreach (var group in rows.Where(row => isSplit(row.Indicator)).GroupBy(row => (row.Indicator, row.Area, row.Observation.Period.Code)))
        {
            var delivered = group.Select(row => row.Breakdown).ToHashSet(StringComparer.Ordinal);
            var triple = default(Triple);
            var anyHeld = false;
            foreach (var part in parts)
            {
                if (_after.TryGetValue((group.Key.Indicator, group.Key.Area, part, group.Key.Code), out var figure))
                {
                    triple = triple.With(part, figure);
                    anyHeld |= !delivered.Contains(part);
                }
            }

            if (anyHeld)
            {
                yield return (group.First(), triple);
            }
        }
    }

    private static (string, string, string, int) Key(DeliveredRow row) => (row.Indicator, row.Area, row.Breakdown, row.Observation.Period.Code);
}
