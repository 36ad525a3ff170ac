using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>Fetching from a server that behaves, and from one that does not.</summary>
public sealed class KoladaFetchTests
{
    private static readonly KoladaLimits _swift = new() { Interval = TimeSpan.FromMilliseconds(1), FirstWait = TimeSpan.FromMilliseconds(5) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_served_is_read_page_by_page()
    {
        await using var server = await KoladaStandIn.StartAsync();
        server.PageSize = 40;
        var fetching = new Fetching();

        var (reading, answers) = await FetchAsync(server, fetching, new SourceRequest(server.Keys, server.Areas));

        AssertServed(server, reading);
        Assert.Equal(4, server.Asked.Count(a => a.Contains("/data/", StringComparison.Ordinal))); // 150 rows
        Assert.Equal(answers, fetching.Kept);
        Assert.Equal(server.Asked.Count, answers.Count);
        Assert.All(answers, a => Assert.True(a is { Synthetic: true, HttpStatus: 200 } && a.ContentType.StartsWith("application/json", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, answers.Count), fetching.Progress.Select(p => p.Done));
        Assert.Equal((answers.Count, answers.Count), fetching.Progress[^1]);
        Assert.Empty(fetching.Said);
        Assert.Empty(reading.Warnings);
        Assert.Equal(new SourceIndicator("N90001", "Påhittat nyckeltal N90001, andel (%)", "Påhittat, för prov.\nAndra raden.", true, new DateOnly(2027, 2, 24), "2026") { HasUnits = false }, reading.Indicators[0]);
    }

    [Fact]
    public async Task More_than_25_ids_are_asked_for_in_parts()
    {
        string[] keys = [.. Enumerable.Range(1, 26).Select(i => FormattableString.Invariant($"N9{i:D4}"))];
        string[] areas = [.. Enumerable.Range(1, 51).Select(i => FormattableString.Invariant($"{i:D4}"))];
        await using var server = await KoladaStandIn.StartAsync(keys, areas);
        var fetching = new Fetching();

        var (reading, _) = await FetchAsync(server, fetching, new SourceRequest(keys, areas));

        AssertServed(server, reading);
        Assert.Equal(["/v3/municipality?per_page=5000", "/v3/kpi?per_page=5000", "/v3/municipality_groups?per_page=5000"], server.Asked.Take(3));
        Assert.Equal(2 * 3, server.Asked.Count(a => a.StartsWith("/v3/data/", StringComparison.Ordinal) && !a.Contains("page=2", StringComparison.Ordinal) && !a.Contains("page=3", StringComparison.Ordinal)));
        Assert.Equal(keys, reading.CompleteKeys);
        Assert.Equal(areas, reading.CompleteAreas);
        Assert.All(fetching.Progress, p => Assert.True(p.Done <= p.Total));
        Assert.Equal(3 + 6, fetching.Progress[0].Total);
    }

    [Fact]
    public async Task No_area_named_means_every_area_there_is()
    {
        await using var server = await KoladaStandIn.StartAsync();

        var (reading, _) = await FetchAsync(server, new Fetching(), new SourceRequest(["N90002", "N90002"], []));

        Assert.Equal(server.Areas, reading.CompleteAreas);
        Assert.Equal(["N90002"], reading.CompleteKeys);
        Assert.Equal(server.Figures.Count(f => f.Key.Key == "N90002"), reading.Observations.Count);
    }

    [Fact]
    public async Task An_unknown_id_is_told_and_is_never_complete()
    {
        await using var server = await KoladaStandIn.StartAsync();

        var (reading, _) = await FetchAsync(server, new Fetching(), new SourceRequest(["N90001", "N12345"], ["1287", "1290"]));

        Assert.Equal(["N90001"], reading.CompleteKeys);
        Assert.Equal(["1287"], reading.CompleteAreas);
        Assert.Equal(
            [
                "Kolada känner inte nyckeltalet N12345. Det kan ha tagits bort eller bytt id. De värden som redan finns står kvar.",
                "Kolada känner inte området 1290. De värden som redan finns står kvar.",
            ],
            reading.Warnings);
        Assert.Equal(30, reading.Observations.Count);
        Assert.DoesNotContain(server.Asked, a => a.StartsWith("/v3/data/", StringComparison.Ordinal) && (a.Contains("N12345", StringComparison.Ordinal) || a.Contains("1290", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Revised_and_withdrawn_figures_are_what_is_read_next_time()
    {
        await using var server = await KoladaStandIn.StartAsync();
        var request = new SourceRequest(server.Keys, server.Areas);
        var (before, _) = await FetchAsync(server, new Fetching(), request);
        var revised = server.Revise(7);
        var withdrawn = server.Withdraw(50);

        var (after, _) = await FetchAsync(server, new Fetching(), request);

        AssertServed(server, after);
        Assert.Equal(before.Observations.Count - withdrawn, after.Observations.Count);
        var gone = before.Observations.Count(b => !after.Observations.Any(a => (a.Key, a.Area, a.Breakdown, a.Observation.Period) == (b.Key, b.Area, b.Breakdown, b.Observation.Period)));
        Assert.Equal(withdrawn, gone);
        Assert.InRange(after.Observations.Except(before.Observations).Count(), 1, revised);
    }

    [Theory]
    [InlineData(KoladaFault.TooMany, "Kolada svarade 429 (för många frågor)")]
    [InlineData(KoladaFault.ServerError, "Kolada svarade 500 (fel hos Kolada)")]
    [InlineData(KoladaFault.Break, "Kolada bröt förbindelsen innan svaret var färdigt")]
    [InlineData(KoladaFault.Drop, "Kolada bröt förbindelsen innan svaret var färdigt")]
    public async Task Passing_trouble_is_tried_again_and_lasting_trouble_ends_the_fetch(KoladaFault fault, string trouble)
    {
        await using var server = await WideServerAsync();
        var request = new SourceRequest(server.Keys, server.Areas);

        server.Fail(fault, 3);
        var fetching = new Fetching();
        var (reading, _) = await FetchAsync(server, fetching, request);
        AssertServed(server, reading);
        Assert.Equal(server.Answered, fetching.Kept.Count);
        if (fault != KoladaFault.Drop) // .NET itself asks again on a fresh connection when a used one is closed before a word has come
        {
            Assert.Contains(trouble + "; nytt försök om 0 s (1 av 3).", fetching.Said);
        }

        server.Fail(fault, 1);
        var answered = server.Answered;
        fetching = new Fetching();
        var error = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(server, fetching, request));
        Assert.StartsWith(trouble + ", även vid 3 nya försök. Frågan: " + server.BaseAddress + "/data/kpi/", error.Message, StringComparison.Ordinal);
        Assert.Equal(["(1 av 3).", "(2 av 3).", "(3 av 3)."], fetching.Said.Select(line => line[line.LastIndexOf('(')..]));
        Assert.Equal(server.Answered - answered, fetching.Kept.Count);

        server.Heal();
        AssertServed(server, (await FetchAsync(server, new Fetching(), request)).Reading);
    }

    [Theory]
    [InlineData(KoladaFault.Truncate, "Väntat var ett helt svar; det här slutar mitt i, efter 67 byte.")]
    [InlineData(KoladaFault.Html, "Det kom status 200, innehållstyp text/html; charset=utf-8, med början ”<html><body><h1>Tjänsten är tillfälligt otillgänglig</h1></body></html>”. Väntat var status 200 och JSON med en lista ”values”.")]
    [InlineData(KoladaFault.Loop, "Svaret går runt")]
    public async Task A_wrong_answer_ends_the_fetch_at_once_and_is_kept(KoladaFault fault, string message)
    {
        await using var server = await WideServerAsync();
        var request = new SourceRequest(server.Keys, server.Areas);
        foreach (var every in (int[])[5, 1])
        {
            server.Fail(fault, every);
            var answered = server.Answered;
            var fetching = new Fetching();

            var error = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(server, fetching, request));

            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Contains(server.BaseAddress + "/data/kpi/", error.Message, StringComparison.Ordinal);
            Assert.Empty(fetching.Said);
            Assert.Equal(server.Answered - answered, fetching.Kept.Count);
            Assert.Equal(every, fetching.Kept.Count(a => a.Address.Contains("/data/", StringComparison.Ordinal)));
        }

        server.Heal();
        AssertServed(server, (await FetchAsync(server, new Fetching(), request)).Reading);
    }

    [Fact]
    public async Task Answers_of_a_fetch_with_retries_are_understood_with_all_that_was_kept()
    {
        await using var server = await WideServerAsync();
        var request = new SourceRequest(server.Keys, server.Areas);
        server.Fail(KoladaFault.Break, 3);
        var fetching = new Fetching();
        var (reading, _) = await FetchAsync(server, fetching, request);
        using var client = new HttpClient();

        var again = new Kolada(client, new Uri(Kolada.PublicAddress), TimeProvider.System).Read(request, fetching.Kept);

        Assert.Equal(reading.Observations, again.Observations);
        Assert.Contains(fetching.Kept, a => a.Body.Length < 30);
    }

    [Fact]
    public async Task A_fetch_can_be_stopped()
    {
        await using var server = await WideServerAsync();
        using var stop = new CancellationTokenSource();
        var fetching = new Fetching();
        var log = fetching.Log with
        {
            Progress = async (done, _, _) =>
            {
                if (done == 3)
                {
                    await stop.CancelAsync();
                }
            },
        };
        using var client = Kolada.NewClient(server.BaseAddress);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Kolada(client, server.BaseAddress, TimeProvider.System, _swift).AnswersAsync(new SourceRequest(server.Keys, server.Areas), log, stop.Token));

        Assert.Equal(3, fetching.Kept.Count);
    }

    [Theory]
    [InlineData("N90001", "G37555", "G37555 är en grupp av kommuner. En grupps värden är ovägda medel av medlemmarna och hämtas inte; ange medlemmarnas områdeskoder.")]
    [InlineData("N90001", "287", "”287” är ingen områdeskod. Skriv fyra siffror: 0000 är riket, 0012 Skåne och 1287 Trelleborg.")]
    [InlineData("N90001,N90002", "1287", "”N90001,N90002” är inget nyckeltal i Kolada. Ett id är en stor bokstav och minst fem siffror, till exempel N00945.")]
    [InlineData("../ou", "1287", "”../ou” är inget nyckeltal i Kolada. Ett id är en stor bokstav och minst fem siffror, till exempel N00945.")]
    [InlineData("", "1287", "Det finns inget nyckeltal att hämta. Ange minst ett, till exempel N00945.")]
    public async Task What_cannot_be_asked_for_is_refused_before_anything_is_asked(string key, string area, string message)
    {
        await using var server = await KoladaStandIn.StartAsync();

        var error = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(server, new Fetching(), new SourceRequest(key.Length == 0 ? [] : [key], [area])));

        Assert.Equal(message, error.Message);
        Assert.Empty(server.Asked);
    }

    private static Task<KoladaStandIn> WideServerAsync() => KoladaStandIn.StartAsync(
        ["N90001", "N90002"], [.. Enumerable.Range(1, 140).Select(i => FormattableString.Invariant($"{i:D4}"))]);

    private static async Task<(Reading Reading, IReadOnlyList<RawAnswer> Answers)> FetchAsync(KoladaStandIn server, Fetching fetching, SourceRequest request)
    {
        server.RetryAfter = "0";
        using var client = Kolada.NewClient(server.BaseAddress);
        var kolada = new Kolada(client, server.BaseAddress, TimeProvider.System, _swift);
        var answers = await kolada.AnswersAsync(request, fetching.Log, Cancellation);
        return (kolada.Read(request, answers), answers);
    }

    private static void AssertServed(KoladaStandIn server, Reading reading)
    {
        var served = server.Figures;
        Assert.Equal(served.Count, reading.Observations.Count);
        foreach (var o in reading.Observations)
        {
            var value = served[(o.Key, o.Area, o.Observation.Period.EndYear, o.Breakdown)];
            Assert.Equal(new Observation(o.Observation.Period, value, value is null ? ObservationStatus.NotAvailable : ObservationStatus.Normal), o.Observation);
        }
    }
}
