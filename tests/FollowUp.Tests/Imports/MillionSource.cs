using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Tests.Imports;

/// <summary>
/// A million invented figures, the same for the same version. From one version to the next a fifth of the indicators change: a few of their figures have
/// another value, and a few are gone.
/// </summary>
internal sealed class MillionSource(int version) : ISource
{
    private const int Years = 60;
    private const int Places = 60;
    private const int Indicators = 94;

    private static readonly string[] _keys = [.. Enumerable.Range(0, Indicators).Select(n => string.Create(CultureInfo.InvariantCulture, $"N{n:D5}"))];
    private static readonly string[] _areas = [.. Enumerable.Range(0, Places).Select(n => (1000 + n).ToString(CultureInfo.InvariantCulture))];
    private static readonly string[] _breakdowns = ["T", "K", "M"];

    public string Name => "kolada";

    public bool AnswersForEveryArea => false;

    /// <summary>What the database must hold after this version, in one line: rows with a value, their sum in thousandths, and a sum that knows its places.</summary>
    public string State
    {
        get
        {
            long count = 0, sum = 0, places = 0;
            foreach (var one in Enumerable.Range(0, Indicators).SelectMany(Of))
            {
                count++;
                sum += (long)Math.Round(one.Observation.Value!.Value * 1000);
                places += (long)Math.Round(one.Observation.Value!.Value * 1000) * (one.Observation.Period.EndYear + one.Area[^1]);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{count} {sum} {places}");
        }
    }

    /// <summary>The same line of what the database holds.</summary>
    public static string StateIn(string observations) => $"""
        select count(o.value) || ' ' || coalesce(sum((o.value * 1000)::bigint), 0) || ' ' || coalesce(sum((o.value * 1000)::bigint * (o.period / 1000 + ascii(right(a.code, 1)))), 0)
        from {observations} o join area a on a.id = o.area_id
        """;

    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation) => Task.CompletedTask;

    public IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, CancellationToken cancellation) =>
        Enumerable.Range(0, Indicators).Chunk(5).Select(some => new Reading
        {
            Observations = [.. some.SelectMany(Of)],
            CompleteKeys = [.. some.Select(n => _keys[n])],
            CompleteAreas = _areas,
            Areas = some[0] == 0 ? [.. _areas.Select(code => new SourceArea(code, code))] : [],
        }).ToAsyncEnumerable();

    private IEnumerable<SourceObservation> Of(int indicator)
    {
        // The latest version, up to this one, in which the indicator changed.
        var said = version - (version + indicator) % 5;
        var random = new Random(unchecked(indicator * 7919 + Math.Max(said, 0) * 104729));
        var plain = new Random(indicator);
        for (var year = 1960; year < 1960 + Years; year++)
        {
            foreach (var area in _areas)
            {
                foreach (var breakdown in _breakdowns)
                {
                    var value = plain.Next(100_000) / 1000.0;
                    var chance = random.Next(100);
                    if (said <= 0 || chance > 3)
                    {
                        yield return new SourceObservation(_keys[indicator], area, breakdown, new Observation(Period.Year(year), value));
                    }
                    else if (chance > 0)
                    {
                        yield return new SourceObservation(_keys[indicator], area, breakdown, new Observation(Period.Year(year), value + 1));
                    }
                }
            }
        }
    }
}
