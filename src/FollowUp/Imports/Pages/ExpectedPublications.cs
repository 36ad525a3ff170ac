using FollowUp.Database;
using FollowUp.Schedule;

namespace FollowUp.Imports.Pages;

/// <summary>Reads what is expected of the sources, what comes first first.</summary>
public sealed class ExpectedPublications(Db db, TimeProvider clock)
{
    /// <summary>Every publication of a followed indicator that is expected and has not come.</summary>
    public Task<IReadOnlyList<ExpectedPublication>> AllAsync(CancellationToken ct) => ReadAsync(null, ct);

    /// <summary>The next publication of a followed indicator; null when none is expected.</summary>
    public async Task<ExpectedPublication?> NextAsync(string code, CancellationToken ct) => await ReadAsync(code, ct) is [var first, ..] ? first : null;

    private async Task<IReadOnlyList<ExpectedPublication>> ReadAsync(string? code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return [.. (await db.QueryAsync<ExpectedPublicationRow>("queries/imports/expected_publications.sql", new { code }, ct)).Select(row => new ExpectedPublication(
            row.Code, row.Title, row.SourceTitle, row.ExpectedOn, row.Period, row.Tries, row.LastTry,
            ImportCalendar.IsLate(row.ExpectedOn, now) ? row.ExpectedOn : null,
            NextTry(row, now)))];
    }

    // The calendar looks every few minutes: what it should have asked for already, it asks for now.
    private static DateTimeOffset NextTry(ExpectedPublicationRow row, DateTimeOffset now) =>
        ImportCalendar.NextTry(new Expectation(row.Source, row.Key, row.ExpectedOn, row.Tries, row.LastTry)) is var next && next > now ? next : now;
}

/// <summary>A publication that is expected and has not come.</summary>
/// <param name="Code">The indicator's code, which is its page's address.</param>
/// <param name="Title">The indicator's title.</param>
/// <param name="SourceTitle">Who publishes it.</param>
/// <param name="ExpectedOn">The day it is expected.</param>
/// <param name="Period">What it will concern, in the source's words; null when it does not say.</param>
/// <param name="Tries">How often it has been asked for.</param>
/// <param name="LastTry">When it last was.</param>
/// <param name="LateSince">The day it was expected, once that has passed; null while it is not late.</param>
/// <param name="NextTry">When it is asked for next; never a time that has passed.</param>
public sealed record ExpectedPublication(
    string Code, string Title, string SourceTitle, DateOnly ExpectedOn, string? Period, int Tries, DateTimeOffset? LastTry, DateOnly? LateSince, DateTimeOffset NextTry);

/// <summary>The same as it is kept.</summary>
public sealed record ExpectedPublicationRow(
    string Source, string Key, string Code, string Title, string SourceTitle, DateOnly ExpectedOn, string? Period, int Tries, DateTimeOffset? LastTry);
