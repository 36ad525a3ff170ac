using FollowUp.Sources;

namespace FollowUp.Tests.Sources;

/// <summary>Short ways to sources that files describe.</summary>
internal static class Sourced
{
    /// <summary>No file anywhere may be read, no host asked.</summary>
    public static FilePlaces Nowhere { get; } = new("/nowhere", [], []);

    /// <summary>Hardly any waiting.</summary>
    public static AskLimits Quick { get; } = new() { Interval = TimeSpan.Zero, FirstWait = TimeSpan.FromMilliseconds(5), LongestWait = TimeSpan.FromSeconds(2) };

    /// <summary>A folder with these files in it, read.</summary>
    public static SourceFolder Folder(params (string Name, string Text)[] files)
    {
        var path = Directory.CreateTempSubdirectory("sources-").FullName;
        try
        {
            foreach (var (name, text) in files)
            {
                File.WriteAllText(Path.Combine(path, name), text);
            }

            return new SourceFolder(path);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
