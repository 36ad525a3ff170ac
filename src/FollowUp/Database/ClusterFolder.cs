using System.Globalization;
using System.Text;
using FollowUp.Analysis;
using Npgsql;

namespace FollowUp.Database;

/// <summary>
/// The data folder as the cluster sees it: the locks lie in it, and under <c>postgres/</c>, which only the server's user and root may enter,
/// the cluster's files, the server's log and its socket. <c>keys/</c> is the sign-in's.
/// </summary>
public sealed class ClusterFolder
{
    private const int Port = 5432;
    private const int LongestSocketPath = 107;
    private static readonly string[] _own = ["postgres", "service.lock", "owner.lock", "clients.lock", "service.pid", "keys"];

    private ClusterFolder(string path) => Path = path;

    /// <summary>The data folder, in full.</summary>
    public string Path { get; }

    /// <summary>The cluster's own part, closed to other users; the socket lies here.</summary>
    public string Server => Under("postgres");

    /// <summary>PostgreSQL's data directory.</summary>
    public string Data => System.IO.Path.Combine(Server, "data");

    /// <summary>What the server writes; the one before it is kept as <c>server.log.1</c>.</summary>
    public string Log => System.IO.Path.Combine(Server, "server.log");

    /// <summary>How the program's database is reached.</summary>
    public string ConnectionString => Connection("followup", "followup");

    internal string AdminConnectionString => Connection("postgres", "postgres");

    internal string ServiceLock => Under("service.lock");

    internal string OwnerLock => Under("owner.lock");

    internal string ClientsLock => Under("clients.lock");

    internal string ServicePid => Under("service.pid");

    /// <summary>Creates the folder where it is missing and looks whether it can be ours.</summary>
    /// <exception cref="ClusterException">It cannot; the message says why.</exception>
    internal static ClusterFolder Open(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new ClusterException(DatabaseTexts.OnlyLinux);
        }

        var folder = new ClusterFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));
        folder.CheckName();
        try
        {
            Directory.CreateDirectory(folder.Path);
            var entries = Directory.EnumerateFileSystemEntries(folder.Path).Select(entry => System.IO.Path.GetFileName(entry))
                .Where(name => !name.StartsWith('.') && name != "lost+found").Order(StringComparer.Ordinal).ToArray();
            return entries.Length == 0 || entries.Intersect(_own).Any()
                ? folder
                : throw new ClusterException(Format.Fill(DatabaseTexts.FolderIsForeign, folder.Path, entries[0]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw folder.Refusal(e);
        }
    }

    /// <summary>The version that created the cluster; null when there is none yet.</summary>
    /// <exception cref="ClusterException">There is something, but no cluster.</exception>
    internal int? MajorVersion()
    {
        if (!Directory.Exists(Data))
        {
            return null;
        }

        var file = System.IO.Path.Combine(Data, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new ClusterException(Format.Fill(DatabaseTexts.NotACluster, Data));
    }

    /// <summary>A file that root makes in another user's data folder becomes that user's: else the user could not use the folder any more.</summary>
    internal void GiveToFolderOwner(string file)
    {
        if (Libc.UserId == 0 && Libc.Owner(Path) is { User: not 0 } owner && Libc.Owner(file)?.User != owner.User)
        {
            Libc.Give(file, owner.User, owner.Group);
        }
    }

    /// <exception cref="ClusterException">Less than this is free on the disk.</exception>
    internal void CheckSpace(int megabytes)
    {
        var free = new DriveInfo(Path).AvailableFreeSpace / 1_000_000;
        if (free < megabytes)
        {
            throw new ClusterException(Format.Fill(DatabaseTexts.DiskFull, Number(free), Path, Number(megabytes)));
        }
    }

    /// <summary>What a refused file means to the reader.</summary>
    internal ClusterException Refusal(Exception e) => e switch
    {
        IOException { HResult: Libc.NoSpace } => new ClusterException(Format.Fill(DatabaseTexts.DiskFull, "0", Path, Number(ClusterServer.SpaceForNew)), e),
        _ when FileInTheWay() is { } file => new ClusterException(Format.Fill(DatabaseTexts.FolderIsFile, file), e),
        _ => new ClusterException(Format.Fill(DatabaseTexts.FolderNotWritable, Path, Libc.UserOf(Libc.UserId)?.Name ?? Number(Libc.UserId), e.Message), e),
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string Under(string name) => System.IO.Path.Combine(Path, name);

    private string Connection(string user, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Server,
        Port = Port,
        Username = user,
        Database = database,

        // The socket stays within the machine: asking for encryption first would only cost a turn.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private string? FileInTheWay()
    {
        for (var part = Path; part is not null; part = System.IO.Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
            {
                return part;
            }
        }

        return null;
    }

    private void CheckName()
    {
        var socket = System.IO.Path.Combine(Server, string.Create(CultureInfo.InvariantCulture, $".s.PGSQL.{Port}"));
        var bytes = Encoding.UTF8.GetByteCount(socket);
        if (bytes > LongestSocketPath)
        {
            var path = Encoding.UTF8.GetByteCount(Path);
            throw new ClusterException(Format.Fill(DatabaseTexts.FolderTooDeep, Path, Number(path), Number(path - (bytes - LongestSocketPath))));
        }

        // PostgreSQL and Npgsql both read a comma in a socket's folder as the end of one and the start of the next.
        if (Path.AsSpan().ContainsAny(',', '"'))
        {
            throw new ClusterException(Format.Fill(DatabaseTexts.FolderNameRefused, Path));
        }
    }
}
