using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;

namespace FollowUp.Deliveries;

/// <summary>
/// Where figures are handed in and decided on: uploaded, handed in, approved by another person who saw just that, or sent back. Each step is one
/// transaction with its line in the audit trail; two at once take turns, and the later one is told who was first and when.
/// </summary>
public sealed class DeliveryDesk(Db db, DeliveryReader reader, TimeProvider clock)
{
    /// <summary>Reads an uploaded file. Without errors it is kept as a draft; with any, nothing is kept but a line in the audit trail.</summary>
    /// <param name="organisation">For whom it is handed in.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="content">All of it, or enough to see that it is too large.</param>
    /// <param name="person">Who uploads it.</param>
    /// <param name="ct">Stops it; nothing is kept then.</param>
    public async Task<Uploaded> UploadAsync(string organisation, string fileName, byte[] content, SignedIn person, CancellationToken ct)
    {
        var reading = DeliveryFile.Read(fileName, content, await reader.RulesAsync(organisation, ct));
        return await db.InTransactionAsync(transaction => reading.Accepted
            ? KeepAsync(transaction, organisation, fileName, content, reading, person, ct)
            : RefuseAsync(transaction, organisation, content.Length, reading, person, ct), ct);
    }

    /// <summary>Hands a draft in for approval. What the organisation has handed in before of the same figures, and nobody decided on, is replaced by it.</summary>
    /// <param name="organisation">Whose delivery it is.</param>
    /// <param name="deliveryId">Which.</param>
    /// <param name="seen">The check sum of what the person saw, <see cref="DeliveryView.Seen"/>.</param>
    /// <param name="person">Who hands it in.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<Decided> SubmitAsync(string organisation, int deliveryId, string seen, SignedIn person, CancellationToken ct) =>
        DecideAsync(organisation, deliveryId, DeliveryStage.Draft, seen, async (transaction, view) =>
        {
            if (!MayHandIn(view.Delivery, person))
            {
                return Decided.Refused(DeskTexts.NotYours);
            }

            foreach (var open in (await DeliveryReader.OpenAsync(transaction, view.Rules, ct)).Where(open => !open.IsApproved && open.Organisation == organisation && open.Overlaps(view.Reading!)))
            {
                var reason = Format.Fill(DeskTexts.ReplacedBy, Format.Count(deliveryId));
                await transaction.ExecuteAsync("commands/deliveries/withdraw.sql", new { deliveryId = open.Id, reason }, ct);
                await NoteAsync(transaction, person, "delivery.withdrawn", open.Id, "submitted", new { state = "withdrawn", reason }, ct);
            }

            await transaction.ExecuteAsync("commands/deliveries/submit.sql", new { deliveryId, submittedBy = person.AccountId, at = clock.GetUtcNow() }, ct);
            await NoteAsync(transaction, person, "delivery.submitted", deliveryId, "draft", new { state = "submitted" }, ct);
            return Decided.Done;
        }, ct);

    /// <summary>Takes a draft, or what waits for approval, back.</summary>
    public Task<Decided> WithdrawAsync(string organisation, int deliveryId, SignedIn person, CancellationToken ct) =>
        DecideAsync(organisation, deliveryId, null, null, async (transaction, view) =>
        {
            if (!MayHandIn(view.Delivery, person))
            {
                return Decided.Refused(DeskTexts.NotYours);
            }

            if (view.Delivery.Stage is not (DeliveryStage.Draft or DeliveryStage.Submitted))
            {
                return Decided.Refused(DeliveryWords.Already(view.Delivery));
            }

            await transaction.ExecuteAsync("commands/deliveries/withdraw.sql", new { deliveryId, reason = "" }, ct);
            await NoteAsync(transaction, person, "delivery.withdrawn", deliveryId, view.Delivery.State, new { state = "withdrawn" }, ct);
            return Decided.Done;
        }, ct);

