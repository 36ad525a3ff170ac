using System.Globalization;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.OpenData;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>Any sequence of imports, changes, deliveries, revisions and withdrawals: what was known at each moment is what a plain dictionary says.</summary>
public sealed class KnownOnPropertyTests(TestDatabase server)
{
    private static readonly string[] _keys = ["N1", "N2", "N3"];
    private static readonly string[] _areas = ["0000", "1280", "1287"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task As_known_then_equals_the_plain_model(int seed)
    {
        await using var db = Db.Open(await server.CreateAsync(Ct));
        var clock = new SteppedClock();
        var random = new Random(seed);
        var source = new Said();
        var import = new Import(db, new FrameworkReader(db), new SourceList([source]), clock, new HoldRule(1));
        var model = new Dictionary<(string Key, string Area, int Period, string Breakdown), Observation>();
        var remembered = new List<(DateTimeOffset Moment, List<string> Lines)>();
        for (var step = 0; step < 25; step++)
        {
            clock.Step();
            source.Next = Random(random, model, partial: random.Next(3) == 0);
            Apply(source.Next, model);
            var result = await import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest(_keys, _areas), cancellation: Ct);
            Assert.Equal(ImportOutcome.Succeeded, result.Outcome);
            remembered.Add((clock.GetUtcNow(), Lines(model)));
        }

        Assert.Equal(remembered[^1].Lines, await ExportAsync(db, null));
        foreach (var (moment, lines) in remembered)
        {
            Assert.Equal(lines, await ExportAsync(db, moment));
        }

        Assert.Empty(await ExportAsync(db, remembered[0].Moment.AddSeconds(-1)));
        await db.DisposeAsync();
        await server.DropAsync(db.ConnectionString, CancellationToken.None);
    }

    /// <summary>A reading that keeps, revises, takes back, deletes by name and adds, for some of the keys and areas.</summary>
    private static Reading Random(Random random, Dictionary<(string Key, string Area, int Period, string Breakdown), Observation> model, bool partial)
    {
        string[] keys = [.. _keys.Where(_ => random.Next(4) > 0)];
        string[] areas = [.. _areas.Where(_ => random.Next(4) > 0)];
        var observations = new List<SourceObservation>();
        foreach (var key in keys)
        {
            foreach (var area in areas)
            {
                foreach (var year in Enumerable.Range(2018, 7))
                {
                    foreach (var breakdown in (string[])["T", "K", "M"])
                    {
                        var place = (key, area, Period.Year(year).Code, breakdown);
                        var held = model.TryGetValue(place, out var now);
                        Observation? said = random.Next(20) switch
                        {
                            < 12 => held && now.Status != ObservationStatus.DeletedAtSource ? now : null,
                            < 14 => new Observation(Period.Year(year), random.Next(5)),
                            14 => new Observation(Period.Year(year), random.Next(5), ObservationStatus.Provisional, "p"),
                            15 => new Observation(Period.Year(year), null, ObservationStatus.Suppressed, ".."),
                            16 => new Observation(Period.Year(year), null, ObservationStatus.DeletedAtSource),
                            _ => null,
                        };
                        if (said is { } one)
                        {
                            observations.Add(new SourceObservation(key, area, breakdown, one));
                        }
                    }
                }
            }
        }

        return new Reading
        {
            Observations = [.. observations.OrderBy(_ => random.Next())],
            CompleteKeys = keys,
            CompleteAreas = areas,
            IsPartial = partial,
            Areas = [.. _areas.Select(code => new SourceArea(code, code))],
        };
    }

    private static void Apply(Reading reading, Dictionary<(string Key, string Area, int Period, string Breakdown), Observation> model)
    {
        var said = reading.Observations.ToDictionary(o => (o.Key, o.Area, o.Observation.Period.Code, o.Breakdown), o => o.Observation);
        foreach (var place in model.Keys.Where(p => !reading.IsPartial && reading.CompleteKeys.Contains(p.Key) && reading.CompleteAreas.Contains(p.Area) && !said.ContainsKey(p)).ToList())
        {
            model[place] = new Observation(Period.FromCode(place.Period), null, ObservationStatus.DeletedAtSource);
        }

        foreach (var (place, observation) in said)
        {
            if (observation.Status != ObservationStatus.DeletedAtSource || model.ContainsKey(place))
            {
                model[place] = observation;
            }
        }
    }

    private static List<string> Lines(Dictionary<(string Key, string Area, int Period, string Breakdown), Observation> model) =>
    [
        .. model.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"kolada:{one.Key.Key};{one.Key.Area};{one.Value.Period};{one.Key.Breakdown};{one.Value.Value:R};{Name(one.Value.Status)};kolada")).Order(StringComparer.Ordinal),
    ];

    private static string Name(ObservationStatus status) => status switch
    {
        ObservationStatus.Normal => "normal",
        ObservationStatus.Provisional => "provisional",
        ObservationStatus.Suppressed => "suppressed",
        _ => "deleted_at_source",
    };

    private static async Task<List<string>> ExportAsync(Db db, DateTimeOffset? moment)
    {
        await using var text = new StringWriter();
        await Export.WriteAsync(db, moment, text, Ct);
        return [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal)];
    }

    /// <summary>A source that says what it is told to.</summary>
    private sealed class Said : ISource
    {
        public Reading Next { get; set; } = null!;

        public string Name => "kolada";

        public bool AnswersForEveryArea => false;

        public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

        public Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation) => Task.CompletedTask;

        /// <summary>In two parts where there are keys for it: a part must not disturb another.</summary>
        public IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, CancellationToken cancellation) =>
            Next.CompleteKeys.Chunk(2).Select(keys => Next with { CompleteKeys = keys, Observations = [.. Next.Observations.Where(o => keys.Contains(o.Key))] })
                .DefaultIfEmpty(Next).ToAsyncEnumerable();
    }

    private sealed class SteppedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Step() => _now = _now.AddDays(3);
    }
}
