using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Database;

/// <summary>
/// As whom the server runs. PostgreSQL refuses root, and users without a name. Root therefore runs it as another user; where no other
/// user can reach the folder, and for a nameless user, it runs in a user namespace, where the same user goes by another name.
/// </summary>
internal sealed class ClusterUser
{
    private static readonly string[] _namespace = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];
    private readonly string? _name;
    private readonly string[] _prefix;
    private readonly (uint User, uint Group)? _owner;

    private ClusterUser(string? name, string[] prefix, (uint User, uint Group)? owner)
    {
        _name = name;
        _prefix = prefix;
        _owner = owner;
    }

    /// <exception cref="ClusterException">Nobody can run the server here; the message says what stands in the way.</exception>
    public static async Task<ClusterUser> ChooseAsync(ClusterFolder folder, ClusterPrograms programs, CancellationToken ct)
    {
        var me = Libc.UserId;
        if (me != 0)
        {
            return Libc.UserOf(me) is not null ? new ClusterUser(null, [], null)
                : await HasNamespacesAsync(ct) ? new ClusterUser(null, _namespace, null)
                : throw new ClusterException(Format.Fill(DatabaseTexts.UserWithoutName, me.ToString(CultureInfo.InvariantCulture)));
        }

        // The one whose the cluster is comes first, or whose folder it will lie in: root on a visit must not take it from its user.
        var owner = Libc.Owner(folder.Data);
        var inNamespace = new ClusterUser(null, _namespace, (0, 0));
        if (owner is { User: 0 } && await HasNamespacesAsync(ct))
        {
            return inNamespace;
        }

        var theirs = (owner ?? Libc.Owner(folder.Path)) is { User: not 0 and var id } ? Libc.UserOf(id) : null;
        foreach (var other in new[] { theirs, Libc.UserOf("postgres"), Libc.UserOf("nobody") })
        {
            if (other is { } user && await CanRunAsync(user.Name, folder, programs, ct))
            {
                return new ClusterUser(user.Name, [], (user.User, user.Group));
            }
        }

        return await HasNamespacesAsync(ct)
            ? inNamespace
            : throw new ClusterException(Format.Fill(DatabaseTexts.NobodyCanEnter, folder.Path, programs.Folder));
    }

    /// <summary>Makes the cluster's folder, closed to everybody else, and gives it to the user where it is not theirs.</summary>
    public void Prepare(ClusterFolder folder)
    {
        Directory.CreateDirectory(folder.Server);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Server, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Give(folder.Server);
        if (Libc.Owner(folder.Data) is { } now && _owner is { } right && now.User != right.User)
        {
            var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
            foreach (var file in Directory.EnumerateFileSystemEntries(folder.Server, "*", all))
            {
                Give(file);
            }
        }
    }

    /// <summary>Gives one file to the user the server runs as.</summary>
    public void Give(string path)
    {
        if (_owner is { } owner && Libc.Owner(path)?.User != owner.User)
        {
            Libc.Give(path, owner.User, owner.Group);
        }
    }

    /// <summary>How a program is started as that user. Messages come in English, whatever the machine speaks: some are recognised.</summary>
    public ProcessStartInfo Start(IEnumerable<string> command, string folder)
    {
        string[] all = [.. _prefix, .. command];
        var start = new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = folder };
        start.Environment["LC_ALL"] = "C";
        if (_name is not null)
        {
            start.UserName = _name;
        }

        return start;
    }

    private static Task<bool> HasNamespacesAsync(CancellationToken ct) => SucceedsAsync(new ProcessStartInfo(_namespace[0], [.. _namespace[1..], "true"]), ct);

    private static Task<bool> CanRunAsync(string user, ClusterFolder folder, ClusterPrograms programs, CancellationToken ct)
    {
        string[] arguments = ["-c", "cd \"$1\" && test -x \"$2\" && test -x \"$3\"", "sh", folder.Path, programs.Initdb, programs.Postgres];
        return SucceedsAsync(new ProcessStartInfo("/bin/sh", arguments) { UserName = user, WorkingDirectory = "/" }, ct);
    }

    private static async Task<bool> SucceedsAsync(ProcessStartInfo start, CancellationToken ct)
    {
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        try
        {
            using var process = Process.Start(start)!;
            await Task.WhenAll(process.StandardError.ReadToEndAsync(ct), process.StandardOutput.ReadToEndAsync(ct), process.WaitForExitAsync(ct));
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program, or no such user may be taken on: then it cannot be done this way.
            return false;
        }
    }
}
