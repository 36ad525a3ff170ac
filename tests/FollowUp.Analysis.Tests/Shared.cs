using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>Recorded material that is not part of the repository: the folder <c>shared</c> beside it, or the one FOLLOWUP_SHARED names.</summary>
internal static class Shared
{
    /// <summary>The path of a file in it; where it is absent the test is skipped and says why.</summary>
    public static string File(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("FOLLOWUP_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root(), "..", "shared");
        var file = Path.Combine(folder, relative);
        if (!System.IO.File.Exists(file))
        {
            Assert.Skip($"{relative} is not here: put the folder shared beside the repository, or name it in FOLLOWUP_SHARED.");
        }

        return file;
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "FollowUp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No FollowUp.sln above {AppContext.BaseDirectory}: run the tests from the repository.");
    }
}