    /// <summary>Approves a delivery as the person saw it. Never one's own, and never what has changed since.</summary>
    /// <inheritdoc cref="SubmitAsync" path="/param"/>
    public Task<Decided> ApproveAsync(string organisation, int deliveryId, string seen, SignedIn person, CancellationToken ct) =>
        DecideAsync(organisation, deliveryId, DeliveryStage.Submitted, seen, async (transaction, view) =>
        {
            if (view.Delivery.IsOf(person.AccountId))
            {
                return Decided.Refused(DeskTexts.NotYourOwn);
            }

            if ((await DeliveryReader.OpenAsync(transaction, view.Rules, ct)).FirstOrDefault(open => open.IsApproved && open.Overlaps(view.Reading!)) is { } before)
            {
                return Decided.Refused(Format.Fill(DeskTexts.OneBefore, Format.Count(before.Id)));
            }

            return await DecideAsync(transaction, view, "approved", person, "", ct);
        }, ct);

    /// <summary>Sends a delivery back to those who handed it in, with what is to be mended.</summary>
    public Task<Decided> ReturnAsync(string organisation, int deliveryId, string reason, SignedIn person, CancellationToken ct) =>
        DecideAsync(organisation, deliveryId, null, null, async (transaction, view) =>
        {
            var text = reason.Trim();
            if (view.Delivery.Stage is not (DeliveryStage.Submitted or DeliveryStage.Failed))
            {
                return Decided.Refused(DeliveryWords.Already(view.Delivery));
            }

            if (text.Length is 0 or > 1000)
            {
                return Decided.Refused(DeskTexts.ReasonNeeded);
            }

            if (view.Delivery.IsOf(person.AccountId))
            {
                return Decided.Refused(DeskTexts.NotYourOwn);
            }

            return await DecideAsync(transaction, view, "returned", person, text, ct);
        }, ct);

    /// <summary>Whether somebody may hand a delivery in or take it back: those of the organisation, and whoever uploaded it for them.</summary>
    public static bool MayHandIn(DeliveryRow delivery, SignedIn person) => person.Organisation == delivery.Organisation || person.AccountId == delivery.UploadedBy;

    private async Task<Uploaded> KeepAsync(
        Transaction transaction, string organisation, string fileName, byte[] content, DeliveryReading reading, SignedIn person, CancellationToken ct)
    {
        await transaction.ExecuteAsync("commands/deliveries/wait_for_turn.sql", ct);
        var sha256 = Convert.FromHexString(reading.Sha256);
        if (await transaction.QueryFirstOrDefaultAsync<int?>("queries/deliveries/same_file.sql", new { organisation, sha256 }, ct) is { } same
            && await DeliveryReader.DeliveryAsync(transaction, organisation, same, ct) is { } view
            && (view.Delivery.Stage != DeliveryStage.TakenIn || view.Comparison is { ChangesNothing: true }))
        {
            return new Uploaded(reading, same, IsSameAgain: true);
        }

        var at = clock.GetUtcNow();
        var rules = await DeliveryReader.RulesAsync(transaction, organisation, Ui.LocalTime.DayOf(at), ct);
        var drafts = await transaction.QueryAsync<OpenDeliveryRow>("queries/deliveries/own_drafts.sql", new { organisation, accountId = person.AccountId }, ct);
        foreach (var draft in drafts.Select(draft => OpenDelivery.Of(draft, rules)).Where(draft => draft.Overlaps(reading)))
        {
            await transaction.ExecuteAsync("commands/deliveries/withdraw.sql", new { deliveryId = draft.Id, reason = DeskTexts.NewerDraft }, ct);
            await NoteAsync(transaction, person, "delivery.withdrawn", draft.Id, "draft", new { state = "withdrawn", reason = DeskTexts.NewerDraft }, ct);
        }

        var id = await transaction.QuerySingleAsync<int>(
            "commands/deliveries/add_delivery.sql", new { organisation, fileName, sha256, content, uploadedBy = person.AccountId, uploadedAt = at }, ct);
        await Audit.AddAsync(
            transaction, Actor.Of(person), at, "delivery.uploaded", Subject(id), null,
            new { organisation, file_name = fileName, sha256 = reading.Sha256, rows = reading.Rows.Count, state = "draft" }, ct);
        return new Uploaded(reading, id, IsSameAgain: false);
    }

