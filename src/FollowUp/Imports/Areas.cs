using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>Follows what a source says of areas: what they are called and since when, which there are, and who belongs to a group on which days.</summary>
public static class Areas
{
    /// <summary>Compares, and keeps what is said now. Nothing is written when nothing has changed.</summary>
    /// <param name="transaction">The import's.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="reading">What came; nothing of it is compared but its areas and groups.</param>
    /// <param name="today">The day it came.</param>
    /// <param name="cancellation">Undoes everything.</param>
    public static async Task FollowAsync(Transaction transaction, string source, Reading reading, DateOnly today, CancellationToken cancellation)
    {
        if (reading.Areas.Count > 0)
        {
            await FollowAreasAsync(transaction, reading, today, cancellation);
        }

        if (reading.Groups.Count > 0)
        {
            await FollowGroupsAsync(transaction, source, reading.Groups, today, cancellation);
        }
    }

    private static async Task FollowAreasAsync(Transaction transaction, Reading reading, DateOnly today, CancellationToken cancellation)
    {
        // Units come after the municipalities they lie in.
        foreach (var some in reading.Areas.GroupBy(area => area.Within is not null).OrderBy(group => group.Key))
        {
            var listed = new
            {
                codes = some.Select(area => area.Code).ToArray(),
                names = some.Select(area => area.Name).ToArray(),
                withins = some.Select(area => area.Within).ToArray(),
                // Sources spell areas differently: only one that lists them all may rename them, else two would take turns.
                follow_names = some.Key || reading.HasAllAreas,
            };
            await transaction.ExecuteAsync("commands/imports/follow_areas.sql", listed, cancellation);
        }

        var codes = reading.Areas.Select(area => area.Code).ToArray();
        if (reading.HasAllAreas)
        {
            var withins = reading.Areas.Select(area => area.Within).OfType<string>().Distinct().ToArray();
            await transaction.ExecuteAsync("commands/imports/end_areas.sql", new { today, codes, withins }, cancellation);
        }

        await transaction.ExecuteAsync("commands/imports/close_area_names.sql", new { today }, cancellation);
        await transaction.ExecuteAsync("commands/imports/open_area_names.sql", new { today, codes }, cancellation);
    }

    private static async Task FollowGroupsAsync(
        Transaction transaction, string source, IReadOnlyList<SourceGroup> groups, DateOnly today, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync(
            "commands/imports/follow_groups.sql",
            new { source, today, codes = groups.Select(group => group.Code).ToArray(), titles = groups.Select(group => group.Title).ToArray() },
            cancellation);
        var members = groups.SelectMany(group => group.Members, (group, member) => (Group: group.Code, Member: member)).ToList();
        var listed = new { source, today, group_codes = members.Select(m => m.Group).ToArray(), member_codes = members.Select(m => m.Member).ToArray() };
        await transaction.ExecuteAsync("commands/imports/close_group_members.sql", listed, cancellation);
        await transaction.ExecuteAsync("commands/imports/open_group_members.sql", listed, cancellation);
    }
}
