using System.Text;
using FollowUp.Access;
using FollowUp.Deliveries;
using FollowUp.Imports;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>From an uploaded file to figures among the others: every step, every refusal, and two people at once.</summary>
public sealed class DeliveryDeskTests(TestDatabase server) : IAsyncLifetime
{
    private readonly Desk _desk = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_file_with_errors_leaves_nothing_but_codes_in_the_audit_trail()
    {
        var file = Encoding.UTF8.GetBytes("indikator;område;period;kön;värde\nTR-04;1287;2025-T9;T;12\nTR-04;1287;2025-T1;X;12\nTR-04;1287;2025-T1;T;12 st\n");
        var uploaded = await _desk.Self.UploadAsync(Desk.Organisation, "secret-name.csv", file, _desk.Clerk, Ct);

        Assert.Null(uploaded.DeliveryId);
        Assert.Equal([("period.invalid", 2), ("gender.invalid", 3), ("value.unit_in_cell", 4)], uploaded.Reading.Problems.Where(p => p.IsError).Select(p => (p.Code, p.Row!.Value)));
        Assert.Equal(["0"], await _desk.TextsAsync("select (select count(*) from delivery) + (select count(*) from observation) + (select count(*) from raw_body)"));
        var line = Assert.Single(await _desk.TextsAsync("select action || ' ' || actor || ' ' || subject || ' ' || after from audit where action like 'delivery.%'"));
        Assert.StartsWith("delivery.refused Clara Clerk <clerk@example.se> organisation socialforvaltningen", line, StringComparison.Ordinal);
        Assert.Contains("\"period.invalid\", \"gender.invalid\", \"value.unit_in_cell\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-name", line, StringComparison.Ordinal);
        Assert.DoesNotContain("12 st", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_file_becomes_figures_when_another_person_has_approved_it_and_not_before()
    {
        var id = await _desk.UploadAsync(Desk.File(1, 40, 22, 18));
        Assert.Equal(DeliveryStage.Draft, await _desk.StageAsync(id));
        Assert.Equal(3, (await _desk.ViewAsync(id)).Comparison!.Count(RowChange.New));
        Assert.Equal(Decided.Done, await _desk.Self.SubmitAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Clerk, Ct));
        Assert.Equal(DeliveryStage.Submitted, await _desk.StageAsync(id));
        Assert.Null(await _desk.Intake.TakeInAsync(Desk.Organisation, id, Actor.Service, Ct));
        Assert.Equal(["0"], await _desk.TextsAsync("select count(*) from observation"));

        Assert.Equal(Decided.Done, await _desk.Self.ApproveAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct));
        Assert.Equal(DeliveryStage.Approved, await _desk.StageAsync(id));
        Assert.Equal(ImportOutcome.Succeeded, (await _desk.Intake.TakeInAsync(Desk.Organisation, id, Actor.Service, Ct))!.Outcome);
        Assert.Equal(DeliveryStage.TakenIn, await _desk.StageAsync(id));
        Assert.Equal(["T 40", "K 22", "M 18"], await _desk.TextsAsync("select b.code || ' ' || o.value from observation o join breakdown b on b.id = o.breakdown_id order by b.id"));
        Assert.Equal(
            ["delivery.uploaded Clara Clerk", "delivery.submitted Clara Clerk", "delivery.approved Ulla Unit"],
            await _desk.TextsAsync("select action || ' ' || split_part(actor, ' <', 1) from audit where action like 'delivery.%' order by id"));
        Assert.Equal(["1"], await _desk.TextsAsync("select count(*) from raw_answer a join import_run r on r.id = a.run_id join raw_body b on b.sha256 = a.sha256 join delivery d on d.id = r.delivery_id where b.body = d.content"));
        Assert.Null(await _desk.Intake.TakeInAsync(Desk.Organisation, id, Actor.Service, Ct));
        Assert.Equal(["1"], await _desk.TextsAsync("select count(*) from import_run where source = 'leverans'"));
    }

