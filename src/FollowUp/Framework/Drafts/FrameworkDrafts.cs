using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Ui;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// Frameworks that are not in force: started from the one that is, changed a step at a time by whoever may, and adopted or discarded at last.
/// Steps of one draft take turns; what was saved while somebody else wrote is merged field by field, and where both changed the same field the
/// later one is told and chooses. Every step stays in its history.
/// </summary>
public sealed partial class FrameworkDrafts(Db db, FrameworkImport import, TimeProvider time)
{
    /// <summary>The longest reason for putting one in force.</summary>
    public const int LongestReason = 1000;

    private static readonly Dictionary<string, Side> _noChoices = [];

    /// <summary>Adds things to a draft, all of them in one step; refused when one is there already.</summary>
    public Task<DraftAnswer> AddAsync(int id, Actor actor, IReadOnlyList<(string Section, IReadOnlyDictionary<string, string> Fields)> things, CancellationToken ct) => StepAsync(
        id, actor, "saved", async draft =>
        {
            var text = draft.Latest;
            ItemName? first = null;
            foreach (var (section, fields) in things)
            {
                var thing = ItemFields.Build(section, fields);
                if (text.Find(section, FrameworkSections.KeyOf(section, thing)) is { } there)
                {
                    return DraftAnswer.Refused(Format.Fill(DraftTexts.IsThere, there.Title));
                }

                (text, var added) = text.With(section, null, thing);
                first ??= added;
            }

            return await draft.TakeAsync(StepKind.Save, text, first);
        },
        ct);

    /// <summary>The open drafts, latest changed first.</summary>
    public Task<IReadOnlyList<DraftRow>> OpenAsync(CancellationToken ct) => db.QueryAsync<DraftRow>("queries/framework/drafts.sql", new { open = true }, ct);

    /// <summary>The drafts that have been adopted or discarded, latest first.</summary>
    public Task<IReadOnlyList<DraftRow>> ClosedAsync(CancellationToken ct) => db.QueryAsync<DraftRow>("queries/framework/drafts.sql", new { open = false }, ct);

    /// <summary>A draft as it stands; null when there is none of that number.</summary>
    public Task<DraftView?> ReadAsync(int id, CancellationToken ct) => db.InSnapshotAsync(transaction => DraftView.ReadAsync(transaction, id, ct), ct);

