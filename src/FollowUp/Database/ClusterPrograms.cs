using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Database;

/// <summary>PostgreSQL's server programs on this machine.</summary>
/// <param name="Folder">Where <c>initdb</c> and <c>postgres</c> lie.</param>
/// <param name="Major">Their major version.</param>
internal sealed partial record ClusterPrograms(string Folder, int Major)
{
    /// <summary>The oldest version whose SQL the program may use.</summary>
    public const int OldestMajor = 15;

    private const string Installed = "/usr/lib/postgresql";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>The newest that are found; for a cluster that exists those of its own version, since only they can read it.</summary>
    /// <exception cref="ClusterException">There are none, or none of the right version.</exception>
    public static async Task<ClusterPrograms> FindAsync(string? option, string data, int? major, CancellationToken ct)
    {
        var folders = Folders(option).Distinct().ToArray();
        var found = new List<ClusterPrograms>();
        foreach (var folder in folders.Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))))
        {
            if (await VersionAsync(folder, ct) is not { } version)
            {
                continue;
            }

            var programs = new ClusterPrograms(folder, version);
            if (version >= OldestMajor && (major is null || major == version))
            {
                return programs;
            }

            found.Add(programs);
        }

        var seen = string.Join(", ", found.Select(programs => string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {programs.Major} ({programs.Folder})")));
        throw new ClusterException(
            found.Count == 0 ? Format.Fill(DatabaseTexts.ProgramsMissing, string.Join(", ", option is null ? [$"{Installed}/*/bin", "PATH"] : folders))
            : major is { } needed ? Format.Fill(DatabaseTexts.ProgramsOfOtherVersion, data, needed.ToString(CultureInfo.InvariantCulture), seen)
            : Format.Fill(DatabaseTexts.ProgramsTooOld, seen, OldestMajor.ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<string> Folders(string? option)
    {
        if (option is not null)
        {
            return [option];
        }

        static int Version(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var installed = Directory.Exists(Installed) ? Directory.GetDirectories(Installed).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(path);
    }

    private static async Task<int?> VersionAsync(string folder, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(ct);
        var answer = await process.StandardOutput.ReadToEndAsync(ct);
        await errors;
        await process.WaitForExitAsync(ct);
        return VersionForm().Match(answer) is { Success: true } form ? int.Parse(form.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionForm();
}
