using FollowUp.Access;
using FollowUp.Framework;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests;

/// <summary>Steps of drafts: saved, merged, undone and done again, by one or by many at once.</summary>
public sealed class FrameworkDraftsTests(TestDatabase server) : DraftedFramework(server)
{
    [Fact]
    public async Task A_draft_begins_as_what_is_in_force_and_changes_nothing()
    {
        Assert.Contains("framework import", (await Drafts.StartAsync(Ann, "Remiss", Ct)).Refusal!, StringComparison.Ordinal);
        var id = await StartAsync();
        var draft = await ReadAsync(id);
        Assert.Equal(("Remiss 2027", "open", Ann.Name, 1, 1, false), (draft.Draft.Title, draft.Draft.State, draft.Draft.StartedBy, draft.Draft.BaseVersion, draft.Draft.LastStep, draft.Draft.IsBehind));
        Assert.Empty(draft.Problems);
        Assert.Empty(draft.Changes);
        Assert.Equal(StepKind.Start, Assert.Single(draft.History).Kind);
        Assert.False(draft.CanBeAdopted);
        Assert.Equal(draft.Draft, Assert.Single(await Drafts.OpenAsync(Ct)));
        Assert.Null(await Drafts.ReadAsync(999, Ct));
        Assert.True((await Drafts.DiscardAsync(999, Ann, Ct)).IsUnknown);
        Assert.NotNull((await Drafts.StartAsync(Ann, "  ", Ct)).Refusal);
    }

    [Fact]
    public async Task What_is_saved_is_told_by_who_when_from_and_to()
    {
        var id = await StartAsync();
        Time.Advance(TimeSpan.FromMinutes(5));
        var saved = await SaveAsync(id, 1, Bo, "goals", "G1", ("title", "Trygg kommun"), ("decision.body", "Kommunfullmäktige"));
        Assert.Equal((2, new ItemName("goals", "G1")), (saved.Step!.Value, saved.Item));

        var draft = await ReadAsync(id);
        var step = draft.History[0];
        Assert.Equal((2, StepKind.Save, Bo.Name, Time.GetUtcNow()), (step.Number, step.Kind, step.Actor, step.At));
        var change = Assert.Single(step.Changes);
        Assert.Equal(("goals", "G1", "målet G1", ChangeKind.Changed), (change.Section, change.Key, change.Name, change.Kind));
        Assert.Equal([new FieldChange("title", "Trygghet", "Trygg kommun"), new FieldChange("decision.body", null, "Kommunfullmäktige")], change.Fields);
        Assert.Equivalent(step.Changes, draft.Changes);
        Assert.True(draft.CanBeAdopted);
        Assert.Equal(["framework_draft.started", "framework_draft.saved"], await ActionsAsync(id));

        Assert.Equal(2, (await SaveAsync(id, 2, Bo, "goals", "G1", ("title", "Trygg kommun"))).Step);
        Assert.Equal(2, (await ReadAsync(id)).Draft.LastStep);
    }

