using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>A whole catalogue, changes and units: what is asked for, and in which parts it is read.</summary>
public sealed class KoladaPartsTests
{
    private static readonly KoladaLimits _swift = new() { Interval = TimeSpan.Zero, FirstWait = TimeSpan.FromMilliseconds(5) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_catalogue_comes_in_parts_that_share_no_key_and_say_which_answers_they_are_from()
    {
        await using var server = await KoladaStandIn.StartAsync([.. Enumerable.Range(1, 60).Select(i => $"N9{i:D4}")]);

        var (parts, answers) = await FetchAsync(server, new SourceRequest([], ["1287", "1280"]) { WholeCatalogue = true });

        Assert.Equal([0, 25, 25, 10], parts.Select(part => part.CompleteKeys.Count));
        Assert.Equal(server.Keys, parts.SelectMany(part => part.CompleteKeys));
        Assert.True(parts[0] is { IsWholeCatalogue: true, HasAllAreas: true, IsPartial: false, Observations.Count: 0 });
        Assert.Equal(60, parts[0].Indicators.Count);
        Assert.Equal(server.Areas, parts[0].Areas.Select(area => area.Code));
        Assert.Equal(["1280", "1281"], Assert.Single(parts[0].Groups).Members);
        Assert.All(parts.Skip(1), part =>
        {
            var from = answers.Where((_, i) => part.Answers.Contains(i + 1)).Select(answer => answer.Address).ToList();
            Assert.NotEmpty(from);
            Assert.All(from, address => Assert.Contains("/data/kpi/" + part.CompleteKeys[0] + ",", address, StringComparison.Ordinal));
        });
        Assert.Equal(server.Figures.Count(f => f.Key.Area is "1287" or "1280"), parts.Sum(part => part.Observations.Count));
    }

    [Fact]
    public async Task Only_the_pages_of_the_part_being_read_are_loaded_one_at_a_time()
    {
        await using var server = await KoladaStandIn.StartAsync([.. Enumerable.Range(1, 60).Select(i => $"N9{i:D4}")]);
        var (_, answers) = await FetchAsync(server, new SourceRequest(server.Keys, []));
        var loaded = new List<string>();
        var kept = answers.Select((answer, i) => answer.AsKept(i + 1) with
        {
            BodyAsync = _ =>
            {
                loaded.Add(answer.Address);
                return Task.FromResult(answer.Body);
            },
        }).ToList();
        using var client = new HttpClient();

        await using var parts = new Kolada(client, server.BaseAddress, TimeProvider.System).ReadAsync(new SourceRequest(server.Keys, []), kept, Ct).GetAsyncEnumerator(Ct);

        Assert.True(await parts.MoveNextAsync());
        Assert.DoesNotContain(loaded, address => address.Contains("/data/", StringComparison.Ordinal));
        Assert.True(await parts.MoveNextAsync());
        Assert.All(loaded.Skip(3), address => Assert.Contains("/data/kpi/N90001,", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_are_asked_for_by_day_and_silence_is_then_nothing()
    {
        await using var server = await KoladaStandIn.StartAsync();
        var revised = server.Revise(40);
        var gone = server.Withdraw(50);

        var (parts, _) = await FetchAsync(server, new SourceRequest(server.Keys, server.Areas) { Since = new DateOnly(2026, 11, 1) });

        Assert.All(server.Asked.Where(asked => asked.Contains("/data/", StringComparison.Ordinal)), asked => Assert.EndsWith("&from_date=2026-11-01", asked, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.True(part.IsPartial));
        Assert.Empty(parts.SelectMany(part => part.Warnings));
        var changes = parts.SelectMany(part => part.Observations).ToList();
        Assert.Equal(gone, changes.Count(o => o.Observation.Status == ObservationStatus.DeletedAtSource));
        Assert.InRange(changes.Count(o => o.Observation.Value is not null), 1, revised);

        server.Forget();
        Assert.Empty((await FetchAsync(server, new SourceRequest(server.Keys, server.Areas) { Since = new DateOnly(2026, 11, 2) })).Parts.SelectMany(part => part.Observations));
    }

    [Fact]
    public async Task Organisational_units_are_asked_for_where_the_indicator_has_them()
    {
        await using var server = await KoladaStandIn.StartAsync();
        server.Lists.WithUnits.Add("N90002");

        var (parts, _) = await FetchAsync(server, new SourceRequest(server.Keys, ["1287"]) { UnitsOf = ["1287"] });

        Assert.Contains("/v3/ou?per_page=5000&municipality=1287", server.Asked);
        Assert.Contains("/v3/oudata/kpi/N90002/ou/V15E128700101,V15E128700102?per_page=5000", server.Asked);
        Assert.Equal([new SourceArea("V15E128700101", "Skola V15E128700101") { Within = "1287" }, new SourceArea("V15E128700102", "Skola V15E128700102") { Within = "1287" }],
            parts[0].Areas.Where(area => area.Within is not null));
        Assert.Equal([["1287"], ["1287", "V15E128700101", "V15E128700102"]], parts.Skip(1).Select(part => part.CompleteAreas));
        Assert.Equal([("N90002", 13.0), ("N90002", 13.0)], parts.SelectMany(part => part.Observations).Where(o => o.Area[0] == 'V').Select(o => (o.Key, o.Observation.Value!.Value)));
    }

    [Fact]
    public async Task Units_that_nobody_asked_about_are_told_before_anything_is_read()
    {
        await using var server = await KoladaStandIn.StartAsync();
        server.Lists.WithUnits.Add("N90002");
        var request = new SourceRequest(server.Keys, ["1287"]) { UnitsOf = ["1287"] };
        var (_, answers) = await FetchAsync(server, request);

        var error = Assert.Throws<SourceException>(() => Parts(server, request, [.. answers.Where(a => !a.Address.Contains("/oudata/", StringComparison.Ordinal))]));
        Assert.Equal("Svaren är inte hela: ingen har frågat efter N90002 för området V15E128700101.", error.Message);
        error = Assert.Throws<SourceException>(() => Parts(server, request, [.. answers.Where(a => !a.Address.Contains("/ou?", StringComparison.Ordinal))]));
        Assert.Equal("Svaren är inte hela: listan över enheter i 1287 saknas.", error.Message);
        error = Assert.Throws<SourceException>(() => Parts(server, new SourceRequest([], []) { WholeCatalogue = true }, [.. answers.Where(a => !a.Address.Contains("/kpi?", StringComparison.Ordinal))]));
        Assert.Equal("Svaren är inte hela: listan över nyckeltal saknas eller är tom.", error.Message);
    }

    [Fact]
    public async Task Many_warnings_of_a_kind_are_told_by_the_first_twenty_and_a_count()
    {
        await using var server = await KoladaStandIn.StartAsync();

        var (parts, _) = await FetchAsync(server, new SourceRequest([.. Enumerable.Range(1, 70).Select(i => $"N8{i:D4}"), "N90001"], ["1287"]));

        Assert.Equal(20, parts[0].Warnings.Count);
        Assert.Equal(["Ytterligare 50 av samma slag, som inte räknas upp: ”Kolada känner inte nyckeltalet N80001. Det kan ha tagits bort eller bytt id. De värden som redan finns står kvar.”"], parts[^1].Warnings);
        Assert.Empty(parts[^1].CompleteKeys);
    }

    [Fact]
    public async Task The_shared_stand_in_tells_revisions_deletions_and_schools()
    {
        await using var server = await SharedKolada.StartAsync("--synthetic", "--revise", "r", "--withdraw", "w", "--churn");
        using var client = Kolada.NewClient(server.BaseAddress);
        var kolada = new Kolada(client, server.BaseAddress, TimeProvider.System, _swift);
        string[] areas = ["0000", "0012", .. Enumerable.Range(1280, 8).Select(code => code.ToString(CultureInfo.InvariantCulture))];
        var request = new SourceRequest(["N00945", "N15428", "N15419", "N15436"], areas) { Since = new DateOnly(2026, 11, 1), UnitsOf = ["1287"] };

        var answers = await kolada.AnswersAsync(request, FetchLog.Silent, Ct);
        var changes = kolada.Read(request, answers);

        Assert.True(changes.IsPartial);
        Assert.Contains(changes.Observations, o => o.Observation.Status == ObservationStatus.DeletedAtSource);
        Assert.Contains(changes.Observations, o => o.Observation.Value is not null);
        Assert.Equal(12, changes.Areas.Count(area => area.Within == "1287"));
        Assert.InRange(changes.Indicators.Count, 5900, 6098);
        Assert.Equal(3630, changes.Groups.Count);
    }

    private static async Task<(List<Reading> Parts, IReadOnlyList<RawAnswer> Answers)> FetchAsync(KoladaStandIn server, SourceRequest request)
    {
        using var client = Kolada.NewClient(server.BaseAddress);
        var answers = await new Kolada(client, server.BaseAddress, TimeProvider.System, _swift).AnswersAsync(request, FetchLog.Silent, Ct);
        return (Parts(server, request, answers), answers);
    }

    private static List<Reading> Parts(KoladaStandIn server, SourceRequest request, IReadOnlyList<RawAnswer> answers)
    {
        using var client = new HttpClient();
        return [.. new Kolada(client, server.BaseAddress, TimeProvider.System).ReadAsync(request, [.. answers.Select((answer, i) => answer.AsKept(i + 1))], Ct).ToBlockingEnumerable()];
    }
}
