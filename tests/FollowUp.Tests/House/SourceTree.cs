namespace FollowUp.Tests.House;

/// <summary>The project's own files, for the tests that hold the rules of the house.</summary>
public static class SourceTree
{
    /// <summary>The clone's root: the folder of FollowUp.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The tracked files below a folder, as (path from the root, text).</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] endings) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        where endings.Any(ending => relative.EndsWith(ending, StringComparison.Ordinal))
        orderby relative
        select (relative, File.ReadAllText(path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FollowUp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run from within a clone: no FollowUp.sln in any folder above.");
    }
}
