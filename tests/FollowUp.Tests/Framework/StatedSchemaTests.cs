using System.Text;
using FollowUp.Access;
using FollowUp.Framework;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>What the schema itself refuses, asked with plain SQL past all of the program, and what of the framework shows on which day.</summary>
public sealed class StatedSchemaTests(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await new FrameworkImport(database.Db, new FakeTimeProvider()).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(RichFramework.Yaml), Actor.CommandLine, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("a strategy has no column for goals", "42703", "update stated.strategy set goal = 'G1'")]
    [InlineData("a strategy has no column for indicators", "42703", "insert into stated.strategy (code, position, title, followed_up_through, wording, origin, indicator_id) values ('s', 9, 's', 'malen', 'quoted', '', 1)")]
    [InlineData("a goal has no column for a strategy", "42703", "update stated.goal set strategy = 'strategin'")]
    [InlineData("a goal belongs to a programme", "23502", "insert into stated.goal (code, position, title, wording, origin) values ('G9', 9, 'Nio', 'quoted', '')")]
    [InlineData("a goal's programme is there", "23503", "insert into stated.goal (code, programme, position, title, wording, origin) values ('G9', 'strategin', 9, 'Nio', 'quoted', '')")]
    [InlineData("there is one programme, so that no link crosses", "23505", "insert into stated.programme (code, title, first_year, last_year, wording, origin) values ('andra', 'Andra', 2024, 2040, 'quoted', '')")]
    [InlineData("two organisations of a title never meet", "23P01", "insert into stated.organisation (code, kind, position, title, wording, origin) select code || '-2', kind, 9, title, wording, origin from stated.organisation")]
    [InlineData("a link is to a pair that a goal has", "23503", "insert into stated.focus_area_indicator (position, focus_area, goal, indicator_id, role, reason, wording) select 9, 'FA1', 'G1', id, 'main', 'Skäl.', 'quoted' from indicator where code = 'smhi:utslapp'")]
    [InlineData("a link goes by way of a goal", "23502", "insert into stated.focus_area_indicator (position, focus_area, indicator_id, role, reason, wording) select 9, 'FA1', id, 'main', 'Skäl.', 'quoted' from indicator where code = 'kolada:N00610'")]
    [InlineData("a pair in use stays", "23503", "delete from stated.goal_indicator where goal = 'G1'")]
    [InlineData("a link has a reason", "23514", "insert into stated.focus_area_indicator (position, focus_area, goal, indicator_id, role, reason, wording) select 9, 'FA1', 'G1', id, 'main', '', 'quoted' from indicator where code = 'kolada:N07403'")]
    [InlineData("a link has a role", "23514", "update stated.focus_area_indicator set role = 'other'")]
    [InlineData("links may not overlap", "23P01", "insert into stated.focus_area_indicator (position, focus_area, goal, indicator_id, role, reason, wording, valid_from, valid_to) select 9, 'FA1', 'G1', id, 'main', 'Skäl.', 'quoted', '2025-12-31', '2025-12-31' from indicator where code = 'kolada:N00610'")]
    [InlineData("nor be let to", "23P01", "update stated.focus_area_indicator set valid_from = null, valid_to = null where focus_area = 'FA1'")]
    [InlineData("targets may not overlap", "23P01", "insert into stated.target (position, indicator_id, goal, kind, wording, origin, valid_to) select 9, id, 'G2', 'direction', 'quoted', '', '2026-01-01' from indicator where code = 'kolada:N00610'")]
    [InlineData("a target is of a pair that a goal has", "23503", "insert into stated.target (position, indicator_id, goal, kind, wording, origin, valid_from) select 9, id, 'G1', 'direction', 'quoted', '', '2040-01-01' from indicator where code = 'smhi:utslapp'")]
    [InlineData("a level has a year", "23514", "update stated.target set year = null where kind = 'level'")]
    [InlineData("a band has both ends", "23514", "update stated.target set highest = null where kind = 'band'")]
    [InlineData("a direction is nothing more", "23514", "update stated.target set value = 1 where kind = 'direction'")]
    [InlineData("the last day is not before the first", "23514", "update stated.goal set valid_from = '2026-02-01', valid_to = '2026-01-31'")]
    [InlineData("what is superseded has a last day", "23514", "update stated.focus_area set stage = 'superseded' where valid_to is null")]
    [InlineData("a decision has a body", "23514", "update stated.programme set decided_by = null")]
    [InlineData("an earlier area became something", "23514", "update stated.earlier_area set became_earlier = null where code = 'OA1'")]
    [InlineData("an earlier area became one thing", "23514", "update stated.earlier_area set goal = 'G1' where code = 'OA1'")]
    [InlineData("an earlier area never becomes itself", "23514", "update stated.earlier_area set focus_area = null, became_earlier = 'OA2' where code = 'OA2'")]
    [InlineData("not even by way of another", "23514", "update stated.earlier_area set focus_area = null, became_earlier = 'OA1' where code = 'OA2'")]
    [InlineData("a version is never changed", "23000", "update framework_version set reason = 'annat'")]
    [InlineData("a version is never removed", "23000", "delete from framework_version")]
    [InlineData("nor all of them", "0A000", "truncate framework_version")]
    [InlineData("a version's text is what its hash says", "23514", "insert into framework_version (n, text, sha256, in_force_at, actor, reason, from_pages) values (99, 'a', sha256('b'), now(), 'a', '', false)")]
    public async Task The_schema_itself_refuses(string rule, string state, string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ReadAsync(null, statement));
        Assert.True(refused.SqlState == state, $"{rule}: {refused.SqlState} {refused.MessageText}");
    }

    [Theory]
    [InlineData("2023-12-31", "FA0 FA1 JP1 | JP1 supporting | kolada:N07403 direction, smhi:utslapp level")]
    [InlineData("2024-01-01", "FA0 FA1 JP1 | FA1 supporting, JP1 supporting | kolada:N07403 direction, smhi:utslapp level")]
    [InlineData("2025-12-31", "FA0 FA1 JP1 | FA1 supporting, JP1 supporting | kolada:N07403 direction, smhi:utslapp level")]
    [InlineData("2026-01-01", "FA1 JP1 | FA1 main, JP1 supporting | kolada:N00610 band, kolada:N07403 direction, smhi:utslapp level")]
    [InlineData("2040-01-01", "FA1 JP1 | FA1 main, JP1 supporting | kolada:N00610 band, kolada:N07403 direction")]
    public async Task What_holds_on_the_day_is_what_shows(string day, string shown)
    {
        var areas = await ReadAsync(day, "select string_agg(code, ' ' order by code) from focus_area");
        var links = await ReadAsync(day, "select string_agg(focus_area || ' ' || role, ', ' order by focus_area, role) from focus_area_indicator");
        var targets = await ReadAsync(day, "select string_agg(i.code || ' ' || t.kind, ', ' order by i.code) from target t join indicator i on i.id = t.indicator_id");
        Assert.Equal(shown, $"{areas} | {links} | {targets}");
    }

    [Fact]
    public async Task A_link_shows_only_while_its_area_its_goal_and_its_indicator_do()
    {
        const string Links = "select count(*)::text from focus_area_indicator where focus_area = 'FA1'";
        Assert.Equal("1", await ReadAsync("2026-06-01", Links));
        foreach (var part in new[] { "focus_area set valid_to = '2026-05-31' where code = 'FA1'", "goal set valid_to = '2026-05-31' where code = 'G1'", "strategy set valid_to = '2026-05-31'", "programme set valid_from = '2026-06-02'", "followed_indicator set valid_from = '2026-06-02'" })
        {
            Assert.Equal("0", await ReadAsync("2026-06-01", $"update stated.{part}", Links));
        }
    }

    [Fact]
    public async Task An_organisation_answers_and_delivers_only_while_both_hold()
    {
        const string Responsible = "select string_agg(organisation, ' ' order by organisation) from responsibility";
        Assert.Equal("namnden", await ReadAsync("2024-12-31", Responsible));
        Assert.Equal("forvaltningen namnden", await ReadAsync("2025-01-01", Responsible));
        Assert.Equal("namnden", await ReadAsync("2024-12-31", "select string_agg(organisation, ' ') from delivering"));
        Assert.Equal("forvaltningen", await ReadAsync("2025-01-01", "select string_agg(organisation, ' ') from delivering"));
    }

    [Fact]
    public async Task Without_a_day_of_its_own_a_session_sees_today_in_sweden() => Assert.Equal(
        await ReadAsync(null, "select (now() at time zone 'Europe/Stockholm')::date::text"), await ReadAsync(null, "select framework_day()::text"));

    /// <summary>Runs statements on a day, undoes them, and gives what the last said.</summary>
    private async Task<string> ReadAsync(string? day, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        object? result = null;
        foreach (var statement in day is null ? statements : [$"set local followup.day = '{day}'", .. statements])
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            result = await command.ExecuteScalarAsync(Ct);
        }

        return result as string ?? "";
    }
}
