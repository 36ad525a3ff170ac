using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Yaml;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>What an import may change without a person, and what happens when it may not.</summary>
public sealed class HeldImportTests(TestDatabase server) : IAsyncLifetime
{
    private readonly ScriptedSource _source = new("kolada");
    private Db _db = null!;
    private Import _import = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        _import = new Import(_db, new FrameworkReader(_db), new SourceList([_source]), TimeProvider.System);
        for (var year = 2005; year < 2025; year++)
        {
            _source.Put("N1", "1287", $"{year}", year);
            _source.Put("N1", "0180", $"{year}", -year);
            _source.Put("N1", "1280", $"{year}", 0.5);
        }

        await RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Theory]
    [InlineData(4, ImportOutcome.Succeeded)] // 4 of 20 in the series: exactly the share
    [InlineData(5, ImportOutcome.Held)] // 5 of 20 in the series, 5 of 60 in all
    public async Task A_series_waits_when_more_than_the_share_of_it_changes(int changed, ImportOutcome outcome)
    {
        for (var year = 2024; year > 2024 - changed; year--)
        {
            _source.Put("N1", "1287", $"{year}", 1);
        }

        Assert.Equal(outcome, (await RunAsync()).Outcome);
    }

    [Theory]
    [InlineData(4, ImportOutcome.Succeeded)] // 12 of 60
    [InlineData(5, ImportOutcome.Held)] // 15 of 60
    public async Task An_indicator_waits_when_more_than_the_share_of_it_goes(int removed, ImportOutcome outcome)
    {
        for (var year = 2024; year > 2024 - removed; year--)
        {
            _source.Remove("N1", "1287", $"{year}");
            _source.Remove("N1", "0180", $"{year}");
            _source["N1", "1280", $"{year}"] = new Observation(Period.Year(year), null, ObservationStatus.NotAvailable);
        }

        Assert.Equal(outcome, (await RunAsync()).Outcome);
    }

    [Fact]
    public async Task New_values_and_reasons_hold_nothing_back()
    {
        for (var year = 1980; year < 2005; year++)
        {
            _source.Put("N1", "1287", $"{year}", year);
        }

        for (var year = 2005; year < 2025; year++)
        {
            _source["N1", "0180", $"{year}"] = new Observation(Period.Year(year), -year, ObservationStatus.Provisional);
        }

        Assert.Equal(ImportOutcome.Succeeded, (await RunAsync()).Outcome);
    }

    [Fact]
    public async Task A_held_run_changes_nothing_tells_what_it_would_and_is_taken_in_as_it_was_answered_when_a_person_lets_it()
    {
        var before = await StateAsync();
        ChangeMuch();
        var held = await RunAsync();
        Assert.Equal(ImportOutcome.Held, held.Outcome);
        Assert.Equal(before, await StateAsync());
        Assert.Equal("1287 T 20 10 0", await TextAsync("select a.code || ' ' || b.code || ' ' || h.held || ' ' || h.changed || ' ' || h.removed from held_series h join area a on a.id = h.area_id join breakdown b on b.id = h.breakdown_id"));
        Assert.Equal("2024: 2024 → 0", await TextAsync("select period / 1000 || ': ' || old_value || ' → ' || new_value from held_change order by period desc limit 1"));
        Assert.Equal("held", await TextAsync("select outcome from import_run order by id desc limit 1"));

        var released = await _import.ReleaseAsync(held.RunId, Actor.CommandLine, 1, Ct);
        Assert.Equal((ImportOutcome.Succeeded, 10), (released.Outcome, released.Counts.Changed));
        Assert.Equal($"{held.RunId}", await TextAsync($"select answers_of::text from import_run where id = {released.RunId}"));
        Assert.Equal("released", await TextAsync($"select decision from import_run where id = {held.RunId}"));
        Assert.Equal("0", await TextAsync("select sum(value)::text from observation o join area a on a.id = o.area_id where a.code = '1287' and period >= 2015000"));
    }

    [Fact]
    public async Task A_run_that_does_not_wait_is_not_let_in()
    {
        await Assert.ThrowsAsync<RefusedException>(() => _import.ReleaseAsync(1, Actor.CommandLine, 1, Ct));
        await Assert.ThrowsAsync<RefusedException>(() => _import.ReleaseAsync(99, Actor.CommandLine, 1, Ct));
    }

    [Fact]
    public async Task A_run_that_somebody_asks_to_stop_stops_and_changes_nothing()
    {
        var before = await StateAsync();
        _source.Put("N1", "1287", "2025", 1);
        _source.Gate = new TaskCompletionSource();
        var run = RunAsync();
        while (await TextAsync("select count(*)::text from raw_answer where run_id = 2") == "0")
        {
            await Task.Delay(10, Ct);
        }

        await TextAsync("update import_run set cancel_asked_by = 'Någon', cancel_asked_at = now() where id = 2 returning outcome");
        _source.Gate.SetResult();
        var result = await run;
        Assert.Equal(ImportOutcome.Stopped, result.Outcome);
        Assert.Equal("stopped", await TextAsync("select outcome from import_run where id = 2"));
        Assert.DoesNotContain("Någon", result.Message, StringComparison.Ordinal); // the log is public
        Assert.Equal(before, await StateAsync());
    }

    private static SourceRequest Request => new(["N1"], ["0180", "1280", "1287"]);

    private void ChangeMuch()
    {
        for (var year = 2015; year < 2025; year++)
        {
            _source.Put("N1", "1287", $"{year}", 0);
        }
    }

    private Task<ImportResult> RunAsync() => _import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: Request, cancellation: Ct);

    private Task<string> StateAsync() => TextAsync("select coalesce(string_agg(o::text, ' ' order by o::text), '') from observation o");

    private async Task<string> TextAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
