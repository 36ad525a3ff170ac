using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

public sealed class ImportTests(TestDatabase server) : IAsyncLifetime
{
    private readonly ScriptedSource _source = new("kolada");
    private Db _db = null!;
    private Import _import = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        _import = new Import(_db, new FrameworkReader(_db), new SourceList([_source]), TimeProvider.System);
        for (var year = 2015; year <= 2024; year++)
        {
            foreach (var area in (string[])["0180", "1287"])
            {
                _source.Put("N1", area, $"{year}", year + 0.25);
                _source.Put("N2", area, $"{year}", year / 2.0, "K");
            }
        }

        _source["N2", "1287", "2024", "M"] = new Observation(Period.Year(2024), null, ObservationStatus.Suppressed, "~100");
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task The_first_import_stores_every_figure_with_status_mark_source_and_batch()
    {
        var result = await RunAsync();
        Assert.Equal(ImportOutcome.Succeeded, result.Outcome);
        Assert.Equal(new ImportCounts(41, 41, 0, 0), result.Counts);
        Assert.Equal("Klart: 41 värden lästa, 41 nya, 0 ändrade, 0 återtagna.", result.Message);
        Assert.Equal(41, await CountAsync("select count(*) from observation o join batch b on b.id = o.batch_id join import_run r on r.id = b.run_id where r.source = 'kolada'"));
        Assert.Equal(1, await CountAsync("select count(*) from observation where value is null and status = 102 and mark = '~100'"));
        Assert.Equal(0, await CountAsync("select count(*) from observation_history"));
    }

    [Fact]
    public async Task An_unchanged_import_changes_nothing()
    {
        await RunAsync();
        var before = await StateAsync();
        var result = await RunAsync();
        Assert.Equal("Klart: 41 värden lästa, 0 nya, 0 ändrade, 0 återtagna.", result.Message);
        Assert.Equal(before, await StateAsync());
        Assert.Equal(1, await CountAsync("select count(*) from batch"));
        Assert.Equal(1, await CountAsync("select count(*) from raw_body"));
    }

    [Fact]
    public async Task A_revised_value_replaces_the_old_one_which_stays_readable_as_of_before()
    {
        await RunAsync();
        _source.Put("N1", "1287", "2020", 99);
        _source["N2", "1287", "2024", "M"] = new Observation(Period.Year(2024), 7, ObservationStatus.Provisional);
        var result = await RunAsync();
        Assert.Equal(new ImportCounts(41, 0, 2, 0), result.Counts);
        Assert.Equal(["2020.25"], await TextsAsync("select value::text from observation_history where status = 0"));
        Assert.Equal(["~100"], await TextsAsync("select mark from observation_history where status = 102"));
        Assert.Equal(41, await CountAsync("select (select count(*) from observation where batch_id <= 1) + (select count(*) from observation_history where batch_id <= 1 and replaced_by > 1)"));
    }

    [Fact]
    public async Task What_the_source_no_longer_answers_is_withdrawn_once_and_can_come_back()
    {
        await RunAsync();
        _source.Remove("N1", "1287", "2024");
        Assert.Equal(new ImportCounts(40, 0, 0, 1), (await RunAsync()).Counts);
        Assert.Equal(1, await CountAsync("select count(*) from observation where status = 106 and value is null"));
        Assert.Equal(new ImportCounts(40, 0, 0, 0), (await RunAsync()).Counts);
        _source.Put("N1", "1287", "2024", 2024.25);
        Assert.Equal(new ImportCounts(41, 0, 1, 0), (await RunAsync()).Counts);
        Assert.Equal(2, await CountAsync("select count(*) from observation_history"));
    }

