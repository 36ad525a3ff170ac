using FollowUp.Tests.House;
using Xunit;

namespace FollowUp.Tests;

/// <summary>Recorded material that is not part of the repository: the folder <c>shared</c> beside it, or the one FOLLOWUP_SHARED names.</summary>
internal static class Shared
{
    /// <summary>The path of a file in it; where it is absent the test is skipped and says why.</summary>
    public static string File(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("FOLLOWUP_SHARED") is { Length: > 0 } named ? named : Path.Combine(SourceTree.Root, "..", "shared");
        var file = Path.GetFullPath(Path.Combine(folder, relative));
        Assert.SkipUnless(System.IO.File.Exists(file), "The recordings are not here: put the folder shared beside the clone, or name it in FOLLOWUP_SHARED.");
        return file;
    }
}
