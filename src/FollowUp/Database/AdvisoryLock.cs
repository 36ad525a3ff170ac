using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace FollowUp.Database;

/// <summary>
/// A lock in the database, held by a connection of its own until disposed. The server frees it when the process or the connection dies; the
/// holder learns of that by <see cref="Lost"/> and must stop what the lock protects.
/// </summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly long _key;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _released = new();
    private readonly Task _watch;

    private AdvisoryLock(NpgsqlConnection connection, long key)
    {
        _connection = connection;
        _key = key;
        Lost = _lost.Token;
        _watch = WatchAsync();
    }

    /// <summary>Cancelled when the connection, and the lock with it, is gone.</summary>
    public CancellationToken Lost { get; }

    /// <summary>The number that stands for a name; the same in every version of the program.</summary>
    public static long KeyOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Gives the lock back: after this returns, others can take it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _watch;
        await UnlockAsync();
        await _connection.DisposeAsync();
        _released.Dispose();
        _lost.Dispose();
    }

    /// <summary>Takes the lock on a connection not yet open, which becomes the lock's; null, and the connection ended, when somebody else has it.</summary>
    internal static async Task<AdvisoryLock?> TryTakeAsync(NpgsqlConnection connection, long key, CancellationToken ct)
    {
        var taken = false;
        try
        {
            await connection.OpenAsync(ct);
            taken = await new OneConnection(connection).QuerySingleAsync<bool>("commands/database/try_lock.sql", new { key }, ct);
            return taken ? new AdvisoryLock(connection, key) : null;
        }
        finally
        {
            if (!taken)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private async Task UnlockAsync()
    {
        try
        {
            if (!_lost.IsCancellationRequested)
            {
                await new OneConnection(_connection).QuerySingleAsync<bool>("commands/database/unlock.sql", new { key = _key }, CancellationToken.None);
            }
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it: that is what was asked for.
        }
    }

    /// <summary>Listens for the connection's end. Nobody notifies it: a wait that returns is the server's small talk.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _connection.WaitAsync(_released.Token);
            }
        }
        catch (OperationCanceledException) when (_released.IsCancellationRequested)
        {
            // Given back.
        }
        catch (Exception e) when (e is NpgsqlException or IOException or ObjectDisposedException)
        {
            await _lost.CancelAsync();
        }
    }
}
