using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>Brings a reading and what is held together, within one transaction: stores the difference, or refuses the whole.</summary>
public static class Merge
{
    /// <summary>Invented and real values never meet in one source.</summary>
    /// <exception cref="SourceException">The source holds values of the other nature.</exception>
    public static async Task RefuseMixedNatureAsync(Transaction transaction, string source, bool synthetic, CancellationToken cancellation)
    {
        var held = await transaction.QuerySingleAsync<bool?>("queries/imports/is_synthetic.sql", new { source }, cancellation);
        if (held is { } nature && nature != synthetic)
        {
            throw new SourceException(Format.Fill(synthetic ? ImportTexts.SyntheticIntoReal : ImportTexts.RealIntoSynthetic, source));
        }
    }

    /// <summary>Stores what is new, changed and withdrawn as one batch. When nothing is, nothing is written, not even the batch.</summary>
    /// <param name="transaction">The transaction that also closes the run.</param>
    /// <param name="runId">The run whose batch it becomes.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="reading">What came.</param>
    /// <param name="now">When it becomes known.</param>
    /// <param name="cancellation">Undoes everything.</param>
    /// <exception cref="SourceException">The reading names an unknown area or breakdown, or would leave an indicator without any value.</exception>
    public static async Task<ImportCounts> ApplyAsync(
        Transaction transaction, int runId, string source, Reading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        RequireWithinScope(reading);
        await transaction.ExecuteAsync("commands/imports/add_indicators.sql", new { source, keys = reading.CompleteKeys.ToArray() }, cancellation);
        var scope = new { source, complete_keys = reading.CompleteKeys.ToArray(), complete_areas = reading.CompleteAreas.ToArray() };
        await transaction.ExecuteAsync("commands/imports/create_incoming.sql", null, cancellation);
        await transaction.CopyAsync(
            "commands/imports/copy_incoming.sql",
            reading.Observations,
            static (row, observation) =>
            {
                row.Write(observation.Key);
                row.Write(observation.Area);
                row.Write(observation.Breakdown);
                row.Write(observation.Observation.Period);
                row.Write(observation.Observation.Status);
                row.Write(observation.Observation.Value);
                row.Write(observation.Observation.Mark);
            },
            cancellation);
        await RefuseUnknownAsync(transaction, cancellation);
        if (!reading.IsPartial)
        {
            await RefuseEmptiedAsync(transaction, scope, cancellation);
        }

        await transaction.ExecuteAsync(
            "commands/imports/compare_incoming.sql", new { scope.source, scope.complete_keys, scope.complete_areas, is_partial = reading.IsPartial }, cancellation);
        var difference = await transaction.QuerySingleAsync<DifferenceCounts>("queries/imports/difference_counts.sql", null, cancellation);
        if (difference is not { New: 0, Changed: 0, Withdrawn: 0 })
        {
            var batch = await transaction.QuerySingleAsync<int>("commands/imports/open_batch.sql", new { run_id = runId, applied_at = now }, cancellation);
            await transaction.ExecuteAsync("commands/imports/replace_observations.sql", new { batch_id = batch }, cancellation);
            await transaction.ExecuteAsync("commands/imports/add_observations.sql", new { batch_id = batch }, cancellation);
        }

        return new ImportCounts(reading.Observations.Count, difference.New, difference.Changed, difference.Withdrawn);
    }

    /// <summary>A source that answers outside its own scope is a fault of ours, not of the source.</summary>
    private static void RequireWithinScope(Reading reading)
    {
        var keys = reading.CompleteKeys.ToHashSet(StringComparer.Ordinal);
        var areas = reading.CompleteAreas.ToHashSet(StringComparer.Ordinal);
        if (reading.Observations.FirstOrDefault(o => !keys.Contains(o.Key) || !areas.Contains(o.Area)) is { } outside)
        {
            throw new InvalidOperationException($"The reading holds {outside.Key} for {outside.Area}, which is not among what it says it answers in full.");
        }
    }

    private static async Task RefuseUnknownAsync(Transaction transaction, CancellationToken cancellation)
    {
        var unknown = await transaction.QueryAsync<UnknownIncomingRow>("queries/imports/unknown_incoming.sql", null, cancellation);
        if (unknown.Count > 0)
        {
            throw new SourceException(Format.Fill(ImportTexts.UnknownIncoming, string.Join(", ", unknown.Select(u => $"{u.Area} {u.Breakdown}"))));
        }
    }

    private static async Task RefuseEmptiedAsync(Transaction transaction, object scope, CancellationToken cancellation)
    {
        var emptied = await transaction.QueryAsync<EmptiedRow>("queries/imports/emptied_indicators.sql", scope, cancellation);
        if (emptied.Count > 0)
        {
            throw new SourceException(Format.Fill(ImportTexts.Emptied, string.Join(", ", emptied.Select(e => $"{e.Code} ({Format.Count(e.Held)})"))));
        }
    }
}

/// <summary>How many observations of an import differ from what is held.</summary>
public sealed record DifferenceCounts(int New, int Changed, int Withdrawn);

/// <summary>An indicator that an import would leave without a value.</summary>
public sealed record EmptiedRow(string Code, int Held);

/// <summary>An area or breakdown that came and that we do not know.</summary>
public sealed record UnknownIncomingRow(string Area, string Breakdown);
