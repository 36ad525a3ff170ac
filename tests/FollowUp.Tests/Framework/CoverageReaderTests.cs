using System.Text;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Imports;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>Coverage as it is read from the database, each time from one of its own.</summary>
public sealed class CoverageReaderTests(TestDatabase server) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _db = Db.Open(await server.CreateAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task Before_the_first_framework_there_is_none() => Assert.Null(await new CoverageReader(_db, _clock).ReadAsync(Ct));

    [Fact]
    public async Task A_framework_is_read_whole_with_what_is_wrong_in_it()
    {
        await FrameworkAsync(SmallFramework.Yaml);
        var view = await ReadAsync();
        Assert.Equal("Trelleborg", view.Framework.AreaName);
        Assert.Equal([new CoverageGroupRow("G1", 1, "Trygghet", "quoted"), new CoverageGroupRow("G2", 2, "Nettonoll", "second_hand")], view.Goals);
        Assert.Equal(new CoverageGroupRow("FA1", 1, "Stöd", "quoted"), Assert.Single(view.FocusAreas));
        Assert.Equal(["kolada:N00610"], view.Coverage.At("FA1", "G1").Select(link => link.Indicator));
        Assert.Equal(["kolada:N00610", "TR-01"], view.Coverage.OfGoal("G1").Select(indicator => indicator.Code));
        Assert.Equal(
            [
                "NobodyResponsible smhi:utslapp", "NobodyResponsible TR-01",
                "OneIndicator G2", "OneIndicator FA1", "OnlyWithoutFigures G1", "OnlyWithoutFigures G2", "OnlyWithoutFigures FA1", "OnlyUntargeted G1", "OnlyUntargeted FA1",
                "NeverDelivered TR-01", "NeverFetched kolada:N00610", "NeverFetched smhi:utslapp",
                "Undirected TR-01", "Untargeted kolada:N00610",
            ],
            Gaps(view));
    }

    [Fact]
    public async Task Figures_and_what_the_source_says_close_gaps_and_open_others()
    {
        await FrameworkAsync(SmallFramework.Yaml);
        var kolada = new ScriptedSource("kolada");
        for (var year = 2016; year <= 2025; year++)
        {
            kolada.Put("N00610", "1287", $"{year}", 60 + year % 7);
            kolada.Put("N00610", "1287", $"{year}", 61 + year % 7, "K");
        }

        await ImportAsync(kolada);
        var gaps = Gaps(await ReadAsync());
        Assert.DoesNotContain("NeverFetched kolada:N00610", gaps);
        Assert.DoesNotContain("OnlyWithoutFigures FA1", gaps);
        Assert.Contains("SplitWithoutFigures kolada:N00610", gaps); // women alone
        Assert.DoesNotContain("Stale kolada:N00610", gaps);

        kolada.Put("N00610", "1287", "2025", 59 + 2025 % 7, "M");
        await ImportAsync(kolada);
        Assert.DoesNotContain("SplitWithoutFigures kolada:N00610", Gaps(await ReadAsync()));

        await FrameworkAsync(SmallFramework.With("by_sex: true", "by_sex: false"));
        Assert.Contains("SplitNotShown kolada:N00610", Gaps(await ReadAsync()));
    }

    [Fact]
    public async Task What_is_delivered_is_compared_with_the_catalogues_by_title_and_by_figures()
    {
        await FrameworkAsync(SmallFramework.With("title: Elever\n", "title: Elever i årskurs 9 som är behöriga till yrkesprogram\n"));
        await RunAsync("""
            insert into source_indicator (source, key, title, first_seen, margin_of, gone_on) values
                ('kolada', 'N1', 'Elever i åk 9 som är behöriga till yrkesprogram, andel (%)', '2026-01-01', null, null),
                ('kolada', 'N2', 'Elever i åk 6 som är behöriga till yrkesprogram, andel (%)', '2026-01-01', null, null),
                ('kolada', 'N3', 'Elever i åk 9 som är behöriga till yrkesprogram, andel (%) (-2019)', '2026-01-01', null, null),
                ('kolada', 'N4', 'Något helt annat', '2026-01-01', null, null),
                ('kolada', 'N5', 'Elever i åk 9 som är behöriga till yrkesprogram, antal', '2026-01-01', null, '2026-06-01'),
                ('kolada', 'U1', 'Elever i åk 9 som är behöriga till yrkesprogram, antal', '2026-01-01', 'N1', null);
            insert into indicator (code, source, source_key) values ('kolada:N4', 'kolada', 'N4')
            """);
        Assert.Equal(["kolada:N1"], Standing(await ReadAsync()));

        // The same figures under another name: found when enough of them are held. 100 is the code of school years.
        const string Figures = """
            with run as (insert into import_run (source, trigger, started_at) values ('kolada', 'person', now()) returning id),
                batch as (insert into batch (run_id, applied_at) select id, now() from run returning id)
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
            select i.id, year * 1000 + 100, (select area_id from framework), 0, batch.id, 0, 100 + year % 5
            from batch, indicator i, generate_series(2018, 2021 + {0}) as year where i.code in ('TR-01', 'kolada:N4') and (year = 2021 + {0} or {0} = 0)
            """;
        await RunAsync(Figures.Replace("{0}", "0", StringComparison.Ordinal));
        Assert.Equal(["kolada:N1"], Standing(await ReadAsync()));
        await RunAsync(Figures.Replace("{0}", "1", StringComparison.Ordinal));
        Assert.Equal(["kolada:N1", "kolada:N4"], Standing(await ReadAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_is_read_through_the_transaction_given()
    {
        await FrameworkAsync(SmallFramework.Yaml);
        var reader = new CoverageReader(_db, _clock);
        var (before, after) = await _db.InSnapshotAsync(
            async snapshot =>
            {
                var first = (await reader.ReadAsync(snapshot, Ct))!;
                await FrameworkAsync(SmallFramework.With("title: Stöd\n", "title: Annat\n").Replace("responsible: []", "responsible: [namnden]", StringComparison.Ordinal));
                return (first, (await reader.ReadAsync(snapshot, Ct))!);
            },
            Ct);
        Assert.Equal(Gaps(before), Gaps(after));
        Assert.Equal(before.FocusAreas, after.FocusAreas);
        var now = await ReadAsync();
        Assert.Equal("Annat", now.FocusAreas[0].Title);
        Assert.False(now.Coverage.HasErrors);
    }

    /// <summary>The page is open to all: what it shows is worked out once, and again when the framework, a figure, a catalogue or the day is another.</summary>
    [Fact]
    public async Task What_is_kept_is_worked_out_again_when_something_is_otherwise()
    {
        var reader = new CoverageReader(_db, _clock);
        Assert.Null(await reader.ReadAsync(Ct));
        await FrameworkAsync(SmallFramework.Yaml);
        var first = (await reader.ReadAsync(Ct))!;
        Assert.Same(first, await reader.ReadAsync(Ct));

        await FrameworkAsync(SmallFramework.With("title: Stöd\n", "title: Annat\n"));
        Assert.Equal("Annat", (await reader.ReadAsync(Ct))!.FocusAreas[0].Title);

        var kolada = new ScriptedSource("kolada");
        kolada.Put("N00610", "1287", "2025", 60);
        await ImportAsync(kolada);
        var reported = (await reader.ReadAsync(Ct))!;
        Assert.DoesNotContain("NeverFetched kolada:N00610", Gaps(reported));
        Assert.Same(reported, await reader.ReadAsync(Ct));

        await ImportAsync(kolada); // nothing new, but what it says of its catalogue may be
        Assert.NotSame(reported, await reader.ReadAsync(Ct));
        var today = await reader.ReadAsync(Ct);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.NotSame(today, await reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task The_committed_framework_has_no_error_and_every_gap_has_its_words()
    {
        await new FrameworkImport(_db, _clock).RunAsync(CommittedFrameworkTests.Path, Actor.CommandLine, Ct);
        foreach (var name in Recorded.Names)
        {
            await ImportAsync(new Recorded(name));
        }

        var view = await ReadAsync();
        Assert.False(view.Coverage.HasErrors);
        var lines = CoverageLines.Of(view).ToList();
        Assert.Equal("Täckningen för Trelleborg: 4 fokusområden, 6 mål och 61 indikatorer.", lines[0]);
        Assert.Contains("  FA1                       2   0  10   3   0   0      13", lines);
        Assert.Contains("  smhi:utslapp-territoriella: Utsläpp av växthusgaser inom kommunen (senaste värdet avser år 2023)", lines);
        Assert.StartsWith("0 fel, ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_gap_has_a_heading_and_one_sentence_of_what_to_do()
    {
        foreach (var (kind, subject) in from kind in Enum.GetValues<GapKind>() from subject in Enum.GetValues<GapSubject>() select (kind, subject))
        {
            var what = CoverageWords.WhatToDo(kind, subject);
            Assert.True(what.EndsWith('.') && what.Count(c => c == '.') == 1, $"{kind}: {what}");
            Assert.DoesNotContain("{", CoverageWords.Heading(kind, subject), StringComparison.Ordinal);
        }

        Assert.Equal(Enum.GetValues<GapKind>().Length, Enum.GetValues<GapKind>().Select(kind => CoverageWords.Heading(kind, GapSubject.Indicator)).Distinct().Count());
    }

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static List<string> Gaps(CoverageView view) => [.. view.Coverage.Gaps.Select(gap => $"{gap.Kind} {gap.Code}")];

    private static IReadOnlyList<string> Standing(CoverageView view) => view.Coverage.Gaps.Single(gap => gap.Kind == GapKind.DeliveredThoughPublished).Involved;

    private async Task<CoverageView> ReadAsync() => (await new CoverageReader(_db, _clock).ReadAsync(Ct))!;

    private Task FrameworkAsync(string yaml) => new FrameworkImport(_db, _clock).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);

    private async Task ImportAsync(ISource source)
    {
        var result = await new Import(_db, new FrameworkReader(_db), new SourceList([source]), _clock).RunAsync(source.Name, ImportTrigger.Start, Actor.Service, cancellation: Ct);
        Assert.True(result.Outcome == ImportOutcome.Succeeded, result.Message);
    }
}
