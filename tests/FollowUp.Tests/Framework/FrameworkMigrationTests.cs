using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>A database from before frameworks were held in time keeps what it holds.</summary>
public sealed class FrameworkMigrationTests(TestDatabase server)
{
    private const string Held = """
        insert into area (code, name) values ('1287', 'Trelleborg'), ('0381', 'Enköping'), ('0583', 'Motala');
        insert into indicator (code, source, source_key, protect_below) values ('kolada:N00610', 'kolada', 'N00610', null), ('smhi:utslapp', 'smhi', 'utslapp', null), ('TR-01', 'leverans', 'TR-01', 5);
        insert into framework select true, (select id from area where code = '1287'), sha256('filen'), '2026-11-20 08:00Z';
        insert into audit (at, actor, action, subject) values ('2026-11-20 08:00Z', 'command line', 'framework.put_in_force', 'framework');
        insert into programme values ('malen', 'Mål', 2024, 2040, 'verified', 'Brevet');
        insert into goal values ('G1', 'malen', 1, 'Trygghet', 'quoted', 'Brevet'), ('G2', 'malen', 2, 'Nettonoll', 'second_hand', 'Nyheten');
        insert into strategy values ('strategin', 'Strategin', 'malen', 'quoted', 'Brevet');
        insert into decision values ('strategin', 1, 'Beslut', '2023-05-22', '§ 134');
        insert into focus_area values ('FA1', 'strategin', 1, 'Stöd', 'quoted', 'Brevet');
        insert into earlier_area values ('OA1', 1, 'Föräldrastöd', 'inryms i', 'FA1', null, 'quoted', 'Brevet'), ('OA2', 2, 'Miljö', 'inryms i', null, 'G2', 'quoted', 'Brevet');
        insert into organisation values ('namnden', 'board', 1, 'Nämnden', 'verified', 'Webben'), ('forvaltningen', 'administration', 2, 'Förvaltningen', 'verified', 'Webben');
        insert into followed_indicator (indicator_id, position, title, unit, direction, period_kind, splits_by_sex, publisher, note, wording)
        select id, 4 - id, 'Titel ' || code, 'antal', 1, 0, false, 'Någon', '', 'proposed' from indicator;
        insert into goal_indicator select g.code, i.id, 'proposed' from goal g, indicator i;
        insert into focus_area_indicator select 'FA1', 'G1', id, 'proposed' from indicator;
        insert into responsibility select i.id, o.code from indicator i, organisation o;
        insert into target select id, 'G2', 0.5, 2040, 'second_hand', 'Nyheten' from indicator where code = 'smhi:utslapp';
        insert into peer_group values ('P2', 'Andra', false, 'Kolada'), ('P1', 'Liknande', true, 'Kolada');
        insert into peer_member select 'P1', id from area where code <> '1287'
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_framework_held_before_is_held_after_and_another_can_take_its_place()
    {
        var connectionString = await server.CreateEmptyAsync(Ct);
        var before = SqlFolder.Embedded.Paths.Where(path => path.StartsWith("migrations/000", StringComparison.Ordinal) && string.CompareOrdinal(path, "migrations/0009") < 0);
        await using (var old = Db.Open(connectionString, new SqlFolder(before.ToDictionary(path => path, SqlFolder.Embedded.File))))
        {
            Assert.Equal(8, (await Migrations.ApplyAsync(old, Ct)).Count);
        }

        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync(Ct);
            await using var command = new NpgsqlCommand(Held, connection);
            await command.ExecuteNonQueryAsync(Ct);
        }

        await using var db = Db.Open(connectionString);
        await Migrations.ApplyAsync(db, Ct);
        var reader = new FrameworkReader(db);
        var held = (await reader.InForceAsync(Ct))!;
        Assert.Equal(["FA1 G1 TR-01 Main", "FA1 G1 smhi:utslapp Main", "FA1 G1 kolada:N00610 Main"], held.Links.Select(link => $"{link.FocusArea} {link.Goal} {link.Indicator} {link.Role}{link.Reason}"));
        Assert.Equal(0.5, Assert.Single(held.Targets).Level!.Value);
        Assert.Equal(["FA1", "G2"], held.EarlierAreas.Select(area => area.Became));
        Assert.All(held.Indicators, indicator => Assert.Equal(("G1 G2", "namnden forvaltningen"), (string.Join(' ', indicator.Goals), string.Join(' ', indicator.Responsible))));
        Assert.Equal(["P1 0381 0583", "P2"], held.PeerGroups.Select(group => string.Join(' ', [group.Code, .. group.Members])));
        Assert.Equal(Standing.NotSaid, held.Programme.Standing);
        var version = (await reader.VersionInForceAsync(Ct))!;
        Assert.Equal((1, null, new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), "command line"), (version.Number, version.Text, version.InForceAt, version.Actor));

        // The file of an earlier form that is in force is nothing this version can read, and it need not.
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "filen", Ct);
        Assert.StartsWith("Ramverket är oförändrat", Assert.Single(await new FrameworkImport(db, new FakeTimeProvider()).AtStartAsync(path, Actor.Service, Ct)), StringComparison.Ordinal);
        File.Delete(path);

        var change = await new FrameworkImport(db, new FakeTimeProvider()).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(SmallFramework.Yaml), Actor.CommandLine, Ct);
        Assert.Equal(2, (await reader.VersionInForceAsync(Ct))!.Number);
        Assert.Contains(change.Items, item => item is { Section: "links", Key: "FA1/G1/kolada:N00610", Kind: ChangeKind.Changed } && item.Fields.Contains(new FieldChange("reason", "", "Den som är trygg går ut.")));
        await db.DisposeAsync();
        await server.DropAsync(connectionString, CancellationToken.None);
    }
}
