using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Yaml;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>Drafts of frameworks on a real database, each test with one of its own.</summary>
public sealed class FrameworkDraftsTests(TestDatabase server) : IAsyncLifetime
{
    private static readonly Actor _ann = new(null, "Ann Ask <ann@example.se>");
    private static readonly Actor _bo = new(null, "Bo Bok <bo@example.se>");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
    private Db _db = null!;
    private FrameworkDrafts _drafts = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        _drafts = new FrameworkDrafts(_db, new FrameworkImport(_db, _time), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task A_draft_begins_as_what_is_in_force_and_changes_nothing()
    {
        Assert.Contains("framework import", (await _drafts.StartAsync(_ann, "Remiss", Ct)).Refusal!, StringComparison.Ordinal);
        var id = await StartAsync();
        var draft = await ReadAsync(id);
        Assert.Equal(("Remiss 2027", "open", _ann.Name, 1, 1, false), (draft.Draft.Title, draft.Draft.State, draft.Draft.StartedBy, draft.Draft.BaseVersion, draft.Draft.LastStep, draft.Draft.IsBehind));
        Assert.Empty(draft.Problems);
        Assert.Empty(draft.Changes);
        Assert.Equal(StepKind.Start, Assert.Single(draft.History).Kind);
        Assert.False(draft.CanBeAdopted);
        Assert.Equal(draft.Draft, Assert.Single(await _drafts.OpenAsync(Ct)));
        Assert.Null(await _drafts.ReadAsync(999, Ct));
        Assert.True((await _drafts.DiscardAsync(999, _ann, Ct)).IsUnknown);
        Assert.NotNull((await _drafts.StartAsync(_ann, "  ", Ct)).Refusal);
    }

    [Fact]
    public async Task What_is_saved_is_told_by_who_when_from_and_to()
    {
        var id = await StartAsync();
        _time.Advance(TimeSpan.FromMinutes(5));
        var saved = await SaveAsync(id, 1, _bo, "goals", "G1", ("title", "Trygg kommun"), ("decision.body", "Kommunfullmäktige"));
        Assert.Equal((2, new ItemName("goals", "G1")), (saved.Step!.Value, saved.Item));

        var draft = await ReadAsync(id);
        var step = draft.History[0];
        Assert.Equal((2, StepKind.Save, _bo.Name, _time.GetUtcNow()), (step.N, step.Kind, step.Actor, step.At));
        var change = Assert.Single(step.Changes);
        Assert.Equal(("goals", "G1", "målet G1", ChangeKind.Changed), (change.Section, change.Key, change.Name, change.Kind));
        Assert.Equal([new FieldChange("title", "Trygghet", "Trygg kommun"), new FieldChange("decision.body", null, "Kommunfullmäktige")], change.Fields);
        Assert.Equivalent(step.Changes, draft.Changes);
        Assert.True(draft.CanBeAdopted);
        Assert.Equal(["framework_draft.started", "framework_draft.saved"], await ActionsAsync(id));

        Assert.Equal(2, (await SaveAsync(id, 2, _bo, "goals", "G1", ("title", "Trygg kommun"))).Step);
        Assert.Equal(2, (await ReadAsync(id)).Draft.LastStep);
    }

    [Fact]
    public async Task Two_editors_of_different_fields_both_have_their_way()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Anns titel"));
        var later = await _drafts.SaveAsync(id, 1, _bo, "goals", "G1", FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("origin", "Bos brev")), Ct);
        Assert.Equal(3, later.Step);
        Assert.Equal(4, (await SaveAsync(id, 1, _bo, "goals", "G2", ("origin", "Boverket"))).Step);
        var goal = (await ReadAsync(id)).Text.Find("goals", "G1")!.Fields;
        Assert.Equal(("Anns titel", "Bos brev"), (goal["title"], goal["origin"]));
    }

    [Fact]
    public async Task The_second_editor_of_a_field_is_told_who_changed_it_and_to_what_and_loses_nothing()
    {
        var id = await StartAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Anns titel"));
        await SaveAsync(id, 2, new Actor(null, "Cia"), "goals", "G1", ("origin", "Ett annat brev"));
        var typed = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("title", "Bos titel"));
        var answer = await _drafts.SaveAsync(id, 1, _bo, "goals", "G1", typed, Ct);
        Assert.False(answer.IsTaken);
        var conflict = Assert.Single(answer.Conflicts);
        Assert.Equal(
            new DraftConflict(new ItemName("goals", "G1"), "målet G1", "title", "Trygghet", "Bos titel", "Anns titel", _ann.Name, _time.GetUtcNow()), conflict);
        Assert.Equal(3, (await ReadAsync(id)).Draft.LastStep);

        // What was typed is saved after all, when what the other did has been seen.
        Assert.Equal(4, (await SaveAsync(id, 3, _bo, "goals", "G1", ("title", "Bos titel"))).Step);
        Assert.Equal("Ett annat brev", (await ReadAsync(id)).Text.Find("goals", "G1")!.Fields["origin"]);
    }

    [Fact]
    public async Task What_another_has_taken_away_or_given_another_code_is_told_too()
    {
        var id = await StartAsync();
        await _drafts.SaveAsync(id, 1, _ann, "peer_groups", "P2", null, Ct);
        var typed = FrameworkTextTests.With(FrameworkTextTests.Small(), "peer_groups", "P2", ("title", "Andra kommuner"));
        var gone = Assert.Single((await _drafts.SaveAsync(id, 1, _bo, "peer_groups", "P2", typed, Ct)).Conflicts);
        Assert.Equal(("", null, _ann.Name), (gone.Field, gone.Theirs, gone.By));
        Assert.NotNull((await _drafts.SaveAsync(id, 2, _bo, "peer_groups", "P2", typed, Ct)).Refusal);

        Assert.Equal(new ItemName("goals", "M2"), (await _drafts.RenameAsync(id, 2, _ann, "goals", "G2", "M2", Ct)).Item);
        var renamed = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G2", ("title", "Noll"));
        Assert.Equal(_ann.Name, Assert.Single((await _drafts.SaveAsync(id, 2, _bo, "goals", "G2", renamed, Ct)).Conflicts).By);
        Assert.Contains("målet G1", (await _drafts.RenameAsync(id, 3, _bo, "goals", "M2", "G1", Ct)).Refusal!, StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(id)).Problems);
    }

    [Fact]
    public async Task Two_who_add_the_same_thing_add_it_once_and_two_things_of_one_code_are_a_problem()
    {
        var id = await StartAsync();
        var link = FrameworkTextTests.With(FrameworkTextTests.Small(), "links", "FA1/G1/kolada:N00610", ("indicator", "TR-01"), ("reason", "Elever är också invånare."));
        Assert.Equal("links/FA1/G1/TR-01", (await _drafts.SaveAsync(id, 1, _ann, "links", null, link, Ct)).Item!.ToString());
        Assert.Equal(2, (await _drafts.SaveAsync(id, 1, _bo, "links", null, link, Ct)).Step);
        link["reason"] = "Ett annat skäl.";
        var conflict = Assert.Single((await _drafts.SaveAsync(id, 1, _bo, "links", null, link, Ct)).Conflicts);
        Assert.Equal(("reason", null, "Elever är också invånare."), (conflict.Field, conflict.Base, conflict.Theirs));

        var goal = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("title", "Ett mål till"));
        Assert.Equal("goals/G1#2", (await _drafts.SaveAsync(id, 2, _ann, "goals", null, goal, Ct)).Item!.ToString());
        var problem = Assert.Single((await ReadAsync(id)).Problems);
        Assert.Equal(("goals/G1#2", "code"), (problem.Item!.ToString(), problem.Field));
    }

    [Fact]
    public async Task Steps_are_undone_one_after_another_whoever_took_them_and_done_again()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Ett"));
        await SaveAsync(id, 2, _bo, "goals", "G2", ("title", "Två"));
        Assert.Contains(_bo.Name, (await _drafts.UndoAsync(id, 2, _ann, Ct)).Refusal!, StringComparison.Ordinal);

        Assert.Equal((3, _bo.Name), ((await ReadAsync(id)).CanUndo!.N, (await ReadAsync(id)).CanUndo!.Actor));
        Assert.Equal(4, (await _drafts.UndoAsync(id, 3, _ann, Ct)).Step);
        Assert.Equal(("Ett", "Nettonoll"), await TitlesAsync(id));
        Assert.Equal(5, (await _drafts.UndoAsync(id, 4, _ann, Ct)).Step);
        Assert.Equal(("Trygghet", "Nettonoll"), await TitlesAsync(id));
        Assert.NotNull((await _drafts.UndoAsync(id, 5, _ann, Ct)).Refusal);

        Assert.Equal(6, (await _drafts.RedoAsync(id, 5, _bo, Ct)).Step);
        Assert.Equal(("Ett", "Nettonoll"), await TitlesAsync(id));
        Assert.Equal(7, (await _drafts.RedoAsync(id, 6, _bo, Ct)).Step);
        Assert.Equal(("Ett", "Två"), await TitlesAsync(id));
        Assert.Equal(8, (await _drafts.UndoAsync(id, 7, _bo, Ct)).Step);

        var draft = await ReadAsync(id);
        Assert.Equal([false, false, false, false, false, true, false, false], draft.History.Select(step => step.IsUndone));
        Assert.Equal([3, 3, 2, 2, 3, null, null, null], draft.History.Select(step => step.Undoes));
        Assert.Equal(new FieldChange("title", "Två", "Nettonoll"), Assert.Single(Assert.Single(draft.History[0].Changes).Fields));

        // Something else saved: what was undone stays so.
        await SaveAsync(id, 8, _ann, "goals", "G2", ("title", "Tre"));
        Assert.NotNull((await _drafts.RedoAsync(id, 9, _ann, Ct)).Refusal);
        Assert.Equal(10, (await _drafts.UndoAsync(id, 9, _ann, Ct)).Step);
        Assert.Equal(("Ett", "Nettonoll"), await TitlesAsync(id));
        Assert.Equal(["framework_draft.started", "framework_draft.saved", "framework_draft.saved", "framework_draft.undone", "framework_draft.undone", "framework_draft.redone"], (await ActionsAsync(id)).Take(6));
    }

    [Fact]
    public async Task A_draft_with_problems_is_kept_and_cannot_be_adopted()
    {
        var id = await StartAsync();
        Assert.True((await SaveAsync(id, 1, _ann, "goals", "G1", ("title", ""), ("wording", "kanske"))).IsTaken);
        var draft = await ReadAsync(id);
        Assert.Equal([("title", "målet G1"), ("wording", "målet G1")], draft.Problems.Select(problem => (problem.Field, problem.Name)).Order());
        Assert.False(draft.CanBeAdopted);
        Assert.Contains("2 fel", (await _drafts.AdoptAsync(id, 2, "Beslut", _ann, Ct)).Refusal!, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => _drafts.UnderAsync(id, _ => Task.FromResult(0), Ct));
        Assert.Equal(1, (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.N);

        var hidden = await SaveAsync(id, 2, _ann, "goals", "G2", ("title", "Netto\u200bnoll"));
        Assert.Contains("U+200B", hidden.Refusal!, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(id)).Draft.LastStep);
    }

    [Fact]
    public async Task An_adopted_draft_is_in_force_with_its_reason_and_cannot_be_changed()
    {
        var id = await StartAsync();
        Assert.NotNull((await _drafts.AdoptAsync(id, 1, "Beslut", _ann, Ct)).Refusal);
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Trygg kommun"));
        Assert.NotNull((await _drafts.AdoptAsync(id, 1, "Beslut", _ann, Ct)).Refusal);
        Assert.NotNull((await _drafts.AdoptAsync(id, 2, " ", _ann, Ct)).Refusal);
        Assert.True((await _drafts.AdoptAsync(id, 2, "Kommunfullmäktige § 12", _bo, Ct)).IsTaken);

        var version = (await new FrameworkReader(_db).VersionInForceAsync(Ct))!;
        Assert.Equal((2, _bo.Name, "Kommunfullmäktige § 12", true), (version.N, version.Actor, version.Reason, version.FromPages));
        Assert.Equal("Trygg kommun", (await new FrameworkReader(_db).InForceAsync(Ct))!.Goals[0].Title);
        Assert.Empty(await _drafts.OpenAsync(Ct));
        var closed = Assert.Single(await _drafts.ClosedAsync(Ct));
        Assert.Equal(("adopted", _bo.Name), (closed.State, closed.ClosedBy));
        Assert.Contains(_bo.Name, (await SaveAsync(id, 2, _ann, "goals", "G1", ("title", "Annat"))).Refusal!, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(id)).History.Count);
        Assert.Equal("framework_draft.adopted", (await ActionsAsync(id))[^1]);
    }

    [Fact]
    public async Task A_draft_that_is_behind_is_brought_up_first_and_conflicts_are_chosen_in()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Anns titel"), ("origin", "Ann"));
        Assert.NotNull((await _drafts.BringUpAsync(id, 2, _ann, new Dictionary<string, Side>(), Ct)).Refusal);
        var other = await StartAsync("Ett annat");
        await SaveAsync(other, 1, _bo, "goals", "G1", ("title", "Bos titel"));
        await SaveAsync(other, 2, _bo, "goals", "G2", ("title", "Bos andra"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True((await _drafts.AdoptAsync(other, 3, "Beslut", _bo, Ct)).IsTaken);

        Assert.True((await ReadAsync(id)).Draft.IsBehind);
        Assert.NotNull((await _drafts.AdoptAsync(id, 2, "Beslut", _ann, Ct)).Refusal);
        var conflict = Assert.Single((await _drafts.BringUpAsync(id, 2, _ann, new Dictionary<string, Side>(), Ct)).Conflicts);
        Assert.Equal(("goals/G1#title", "Trygghet", "Anns titel", "Bos titel", _bo.Name, _time.GetUtcNow()), (conflict.Id, conflict.Base, conflict.Mine, conflict.Theirs, conflict.By, conflict.At));
        Assert.Equal(3, (await _drafts.BringUpAsync(id, 2, _ann, new Dictionary<string, Side> { [conflict.Id] = Side.Theirs }, Ct)).Step);
        Assert.Equal(("Bos titel", "Bos andra"), await TitlesAsync(id));
        var draft = await ReadAsync(id);
        Assert.False(draft.Draft.IsBehind);
        Assert.Equal("origin", Assert.Single(Assert.Single(draft.Changes).Fields).Field);

        // Undone, it is behind again, and done again it is not.
        await _drafts.UndoAsync(id, 3, _ann, Ct);
        Assert.True((await ReadAsync(id)).Draft.IsBehind);
        await _drafts.RedoAsync(id, 4, _ann, Ct);
        Assert.True((await _drafts.AdoptAsync(id, 5, "Beslut", _ann, Ct)).IsTaken);
        var goal = (await new FrameworkReader(_db).InForceAsync(Ct))!.Goals[0];
        Assert.Equal(("Bos titel", "Ann"), (goal.Title, goal.Origin));
    }

    [Fact]
    public async Task A_discarded_draft_keeps_its_history_and_no_statement_changes_a_step()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Ett"));
        Assert.True((await _drafts.DiscardAsync(id, _bo, Ct)).IsTaken);
        Assert.Equal("discarded", Assert.Single(await _drafts.ClosedAsync(Ct)).State);
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
        await SaveAsync(id, 1, _ann, "focus_areas", "FA1", ("title", "Stöd genom livet"));
        await _drafts.SaveAsync(id, 2, _ann, "links", "FA1/G1/kolada:N00610", null, Ct);
        await _drafts.SaveAsync(id, 3, _ann, "indicators", null, FrameworkTextTests.With(FrameworkTextTests.Small(), "indicators", "kolada:N00610", ("code", "kolada:N99999"), ("title", "Ny")), Ct);
        var before = await ContentsAsync();
        var (titles, links) = await _drafts.UnderAsync(id, async transaction =>
        {
            var framework = (await FrameworkIn(transaction))!;
            return (framework.FocusAreas.Select(area => area.Title).ToList(), framework.Links.Count);
        }, Ct);
        Assert.Equal(["Stöd genom livet"], titles);
        Assert.Equal(0, links);
        Assert.Equal(before, await ContentsAsync());
        Assert.Equal("Stöd", (await new FrameworkReader(_db).InForceAsync(Ct))!.FocusAreas[0].Title);

        static async Task<FollowUpFramework?> FrameworkIn(Transaction transaction) => FrameworkJson.Read(await transaction.QuerySingleAsync<string>("queries/framework/in_force.sql", Ct));
    }

    [Fact]
    public async Task A_file_becomes_a_step_or_a_draft_of_its_own()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, _ann, "goals", "G1", ("title", "Anns titel"));
        var file = Encoding.UTF8.GetBytes(SmallFramework.With("title: Nettonoll", "title: Noll # som beslutat"));
        Assert.Equal(3, (await _drafts.UploadAsync(id, 1, _bo, "ny.yaml", file, Ct)).Step);
        Assert.Equal(("Anns titel", "Noll"), await TitlesAsync(id));
        Assert.Equal(4, (await _drafts.UploadAsync(id, 3, _bo, "ny.yaml", file, Ct)).Step);
        Assert.Equal(("Trygghet", "Noll"), await TitlesAsync(id));
        Assert.Equal(file, (await ReadAsync(id)).Text.Bytes);
        Assert.NotNull((await _drafts.UploadAsync(id, 4, _bo, "ny.yaml", Encoding.UTF8.GetBytes("goals: &a []"), Ct)).Refusal);

        var other = await _drafts.StartAsync(_bo, "Ur fil", "ny.yaml", file, Ct);
        Assert.Equal([StepKind.Upload, StepKind.Start], (await ReadAsync(other.Id!.Value)).History.Select(step => step.Kind));
        Assert.Contains("trasig.yaml", (await _drafts.StartAsync(_bo, "Ur fil", "trasig.yaml", Encoding.UTF8.GetBytes("\t"), Ct)).Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_twenty_who_save_at_once_none_is_lost()
    {
        var id = await StartAsync();
        var goal = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1");
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => Task.Run(() => _drafts.SaveAsync(
            id, 1, new Actor(null, $"Person {n}"), "goals", null, new Dictionary<string, string>(goal) { ["code"] = $"M{n}", ["title"] = $"Mål {n}" }, Ct))));
        Assert.Equal(Enumerable.Range(2, 20), answers.Select(answer => answer.Step!.Value).Order());
        var draft = await ReadAsync(id);
        Assert.Equal(22, draft.Text.In("goals").Count);
        Assert.Empty(draft.Problems);
        Assert.Equal(20, draft.Changes.Count);
    }

    [Fact]
    public async Task Of_many_who_adopt_at_once_one_does_and_the_others_are_behind()
    {
        int[] ids = [await StartAsync(), await StartAsync("Två"), await StartAsync("Tre")];
        foreach (var id in ids)
        {
            await SaveAsync(id, 1, _ann, "goals", "G1", ("title", $"Titel {id}"));
        }

        var answers = await Task.WhenAll(ids.Select(id => Task.Run(() => _drafts.AdoptAsync(id, 2, "Beslut", _ann, Ct))));
        Assert.Single(answers, answer => answer.IsTaken);
        Assert.Equal(2, (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.N);
        Assert.All(await _drafts.OpenAsync(Ct), draft => Assert.True(draft.IsBehind));
    }

    private async Task<int> StartAsync(string title = "Remiss 2027")
    {
        if (await new FrameworkReader(_db).VersionInForceAsync(Ct) is null)
        {
            await new FrameworkImport(_db, _time).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(SmallFramework.Yaml), Actor.CommandLine, Ct);
        }

        return (await _drafts.StartAsync(_ann, title, Ct)).Id!.Value;
    }

    private async Task<DraftView> ReadAsync(int id) => (await _drafts.ReadAsync(id, Ct))!;

    /// <summary>Saves a thing as it stands in the draft with some fields otherwise.</summary>
    private async Task<DraftAnswer> SaveAsync(int id, int seen, Actor actor, string section, string key, params (string Field, string Value)[] fields) =>
        await _drafts.SaveAsync(id, seen, actor, section, key, FrameworkTextTests.With((await ReadAsync(id)).Text, section, key, fields), Ct);

    private async Task<(string, string)> TitlesAsync(int id)
    {
        var text = (await ReadAsync(id)).Text;
        return (text.Find("goals", "G1")!.Fields["title"], text.Find("goals", "G2")!.Fields["title"]);
    }

    private async Task<IReadOnlyList<string>> ActionsAsync(int id) =>
        [.. ((string)(await ScalarAsync($"select string_agg(action, ' ' order by id) from audit where subject = 'framework_draft {id}'"))!).Split(' ')];

    /// <summary>Every row of every table, as one number.</summary>
    private async Task<object?> ContentsAsync() => await ScalarAsync(
        "select string_agg(table_schema || '.' || table_name || ' ' || md5(query_to_xml(format('select t::text from %I.%I t order by 1', table_schema, table_name), true, false, '')::text), e'\\n' order by 1)"
        + " from information_schema.tables where table_schema in ('public', 'stated') and table_type = 'BASE TABLE'");

    private async Task<object?> ScalarAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
