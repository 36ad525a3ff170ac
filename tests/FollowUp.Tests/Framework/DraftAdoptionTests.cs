using System.Text;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Judgements;
using FollowUp.Reports;
using FollowUp.Yaml;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>What becomes of drafts: brought up, adopted, discarded, tried, and how far they reach.</summary>
public sealed class DraftAdoptionTests(TestDatabase server) : DraftedFramework(server)
{
    [Fact]
    public async Task An_adopted_draft_is_in_force_with_its_reason_and_cannot_be_changed()
    {
        var id = await StartAsync();
        Assert.NotNull((await Drafts.AdoptAsync(id, 1, "Beslut", Ann, Ct)).Refusal);
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Trygg kommun"));
        Assert.NotNull((await Drafts.AdoptAsync(id, 1, "Beslut", Ann, Ct)).Refusal);
        Assert.NotNull((await Drafts.AdoptAsync(id, 2, " ", Ann, Ct)).Refusal);
        Assert.True((await Drafts.AdoptAsync(id, 2, "Kommunfullmäktige § 12", Bo, Ct)).IsTaken);

        var version = (await new FrameworkReader(Db).VersionInForceAsync(Ct))!;
        Assert.Equal((2, Bo.Name, "Kommunfullmäktige § 12", true), (version.Number, version.Actor, version.Reason, version.FromPages));
        Assert.Equal("Trygg kommun", (await new FrameworkReader(Db).InForceAsync(Ct))!.Goals[0].Title);
        Assert.Empty(await Drafts.OpenAsync(Ct));
        var closed = Assert.Single(await Drafts.ClosedAsync(Ct));
        Assert.Equal(("adopted", Bo.Name), (closed.State, closed.ClosedBy));
        Assert.Contains("av Bo Bok och går inte längre", (await SaveAsync(id, 2, Ann, "goals", "G1", ("title", "Annat"))).Refusal!, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(id)).History.Count);
        Assert.Equal("framework_draft.adopted", (await ActionsAsync(id))[^1]);
    }

    [Fact]
    public async Task A_draft_that_is_behind_is_brought_up_first_and_conflicts_are_chosen_in()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Anns titel"), ("origin", "Ann"));
        Assert.NotNull((await Drafts.BringUpAsync(id, 2, Ann, new Dictionary<string, Side>(), Ct)).Refusal);
        var other = await StartAsync("Ett annat");
        await SaveAsync(other, 1, Bo, "goals", "G1", ("title", "Bos titel"));
        await SaveAsync(other, 2, Bo, "goals", "G2", ("title", "Bos andra"));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await Drafts.AdoptAsync(other, 3, "Beslut", Bo, Ct)).IsTaken);

        Assert.True((await ReadAsync(id)).Draft.IsBehind);
        Assert.NotNull((await Drafts.AdoptAsync(id, 2, "Beslut", Ann, Ct)).Refusal);
        var conflict = Assert.Single((await Drafts.BringUpAsync(id, 2, Ann, new Dictionary<string, Side>(), Ct)).Conflicts);
        Assert.Equal(("goals/G1#title", "Trygghet", "Anns titel", "Bos titel", Bo.Name, Time.GetUtcNow()), (conflict.Id, conflict.Base, conflict.Mine, conflict.Theirs, conflict.By, conflict.At));
        Assert.Equal(3, (await Drafts.BringUpAsync(id, 2, Ann, new Dictionary<string, Side> { [conflict.Id] = Side.Theirs }, Ct)).Step);
        Assert.Equal(("Bos titel", "Bos andra"), await TitlesAsync(id));
        var draft = await ReadAsync(id);
        Assert.False(draft.Draft.IsBehind);
        Assert.Equal("origin", Assert.Single(Assert.Single(draft.Changes).Fields).Field);

        // Undone, it is behind again, and done again it is not.
        await Drafts.UndoAsync(id, 3, Ann, Ct);
        Assert.True((await ReadAsync(id)).Draft.IsBehind);
        await Drafts.RedoAsync(id, 4, Ann, Ct);
        Assert.True((await Drafts.AdoptAsync(id, 5, "Beslut", Ann, Ct)).IsTaken);
        var goal = (await new FrameworkReader(Db).InForceAsync(Ct))!.Goals[0];
        Assert.Equal(("Bos titel", "Ann"), (goal.Title, goal.Origin));
    }

    [Fact]
    public async Task A_discarded_draft_keeps_its_history_and_no_statement_changes_a_step()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Ett"));
        Assert.True((await Drafts.DiscardAsync(id, Bo, Ct)).IsTaken);
        Assert.Equal("discarded", Assert.Single(await Drafts.ClosedAsync(Ct)).State);
        Assert.Equal(2, (await ReadAsync(id)).History.Count);
        foreach (var statement in new[] { "update framework_step set actor = 'x'", "delete from framework_step", "truncate framework_step", "update framework_draft set state = 'open', closed_by = null, closed_at = null", "delete from framework_draft" })
        {
            await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(statement));
        }
    }

    [Fact]
    public async Task Under_a_draft_the_ordinary_readers_show_it_and_nothing_is_left_behind()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "focus_areas", "FA1", ("title", "Stöd genom livet"));
        await Drafts.SaveAsync(id, 2, Ann, "links", "FA1/G1/kolada:N00610", null, Ct);
        await Drafts.SaveAsync(id, 3, Ann, "indicators", null, FrameworkTextTests.With(FrameworkTextTests.Small(), "indicators", "kolada:N00610", ("code", "kolada:N99999"), ("title", "Ny")), Ct);
        var before = await ContentsAsync();
        var (titles, links) = await Drafts.UnderAsync(id, async transaction =>
        {
            var framework = (await FrameworkIn(transaction))!;
            return (framework.FocusAreas.Select(area => area.Title).ToList(), framework.Links.Count);
        }, Ct);
        Assert.Equal(["Stöd genom livet"], titles);
        Assert.Equal(0, links);
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal("Stöd", (await new FrameworkReader(Db).InForceAsync(Ct))!.FocusAreas[0].Title);

        static async Task<FollowUpFramework?> FrameworkIn(Transaction transaction) => FrameworkJson.Read(await transaction.QuerySingleAsync<string>("queries/framework/in_force.sql", Ct));
    }

    [Fact]
    public async Task Under_a_draft_no_small_count_is_shown_that_is_hidden_now()
    {
        var id = await StartAsync();
        await ScalarAsync(
            """
            with run as (insert into import_run (source, trigger, started_at) values ('leverans', 'person', now()) returning id),
                batch as (insert into batch (run_id, applied_at) select id, now() from run returning id)
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
            select (select id from indicator where code = 'TR-01'), 2024100, (select id from area where code = '1287'), 0, id, 0, 3 from batch
            """);
        await SaveAsync(id, 1, Ann, "indicators", "TR-01", ("protect_below", "0"));
        var indicator = await ScalarAsync("select id from indicator where code = 'TR-01'");
        var area = await ScalarAsync("select id from area where code = '1287'");
        var shown = await Drafts.UnderAsync(
            id, transaction => transaction.QueryAsync<FigureRow>("queries/framework/catalogue_figures.sql", new { areaId = (int)area!, indicatorIds = new[] { (int)indicator! } }, Ct), Ct);
        Assert.Null(Assert.Single(shown).Value);
        Assert.Equal((short)5, await ScalarAsync("select protect_below from indicator where code = 'TR-01'"));

        // Adopted, it is what the draft says.
        Assert.True((await Drafts.AdoptAsync(id, 2, "Beslut", Ann, Ct)).IsTaken);
        Assert.Equal(3.0, await ScalarAsync("select value from shown_observation"));
    }

    [Fact]
    public async Task Whoever_puts_a_framework_in_force_waits_for_a_draft_that_is_tried_and_is_told_when_it_does_not_end()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Trygg kommun"));
        var other = Encoding.UTF8.GetBytes(SmallFramework.With("title: Nettonoll", "title: Noll"));
        Task<FrameworkChange>? import = null;
        await Drafts.UnderAsync(
            id,
            async _ =>
            {
                var refusal = await Assert.ThrowsAsync<RefusedException>(() => new FrameworkImport(Db, Time).RunAsync("framework.yaml", other, Bo, Ct));
                Assert.StartsWith("Just nu är det någon annan som ändrar ramverket eller ser på uppföljningen", refusal.Message, StringComparison.Ordinal);
                await Assert.ThrowsAsync<RefusedException>(() => Drafts.UnderAsync(id, _ => Task.FromResult(0), Ct));
                import = new FrameworkImport(Db, Time).RunAsync("framework.yaml", other, Bo, Ct);
                await Task.Delay(500, Ct);
                return 0;
            },
            Ct);
        Assert.Equal("målet G2", Assert.Single((await import!).Items).Name);
        Assert.Equal(2, (await new FrameworkReader(Db).VersionInForceAsync(Ct))!.Number);
    }

    [Theory]
    [InlineData("insert into framework_draft (title, actor, started_at, state, closed_by, closed_at) values ('Ny', 'x', now(), 'discarded', 'x', now())")]
    [InlineData("insert into framework_draft (title, actor, started_at, state, closed_by, closed_at, adopted_version) values ('Ny', 'x', now(), 'adopted', 'x', now(), 1)")]
    [InlineData("insert into framework_step select draft_id, n + 2, at, account_id, actor, 'save', what, text, changes, undoes, base_version from framework_step where draft_id = 1")]
    [InlineData("insert into framework_step select 2, 2, at, account_id, actor, 'save', what, text, changes, undoes, base_version from framework_step where draft_id = 1")]
    [InlineData("insert into framework_step select 99, 1, at, account_id, actor, kind, what, text, changes, undoes, base_version from framework_step where draft_id = 1")]
    public async Task A_draft_begins_open_and_steps_follow_each_other_while_it_is(string statement)
    {
        Assert.Equal((1, 2), (await StartAsync(), await StartAsync("Två")));
        await Drafts.DiscardAsync(2, Ann, Ct);
        Assert.Equal("23000", (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(statement))).SqlState);
        await ScalarAsync("insert into framework_step select draft_id, 2, at, account_id, actor, 'save', what, text, changes, undoes, base_version from framework_step where draft_id = 1");
    }

    [Fact]
    public async Task A_file_becomes_a_step_or_a_draft_of_its_own()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Anns titel"));
        var file = Encoding.UTF8.GetBytes(SmallFramework.With("title: Nettonoll", "title: Noll # som beslutat"));
        Assert.Equal(3, (await Drafts.UploadAsync(id, 1, Bo, "ny.yaml", file, Ct)).Step);
        Assert.Equal(("Anns titel", "Noll"), await TitlesAsync(id));
        Assert.Equal(4, (await Drafts.UploadAsync(id, 3, Bo, "ny.yaml", file, Ct)).Step);
        Assert.Equal(("Trygghet", "Noll"), await TitlesAsync(id));
        Assert.Equal(file, (await ReadAsync(id)).Text.Bytes);
        Assert.NotNull((await Drafts.UploadAsync(id, 4, Bo, "ny.yaml", Encoding.UTF8.GetBytes("goals: &a []"), Ct)).Refusal);

        var other = await Drafts.StartAsync(Bo, "Ur fil", "ny.yaml", file, Ct);
        Assert.Equal([StepKind.Upload, StepKind.Start], (await ReadAsync(other.Id!.Value)).History.Select(step => step.Kind));
        Assert.Contains("trasig.yaml", (await Drafts.StartAsync(Bo, "Ur fil", "trasig.yaml", Encoding.UTF8.GetBytes("\t"), Ct)).Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_adopt_at_once_one_does_and_the_others_are_behind()
    {
        int[] ids = [await StartAsync(), await StartAsync("Två"), await StartAsync("Tre")];
        foreach (var id in ids)
        {
            await SaveAsync(id, 1, Ann, "goals", "G1", ("title", $"Titel {id}"));
        }

        var answers = await Task.WhenAll(ids.Select(id => Task.Run(() => Drafts.AdoptAsync(id, 2, "Beslut", Ann, Ct))));
        Assert.Single(answers, answer => answer.IsTaken);
        Assert.Equal(2, (await new FrameworkReader(Db).VersionInForceAsync(Ct))!.Number);
        Assert.All(await Drafts.OpenAsync(Ct), draft => Assert.True(draft.IsBehind));
    }

    [Fact]
    public async Task How_far_a_draft_reaches_is_told_and_nothing_of_it_changes()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Trygg kommun"));
        var other = await StartAsync("Ett annat");
        await SaveAsync(other, 1, Bo, "goals", "G1", ("origin", "Bo"));
        await ScalarAsync(
            """
            insert into edition (report, audience, audience_title, title, year, version, state, synthetic, content, html, workbook, pdf, frozen_at, actor, published_at)
            select 'uppfoljning', 'ks', 'Kommunstyrelsen', 'Uppföljning 2025', 2025, v, 'published', false, jsonb_build_object('chapters', jsonb_build_array(jsonb_build_object(
                'indicators', jsonb_build_array(jsonb_build_object('code', code))))), '', '', '', now(), 'test', now()
            from (values (1, 'kolada:N00610'), (2, 'smhi:utslapp')) e (v, code)
            """);
        var folder = Path.GetDirectoryName(CommittedFrameworkTests.Path)!;
        var reach = new DraftReach(Db, new FrameworkImport(Db, Time), new DashboardFolder(folder, false), new ReportFolder(Path.Combine(folder, "reports"), false), Time);
        var touches = await reach.OfAsync(await ReadAsync(id), Ct);
        Assert.Equal(["”Stöd” följs upp genom ”Trygga ute” (målet G1)"], touches.Framework!.Links);
        Assert.Equal("/rapporter/uppfoljning/ks/2025/1", Assert.Single(touches.Editions).Address);
        var same = Assert.Single(touches.Drafts);
        Assert.Equal((other, "Ett annat", "målet G1"), (same.Draft.Id, same.Draft.Title, Assert.Single(same.Things)));

        await SaveAsync(id, 2, Ann, "goals", "G1", ("title", ""));
        Assert.Null((await reach.OfAsync(await ReadAsync(id), Ct)).Framework);
    }
}
