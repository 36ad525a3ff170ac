using System.Globalization;
using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Indicators;
using FollowUp.OpenData;
using FollowUp.Sources;
using FollowUp.Tests.Deliveries;
using FollowUp.Tests.Sources;
using FollowUp.Tests.Sources.PxWeb;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>Figures of more groups than everybody, women and men, from a file to what leaves as data.</summary>
public sealed class BreakdownImportTests(TestDatabase server) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("breakdowns-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task A_table_by_sex_and_age_is_stored_and_exported_cell_by_cell()
    {
        await using var db = Db.Open(await server.CreateAsync(Ct));
        File.WriteAllText(Path.Combine(_home, "t.json"), PxGroupsTests.Table);
        var mapping = string.Join('\n', PxGroupsTests.Divided.ReplaceLineEndings("\n").Split('\n').Select(line => "  " + line));
        var folder = Sourced.Folder(("prov.yaml", $"title: Prov\nkind: px\nfrom: {{ files: [t.json] }}\nmapping:\n{mapping}"));
        await SourceRows.AddAsync(db, folder.All, Ct);
        var import = new Import(db, new FrameworkReader(db), new SourceList(folder.Sources(new FilePlaces(_home, [], []), TimeProvider.System)), TimeProvider.System, new HoldRule(1));

        var result = await import.RunAsync("prov", ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest(["X1"], []), cancellation: Ct);

        Assert.Equal((ImportOutcome.Succeeded, new ImportCounts(9, 9, 0, 0)), (result.Outcome, result.Counts));
        var export = new StringWriter(CultureInfo.InvariantCulture);
        await Export.WriteAsync(db, null, export, Ct);
        Assert.Equal(
            [
                "A16-24;700", "A25-44;800", "K.A16-24;40", "K.A25-44;50", "K;60", "M.A16-24;1", "M.A25-44;2", "M;3", "T;",
            ],
            export.ToString().Split('\n').Where(line => line.Contains(";1287;2024;", StringComparison.Ordinal)).Select(line => string.Join(';', line.Split(';')[3..5])).Order(StringComparer.Ordinal));
        await using var source = NpgsqlDataSource.Create(db.ConnectionString);
        await using var command = source.CreateCommand("select dimension || ' ' || title from breakdown where code = 'K.A16-24'");
        Assert.Equal("sex.age Kvinnor, 16–24 år", await command.ExecuteScalarAsync(Ct));
        await server.DropAsync(db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task The_indicators_file_has_every_group_and_its_page_those_it_had()
    {
        var desk = new Desk(server);
        await desk.InitializeAsync();
        await desk.TakeInAsync(Desk.File(1, 1040, 1022, 18), "a.csv");
        await desk.TakeInAsync(Desk.File(1, 1041, 1022, 19), "b.csv");
        await desk.TextsAsync("update indicator set protect_below = null where code = 'TR-04' returning 'done'");
        await desk.TextsAsync("insert into breakdown (code, dimension, title) values ('A16-24', 'age', '16–24 år') returning code");
        await desk.TextsAsync(
            "insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value) select indicator_id, period, area_id, (select id from breakdown where code = 'A16-24'), batch_id, status, 77.125 "
            + "from observation where breakdown_id = 0 and indicator_id = (select id from indicator where code = 'TR-04') returning 'done'");
        await desk.TextsAsync(
            "insert into observation_history (indicator_id, period, area_id, breakdown_id, batch_id, replaced_by, status, value) select o.indicator_id, o.period, o.area_id, o.breakdown_id, (select min(id) from batch), o.batch_id, 0, 76 "
            + "from observation o where o.value = 77.125 and o.batch_id > (select min(id) from batch) returning 'done'");

        var reader = new IndicatorReader(desk.Db);
        var view = (await reader.ReadAsync("TR-04", Ct))!;
        var lines = Encoding.UTF8.GetString((await new IndicatorCsv(reader).ReadAsync("TR-04", Ct))!.Value.Content).Split("\r\n");

        Assert.Equal(["K", "M", "T"], view.Judged.Groups.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, view.Judged.Decimals);
        Assert.Equal(["T", "M"], view.Revisions.Select(revision => revision.Breakdown));
        Assert.DoesNotContain(view.Table.Rows.SelectMany(row => row.Cells), cell => cell.Text.Contains("77", StringComparison.Ordinal));
        Assert.Equal(["Totalt", "Kvinnor", "Män", "16–24 år"], lines.Where(line => line.StartsWith("TR-04;", StringComparison.Ordinal)).Select(line => line.Split(';')[4]).Distinct());
        Assert.Contains(lines, line => line.Contains(";16–24 år;77,125;", StringComparison.Ordinal));
        await desk.DisposeAsync();
    }
}