    /// <summary>Saves one thing of a draft.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="seenStep">The draft's latest step when whoever saves began to write.</param>
    /// <param name="actor">Who.</param>
    /// <param name="section">The thing's section.</param>
    /// <param name="key">Its key then; null for a new thing.</param>
    /// <param name="fields">What it is to say, as <see cref="TextItem.Fields"/>; null takes it away.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftAnswer> SaveAsync(int id, int seenStep, Actor actor, string section, string? key, IReadOnlyDictionary<string, string>? fields, CancellationToken ct) => StepAsync(
        id, actor, "saved", async draft =>
        {
            var now = fields is null ? null : ItemFields.Build(section, fields);
            if (await draft.TextAsync(seenStep) is not { } seen)
            {
                return DraftAnswer.Refused(DraftTexts.PageTooOld);
            }

            var start = key is null ? null : seen.Find(section, key)?.Map;
            if (start is null && (key is not null || now is null))
            {
                return DraftAnswer.Refused(DraftTexts.NoSuchThing);
            }

            // A new thing that somebody else has added meanwhile is the same thing; one that was there before it has only the same name.
            var name = new ItemName(section, key ?? FrameworkSections.KeyOf(section, now!));
            var isOther = key is null && seen.Find(section, name.Key) is not null;
            var merge = new FrameworkMerge(_noChoices);
            var theirs = isOther ? null : draft.Latest.Find(section, name.Key)?.Map;
            var merged = merge.Item(name, start, now, theirs);
            if (merge.Conflicts.Count > 0)
            {
                return draft.Conflicting(merge.Conflicts, seenStep);
            }

            var (text, saved) = draft.Latest.With(section, isOther ? null : name.Key, merged);
            return await draft.TakeAsync(StepKind.Save, text, saved);
        },
        ct);

    /// <summary>Gives the thing of a key another code, also wherever the draft refers to it; refused when another thing of its kind has that.</summary>
    public Task<DraftAnswer> RenameAsync(int id, int seenStep, Actor actor, string section, string key, string code, CancellationToken ct) => StepAsync(
        id, actor, "saved", async draft =>
        {
            if (draft.Latest.Find(section, key) is not { } item || !FrameworkSections.HasCodes(section))
            {
                return await draft.TextAsync(seenStep) is null ? DraftAnswer.Refused(DraftTexts.PageTooOld) : DraftAnswer.Refused(DraftTexts.NoSuchThing);
            }

            var to = code.Trim();
            if (to.Length == 0)
            {
                return DraftAnswer.Refused(DraftTexts.CodeNeeded);
            }

            if (draft.Latest.Find(section, to) is { } other && other.Name != item.Name)
            {
                return DraftAnswer.Refused(Format.Fill(DraftTexts.CodeTaken, to, other.Title));
            }

            var text = draft.Latest.Rename(section, FrameworkSections.Word(item.Map, "code"), to);
            return await draft.TakeAsync(StepKind.Rename, text, FrameworkSections.HasOne(section) ? item.Name : new ItemName(section, to));
        },
        ct);

    /// <summary>Makes the draft what a file says, merged with what others have saved since the step that was seen.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="seenStep">Its latest step as whoever uploads saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="ct">Undoes it.</param>
    public async Task<DraftAnswer> UploadAsync(int id, int seenStep, Actor actor, string fileName, byte[] file, CancellationToken ct)
    {
        FrameworkText uploaded;
        try
        {
            uploaded = FrameworkText.Read(fileName, file);
        }
        catch (RefusedException refused)
        {
            return DraftAnswer.Refused(refused.Message);
        }

        return await StepAsync(id, actor, "uploaded", async draft =>
        {
            if (await draft.TextAsync(seenStep) is not { } seen)
            {
                return DraftAnswer.Refused(DraftTexts.PageTooOld);
            }

            var merge = new FrameworkMerge(_noChoices);
            var text = seenStep == draft.Row.LastStep ? uploaded : merge.Texts(seen, uploaded, draft.Latest);
            return merge.Conflicts.Count > 0 ? draft.Conflicting(merge.Conflicts, seenStep) : await draft.TakeAsync(StepKind.Upload, text);
        },
        ct);
    }

    /// <summary>Undoes the latest step that is not undone, whoever took it, as a step of its own.</summary>
    public Task<DraftAnswer> UndoAsync(int id, int seenStep, Actor actor, CancellationToken ct) => StepAsync(
        id, actor, "undone", async draft => draft.IsSeen(seenStep) is { } refusal ? refusal
            : draft.History.CanUndo is { } step ? await draft.TakeAsync(StepKind.Undo, step.Number, step.Number - 1)
            : DraftAnswer.Refused(DraftTexts.NothingToUndo),
        ct);

    /// <summary>Does what was undone last again, as a step of its own; nothing to do when something else was saved since.</summary>
    public Task<DraftAnswer> RedoAsync(int id, int seenStep, Actor actor, CancellationToken ct) => StepAsync(
        id, actor, "redone", async draft => draft.IsSeen(seenStep) is { } refusal ? refusal
            : draft.History.CanRedo is { } step ? await draft.TakeAsync(StepKind.Redo, step.Number, step.Number)
            : DraftAnswer.Refused(DraftTexts.NothingToRedo),
        ct);

    /// <summary>Merges the version in force, when that is another than the draft is based on.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="seenStep">Its latest step as whoever asks saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="choices">Whose word to take, by <see cref="DraftConflict.Id"/>: mine is the draft's, theirs that of the version in force. Conflicts without a choice are given back.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftAnswer> BringUpAsync(int id, int seenStep, Actor actor, IReadOnlyDictionary<string, Side> choices, CancellationToken ct) => StepAsync(
        id, actor, "brought_up", async draft =>
        {
            if (draft.IsSeen(seenStep) is { } refusal)
            {
                return refusal;
            }

            if (!draft.Row.IsBehind)
            {
                return DraftAnswer.Refused(DraftTexts.NotBehind);
            }

            var (version, inForce) = await DraftBase.InForceAsync(draft.Transaction, ct);
            var merge = new FrameworkMerge(choices);
            var text = merge.Texts(await DraftBase.OfAsync(draft.Transaction, draft.Row, draft.History, ct), draft.Latest, inForce);
            return merge.Conflicts.Count > 0
                ? DraftAnswer.Conflicting([.. merge.Conflicts.Select(conflict => conflict with { By = version.Actor, At = version.InForceAt })])
                : await draft.TakeAsync(StepKind.BringUp, text, null, version.Number);
        },
        ct);

    /// <summary>Puts the draft in force, as whoever adopts has seen it: only without problems, and not behind the version in force.</summary>
    public async Task<DraftAnswer> AdoptAsync(int id, int seenStep, string reason, Actor actor, CancellationToken ct)
    {
        var why = reason.Trim();
        if (why.Length is 0 or > LongestReason)
        {
            return DraftAnswer.Refused(Format.Fill(DraftTexts.ReasonNeeded, Format.Count(LongestReason)));
        }

        return await StepAsync(id, actor, "adopted", async draft =>
        {
            // From here on no other framework is put in force, so what is asked of this one still holds when it is.
            await FrameworkImport.WaitForTurnAsync(draft.Transaction, ct);
            var view = (await DraftView.ReadAsync(draft.Transaction, id, ct))!;
            var refusal = draft.IsSeen(seenStep)
                ?? (view.Draft.IsBehind ? DraftAnswer.Refused(DraftTexts.Behind) : null)
                ?? (view.Problems.Count > 0 ? DraftAnswer.Refused(Format.Fill(DraftTexts.HasProblems, Format.Count(view.Problems.Count))) : null)
                ?? (view.Changes.Count == 0 ? DraftAnswer.Refused(DraftTexts.ChangesNothing) : null);
            if (refusal is not null)
            {
                return refusal;
            }

            var file = await FrameworkImport.ReadAsync(draft.Transaction, "framework.yaml", view.Text.Bytes, ct);
            await import.PutInForceAsync(draft.Transaction, file, view.Text.Bytes, actor, why, fromPages: true, ct);
            var version = (await FrameworkReader.VersionInForceAsync(draft.Transaction, ct))!.Number;
            await draft.CloseAsync("adopted", version, new { state = "adopted", version = (int?)version, reason = why });
            return DraftAnswer.Taken(seenStep);
        },
        ct);
    }

    /// <summary>Gives the draft up. Its history stays.</summary>
    public Task<DraftAnswer> DiscardAsync(int id, Actor actor, CancellationToken ct) => StepAsync(
        id, actor, "discarded", async draft =>
        {
            await draft.CloseAsync("discarded", null, new { state = "discarded" });
            return DraftAnswer.Taken(draft.Row.LastStep);
        },
        ct);

    /// <summary>Reads what would be shown if the draft were in force. Nothing is kept of it afterwards, and no figure is shown that is protected now.</summary>
    /// <param name="id">The draft; it has to be without problems.</param>
    /// <param name="read">Reads by the ordinary readers, in the transaction where the draft is in force.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">There is no such draft, it has problems, or another framework is just being put in force.</exception>
    public async Task<T> UnderAsync<T>(int id, Func<Transaction, Task<T>> read, CancellationToken ct)
    {
        var view = await ReadAsync(id, ct) ?? throw new RefusedException(DraftTexts.NoSuchDraft);
        if (view.Problems.Count > 0)
        {
            throw new RefusedException(Format.Fill(DraftTexts.HasProblems, Format.Count(view.Problems.Count)));
        }

        return await import.UnderAsync(await import.ReadAsync("framework.yaml", view.Text.Bytes, ct), view.Text.Bytes, read, ct);
    }

    /// <summary>Takes a step of an open draft, alone; what is refused leaves nothing behind.</summary>
    private async Task<DraftAnswer> StepAsync(int id, Actor actor, string deed, Func<OpenDraft, Task<DraftAnswer>> step, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async transaction =>
                {
                    await transaction.ExecuteAsync("commands/framework/wait_for_draft.sql", new { draftId = id }, ct);
                    if (await transaction.QueryFirstOrDefaultAsync<DraftRow>("queries/framework/draft.sql", new { draftId = id }, ct) is not { } row)
                    {
                        return DraftAnswer.Unknown;
                    }

                    return row.IsOpen ? await step(await OpenDraft.ReadAsync(transaction, row, actor, time.GetUtcNow(), deed, ct))
                        : DraftAnswer.Refused(Format.Fill(row.State == "adopted" ? DraftTexts.IsAdopted : DraftTexts.IsDiscarded, Person.Named(row.ClosedBy!), LocalTime.Minute(row.ClosedAt!.Value)));
                },
                ct);
        }
        catch (RefusedException refused)
        {
            return DraftAnswer.Refused(Why(refused));
        }
    }

    /// <summary>Why something was refused: of a text that we wrote ourselves without its lines, which nobody sees.</summary>
    private static string Why(RefusedException refused) =>
        refused is FileRefusedException file ? string.Join(' ', file.Problems.Select(problem => problem.Text).Distinct()) : refused.Message;
}
