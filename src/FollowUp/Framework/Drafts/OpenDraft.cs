using System.Text;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>An open draft in the transaction in which one step of it is taken, and nobody else takes any.</summary>
internal sealed class OpenDraft
{
    private readonly Actor _actor;
    private readonly DateTimeOffset _at;
    private readonly string _deed;
    private readonly CancellationToken _ct;

    private OpenDraft(Transaction transaction, DraftRow row, DraftHistory history, FrameworkText latest, Actor actor, DateTimeOffset at, string deed, CancellationToken ct)
    {
        Transaction = transaction;
        Row = row;
        History = history;
        Latest = latest;
        _actor = actor;
        _at = at;
        _deed = deed;
        _ct = ct;
    }

    public Transaction Transaction { get; }

    public DraftRow Row { get; }

    public DraftHistory History { get; }

    /// <summary>What it says before the step.</summary>
    public FrameworkText Latest { get; }

    /// <param name="transaction">Where the draft's turn is taken.</param>
    /// <param name="row">The draft.</param>
    /// <param name="actor">Who takes the step.</param>
    /// <param name="at">When.</param>
    /// <param name="deed">What it is called in the audit trail, after <c>framework_draft.</c></param>
    /// <param name="ct">Undoes it.</param>
    public static async Task<OpenDraft> ReadAsync(Transaction transaction, DraftRow row, Actor actor, DateTimeOffset at, string deed, CancellationToken ct) => new(
        transaction, row, await DraftHistory.ReadAsync(transaction, row.Id, ct), (await DraftHistory.TextAsync(transaction, row.Id, row.LastStep, ct))!, actor, at, deed, ct);

    /// <summary>How the audit trail names a draft.</summary>
    public static string Subject(int id) => FormattableString.Invariant($"framework_draft {id}");

    /// <summary>What it said after a step; null when there is no such step.</summary>
    public async Task<FrameworkText?> TextAsync(int step) => step == Row.LastStep ? Latest : await DraftHistory.TextAsync(Transaction, Row.Id, step, _ct);

    /// <summary>The refusal when others have taken a step since; null when what was seen is the latest.</summary>
    public DraftAnswer? IsSeen(int step) => step == Row.LastStep ? null
        : step > Row.LastStep || step < 1 ? DraftAnswer.Refused(DraftTexts.PageTooOld)
        : DraftAnswer.Refused(Format.Fill(DraftTexts.ChangedSince, Words.UpperFirst(Person.Named(Row.LastBy)), LocalTime.Minute(Row.LastAt)));

    /// <summary>The answer that tells who has changed what, and when.</summary>
    public DraftAnswer Conflicting(IReadOnlyList<DraftConflict> conflicts, int seenStep) => DraftAnswer.Conflicting(
    [
        .. conflicts.Select(conflict => (conflict, Step: History.LatestOf(conflict, seenStep))).Select(one => one.conflict with { By = one.Step.Actor, At = one.Step.At }),
    ]);

    /// <summary>Takes a step that makes the draft say something else. One that changes nothing is not taken.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="text">What the draft says from now on.</param>
    /// <param name="item">The thing that was saved.</param>
    /// <param name="baseVersion">The version it is based on from now on; the same as before when null.</param>
    public async Task<DraftAnswer> TakeAsync(StepKind kind, FrameworkText text, ItemName? item = null, int? baseVersion = null)
    {
        var changes = FrameworkChanges.Between(Latest, text);
        if (changes.Count == 0 && baseVersion is null && (kind != StepKind.Upload || text.Text == Latest.Text))
        {
            return DraftAnswer.Taken(Row.LastStep, item);
        }

        return await AddAsync(new NewStep(Row.LastStep + 1, kind, text, changes, null, baseVersion ?? Row.BaseVersion), item);
    }

    /// <summary>Takes a step that makes the draft what it was after another.</summary>
    /// <param name="kind">An undoing, or a doing again.</param>
    /// <param name="undoes">The step that is undone or done again.</param>
    /// <param name="as">The step after which the draft was as it is to be.</param>
    public async Task<DraftAnswer> TakeAsync(StepKind kind, int undoes, int @as)
    {
        var text = (await TextAsync(@as))!;
        return await AddAsync(new NewStep(Row.LastStep + 1, kind, text, FrameworkChanges.Between(Latest, text), undoes, History.BaseVersion(@as)), null);
    }

    /// <summary>Closes the draft.</summary>
    public async Task CloseAsync(string state, int? version, object after)
    {
        await Transaction.ExecuteAsync(
            "commands/framework/close_draft.sql", new { draftId = Row.Id, state, _actor.AccountId, actor = _actor.Name, at = _at, version }, _ct);
        await Audit.AddAsync(Transaction, _actor, _at, "framework_draft." + _deed, Subject(Row.Id), new { state = Row.State }, after, _ct);
    }

    private async Task<DraftAnswer> AddAsync(NewStep step, ItemName? item)
    {
        await DraftHistory.AddAsync(Transaction, Row.Id, step, _actor, _at, _ct);
        var undone = step.Undoes is { } n ? History.Steps.Single(other => other.Number == n) : null;
        await Audit.AddAsync(
            Transaction, _actor, _at, "framework_draft." + _deed, Subject(Row.Id), null,
            new { step = step.Number, changedThings = string.Join(", ", step.Changes.Select(change => change.Name)), stepUndone = undone?.Number, takenBy = undone?.Actor }, _ct);
        return DraftAnswer.Taken(step.Number, item);
    }
}

/// <summary>What a draft is compared with.</summary>
internal static class DraftBase
{
    /// <summary>The version in force and its text.</summary>
    public static async Task<(FrameworkVersion Version, FrameworkText Text)> InForceAsync(Statements statements, CancellationToken ct)
    {
        var version = (await FrameworkReader.VersionInForceAsync(statements, ct))!;

        // One older than the keeping of texts is written as it would have been.
        var text = version.Text ?? Encoding.UTF8.GetBytes(FrameworkFile.Write((await FrameworkReader.InForceAsync(statements, ct))!, Recorded.Areas()));
        return (version, FrameworkText.Read("framework.yaml", text));
    }

    /// <summary>The version that a draft is based on, which is what it started as, or one with a text of its own.</summary>
    public static async Task<FrameworkText> OfAsync(Statements statements, DraftRow draft, DraftHistory history, CancellationToken ct) => history.BaseVersion(1) == draft.BaseVersion
        ? (await DraftHistory.TextAsync(statements, draft.Id, 1, ct))!
        : FrameworkText.Read("framework.yaml", (await statements.QuerySingleAsync<FrameworkVersion>("queries/framework/version.sql", new { n = draft.BaseVersion }, ct)).Text!);
}