    /// <summary>Of a refused file only its check sum, its size and what was wrong are noted: its name and cells may hold what must not be kept.</summary>
    private async Task<Uploaded> RefuseAsync(Transaction transaction, string organisation, int bytes, DeliveryReading reading, SignedIn person, CancellationToken ct)
    {
        await Audit.AddAsync(
            transaction, Actor.Of(person), clock.GetUtcNow(), "delivery.refused", $"organisation {organisation}", null,
            new { sha256 = reading.Sha256, bytes, codes = reading.Problems.Where(problem => problem.IsError).Select(problem => problem.Code).Distinct() }, ct);
        return new Uploaded(reading, null, IsSameAgain: false);
    }

    private Task<Decided> DecideAsync(
        string organisation, int deliveryId, DeliveryStage? stage, string? seen, Func<Transaction, DeliveryView, Task<Decided>> step, CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("commands/deliveries/wait_for_turn.sql", ct);
            if (await DeliveryReader.DeliveryAsync(transaction, organisation, deliveryId, ct) is not { } view)
            {
                return Decided.Unknown;
            }

            if (stage is { } needed && view.Delivery.Stage != needed)
            {
                return Decided.Refused(DeliveryWords.Already(view.Delivery));
            }

            if (stage is not null && view.Comparison is null)
            {
                return Decided.Refused(DeskTexts.NoLongerReadable);
            }

            return stage is not null && view.Seen != seen ? Decided.Refused(DeskTexts.ChangedSince) : await step(transaction, view);
        },
        ct);

    private async Task<Decided> DecideAsync(Transaction transaction, DeliveryView view, string state, SignedIn person, string reason, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var decision = new { deliveryId = view.Delivery.Id, state, decidedBy = person.AccountId, at, reason };
        if (await transaction.ExecuteAsync("commands/deliveries/decide.sql", decision, ct) != 1)
        {
            return Decided.Refused(DeskTexts.ChangedSince); // its figures have begun to be taken in meanwhile: nothing was decided, and no line may say so
        }

        await NoteAsync(transaction, person, "delivery." + state, view.Delivery.Id, view.Delivery.State, new { state, reason, seen = view.Seen }, ct);
        return Decided.Done;
    }

    private Task NoteAsync(Transaction transaction, SignedIn person, string action, int deliveryId, string stateBefore, object after, CancellationToken ct) =>
        Audit.AddAsync(transaction, Actor.Of(person), clock.GetUtcNow(), action, Subject(deliveryId), new { state = stateBefore }, after, ct);

    private static string Subject(int deliveryId) => FormattableString.Invariant($"delivery {deliveryId}");
}

/// <summary>What became of an uploaded file.</summary>
/// <param name="Reading">What it says, or what is wrong with it.</param>
/// <param name="DeliveryId">The delivery it became, or is already; null when it was refused.</param>
/// <param name="IsSameAgain">True when the very same file was there before: nothing was kept.</param>
public sealed record Uploaded(DeliveryReading Reading, int? DeliveryId, bool IsSameAgain);

/// <summary>What became of a step.</summary>
/// <param name="Refusal">Why it was not taken, a Swedish sentence; null when it was, or when there is no such delivery.</param>
/// <param name="IsUnknown">True when the organisation has no such delivery.</param>
public sealed record Decided(string? Refusal, bool IsUnknown)
{
    public static Decided Done { get; } = new(null, false);

    public static Decided Unknown { get; } = new(null, true);

    public static Decided Refused(string why) => new(why, false);
}
