using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace FollowUp.Database;

/// <summary>What the kernel and the C library are asked for that .NET does not offer: owners of files, signals, users, a folder's safe keeping.</summary>
internal static class Libc
{
    /// <summary>EWOULDBLOCK as .NET reports it: the lock is somebody else's.</summary>
    public const int WouldBlock = 11;

    /// <summary>ENOSPC as .NET reports it: the disk is full.</summary>
    public const int NoSpace = 28;

    public const int Interrupt = 2;

    public const int Quit = 3;

    private const int AtCurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStats = 0x7ff;
    private const int ReadFolder = 0x10000;

    /// <summary>The user this process acts as; 0 is root.</summary>
    public static uint UserId => GetEffectiveUserId();

    /// <summary>Who owns a file, links not followed; null when it is not there.</summary>
    public static (uint User, uint Group)? Owner(string path)
    {
        // struct statx is the same on every architecture: the owner stands at 20, the group at 24.
        var buffer = new byte[256];
        return Statx(AtCurrentFolder, Bytes(path), NoFollow, BasicStats, buffer) == 0
            ? (BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(20)), BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(24)))
            : null;
    }

    /// <summary>Gives a file to a user, links not followed.</summary>
    public static void Give(string path, uint user, uint group)
    {
        if (ChangeOwner(Bytes(path), user, group) != 0)
        {
            throw new IOException($"{path} could not be given to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>The user of a name; null when there is none.</summary>
    public static (string Name, uint User, uint Group)? UserOf(string name) => User(GetUserByName(Bytes(name)));

    /// <summary>The user of a number; null when nothing names it, as in some containers.</summary>
    public static (string Name, uint User, uint Group)? UserOf(uint id) => User(GetUserById(id));

    /// <summary>Sends a signal; false when there is no such process or it is not ours.</summary>
    public static bool Signal(int process, int signal) => Kill(process, signal) == 0;

    /// <summary>Makes a rename in a folder survive a power cut.</summary>
    public static void Keep(string folder)
    {
        var descriptor = Open(Bytes(folder), ReadFolder);
        var kept = descriptor >= 0 && Sync(descriptor) == 0;
        var error = Marshal.GetLastPInvokeErrorMessage();
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (!kept)
        {
            throw new IOException($"{folder} could not be written to disk: {error}");
        }
    }

    private static (string Name, uint User, uint Group)? User(nint entry) => entry == 0
        ? null
        : (Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(entry))!, (uint)Marshal.ReadInt32(entry, 2 * nint.Size), (uint)Marshal.ReadInt32(entry, 2 * nint.Size + 4));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint GetEffectiveUserId();

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] buffer);

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
    private static extern int ChangeOwner(byte[] path, uint user, uint group);

    [DllImport("libc", EntryPoint = "getpwnam")]
    private static extern nint GetUserByName(byte[] name);

    [DllImport("libc", EntryPoint = "getpwuid")]
    private static extern nint GetUserById(uint id);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
