using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Database;

/// <summary>
/// Who does what with a cluster, kept by the kernel as locks on three files, so that a process that dies holds nothing. <c>service.lock</c>:
/// the one service. <c>owner.lock</c>: who runs the server. <c>clients.lock</c>: shared by the attached, whole by an owner that stops.
/// The files are never deleted: a lock on a deleted file locks nobody out.
/// </summary>
internal sealed class ClusterLocks(ClusterFolder folder) : IDisposable
{
    private FileStream? _service;
    private FileStream? _owner;
    private FileStream? _clients;

    /// <exception cref="ClusterException">Another service runs on the folder.</exception>
    public void TakeService()
    {
        _service = TryLock(folder.ServiceLock, FileShare.None)
            ?? throw new ClusterException(Format.Fill(DatabaseTexts.ServiceAlreadyRuns, folder.Path, RunningService()));
        try
        {
            File.WriteAllText(folder.ServicePid, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            folder.GiveToFolderOwner(folder.ServicePid);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw folder.Refusal(e);
        }
    }

    public bool TryOwn() => (_owner = TryLock(folder.OwnerLock, FileShare.None)) is not null;

    public bool TryAttach() => (_clients = TryLock(folder.ClientsLock, FileShare.ReadWrite)) is not null;

    public void Detach()
    {
        _clients?.Dispose();
        _clients = null;
    }

    public bool TryShutOut() => (_clients = TryLock(folder.ClientsLock, FileShare.None)) is not null;

    public void Dispose()
    {
        // The owner's lock first: who then gets to attach finds no owner, and becomes it.
        _owner?.Dispose();
        _clients?.Dispose();
        _service?.Dispose();
    }

    private string RunningService() => File.Exists(folder.ServicePid) ? File.ReadAllText(folder.ServicePid) : "?";

    private FileStream? TryLock(string path, FileShare share)
    {
        try
        {
            // Others must not even open it: who can open a file can lock it.
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var file = new FileStream(path, options);
            folder.GiveToFolderOwner(path);
            return file;
        }
        catch (IOException e) when (e.HResult == Libc.WouldBlock)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw folder.Refusal(e);
        }
    }
}
