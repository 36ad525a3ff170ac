using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Tests.Imports;

/// <summary>A source that answers what a test tells it to: for what the door does with answers, whoever gives them.</summary>
public sealed class ScriptedSource(string name) : ISource
{
    private readonly SortedDictionary<(string Key, string Area, string Breakdown, int Period), Observation> _figures = [];

    public string Name => name;

    public bool AnswersForEveryArea => false;

    /// <summary>Whether the answers say that their values are invented, one answer each.</summary>
    public bool[] Synthetic { get; set; } = [false];

    /// <summary>What fetching throws, if anything, after the answers are kept.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Held until released, when set: fetching waits for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>When each key's next figures are said to come, and what of.</summary>
    public Dictionary<string, (DateOnly On, string? Period)> Publishes { get; } = [];

    public int Count => _figures.Count;

    public Observation this[string key, string area, string period, string breakdown = "T"]
    {
        set => _figures[(key, area, breakdown, Period.Parse(period).Code)] = value;
    }

    public void Put(string key, string area, string period, double value, string breakdown = "T") => this[key, area, period, breakdown] = new Observation(Period.Parse(period), value);

    public void Remove(string key, string area, string period, string breakdown = "T") => _figures.Remove((key, area, breakdown, Period.Parse(period).Code));

    public void Clear() => _figures.Clear();

    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    public async Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation)
    {
        var answers = Synthetic.Select((synthetic, i) => new RawAnswer($"script/{i}", DateTimeOffset.UnixEpoch, 200, "text/plain", synthetic, Encoding.UTF8.GetBytes($"{i}: {_figures.Count} figures"))).ToList();
        foreach (var answer in answers)
        {
            await log.Keep(answer, cancellation);
        }

        await log.Progress(1, 1, cancellation);
        await (Gate?.Task.WaitAsync(cancellation) ?? Task.CompletedTask);
        if (Fault is not null)
        {
            throw Fault;
        }
    }

    public IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, CancellationToken cancellation) => new[] { Read(request) with { Answers = [.. answers.Select(answer => answer.Id)] } }.ToAsyncEnumerable();

    private Reading Read(SourceRequest request) => new()
    {
        Observations = [.. _figures.Where(f => request.Keys.Contains(f.Key.Key) && request.Areas.Contains(f.Key.Area)).Select(f => new SourceObservation(f.Key.Key, f.Key.Area, f.Key.Breakdown, f.Value))],
        CompleteKeys = request.Keys,
        CompleteAreas = request.Areas,
        Areas = [.. request.Areas.Select(code => new SourceArea(code, $"Area {code}"))],
        Indicators = [.. request.Keys.Select(key => new SourceIndicator(key, $"Title {key}", "", true, Publishes.TryGetValue(key, out var next) ? next.On : null, next.Period))],
    };
}