    [Fact]
    public async Task Nobody_approves_a_file_of_their_own_and_the_database_itself_refuses_it()
    {
        var id = await _desk.UploadAsync(Desk.File(1, 40, 22, 18), person: _desk.Unit);
        Assert.Equal(Decided.Done, await _desk.Self.SubmitAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct));
        var refused = await _desk.Self.ApproveAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct);
        Assert.StartsWith("Du har själv laddat upp eller lämnat in filen.", refused.Refusal, StringComparison.Ordinal);
        await Assert.ThrowsAsync<PostgresException>(() => _desk.TextsAsync("update delivery set state = 'approved', decided_by = uploaded_by, decided_at = now()"));
        Assert.Equal(Decided.Done, await _desk.Self.ApproveAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Second, Ct));
    }

    [Fact]
    public async Task Nobody_outside_the_organisation_hands_in_or_takes_back_what_another_uploaded()
    {
        var id = await _desk.UploadAsync(Desk.File(1, 40, 22, 18));
        Assert.StartsWith("Bara den som laddade upp filen", (await _desk.Self.SubmitAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct)).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("Bara den som laddade upp filen", (await _desk.Self.WithdrawAsync(Desk.Organisation, id, _desk.Unit, Ct)).Refusal, StringComparison.Ordinal);
        Assert.Equal(DeliveryStage.Draft, await _desk.StageAsync(id));
    }

    [Fact]
    public async Task A_later_draft_of_the_same_person_and_figures_takes_the_place_of_the_earlier()
    {
        var first = await _desk.UploadAsync(Desk.File(1, 40, 22, 18));
        var other = await _desk.UploadAsync(Desk.File(2, 30, 12, 18));
        var second = await _desk.UploadAsync(Desk.File(1, 41, 23, 18));
        Assert.Equal(
            [DeliveryStage.Withdrawn, DeliveryStage.Draft, DeliveryStage.Draft], [await _desk.StageAsync(first), await _desk.StageAsync(other), await _desk.StageAsync(second)]);
        await _desk.SubmitAsync(Desk.File(3, 30, 12, 18));
        Assert.Empty((await _desk.ViewAsync(second)).Replaces);
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_does_and_the_other_is_told_who_and_when()
    {
        var id = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18));
        var seen = await _desk.SeenAsync(id);
        var both = await Task.WhenAll(
            Task.Run(() => _desk.Self.ApproveAsync(Desk.Organisation, id, seen, _desk.Unit, Ct), Ct), Task.Run(() => _desk.Self.ApproveAsync(Desk.Organisation, id, seen, _desk.Second, Ct), Ct));
        Assert.Single(both, decided => decided == Decided.Done);
        var first = (await _desk.ViewAsync(id)).Delivery.DecidedByName;
        Assert.Equal($"Leveransen godkändes 2026-03-10 10:00 av {first}.", Assert.Single(both, decided => decided.Refusal is not null).Refusal);
        Assert.Equal(["1"], await _desk.TextsAsync("select count(*) from audit where action = 'delivery.approved'"));
    }

    [Fact]
    public async Task Two_intakes_at_once_take_a_delivery_in_once()
    {
        var id = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18));
        await _desk.Self.ApproveAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _desk.Intake.TakeInAsync(Desk.Organisation, id, Actor.Service, Ct), Ct)));
        await _desk.Intake.TakeInLeftAsync(Ct);
        Assert.Equal(["succeeded"], await _desk.TextsAsync("select outcome from import_run where delivery_id is not null"));
        Assert.Equal(DeliveryStage.TakenIn, await _desk.StageAsync(id));
    }

    [Fact]
    public async Task A_figure_that_changes_between_preview_and_approval_voids_the_approval()
    {
        var first = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18), "one.csv");
        var seen = await _desk.SeenAsync(first);
        await _desk.TextsAsync(
            """
            with r as (insert into import_run (source, trigger, started_at) values ('leverans', 'command', now()) returning id), b as (insert into batch (run_id, applied_at) select id, now() from r returning id)
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
            select i.id, 2025201, a.id, 0, b.id, 0, 39 from b, indicator i, area a where i.code = 'TR-04' and a.code = '1287'
            """);
        var refused = await _desk.Self.ApproveAsync(Desk.Organisation, first, seen, _desk.Unit, Ct);
        Assert.StartsWith("Underlaget har ändrats sedan du öppnade sidan", refused.Refusal, StringComparison.Ordinal);
        Assert.Equal(DeliveryStage.Submitted, await _desk.StageAsync(first));
        Assert.Equal(1, (await _desk.ViewAsync(first)).Comparison!.Count(RowChange.Changed));
        Assert.Equal(Decided.Done, await _desk.Self.ApproveAsync(Desk.Organisation, first, await _desk.SeenAsync(first), _desk.Unit, Ct));
    }

    [Fact]
    public async Task A_corrected_file_takes_the_place_of_the_one_that_waits_and_one_of_other_figures_does_not()
    {
        var first = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18), "one.csv");
        var other = await _desk.SubmitAsync(Desk.File(2, 30, 12, 18), "other.csv");
        var second = await _desk.SubmitAsync(Desk.File(1, 41, 23, 18), "two.csv");
        Assert.Equal(
            [DeliveryStage.Withdrawn, DeliveryStage.Submitted, DeliveryStage.Submitted], [await _desk.StageAsync(first), await _desk.StageAsync(other), await _desk.StageAsync(second)]);
        Assert.Equal($"Ersatt av leverans {second}, som gäller samma uppgifter.", (await _desk.ViewAsync(first)).Delivery.Reason);
        var late = await _desk.Self.ApproveAsync(Desk.Organisation, first, "", _desk.Unit, Ct);
        Assert.Equal("Leveransen är återtagen och gäller inte längre.", late.Refusal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_whether_it_waits_or_is_taken_in()
    {
        var id = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18));
        var again = await _desk.Self.UploadAsync(Desk.Organisation, "again.csv", Desk.File(1, 40, 22, 18), _desk.Clerk, Ct);
        Assert.Equal((id, true), (again.DeliveryId, again.IsSameAgain));
        await _desk.Self.ApproveAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct);
        await _desk.Intake.TakeInLeftAsync(Ct);
        again = await _desk.Self.UploadAsync(Desk.Organisation, "again.csv", Desk.File(1, 40, 22, 18), _desk.Clerk, Ct);
        Assert.Equal((id, true), (again.DeliveryId, again.IsSameAgain));

        // When another file has changed the figures since, the first one is a change again.
        await _desk.TakeInAsync(Desk.File(1, 44, 26, 18), "later.csv");
        again = await _desk.Self.UploadAsync(Desk.Organisation, "again.csv", Desk.File(1, 40, 22, 18), _desk.Clerk, Ct);
        Assert.False(again.IsSameAgain);
        Assert.Equal(["2"], await _desk.TextsAsync("select count(*) from observation_history"));
    }

    [Fact]
    public async Task A_delivery_is_sent_back_with_a_reason_and_withdrawn_with_its_file()
    {
        var id = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18));
        Assert.NotNull((await _desk.Self.ReturnAsync(Desk.Organisation, id, "  ", _desk.Unit, Ct)).Refusal);
        Assert.Equal(Decided.Done, await _desk.Self.ReturnAsync(Desk.Organisation, id, "Kvinnor och män är omkastade.", _desk.Unit, Ct));
        Assert.Equal((DeliveryStage.Returned, "Kvinnor och män är omkastade."), (await _desk.StageAsync(id), (await _desk.ViewAsync(id)).Delivery.Reason));

        var mended = await _desk.UploadAsync(Desk.File(1, 40, 18, 22));
        Assert.Equal(Decided.Done, await _desk.Self.WithdrawAsync(Desk.Organisation, mended, _desk.Clerk, Ct));
        Assert.Equal(["true"], await _desk.TextsAsync($"select (content is null)::text from delivery where id = {mended}"));
        Assert.NotNull((await _desk.Self.WithdrawAsync(Desk.Organisation, mended, _desk.Clerk, Ct)).Refusal);
    }

    [Fact]
    public async Task Another_organisations_delivery_is_as_unknown_as_none()
    {
        var id = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18));
        Assert.Equal(Decided.Unknown, await _desk.Self.WithdrawAsync(Desk.Other, id, _desk.Clerk, Ct));
        Assert.Equal(Decided.Unknown, await _desk.Self.ApproveAsync(Desk.Other, id, await _desk.SeenAsync(id), _desk.Unit, Ct));
        Assert.Null(await _desk.Reader.DeliveryAsync(Desk.Other, id, Ct));
    }

    [Fact]
    public async Task What_the_framework_no_longer_allows_is_neither_approved_nor_taken_in()
    {
        var waiting = await _desk.SubmitAsync(Desk.File(1, 40, 22, 18), "one.csv");
        var approved = await _desk.SubmitAsync(Desk.File(2, 30, 12, 18), "two.csv");
        await _desk.Self.ApproveAsync(Desk.Organisation, approved, await _desk.SeenAsync(approved), _desk.Unit, Ct);
        var seen = await _desk.SeenAsync(waiting);
        await _desk.TextsAsync("delete from stated.responsibility");

        Assert.StartsWith("Filen går inte längre att läsa in", (await _desk.Self.ApproveAsync(Desk.Organisation, waiting, seen, _desk.Unit, Ct)).Refusal, StringComparison.Ordinal);
        await _desk.Intake.TakeInLeftAsync(Ct);
        Assert.Equal(DeliveryStage.Failed, await _desk.StageAsync(approved));
        Assert.Equal(["0"], await _desk.TextsAsync("select count(*) from observation"));
        await _desk.Intake.TakeInLeftAsync(Ct);
        Assert.Equal(["1"], await _desk.TextsAsync("select count(*) from import_run"));

        // Nobody is left with it: it can be sent back, and is then not taken in.
        Assert.Equal(Decided.Done, await _desk.Self.ReturnAsync(Desk.Organisation, approved, "Ansvaret har flyttats.", _desk.Second, Ct));
        Assert.Null(await _desk.Intake.TakeInAsync(Desk.Organisation, approved, Actor.Service, Ct));
        Assert.Equal(DeliveryStage.Returned, await _desk.StageAsync(approved));
    }
}
