using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Schedule;

/// <summary>The calendar as it stands: what is due, and when sources are asked next.</summary>
public sealed class CalendarReader(Db db, SourceList sources, TimeProvider clock)
{
    /// <summary>
    /// The sources that are asked by themselves, as soon as an indicator of theirs is followed. The recorded ones are not among them: their figures come
    /// with the program and are taken in when it starts. Nor are deliveries: people hand them in.
    /// </summary>
    public IReadOnlyList<string> Asked => [.. sources.Names.Except(Recorded.Names, StringComparer.Ordinal)];

    /// <summary>The imports to be made now, at most one from each source.</summary>
    public async Task<IReadOnlyList<DueImport>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await StatesAsync(Asked, cancellation)).Select(source => ImportCalendar.DueNow(source, now)).OfType<DueImport>()];
    }

    /// <summary>Whether anything is due from a source.</summary>
    public async Task<bool> IsDueAsync(string source, CancellationToken cancellation) =>
        (await DueAsync(cancellation)).Any(due => due.Source == source);

    /// <summary>When a source is asked next; null when it is not asked by itself.</summary>
    public async Task<DateTimeOffset?> NextAsync(string source, CancellationToken cancellation) =>
        Asked.Contains(source, StringComparer.Ordinal) && await StatesAsync([source], cancellation) is [var state] ? ImportCalendar.Next(state, clock.GetUtcNow()) : null;

    private async Task<IReadOnlyList<SourceState>> StatesAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var runs = await db.QueryAsync<SourceRunsRow>("queries/schedule/source_runs.sql", new { sources = names.ToArray() }, cancellation);
        var expected = (await db.QueryAsync<Expectation>("queries/schedule/expected_publications.sql", new { sources = names.ToArray() }, cancellation))
            .ToLookup(expectation => expectation.Source, StringComparer.Ordinal);
        return [.. runs.Select(run => new SourceState(
            run.Source, sources[run.Source].TellsChanges, run.IsRunning, run.FullDone, run.FullTried, run.LookDone, run.LookTried, [.. expected[run.Source]]))];
    }
}

/// <summary>When a source was asked last; <see cref="SourceState"/> says what each means.</summary>
public sealed record SourceRunsRow(
    string Source, bool IsRunning, DateTimeOffset? FullDone, DateTimeOffset? FullTried, DateTimeOffset? LookDone, DateTimeOffset? LookTried);
