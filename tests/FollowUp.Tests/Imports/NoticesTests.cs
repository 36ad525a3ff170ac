using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Sources;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>What a source changes about its catalogue, areas and groups between two imports.</summary>
public sealed class NoticesTests(TestDatabase server) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private Db _db = null!;
    private KoladaStandIn _kolada = null!;
    private Import _import = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        _kolada = await KoladaStandIn.StartAsync();
        var source = new Kolada(Kolada.NewClient(_kolada.BaseAddress), _kolada.BaseAddress, TimeProvider.System, new KoladaLimits { Interval = TimeSpan.Zero });
        _import = new Import(_db, new FrameworkReader(_db), new SourceList([source]), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _kolada.DisposeAsync();
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task Each_change_of_the_catalogue_is_one_dated_notice_and_no_change_is_none()
    {
        await RunAsync();
        await RunAsync();
        Assert.Empty(await TextsAsync("select kind from source_notice"));
        _kolada.Lists.Titles["N90001"] = "Påhittat nyckeltal N90001, andel (%) (-2025)";
        _kolada.Lists.Undivided.Add("N90001");
        _kolada.Lists.Definitions["N90002"] = "Räknas på nytt sätt.";
        _kolada.Lists.Titles["N90002"] = "Ny titel, andel (%)";
        _kolada.Lists.Gone.Add("N90003");
        _clock.Advance(TimeSpan.FromDays(1));

        var run = await RunAsync();

        Assert.Equal(
            ["N90001 retired", "N90001 split_changed true false", "N90002 redefined", "N90002 renamed", "N90003 gone"],
            await TextsAsync("select key || ' ' || kind || case kind when 'split_changed' then ' ' || before || ' ' || after else '' end from source_notice order by key, kind"));
        Assert.Equal(["Ny titel, andel (%)"], await TextsAsync("select after from source_notice where kind = 'renamed' and noticed_at = timestamptz '2026-11-25 08:00Z' and run_id = " + run));
        Assert.Equal(["N90003 2026-11-24 2026-11-25"], await TextsAsync("select key || ' ' || first_seen || ' ' || gone_on from source_indicator where gone_on is not null"));
        Assert.Equal(
            ["Ändrat i katalogen hos kolada, bland det som inte följs upp: avslutat 1, annan uppdelning på kön 1, ny definition 1, ny titel 1, borta ur katalogen 1."],
            await TextsAsync($"select text from import_log where run_id = {run} and text like 'Ändrat%'"));

        _kolada.Lists.Gone.Clear();
        await RunAsync();
        Assert.Equal(["2026-11-25 Påhittat nyckeltal N90003, andel (%)"], await TextsAsync("select before || ' ' || after from source_notice where kind = 'returned'"));
        Assert.Empty(await TextsAsync("select key from source_indicator where gone_on is not null"));
    }

    [Fact]
    public async Task A_change_of_what_is_followed_up_is_told_by_itself()
    {
        await TextsAsync("""
            with added as (insert into indicator (code, source, source_key) values ('kolada:N1', 'kolada', 'N1') returning id)
            insert into stated.followed_indicator (indicator_id, position, title, unit, direction, period_kind, splits_by_sex, publisher, note, wording)
            select id, 1, 'Vår titel', '%', 1, 0, true, 'RKA', '', 'proposed' from added
            """);
        var run = await ImportRun.OpenAsync(_db, _clock, "kolada", ImportTrigger.Command, 1, new ImportTask(new SourceRequest([], [])), null, Ct);

        var told = await _db.InTransactionAsync(async transaction =>
        {
            await Notices.TellAsync(transaction, "kolada", run.Id, Says(new SourceIndicator("N1", "Gammal", "", true, null, null)), _clock.GetUtcNow(), Ct);
            return await Notices.TellAsync(transaction, "kolada", run.Id, Says(new SourceIndicator("N1", "Ny (-2025)", "", null, null, null)), _clock.GetUtcNow(), Ct);
        }, Ct);

        Assert.Equal(
            [
                "Källan beskriver N1 på ett nytt sätt (avslutat). Tidigare titel: Gammal. Titel nu: Ny (-2025). Kontrollera att indikatorn fortfarande mäter samma sak.",
                "Källan beskriver N1 (Vår titel) på ett nytt sätt: annan uppdelning på kön. Kontrollera att indikatorn fortfarande mäter samma sak.",
            ],
            told);
    }

    [Fact]
    public async Task Some_indicators_say_nothing_of_the_others()
    {
        await RunAsync();
        await _db.InTransactionAsync(transaction => Notices.TellAsync(
            transaction, "kolada", 1, Says(new SourceIndicator("N90001", "Påhittat nyckeltal N90001, andel (%)", "Påhittat, för prov.\nAndra raden.", true, null, null)), _clock.GetUtcNow(), Ct), Ct);
        Assert.Empty(await TextsAsync("select key from source_indicator where gone_on is not null"));
        Assert.Empty(await TextsAsync("select kind from source_notice"));
    }

    [Fact]
    public async Task A_group_has_other_members_another_day_and_both_can_be_read()
    {
        await RunAsync();
        _kolada.Lists.Groups["G1"] = ("Liknande kommuner, 2025", ["1281", "1287"]);
        _kolada.Lists.Groups["G2"] = ("En till", ["9999"]);
        _clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        await RunAsync();
        const string Members = "select a.code || ' ' || m.valid_from || ' ' || coalesce(m.valid_to::text, '') from area_group_member m join area a on a.id = m.area_id order by a.code, m.valid_from";
        Assert.Equal(["1280 2026-11-24 2026-11-24", "1281 2026-11-24 ", "1287 2026-11-25 "], await TextsAsync(Members));
        Assert.Equal(["G1 Liknande kommuner, 2025 ", "G2 En till "], await TextsAsync("select code || ' ' || title || ' ' || coalesce(gone_on::text, '') from area_group order by code"));

        _kolada.Lists.Groups.Remove("G2");
        _kolada.Lists.Groups["G1"] = ("Liknande kommuner, 2025", ["1280", "1281", "1287"]);
        _clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Equal(["1280 2026-11-24 2026-11-24", "1280 2026-11-26 ", "1281 2026-11-24 ", "1287 2026-11-25 "], await TextsAsync(Members));
        Assert.Equal(["G2"], await TextsAsync("select code from area_group where gone_on = date '2026-11-26'"));
    }

    [Fact]
    public async Task An_area_keeps_its_earlier_names_and_the_day_it_was_gone()
    {
        await FollowAsync("2026-01-01", new SourceArea("1280", "Malmö"), new SourceArea("1287", "Trelleborg"), new SourceArea("V15E1", "Skolan") { Within = "1287" });
        await FollowAsync("2026-02-01", new SourceArea("1280", "Malmö"), new SourceArea("1287", "Trelleborgs kommun"), new SourceArea("V15E2", "Nya skolan") { Within = "1287" });
        await FollowAsync("2026-03-01", new SourceArea("1287", "Trelleborgs kommun"));
        await FollowAsync("2026-04-01", new SourceArea("1287", "Trelleborgs kommun"), new SourceArea("1280", "Malmö"));
        await _db.InTransactionAsync(transaction => Areas.FollowAsync(transaction, "smhi", Says() with { Areas = [new SourceArea("1287", "Trelleborg, kommun")] }, new DateOnly(2026, 5, 1), Ct), Ct);

        Assert.Equal(
            [
                "1280 Malmö 2026-01-01 2026-02-28", "1280 Malmö 2026-04-01 ", "1287 Trelleborg 2026-01-01 2026-01-31", "1287 Trelleborgs kommun 2026-02-01 ",
                "V15E1 Skolan 2026-01-01 2026-01-31", "V15E2 Nya skolan 2026-02-01 ",
            ],
            await TextsAsync("select a.code || ' ' || n.name || ' ' || n.valid_from || ' ' || coalesce(n.valid_to::text, '') from area_name n join area a on a.id = n.area_id order by a.code, n.valid_from"));
        Assert.Equal(["1280 ", "1287 ", "V15E1 2026-02-01", "V15E2 "], await TextsAsync("select code || ' ' || coalesce(gone_on::text, '') from area where code in ('1280', '1287', 'V15E1', 'V15E2') order by code"));
    }

    [Fact]
    public async Task The_recorded_lists_are_followed_in_seconds_and_a_second_time_writes_nothing()
    {
        using var client = new HttpClient();
        RawAnswer File(string name, string path) => new($"{Kolada.PublicAddress}/{path}", default, 200, "application/json", false, System.IO.File.ReadAllBytes(Shared.File("data/kolada/" + name)));
        var request = new SourceRequest([], ["0000"]) { WholeCatalogue = true };
        RawAnswer[] lists = [File("municipality.json", "municipality"), File("kpi.json", "kpi"), File("municipality_groups.json", "municipality_groups")];
        var keys = System.Text.Json.Nodes.JsonNode.Parse(lists[1].Body)!["values"]!.AsArray().Select(k => (string)k!["id"]!);
        var reading = new Kolada(client, new Uri(Kolada.PublicAddress), TimeProvider.System).Read(
            request, [.. lists, new RawAnswer($"{Kolada.PublicAddress}/data/kpi/{string.Join(',', keys)}/municipality/0000", default, 200, "", false, """{"values":[],"next_url":null}"""u8.ToArray())]);
        var run = await ImportRun.OpenAsync(_db, _clock, "kolada", ImportTrigger.Command, 1, new ImportTask(new SourceRequest([], [])), null, Ct);
        foreach (var day in (int[])[24, 25])
        {
            var start = TimeProvider.System.GetTimestamp();
            await _db.InTransactionAsync(async transaction =>
            {
                await Areas.FollowAsync(transaction, "kolada", reading, new DateOnly(2026, 11, day), Ct);
                Assert.Empty(await Notices.TellAsync(transaction, "kolada", run.Id, reading, _clock.GetUtcNow(), Ct));
            }, Ct);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20)); // a second or two where nobody else works
        }

        Assert.Equal(["6099"], await TextsAsync("select count(*)::text from source_indicator"));
        Assert.Equal([reading.Groups.Sum(group => group.Members.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)],
            await TextsAsync("select count(*)::text from area_group_member where valid_from = date '2026-11-24' and valid_to is null"));
        Assert.Equal(["1"], await TextsAsync("select count(distinct xmin::text)::text from area_group_member"));
        Assert.Equal(["1"], await TextsAsync("select count(distinct xmin::text)::text from source_indicator"));
    }

    private static Reading Says(params SourceIndicator[] indicators) => new() { Observations = [], CompleteKeys = [], CompleteAreas = [], Indicators = indicators };

    private Task FollowAsync(string day, params SourceArea[] areas) => _db.InTransactionAsync(
        transaction => Areas.FollowAsync(transaction, "kolada", Says() with { Areas = areas, HasAllAreas = true }, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Ct), Ct);

    private async Task<int> RunAsync()
    {
        var result = await _import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest([], ["1287"]) { WholeCatalogue = true }, cancellation: Ct);
        Assert.Equal(ImportOutcome.Succeeded, result.Outcome);
        return result.RunId;
    }

    private async Task<List<string>> TextsAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
