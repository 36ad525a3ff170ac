using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Framework;

/// <summary>A draft as it stands.</summary>
/// <param name="Draft">Which.</param>
/// <param name="Text">What it says; its things are in <see cref="FrameworkText.Items"/>.</param>
/// <param name="Problems">What has to be mended before it can be adopted.</param>
/// <param name="Changes">What comes, changes and ends by it, against the version it is based on: what others have put in force since is no doing of its.</param>
/// <param name="History">Its steps, latest first.</param>
/// <param name="CanUndo">The step that is next to be undone; null when there is none.</param>
/// <param name="CanRedo">The step that is next to be done again; null when there is none.</param>
public sealed record DraftView(
    DraftRow Draft, FrameworkText Text, IReadOnlyList<TextProblem> Problems, IReadOnlyList<ItemChange> Changes,
    IReadOnlyList<DraftStep> History, DraftStep? CanUndo, DraftStep? CanRedo)
{
    /// <summary>Whether it could be put in force as it stands.</summary>
    public bool CanBeAdopted => Draft is { IsOpen: true, IsBehind: false } && Problems.Count == 0 && Changes.Count > 0;

    /// <summary>Reads one; null when there is none of that number.</summary>
    internal static async Task<DraftView?> ReadAsync(Transaction transaction, int id, CancellationToken ct)
    {
        if (await transaction.QueryFirstOrDefaultAsync<DraftRow>("queries/framework/draft.sql", new { draftId = id }, ct) is not { } draft)
        {
            return null;
        }

        var text = (await DraftHistory.TextAsync(transaction, id, draft.LastStep, ct))!;
        var history = await DraftHistory.ReadAsync(transaction, id, ct);
        var against = await DraftBase.OfAsync(transaction, draft, history, ct);
        var problems = TextProblems.In(text, await transaction.QueryAsync<string>("queries/framework/source_names.sql", ct), Recorded.Areas());
        return new DraftView(draft, text, problems, FrameworkChanges.Between(against, text), history.Steps, history.CanUndo, history.CanRedo);
    }
}
