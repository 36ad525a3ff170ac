using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Where files of figures may be: in the program's home, in folders that a setting names, and on hosts that another names.</summary>
/// <param name="Home">The folder that relative paths begin in.</param>
/// <param name="Folders">Other folders, with whole paths.</param>
/// <param name="Hosts">Hosts that may be asked for files.</param>
public sealed record FilePlaces(string Home, IReadOnlyList<string> Folders, IReadOnlyList<string> Hosts)
{
    /// <summary>Folders and files within these places that are nobody's figures: the database, keys, settings.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <summary>Reads the two settings, comma-separated.</summary>
    /// <exception cref="FormatException">A folder or a host is none; the message, in Swedish, names the setting.</exception>
    public static FilePlaces Parse(string home, string? folders, string? hosts)
    {
        var places = new FilePlaces(home, Parts(folders), Parts(hosts));
        return places.Folders.FirstOrDefault(folder => !Path.IsPathFullyQualified(folder) || !Directory.Exists(folder)) is { } noFolder
            ? throw new FormatException(Format.Fill(SourceFileTexts.FoldersWrong, noFolder))
            : places.Hosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } noHost
            ? throw new FormatException(Format.Fill(SourceFileTexts.HostsWrong, noHost))
            : places;
    }

    /// <summary>Whether a text can be a path or an address at all.</summary>
    internal static bool IsPossible(string text) =>
        AddressOf(text) is { } address ? address is { UserInfo: "", Fragment: "" } && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        : !text.Contains("://", StringComparison.Ordinal) && !text.Split('/', '\\').Contains("..") && !text.Contains('\0', StringComparison.Ordinal);

    /// <summary>The address; null for a path.</summary>
    internal static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new Uri(text, UriKind.Absolute) : null;

    /// <exception cref="SourceException">The host is not among those that may be asked.</exception>
    internal void RequireAllowed(Uri address)
    {
        if (!Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        {
            throw new SourceException(Format.Fill(SourceFileTexts.HostNotAllowed, address.Host));
        }
    }

    /// <summary>The whole path of a file, links followed.</summary>
    /// <exception cref="SourceException">It is not there, or lies elsewhere than files may.</exception>
    internal string Find(string text)
    {
        var path = Path.GetFullPath(Path.Combine(Home, text));
        var end = End(path);
        return !Folders.Prepend(Home).Any(folder => IsWithin(folder, path)) || !Folders.Prepend(Home).Any(folder => IsWithin(End(folder), end))
            || Closed.Select(End).Any(closed => end == closed || IsWithin(closed, end))
            ? throw new SourceException(Format.Fill(SourceFileTexts.PathElsewhere, text))
            : File.Exists(end) ? end : throw new SourceException(Format.Fill(SourceFileTexts.NoSuchFile, text));
    }

    /// <summary>Where a path ends when every link on the way is followed: a link inside a folder could lead anywhere.</summary>
    private static string End(string path)
    {
        var at = Path.GetPathRoot(path)!;
        foreach (var part in path[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, part);
            FileSystemInfo here = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            at = here.LinkTarget is null ? at : here.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        return at;
    }

    private static bool IsWithin(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string[] Parts(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
