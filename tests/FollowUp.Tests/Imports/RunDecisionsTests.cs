using FollowUp.Access;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Access;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>What people decide of imports: each decision once, for what can still be decided, with its line in the trail.</summary>
public sealed class RunDecisionsTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private readonly RunDecisions _decisions = new(database.Db, new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)));
    private readonly Actor _actor = new(null, "Ulla <ulla@kommunen.example>");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_under_way_is_asked_to_stop_once()
    {
        var run = await RunAsync("kolada", "running");
        Assert.Null(await _decisions.WhyNotStopAsync(run, Ct));
        Assert.Null(await _decisions.AskToStopAsync(run, _actor, Ct));
        Assert.Equal($"Import {run} ombads avbryta 2026-11-25 10:00 och slutar vid sitt nästa steg.", await _decisions.AskToStopAsync(run, _actor, Ct));
        Assert.Equal([_actor.Name + "|running"], await RowsAsync($"select cancel_asked_by || '|' || outcome from import_run where id = {run}"));
        Assert.Equal(["import.stop_asked"], await Trail.ActionsAsync(database.ConnectionString, $"import {run}"));
    }

    [Theory]
    [InlineData("succeeded")]
    [InlineData("held")]
    [InlineData("stopped")]
    public async Task A_run_that_has_ended_is_not_asked_to_stop(string outcome)
    {
        var run = await RunAsync("smhi", outcome);
        Assert.Equal($"Import {run} pågår inte längre och kan inte avbrytas.", await _decisions.AskToStopAsync(run, _actor, Ct));
        Assert.Empty(await Trail.ActionsAsync(database.ConnectionString, $"import {run}"));
    }

    [Fact]
    public async Task A_run_that_waits_is_turned_down_once_and_never_let_in_afterwards()
    {
        var run = await RunAsync("skolverket", "held");
        Assert.Null(await _decisions.RejectAsync(run, _actor, Ct));
        Assert.Equal($"Import {run} avvisades 2026-11-25 10:00. Beslutet kan inte tas om.", await _decisions.RejectAsync(run, _actor, Ct));
        Assert.Contains("avvisades", (await Assert.ThrowsAsync<SourceException>(() => MarkAsync(run))).Message, StringComparison.Ordinal);
        Assert.Equal(["rejected"], await RowsAsync($"select decision from import_run where id = {run}"));
        Assert.Equal(["import.rejected"], await Trail.ActionsAsync(database.ConnectionString, $"import {run}"));
    }

    [Fact]
    public async Task Of_two_who_turn_the_same_run_down_at_once_one_is_told_that_it_was_done()
    {
        var run = await RunAsync("skolverket", "held");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _decisions.RejectAsync(run, _actor, Ct)));
        Assert.Single(answers, answer => answer is null);
        Assert.Equal(["import.rejected"], await Trail.ActionsAsync(database.ConnectionString, $"import {run}"));
    }

    [Fact]
    public async Task Letting_in_is_noted_with_what_it_stores_or_not_at_all()
    {
        var run = await RunAsync("leverans", "held");
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Db.InTransactionAsync(
            async transaction =>
            {
                await RunDecisions.MarkReleasedAsync(transaction, run, _actor, DateTimeOffset.UnixEpoch, Ct);
                throw new InvalidOperationException();
            },
            Ct));
        Assert.Null(await _decisions.WhyNotReleaseAsync(run, Ct));
        await MarkAsync(run);
        Assert.Contains("släpptes in", (await _decisions.RejectAsync(run, _actor, Ct))!, StringComparison.Ordinal);
        Assert.Equal(["released"], await RowsAsync($"select decision from import_run where id = {run}"));
        Assert.Equal(["import.released"], await Trail.ActionsAsync(database.ConnectionString, $"import {run}"));
    }

    [Fact]
    public async Task What_a_later_import_has_overtaken_is_not_decided_any_more()
    {
        var run = await RunAsync("smhi", "held");
        await RunAsync("skolverket", "succeeded");
        Assert.Null(await _decisions.WhyNotDecideAsync(run, Ct));
        var later = await RunAsync("smhi", "succeeded");
        Assert.Equal($"Import {run} kan inte längre beslutas: import {later} från samma källa är senare och har lyckats. Dess värden gäller.", await _decisions.RejectAsync(run, _actor, Ct));
        await Assert.ThrowsAsync<SourceException>(() => MarkAsync(run));
        Assert.Equal([""], await RowsAsync($"select coalesce(decision, '') from import_run where id = {run}"));
    }

    [Fact]
    public async Task One_import_from_a_source_goes_on_at_a_time_and_the_one_that_lets_in_may_say_so()
    {
        await RowsAsync("insert into source (name, title) values ('annan', 'Annan') on conflict do nothing");
        var run = await RunAsync("annan", "held");
        var other = await RunAsync("annan", "running");
        Assert.Contains($"import {other} från samma källa pågår", (await _decisions.WhyNotReleaseAsync(run, Ct))!, StringComparison.Ordinal);
        await RowsAsync($"update import_run set answers_of = {run} where id = {other}");
        Assert.Equal($"Import {run} släpps just nu in av import {other}.", await _decisions.RejectAsync(run, _actor, Ct));
        await MarkAsync(run); // by the import that lets it in
    }

    [Fact]
    public async Task A_number_that_no_run_has_is_told_so() => Assert.Equal("Det finns ingen import 999 999.".Replace(' ', '\u00A0'), (await _decisions.RejectAsync(999_999, _actor, Ct))!.Replace(' ', '\u00A0'));

    private Task<bool> MarkAsync(int run) => database.Db.InTransactionAsync(
        async transaction =>
        {
            await RunDecisions.MarkReleasedAsync(transaction, run, _actor, new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), Ct);
            return true;
        },
        Ct);

    private async Task<int> RunAsync(string source, string outcome) => int.Parse(
        (await RowsAsync($"insert into import_run (source, trigger, started_at, ended_at, outcome) values ('{source}', 'schedule', now(), case when '{outcome}' <> 'running' then now() end, '{outcome}') returning id"))[0],
        System.Globalization.CultureInfo.InvariantCulture);

    private Task<IReadOnlyList<string>> RowsAsync(string statement) => Trail.RowsAsync(database.ConnectionString, statement);
}
