using System.Globalization;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Sources;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>Kolada through the door into a real database, on good days and bad.</summary>
public sealed class KoladaImportTests(TestDatabase server) : IAsyncLifetime
{
    private Db _db = null!;
    private KoladaStandIn _kolada = null!;
    private Import _import = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SourceRequest Request => new(_kolada.Keys, _kolada.Areas);

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        _kolada = await KoladaStandIn.StartAsync();
        var quick = new KoladaLimits { PageSize = 40, Interval = TimeSpan.Zero, FirstWait = TimeSpan.FromMilliseconds(5), LongestWait = TimeSpan.FromSeconds(2) };
        var source = new Kolada(Kolada.NewClient(_kolada.BaseAddress), _kolada.BaseAddress, TimeProvider.System, quick);
        _import = new Import(_db, new FrameworkReader(_db), new SourceList([source]), TimeProvider.System, new HoldRule(1)); // faults are tried here, not what waits for a person
    }

    public async ValueTask DisposeAsync()
    {
        await _kolada.DisposeAsync();
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task What_is_stored_is_what_was_served_and_a_second_import_says_nothing_changed()
    {
        var result = await RunAsync();
        Assert.Equal(_kolada.Figures.Count, result.Counts.New);
        await SameAsServedAsync();
        Assert.Equal(new ImportCounts(_kolada.Figures.Count, 0, 0, 0), (await RunAsync()).Counts);
    }

    [Fact]
    public async Task Exactly_what_was_revised_and_withdrawn_upstream_changes_and_the_old_values_stay_readable()
    {
        await RunAsync();
        var before = _kolada.Figures;
        var revised = _kolada.Revise(7);
        Assert.Equal(revised, (await RunAsync()).Counts.Changed);
        await SameAsServedAsync();
        Assert.Equal(before.OrderBy(f => f.Key), (await AsOfAsync(1)).OrderBy(f => f.Key));
        var withdrawn = _kolada.Withdraw(11);
        var last = await RunAsync();
        Assert.Equal((0, 0, withdrawn), (last.Counts.New, last.Counts.Changed, last.Counts.Withdrawn));
        Assert.Equal(before.OrderBy(f => f.Key), (await AsOfAsync(1)).OrderBy(f => f.Key));
    }

    [Theory]
    [CombinatorialFaults]
    public async Task A_bad_day_leaves_all_or_nothing_says_so_in_Swedish_and_the_next_good_run_completes(KoladaFault fault, int every, bool filled)
    {
        if (filled)
        {
            await RunAsync();
            _kolada.Revise(3);
        }

        var before = await NowAsync();
        _kolada.RetryAfter = "0";
        _kolada.Fail(fault, every);
        var result = await RunAsync();
        if (result.Outcome == ImportOutcome.Succeeded)
        {
            Assert.True(every > 1, "Every answer was bad, and yet the run succeeded.");
            await SameAsServedAsync();
        }
        else
        {
            Assert.Equal(ImportOutcome.Failed, result.Outcome);
            Assert.StartsWith("Hämtningen avbröts och ingenting ändrades. ", result.Message, StringComparison.Ordinal);
            Assert.Equal(before.OrderBy(f => f.Key), (await NowAsync()).OrderBy(f => f.Key));
            var log = await _db.QueryAsync<LogLineRow>("queries/imports/log_after.sql", new { run_id = result.RunId, after = 0L }, Ct);
            Assert.Equal(result.Message, log[^1].Text);
        }

        _kolada.Heal();
        Assert.Equal(ImportOutcome.Succeeded, (await RunAsync()).Outcome);
        await SameAsServedAsync();
    }

    private Task<ImportResult> RunAsync() => _import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: Request, cancellation: Ct);

    private async Task SameAsServedAsync() => Assert.Equal(_kolada.Figures.OrderBy(f => f.Key), (await NowAsync()).OrderBy(f => f.Key));

    private Task<Dictionary<(string, string, int, string), double?>> NowAsync() => FiguresAsync("select indicator_id, area_id, breakdown_id, period, value from observation");

    private Task<Dictionary<(string, string, int, string), double?>> AsOfAsync(int batch) => FiguresAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select indicator_id, area_id, breakdown_id, period, value from observation where batch_id <= {batch}
        union all
        select indicator_id, area_id, breakdown_id, period, value from observation_history where batch_id <= {batch} and replaced_by > {batch}
        """));

    /// <summary>Figures by a count of our own, past the program's statements.</summary>
    private async Task<Dictionary<(string, string, int, string), double?>> FiguresAsync(string observations)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            $"select i.source_key, a.code, o.period / 1000, b.code, o.value from ({observations}) o join indicator i on i.id = indicator_id join area a on a.id = area_id join breakdown b on b.id = breakdown_id",
            connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var figures = new Dictionary<(string, string, int, string), double?>();
        while (await reader.ReadAsync(Ct))
        {
            figures.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3)), await reader.IsDBNullAsync(4, Ct) ? null : reader.GetDouble(4));
        }

        return figures;
    }
}

/// <summary>Every fault, at every fifth and at every request, into an empty and into a filled database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialFaultsAttribute : Xunit.v3.DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) => new(
        [.. from fault in Enum.GetValues<KoladaFault>()
            from every in (int[])[5, 1]
            from filled in (bool[])[false, true]
            select new TheoryDataRow<KoladaFault, int, bool>(fault, every, filled)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