    [Fact]
    public async Task Two_editors_of_different_fields_both_have_their_way()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Anns titel"));
        var later = await Drafts.SaveAsync(id, 1, Bo, "goals", "G1", FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("origin", "Bos brev")), Ct);
        Assert.Equal(3, later.Step);
        Assert.Equal(4, (await SaveAsync(id, 1, Bo, "goals", "G2", ("origin", "Boverket"))).Step);
        var goal = (await ReadAsync(id)).Text.Find("goals", "G1")!.Fields;
        Assert.Equal(("Anns titel", "Bos brev"), (goal["title"], goal["origin"]));
    }

    [Fact]
    public async Task The_second_editor_of_a_field_is_told_who_changed_it_and_to_what_and_loses_nothing()
    {
        var id = await StartAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Anns titel"));
        await SaveAsync(id, 2, new Actor(null, "Cia"), "goals", "G1", ("origin", "Ett annat brev"));
        var typed = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("title", "Bos titel"));
        var answer = await Drafts.SaveAsync(id, 1, Bo, "goals", "G1", typed, Ct);
        Assert.False(answer.IsTaken);
        var conflict = Assert.Single(answer.Conflicts);
        Assert.Equal(
            new DraftConflict(new ItemName("goals", "G1"), "målet G1", "title", "Trygghet", "Bos titel", "Anns titel", Ann.Name, Time.GetUtcNow()), conflict);
        Assert.Equal(3, (await ReadAsync(id)).Draft.LastStep);

        // What was typed is saved after all, when what the other did has been seen.
        Assert.Equal(4, (await SaveAsync(id, 3, Bo, "goals", "G1", ("title", "Bos titel"))).Step);
        Assert.Equal("Ett annat brev", (await ReadAsync(id)).Text.Find("goals", "G1")!.Fields["origin"]);
    }

    [Fact]
    public async Task What_another_has_taken_away_or_given_another_code_is_told_too()
    {
        var id = await StartAsync();
        await Drafts.SaveAsync(id, 1, Ann, "peer_groups", "P2", null, Ct);
        var typed = FrameworkTextTests.With(FrameworkTextTests.Small(), "peer_groups", "P2", ("title", "Andra kommuner"));
        var gone = Assert.Single((await Drafts.SaveAsync(id, 1, Bo, "peer_groups", "P2", typed, Ct)).Conflicts);
        Assert.Equal(("", null, Ann.Name), (gone.Field, gone.Theirs, gone.By));
        Assert.NotNull((await Drafts.SaveAsync(id, 2, Bo, "peer_groups", "P2", typed, Ct)).Refusal);

        Assert.Equal(new ItemName("goals", "M2"), (await Drafts.RenameAsync(id, 2, Ann, "goals", "G2", "M2", Ct)).Item);
        var renamed = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G2", ("title", "Noll"));
        Assert.Equal(Ann.Name, Assert.Single((await Drafts.SaveAsync(id, 2, Bo, "goals", "G2", renamed, Ct)).Conflicts).By);
        Assert.Contains("målet G1", (await Drafts.RenameAsync(id, 3, Bo, "goals", "M2", "G1", Ct)).Refusal!, StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(id)).Problems);
    }

    [Fact]
    public async Task Two_who_add_the_same_thing_add_it_once_and_two_things_of_one_code_are_a_problem()
    {
        var id = await StartAsync();
        var link = FrameworkTextTests.With(FrameworkTextTests.Small(), "links", "FA1/G1/kolada:N00610", ("indicator", "TR-01"), ("reason", "Elever är också invånare."));
        Assert.Equal("links/FA1/G1/TR-01", (await Drafts.SaveAsync(id, 1, Ann, "links", null, link, Ct)).Item!.ToString());
        Assert.Equal(2, (await Drafts.SaveAsync(id, 1, Bo, "links", null, link, Ct)).Step);
        link["reason"] = "Ett annat skäl.";
        var conflict = Assert.Single((await Drafts.SaveAsync(id, 1, Bo, "links", null, link, Ct)).Conflicts);
        Assert.Equal(("reason", null, "Elever är också invånare."), (conflict.Field, conflict.Base, conflict.Theirs));

        var goal = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("title", "Ett mål till"));
        Assert.Equal("goals/G1#2", (await Drafts.SaveAsync(id, 2, Ann, "goals", null, goal, Ct)).Item!.ToString());
        var problem = Assert.Single((await ReadAsync(id)).Problems);
        Assert.Equal(("goals/G1#2", "code"), (problem.Item!.ToString(), problem.Field));
    }

    [Fact]
    public async Task Steps_are_undone_one_after_another_whoever_took_them_and_done_again()
    {
        var id = await StartAsync();
        await SaveAsync(id, 1, Ann, "goals", "G1", ("title", "Ett"));
        await SaveAsync(id, 2, Bo, "goals", "G2", ("title", "Två"));
        Assert.StartsWith("Bo Bok ändrade utkastet ", (await Drafts.UndoAsync(id, 2, Ann, Ct)).Refusal, StringComparison.Ordinal);

        Assert.Equal((3, Bo.Name), ((await ReadAsync(id)).CanUndo!.Number, (await ReadAsync(id)).CanUndo!.Actor));
        Assert.Equal(4, (await Drafts.UndoAsync(id, 3, Ann, Ct)).Step);
        Assert.Equal(("Ett", "Nettonoll"), await TitlesAsync(id));
        Assert.Equal(5, (await Drafts.UndoAsync(id, 4, Ann, Ct)).Step);
        Assert.Equal(("Trygghet", "Nettonoll"), await TitlesAsync(id));
        Assert.NotNull((await Drafts.UndoAsync(id, 5, Ann, Ct)).Refusal);

        Assert.Equal(6, (await Drafts.RedoAsync(id, 5, Bo, Ct)).Step);
        Assert.Equal(("Ett", "Nettonoll"), await TitlesAsync(id));
        Assert.Equal(7, (await Drafts.RedoAsync(id, 6, Bo, Ct)).Step);
        Assert.Equal(("Ett", "Två"), await TitlesAsync(id));
        Assert.Equal(8, (await Drafts.UndoAsync(id, 7, Bo, Ct)).Step);

        var draft = await ReadAsync(id);
        Assert.Equal([false, false, false, false, false, true, false, false], draft.History.Select(step => step.IsUndone));
        Assert.Equal([3, 3, 2, 2, 3, null, null, null], draft.History.Select(step => step.Undoes));
        Assert.Equal(new FieldChange("title", "Två", "Nettonoll"), Assert.Single(Assert.Single(draft.History[0].Changes).Fields));

        // Something else saved: what was undone stays so.
        await SaveAsync(id, 8, Ann, "goals", "G2", ("title", "Tre"));
        Assert.NotNull((await Drafts.RedoAsync(id, 9, Ann, Ct)).Refusal);
        Assert.Equal(10, (await Drafts.UndoAsync(id, 9, Ann, Ct)).Step);
        Assert.Equal(("Ett", "Nettonoll"), await TitlesAsync(id));
        Assert.Equal(["framework_draft.started", "framework_draft.saved", "framework_draft.saved", "framework_draft.undone", "framework_draft.undone", "framework_draft.redone"], (await ActionsAsync(id)).Take(6));
    }

    [Fact]
    public async Task A_draft_with_problems_is_kept_and_cannot_be_adopted()
    {
        var id = await StartAsync();
        Assert.True((await SaveAsync(id, 1, Ann, "goals", "G1", ("title", ""), ("wording", "kanske"))).IsTaken);
        var draft = await ReadAsync(id);
        Assert.Equal([("title", "målet G1"), ("wording", "målet G1")], draft.Problems.Select(problem => (problem.Field, problem.Name)).Order());
        Assert.False(draft.CanBeAdopted);
        Assert.Contains("2 fel", (await Drafts.AdoptAsync(id, 2, "Beslut", Ann, Ct)).Refusal!, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => Drafts.UnderAsync(id, _ => Task.FromResult(0), Ct));
        Assert.Equal(1, (await new FrameworkReader(Db).VersionInForceAsync(Ct))!.Number);

        var hidden = await SaveAsync(id, 2, Ann, "goals", "G2", ("title", "Netto\u200bnoll"));
        Assert.Contains("U+200B", hidden.Refusal!, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(id)).Draft.LastStep);
    }

    [Fact]
    public async Task What_cannot_be_written_starts_no_draft_and_is_told()
    {
        await StartAsync();
        var goal = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1", ("code", "G3"), ("title", "Trygg\u00adhet till"));
        var started = await Drafts.StartAsync(Ann, "Ett mål till", [("goals", goal)], Ct);
        Assert.Null(started.Id);
        Assert.Contains("U+00AD", started.Refusal!, StringComparison.Ordinal);
        Assert.Single(await Drafts.OpenAsync(Ct));
    }

    [Fact]
    public async Task Another_order_is_a_change_that_can_be_adopted_and_that_others_take_in()
    {
        var behind = await StartAsync();
        var id = await StartAsync("Ny ordning");
        await SaveAsync(behind, 1, Ann, "goals", "G1", ("title", "Trygg kommun"));
        var uploaded = await Drafts.UploadAsync(id, 1, Ann, "ramverk.yaml", Swapped(), Ct);
        Assert.Equal(2, uploaded.Step);
        var draft = await ReadAsync(id);
        var change = Assert.Single(draft.Changes);
        Assert.Equal(("goals", "", "ordningen bland målen", ChangeKind.Changed), (change.Section, change.Key, change.Name, change.Kind));
        Assert.Equal(new FieldChange(FrameworkChanges.Order, "G1, G2", "G2, G1"), Assert.Single(change.Fields));
        Assert.True(draft.CanBeAdopted);
        Assert.True((await Drafts.AdoptAsync(id, 2, "Viktigast först", Bo, Ct)).IsTaken);
        Assert.Equal(["G2", "G1"], (await new FrameworkReader(Db).InForceAsync(Ct))!.Goals.Select(goal => goal.Code));

        // The one that is brought up does not change it back.
        Assert.True((await Drafts.BringUpAsync(behind, 2, Bo, new Dictionary<string, Side>(), Ct)).IsTaken);
        Assert.Equal("målet G1", Assert.Single((await ReadAsync(behind)).Changes).Name);
    }

    private static byte[] Swapped()
    {
        var text = FrameworkTextTests.Small();
        return text.With("goals", "G1", null).With("goals", null, text.Find("goals", "G1")!.Fields).Bytes;
    }

    [Fact]
    public async Task Of_twenty_who_save_at_once_none_is_lost()
    {
        var id = await StartAsync();
        var goal = FrameworkTextTests.With(FrameworkTextTests.Small(), "goals", "G1");
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => Task.Run(() => Drafts.SaveAsync(
            id, 1, new Actor(null, $"Person {n}"), "goals", null, new Dictionary<string, string>(goal) { ["code"] = $"M{n}", ["title"] = $"Mål {n}" }, Ct))));
        Assert.Equal(Enumerable.Range(2, 20), answers.Select(answer => answer.Step!.Value).Order());
        var draft = await ReadAsync(id);
        Assert.Equal(22, draft.Text.In("goals").Count);
        Assert.Empty(draft.Problems);
        Assert.Equal(20, draft.Changes.Count);
    }
}
