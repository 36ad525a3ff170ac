using System.Globalization;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Database;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Schedule;

/// <summary>However many set an import going, from however many processes, one is active.</summary>
public sealed class OneImportAtATimeTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    public const int Triggers = 25;
    public const int Rounds = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_triggers_of_one_import_at_once_from_two_processes_never_make_two_active()
    {
        await using var first = Child.Start(["trigger", database.ConnectionString]);
        await using var second = Child.Start(["trigger", database.ConnectionString]);
        await Task.WhenAll(first.ReadUntilAsync("ready"), second.ReadUntilAsync("ready"));
        var ended = Task.WhenAll(first.EndAsync(), second.EndAsync());
        var seen = new List<long>();
        while (!ended.IsCompleted)
        {
            seen.Add(await NumberAsync("select count(*) from import_run where outcome = 'running'"));
        }

        Assert.All(await ended, exitCode => Assert.Equal(0, exitCode));
        Assert.DoesNotContain(seen, running => running > 1);
        Assert.Contains(1, seen);

        var outcomes = first.Lines.Concat(second.Lines).Where(line => line != "ready").ToList();
        Assert.Equal(2 * Triggers * Rounds, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.True(outcome is nameof(ImportOutcome.Succeeded) or nameof(ImportOutcome.Busy), outcome));
        var succeeded = outcomes.Count(outcome => outcome == nameof(ImportOutcome.Succeeded));
        Assert.True(succeeded >= 2, "None came after another: that one at a time is right was not tried.");
        Assert.Equal(succeeded, await NumberAsync("select count(*) from import_run"));
        Assert.Equal(0, await NumberAsync("select count(*) from import_run where outcome <> 'succeeded'"));
        Assert.Equal(0, await NumberAsync("select count(*) from import_run a join import_run b on a.id < b.id and tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)"));
    }

    private async Task<long> NumberAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }
}

/// <summary>What each of the two processes does: half of the triggers, at once, again and again.</summary>
internal static class TriggerChild
{
    public static async Task RunAsync(string connection)
    {
        await using var db = Db.Open(connection);
        var import = new Import(db, new FrameworkReader(db), new SourceList([new SlowSource()]), TimeProvider.System);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        await Task.WhenAll(Enumerable.Range(0, OneImportAtATimeTests.Triggers).Select(async _ =>
        {
            for (var round = 0; round < OneImportAtATimeTests.Rounds; round++)
            {
                var result = await import.RunAsync("kolada", ImportTrigger.Schedule, Actor.Service, request: new SourceRequest(["N1"], ["1287"]));
                Console.WriteLine(result.Outcome);
                await Task.Delay(30);
            }
        }));
    }

    /// <summary>Waits before it answers, so that others find it busy.</summary>
    private sealed class SlowSource : ISource
    {
        private readonly Imports.ScriptedSource _answers = new("kolada");

        public string Name => _answers.Name;

        public bool AnswersForEveryArea => false;

        public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => _answers.WhyUnreachableAsync(cancellation);

        public async Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation)
        {
            await _answers.FetchAsync(request, log, cancellation);
            await Task.Delay(100, cancellation);
        }

        public IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, CancellationToken cancellation) => _answers.ReadAsync(request, answers, cancellation);
    }
}