    [Fact]
    public async Task An_import_of_some_areas_leaves_the_others_alone()
    {
        await RunAsync();
        var result = await _import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest(["N1"], ["1287"]), cancellation: Ct);
        Assert.Equal(new ImportCounts(10, 0, 0, 0), result.Counts);
    }

    [Fact]
    public async Task A_source_that_answers_nothing_has_not_withdrawn_everything()
    {
        await RunAsync();
        var before = await StateAsync();
        _source.Clear();
        var result = await RunAsync();
        Assert.Equal(ImportOutcome.Held, result.Outcome);
        Assert.Contains("skulle ändra eller ta bort en stor del av värdena för 2 indikatorer", result.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Invented_and_real_values_never_meet(bool syntheticFirst)
    {
        _source.Synthetic = [syntheticFirst];
        await RunAsync();
        var before = await StateAsync();
        _source.Synthetic = [!syntheticFirst];
        _source.Put("N1", "1287", "2025", 1);
        var result = await RunAsync();
        Assert.Equal(ImportOutcome.Failed, result.Outcome);
        Assert.Contains("De blandas aldrig", result.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_fetch_of_both_natures_is_refused()
    {
        _source.Synthetic = [true, false];
        Assert.Equal(ImportOutcome.Failed, (await RunAsync()).Outcome);
        Assert.Equal(0, await CountAsync("select count(*) from observation"));
    }

    [Fact]
    public async Task A_failed_run_stores_no_figure_but_keeps_its_answers_and_says_why()
    {
        _source.Fault = new SourceException("Källan svarade 500.");
        var result = await RunAsync();
        Assert.Equal(ImportOutcome.Failed, result.Outcome);
        Assert.Equal(0, await CountAsync("select count(*) from observation"));
        Assert.Equal(1, await CountAsync("select count(*) from raw_answer"));
        Assert.Contains("Källan svarade 500.", (await TextsAsync("select text from import_log where level = 'error'"))[0], StringComparison.Ordinal);
        Assert.Equal(["failed"], await TextsAsync("select outcome from import_run"));
        _source.Fault = null;
        Assert.Equal(ImportOutcome.Succeeded, (await RunAsync()).Outcome);
    }

    [Fact]
    public async Task Only_one_import_of_a_source_runs_at_a_time()
    {
        _source.Gate = new TaskCompletionSource();
        var first = RunAsync();
        while (await CountAsync("select count(*) from raw_answer") == 0)
        {
            await Task.Delay(10, Ct);
        }

        var second = await RunAsync();
        Assert.Equal(ImportOutcome.Busy, second.Outcome);
        Assert.Equal(1, second.RunId);
        _source.Gate.SetResult();
        Assert.Equal(ImportOutcome.Succeeded, (await first).Outcome);
    }

    [Fact]
    public async Task A_stopped_run_is_interrupted_and_one_left_open_by_a_dead_program_is_closed_by_the_next()
    {
        _source.Gate = new TaskCompletionSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var run = _import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: Request, cancellation: stop.Token);
        while (await CountAsync("select count(*) from raw_answer") == 0)
        {
            await Task.Delay(10, Ct);
        }

        await stop.CancelAsync();
        Assert.Equal(ImportOutcome.Interrupted, (await run).Outcome);
        await CountAsync("insert into import_run (source, trigger, started_at) values ('kolada', 'schedule', now()) returning 1");
        _source.Gate = null;
        Assert.Equal(ImportOutcome.Succeeded, (await RunAsync()).Outcome);
        Assert.Equal(["interrupted", "interrupted", "succeeded"], await TextsAsync("select outcome from import_run order by id"));
    }

    [Fact]
    public async Task A_run_left_open_is_closed_when_nobody_is_at_it_and_never_while_somebody_is()
    {
        await CountAsync("insert into import_run (source, trigger, started_at) values ('kolada', 'schedule', now()) returning 1");
        await _import.CloseAbandonedAsync("kolada", Ct);
        Assert.Equal(["interrupted"], await TextsAsync("select outcome from import_run"));
        _source.Gate = new TaskCompletionSource();
        var run = RunAsync();
        while (await CountAsync("select count(*) from raw_answer") == 0)
        {
            await Task.Delay(10, Ct);
        }

        await _import.CloseAbandonedAsync("kolada", Ct);
        Assert.Equal(["running"], await TextsAsync("select outcome from import_run where id = 2"));
        _source.Gate.SetResult();
        Assert.Equal(ImportOutcome.Succeeded, (await run).Outcome);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_what_was_known()
    {
        await RunAsync();
        _source.Put("N1", "1287", "2020", 99);
        await RunAsync();
        foreach (var statement in (string[])["delete from observation", "truncate observation", "update observation set value = 1", "update observation_history set value = 1", "delete from observation_history", "truncate observation_history", "update batch set applied_at = now()", "delete from raw_answer", "update raw_body set body = ''"])
        {
            await Assert.ThrowsAsync<PostgresException>(() => CountAsync(statement));
        }
    }

    private static SourceRequest Request => new(["N1", "N2"], ["0180", "1287"]);

    private Task<ImportResult> RunAsync() => _import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: Request, cancellation: Ct);

    /// <summary>Every figure now and before, as text.</summary>
    private async Task<string> StateAsync() => string.Join('\n', await TextsAsync("select o::text from observation o union all select h::text from observation_history h order by 1"));

    private async Task<long> CountAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
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
