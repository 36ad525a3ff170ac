using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Sources;
using FollowUp.Tests.Sources.PxWeb;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>PxWeb through the door into a real database, on good days and bad.</summary>
public sealed class PxWebImportTests(TestDatabase server) : IAsyncLifetime
{
    private Db _db = null!;
    private PxWebStandIn _site = null!;
    private Import _import = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        _site = await PxWebStandIn.StartAsync();
        var folder = Sourced.Folder(("prov-ett.yaml", _site.Yaml(1)), ("prov-tva.yaml", _site.Yaml(2)));
        await SourceRows.AddAsync(_db, folder.All, Ct);
        _import = new Import(_db, new FrameworkReader(_db), new SourceList(folder.Sources(Sourced.Nowhere, TimeProvider.System, Sourced.Quick)), TimeProvider.System, new HoldRule(1));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task What_is_served_is_stored_a_revision_changes_and_what_left_the_table_is_withdrawn()
    {
        Assert.Equal(new ImportCounts(210, 210, 0, 0), (await RunAsync("prov-tva")).Counts);
        await SameAsServedAsync("prov-tva");
        _site.Revise("1287");
        Assert.Equal(_site.Figures.Count(figure => figure.Key.Area == "1287" && figure.Value is not null), (await RunAsync("prov-tva")).Counts.Changed);
        _site.Remove("2018");
        Assert.Equal(new ImportCounts(180, 0, 0, 30), (await RunAsync("prov-tva")).Counts);
        var now = (await NowAsync("prov-tva")).ToLookup(figure => figure.Key.Item4 == 2018);
        Assert.Equal(_site.Figures.OrderBy(f => f.Key), now[false].OrderBy(f => f.Key));
        Assert.Equal(30, now[true].Count(figure => figure.Value is null)); // they stay as withdrawn, without a value
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_bad_day_stores_nothing_by_halves_says_so_in_Swedish_and_the_next_good_run_completes(PxWebFault fault)
    {
        foreach (var (source, filled) in ((string, bool)[])[("prov-ett", false), ("prov-tva", true)])
        {
            if (filled)
            {
                await RunAsync(source);
                _site.Revise("00");
            }

            var before = await NowAsync(source);
            _site.Fail(fault);
            var result = await RunAsync(source);
            Assert.Equal(ImportOutcome.Failed, result.Outcome);
            Assert.StartsWith("Hämtningen avbröts och ingenting ändrades. ", result.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', result.Message);
            Assert.Equal(before.OrderBy(f => f.Key), (await NowAsync(source)).OrderBy(f => f.Key));
            var log = await _db.QueryAsync<LogLineRow>("queries/imports/log_after.sql", new { run_id = result.RunId, after = 0L }, Ct);
            Assert.Equal(result.Message, log[^1].Text);
            _site.Heal();
            Assert.Equal(ImportOutcome.Succeeded, (await RunAsync(source)).Outcome);
            await SameAsServedAsync(source);
        }
    }

    public static TheoryData<PxWebFault> Faults() => [.. Enum.GetValues<PxWebFault>()];

    private Task<ImportResult> RunAsync(string source) =>
        _import.RunAsync(source, ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest(["K1", "K1-FM"], []), cancellation: Ct);

    private async Task SameAsServedAsync(string source) => Assert.Equal(_site.Figures.OrderBy(f => f.Key), (await NowAsync(source)).OrderBy(f => f.Key));

    /// <summary>Figures by a count of our own, past the program's statements.</summary>
    private async Task<Dictionary<(string, string, string, int), double?>> NowAsync(string source)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            "select i.source_key, a.code, b.code, o.period / 1000, o.value from observation o join indicator i on i.id = indicator_id join area a on a.id = area_id join breakdown b on b.id = breakdown_id where i.source = $1",
            connection);
        command.Parameters.Add(new() { Value = source });
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var figures = new Dictionary<(string, string, string, int), double?>();
        while (await reader.ReadAsync(Ct))
        {
            figures.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)), await reader.IsDBNullAsync(4, Ct) ? null : reader.GetDouble(4));
        }

        return figures;
    }
}
