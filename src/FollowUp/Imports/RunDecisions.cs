using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;
using FollowUp.Ui;

namespace FollowUp.Imports;

/// <summary>
/// What people decide of imports: that one under way is to stop, and whether one that waits is let in or not. Each decision is one transaction with its
/// line in the audit trail; of two at once the later one is told what the first decided.
/// </summary>
public sealed class RunDecisions(Db db, TimeProvider clock)
{
    /// <summary>Asks a run under way to stop. It notices at its next step, ends as interrupted, and has then changed nothing.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="ct">Undoes it.</param>
    /// <returns>Why it cannot be asked, in Swedish; null when it has been.</returns>
    public Task<string?> AskToStopAsync(int runId, Actor actor, CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            var run = await FindAsync(transaction, runId, ct);
            if (WhyNotStop(runId, run) is { } reason)
            {
                return reason;
            }

            var at = clock.GetUtcNow();
            await transaction.ExecuteAsync("commands/imports/ask_to_stop.sql", new { runId, by = actor.Name, at }, ct);
            await Audit.AddAsync(transaction, actor, at, "import.stop_asked", Subject(runId), null, new { source = run!.Source }, ct);
            return null;
        },
        ct);

    /// <summary>Decides that what a held run would change is not taken in. Its answers are kept; nothing of them ever becomes figures.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="ct">Undoes it.</param>
    /// <returns>Why it cannot be decided, in Swedish; null when it has been.</returns>
    public Task<string?> RejectAsync(int runId, Actor actor, CancellationToken ct) => db.InTransactionAsync(
        async transaction =>
        {
            var run = await FindAsync(transaction, runId, ct);
            if (WhyNotDecide(runId, run) is { } reason)
            {
                return reason;
            }

            await DecideAsync(transaction, runId, run!, "rejected", actor, clock.GetUtcNow(), ct);
            return null;
        },
        ct);

    /// <summary>Why a held run cannot be let in now, in Swedish; null when it can. One import from a source goes on at a time.</summary>
    public async Task<string?> WhyNotReleaseAsync(int runId, CancellationToken ct)
    {
        var run = await FindAsync(db, runId, ct);
        return WhyNotDecide(runId, run) ?? (run is { BusyWith: { } busy } ? Format.Fill(DecisionTexts.Busy, Format.Count(runId), Format.Count(busy)) : null);
    }

    /// <summary>Why a held run cannot be decided on any more, in Swedish; null when it can.</summary>
    public async Task<string?> WhyNotDecideAsync(int runId, CancellationToken ct) => WhyNotDecide(runId, await FindAsync(db, runId, ct));

    /// <summary>Why a run cannot be asked to stop now, in Swedish; null when it can.</summary>
    public async Task<string?> WhyNotStopAsync(int runId, CancellationToken ct) => WhyNotStop(runId, await FindAsync(db, runId, ct));

    /// <summary>Notes that a held run has been let in, in the transaction that stores its figures, so that neither is ever there without the other.</summary>
    /// <param name="transaction">The transaction, undone by the refusal.</param>
    /// <param name="runId">The held run, not the one that takes its answers in.</param>
    /// <param name="actor">Who let it in.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Undoes it.</param>
    /// <exception cref="SourceException">It is not held, has been decided on, or a later import has taken its place; says which in Swedish.</exception>
    public static async Task MarkReleasedAsync(Transaction transaction, int runId, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var run = await FindAsync(transaction, runId, ct);
        if (WhyNotDecide(runId, run is null ? null : run with { GoingOnIn = null }) is { } reason)
        {
            throw new SourceException(reason);
        }

        await DecideAsync(transaction, runId, run!, "released", actor, now, ct);
    }

    private static async Task DecideAsync(Transaction transaction, int runId, RunToDecide run, string decision, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        await transaction.ExecuteAsync("commands/imports/decide_run.sql", new { runId, decision, by = actor.Name, at }, ct);
        await Audit.AddAsync(transaction, actor, at, $"import.{decision}", Subject(runId), null, new { source = run.Source }, ct);
    }

    private static Task<RunToDecide?> FindAsync(Statements statements, int runId, CancellationToken ct) =>
        statements.QueryFirstOrDefaultAsync<RunToDecide>("queries/imports/run_to_decide.sql", new { runId }, ct);

    private static string? WhyNotStop(int runId, RunToDecide? run) => run switch
    {
        null => Format.Fill(DecisionTexts.Unknown, Format.Count(runId)),
        { Outcome: not "running" } => Format.Fill(DecisionTexts.NotRunning, Format.Count(runId)),
        { CancelAskedAt: { } at } => Format.Fill(DecisionTexts.StopAsked, Format.Count(runId), LocalTime.Minute(at)),
        _ => null,
    };

    private static string? WhyNotDecide(int runId, RunToDecide? run) => run switch
    {
        null => Format.Fill(DecisionTexts.Unknown, Format.Count(runId)),
        { Outcome: not "held" } => Format.Fill(DecisionTexts.NotHeld, Format.Count(runId)),
        { Decision: "released", DecidedAt: { } at } => Format.Fill(DecisionTexts.AlreadyReleased, Format.Count(runId), LocalTime.Minute(at)),
        { DecidedAt: { } at } => Format.Fill(DecisionTexts.AlreadyRejected, Format.Count(runId), LocalTime.Minute(at)),
        { SucceededBy: { } later } => Format.Fill(DecisionTexts.Superseded, Format.Count(runId), Format.Count(later)),
        { GoingOnIn: { } going } => Format.Fill(DecisionTexts.BeingReleased, Format.Count(runId), Format.Count(going)),
        _ => null,
    };

    private static string Subject(int runId) => FormattableString.Invariant($"import {runId}");
}

/// <summary>A run as it stands when somebody decides.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Outcome">How it ended, or that it goes on.</param>
/// <param name="Decision">What has been decided already.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="CancelAskedAt">When it was asked to stop.</param>
/// <param name="SucceededBy">A later import from the source that succeeded: what was held may be older than what is known now.</param>
/// <param name="GoingOnIn">The import that takes it in at the moment.</param>
/// <param name="BusyWith">The import from the source that is under way.</param>
public sealed record RunToDecide(
    string Source, string Outcome, string? Decision, DateTimeOffset? DecidedAt, DateTimeOffset? CancelAskedAt, int? SucceededBy, int? GoingOnIn, int? BusyWith);
