using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>The database's list of sources. One whose file is gone stays in it: its figures do too.</summary>
public static class SourceRows
{
    /// <summary>Adds the sources that files describe, and follows a changed title.</summary>
    public static async Task AddAsync(Db db, IReadOnlyList<SourceFile> files, CancellationToken cancellation)
    {
        if (files.Count > 0)
        {
            await db.ExecuteAsync(
                "commands/imports/add_sources.sql", new { names = files.Select(file => file.Name).ToArray(), titles = files.Select(file => file.Title).ToArray() }, cancellation);
        }
    }
}
