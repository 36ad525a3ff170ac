using FollowUp.Database;

namespace FollowUp.Access;

/// <summary>Reads the audit trail.</summary>
public sealed class AuditTrail(Db db)
{
    /// <summary>How many events a page shows.</summary>
    public const int PageLength = 50;

    /// <summary>One page, latest first.</summary>
    /// <param name="below">Events before the one of this number; null for the latest.</param>
    /// <param name="kind">Of one kind of thing, the first word of the actions; null for all.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<EventPage> PageAsync(long? below, string? kind, CancellationToken ct)
    {
        var events = await db.QueryAsync<EventRow>("queries/access/audit_page.sql", new { below, kind, most = PageLength + 1 }, ct);
        return events.Count > PageLength ? new EventPage([.. events.Take(PageLength)], events[PageLength - 1].Id) : new EventPage(events, null);
    }

    /// <summary>The kinds of things there are events of.</summary>
    public Task<IReadOnlyList<string>> KindsAsync(CancellationToken ct) => db.QueryAsync<string>("queries/access/audit_kinds.sql", ct);
}

/// <summary>A line of the audit trail.</summary>
/// <param name="Id">Its number; a later event has a higher one.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who or what did it.</param>
/// <param name="Action">The thing and the deed, <c>account.closed</c>.</param>
/// <param name="Subject">To which thing.</param>
/// <param name="Before">What was before, as JSON; null when there was nothing.</param>
/// <param name="After">What was after, likewise.</param>
public sealed record EventRow(long Id, DateTimeOffset At, string Actor, string Action, string Subject, string? Before, string? After);

/// <summary>A page of the audit trail.</summary>
/// <param name="Events">Latest first.</param>
/// <param name="Older">What to ask for to see those before; null when there are none.</param>
public sealed record EventPage(IReadOnlyList<EventRow> Events, long? Older);
