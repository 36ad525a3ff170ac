using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Schedule;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>Keeps account of when figures are expected, how often they were asked for, and when they came.</summary>
public static class Publications
{
    /// <summary>Closes what has come and opens what is expected next, for the followed indicators of a source.</summary>
    /// <param name="transaction">The one that stores the import's figures, after they are stored.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="rule">When the source publishes, where it does not say so itself; null for none.</param>
    /// <param name="runId">The run that brings them.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="cancellation">Undoes everything.</param>
    public static async Task FollowAsync(
        Transaction transaction, string source, PublicationRule? rule, int runId, DateTimeOffset now, CancellationToken cancellation)
    {
        var followed = await transaction.QueryAsync<FollowedPublicationRow>("queries/imports/followed_publications.sql", new { source }, cancellation);
        var figures = (await transaction.QueryAsync<PublishedFiguresRow>(
            "queries/imports/published_figures.sql",
            new
            {
                indicators = followed.Select(f => f.IndicatorId).ToArray(),
                said_periods = followed.Select(f => Code(f.SaidPeriod, f.PeriodKind)).ToArray(),
                open_periods = followed.Select(f => f.OpenPeriod is null ? 0 : Code(f.OpenPeriod, f.PeriodKind)).ToArray(),
            },
            cancellation)).ToDictionary(row => row.IndicatorId);
        foreach (var one in followed)
        {
            var held = figures[one.IndicatorId];
            var step = PublicationStep.Of(
                new PublicationState(one.SaidOn, one.SaidPeriod, one.OpenOn, one.OpenPeriod, one.LatestOn, held.HasSaidPeriod, held.HasCome), rule, WallTime.DayOf(now));
            await TakeAsync(transaction, source, one, step, runId, now, cancellation);
        }
    }

    /// <summary>Counts a try at what was due, whether or not it brought anything.</summary>
    /// <param name="db">The database.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="keys">What was asked for; null for everything that is followed.</param>
    /// <param name="runId">The run; 0 when it is not known.</param>
    /// <param name="startedAt">When it began.</param>
    /// <param name="cancellation">Stops the counting.</param>
    public static Task CountTryAsync(Db db, string source, IReadOnlyList<string>? keys, int runId, DateTimeOffset startedAt, CancellationToken cancellation) => db.ExecuteAsync(
        "commands/imports/count_try.sql",
        new { source, keys = keys?.ToArray(), last_day = ImportCalendar.LastDayAsked(startedAt), run_id = runId, started_at = startedAt },
        cancellation);

    private static async Task TakeAsync(
        Transaction transaction, string source, FollowedPublicationRow one, PublicationStep step, int runId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (step.HasArrived)
        {
            await transaction.ExecuteAsync(
                "commands/imports/close_publication.sql", new { source, key = one.Key, arrived_at = now, run_id = runId }, cancellation);
        }

        if (step.MovedTo is { } day)
        {
            await transaction.ExecuteAsync("commands/imports/move_publication.sql", new { source, key = one.Key, expected_on = day }, cancellation);
        }

        if (step.Opens is { } expected)
        {
            var said = one.SaidOn is not null;
            await transaction.ExecuteAsync(
                "commands/imports/open_publication.sql",
                new { source, key = one.Key, expected_on = expected, period = said ? one.SaidPeriod : null, origin = said ? "source" : "rule", noticed_at = now },
                cancellation);
        }
    }

    /// <summary>The period as a number; -1, which is no figure's, when it is none of the indicator's kind or is written in another way than ours.</summary>
    private static int Code(string? text, PeriodKind kind) => Period.TryParse(text, out var period) && period.Kind == kind ? period.Code : -1;
}

/// <summary>A followed indicator with what its source says of its next publication, and what is expected.</summary>
public sealed record FollowedPublicationRow(
    int IndicatorId, string Key, PeriodKind PeriodKind, DateOnly? SaidOn, string? SaidPeriod, DateOnly? OpenOn, string? OpenPeriod, DateOnly? LatestOn);

/// <summary>What of an indicator's publications is held; <see cref="PublicationState"/> says what each means.</summary>
public sealed record PublishedFiguresRow(int IndicatorId, bool HasSaidPeriod, bool HasCome);
