using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Access;
using FollowUp.Database;

namespace FollowUp.Framework;

/// <summary>The steps of a draft as they are kept, and which of them stand.</summary>
internal sealed class DraftHistory
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static readonly Dictionary<StepKind, string> _kinds = Enum.GetValues<StepKind>().ToDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));
    private readonly IReadOnlyList<DraftStepRow> _rows;
    private readonly Stack<int> _done = [];
    private readonly Stack<int> _undone = [];

    private DraftHistory(IReadOnlyList<DraftStepRow> rows)
    {
        _rows = rows;
        foreach (var row in rows.Skip(1))
        {
            switch (Kind(row))
            {
                case StepKind.Undo:
                    _undone.Push(_done.Pop());
                    break;
                case StepKind.Redo:
                    _done.Push(_undone.Pop());
                    break;
                default:
                    _done.Push(row.Number);
                    _undone.Clear();
                    break;
            }
        }

        Steps = [.. rows.Reverse().Select(row => new DraftStep(
            row.Number, row.At, row.Actor, Kind(row), JsonSerializer.Deserialize<ItemChange[]>(row.Changes, _options) ?? [], row.Undoes,
            row.Number > 1 && row.Undoes is null && !_done.Contains(row.Number)))];
    }

    /// <summary>The steps, the latest first.</summary>
    public IReadOnlyList<DraftStep> Steps { get; }

    /// <summary>The step that is next to be undone.</summary>
    public DraftStep? CanUndo => _done.TryPeek(out var n) ? Step(n) : null;

    /// <summary>The step that is next to be done again.</summary>
    public DraftStep? CanRedo => _undone.TryPeek(out var n) ? Step(n) : null;

    public static async Task<DraftHistory> ReadAsync(Statements statements, int draftId, CancellationToken ct) =>
        new(await statements.QueryAsync<DraftStepRow>("queries/framework/draft_steps.sql", new { draftId }, ct));

    /// <summary>What a draft said after a step; null when there is no such step.</summary>
    public static async Task<FrameworkText?> TextAsync(Statements statements, int draftId, int n, CancellationToken ct) =>
        await statements.QueryFirstOrDefaultAsync<string>("queries/framework/draft_text.sql", new { draftId, n }, ct) is { } text
            ? FrameworkText.Read("framework.yaml", Encoding.UTF8.GetBytes(text))
            : null;

    /// <summary>The version that a draft was based on at a step.</summary>
    public int BaseVersion(int n) => _rows[n - 1].BaseVersion;

    /// <summary>The latest step after one that made a field of a thing what it is; the latest of all when none did.</summary>
    public DraftStep LatestOf(DraftConflict conflict, int after) =>
        Steps.Where(step => step.Number > after).FirstOrDefault(step => step.Changes.Any(change => IsOf(change, conflict))) ?? Steps[0];

    /// <summary>Adds a step.</summary>
    public static Task AddAsync(Transaction transaction, int draftId, NewStep step, Actor actor, DateTimeOffset at, CancellationToken ct) => transaction.ExecuteAsync(
        "commands/framework/add_step.sql",
        new
        {
            draftId,
            n = step.Number,
            at,
            actor.AccountId,
            actor = actor.Name,
            kind = _kinds[step.Kind],
            what = step.Changes is [var only] ? $"{only.Section}/{only.Key}" : "",
            step.Text.Text,
            changes = JsonSerializer.Serialize(step.Changes, _options),
            step.Undoes,
            step.BaseVersion,
        },
        ct);

    private DraftStep Step(int n) => Steps[^n];

    private static StepKind Kind(DraftStepRow row) => _kinds.Single(kind => kind.Value == row.Kind).Key;

    private static bool IsOf(ItemChange change, DraftConflict conflict) =>
        change.Section == conflict.Item.Section && change.Key == conflict.Item.Key
        && (conflict.Field.Length == 0 || change.Kind == ChangeKind.Ended
            || change.Fields.Any(field => field.Field == conflict.Field || field.Field.StartsWith($"{conflict.Field}.", StringComparison.Ordinal)));
}

/// <summary>A step as it is kept, without its text.</summary>
internal sealed record DraftStepRow(int Number, DateTimeOffset At, string Actor, string Kind, string Changes, int? Undoes, int BaseVersion);

/// <summary>A step that is about to be taken.</summary>
internal sealed record NewStep(int Number, StepKind Kind, FrameworkText Text, IReadOnlyList<ItemChange> Changes, int? Undoes, int BaseVersion);
