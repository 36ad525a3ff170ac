using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Database;

/// <summary>
/// A PostgreSQL cluster of the program's own in a folder: created at the first start, run while somebody uses it, reached through a socket
/// in a folder nobody else may enter. One process owns it and runs the server; others attach. When the owner dies in any way the server
/// shuts down; when the server dies the owner starts it again.
/// </summary>
public sealed class Cluster : IAsyncDisposable
{
    /// <summary>How long a service that stops waits for attached processes: whoever stops it waits too, and may then kill it.</summary>
    public static readonly TimeSpan ServicePatience = TimeSpan.FromSeconds(20);

    /// <summary>How long a visitor that is done waits for others that attached to its server.</summary>
    public static readonly TimeSpan VisitorPatience = TimeSpan.FromMinutes(10);

    private readonly ClusterLocks _locks;
    private readonly ClusterServer? _server;
    private readonly TimeSpan _patience;
    private readonly Action<string> _say;
    private bool _left;

    private Cluster(ClusterLocks locks, ClusterServer? server, ClusterFolder folder, TimeSpan patience, Action<string> say)
    {
        _locks = locks;
        _server = server;
        _patience = patience;
        _say = say;
        Folder = folder;
    }

    /// <summary>Where it lies.</summary>
    public ClusterFolder Folder { get; }

    /// <summary>True in the process that runs the server, false in one that attached to it.</summary>
    public bool IsOwner => _server is not null;

    /// <summary>How the program's database in it is reached; every process of the same user may.</summary>
    public string ConnectionString => Folder.ConnectionString;

    /// <summary>Starts the cluster in a folder, or attaches to it when another process already runs it.</summary>
    /// <param name="path">The data folder; created when it does not exist.</param>
    /// <param name="role">What the process is going to do with it.</param>
    /// <param name="options">How it is run; the ordinary way when null.</param>
    /// <param name="say">Told, in Swedish, what takes time or goes wrong; from any thread.</param>
    /// <param name="ct">Stops the attempt to start, not the cluster.</param>
    /// <exception cref="ClusterException">It cannot be started; the message says why and what would help.</exception>
    public static async Task<Cluster> StartAsync(string path, ClusterRole role, ClusterOptions? options, Action<string>? say, CancellationToken ct)
    {
        options ??= new ClusterOptions();
        say ??= _ => { };
        var folder = ClusterFolder.Open(path);
        var locks = new ClusterLocks(folder);
        try
        {
            if (role == ClusterRole.Service)
            {
                locks.TakeService();
            }

            var owns = role == ClusterRole.Service ? await OwnAsync(locks, say, ct) : await OwnOrAttachAsync(locks, folder, options, ct);
            var server = owns ? await ClusterServer.StartAsync(folder, options, say, ct) : null;
            return new Cluster(locks, server, folder, options.Patience ?? (role == ClusterRole.Service ? ServicePatience : VisitorPatience), say);
        }
        catch
        {
            locks.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Leaves the cluster. The owner stops the server, and before that lets attached processes finish, for at most <see cref="ClusterOptions.Patience"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_left)
        {
            return;
        }

        _left = true;
        if (_server is not null)
        {
            await AloneAsync();
            await _server.DisposeAsync();
        }

        _locks.Dispose();
    }

    private static async Task<bool> OwnAsync(ClusterLocks locks, Action<string> say, CancellationToken ct)
    {
        for (var waits = false; !locks.TryOwn(); waits = true)
        {
            if (!waits)
            {
                say(DatabaseTexts.WaitingForOwner);
            }

            await Task.Delay(20, ct);
        }

        return true;
    }

    /// <summary>True when this process now owns the cluster, false when it is attached to a server that answers.</summary>
    private static async Task<bool> OwnOrAttachAsync(ClusterLocks locks, ClusterFolder folder, ClusterOptions options, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.StartTimeout);
        try
        {
            while (true)
            {
                if (locks.TryOwn())
                {
                    return true;
                }

                // The shared lock first: an owner about to stop takes it whole, and then there is nothing to attach to.
                if (locks.TryAttach())
                {
                    if (await ClusterServer.AnswersAsync(folder.ConnectionString, patience.Token))
                    {
                        return false;
                    }

                    locks.Detach();
                }

                await Task.Delay(100, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ClusterException(Format.Fill(DatabaseTexts.OwnerDoesNotAnswer, folder.Path, options.StartTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Waits until nobody is attached and nobody can attach any more, or patience ends.</summary>
    private async Task AloneAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        for (var waits = false; !_locks.TryShutOut(); waits = true)
        {
            if (!waits)
            {
                _say(Format.Fill(DatabaseTexts.WaitingForClients, _patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)));
            }

            try
            {
                await Task.Delay(50, patience.Token);
            }
            catch (OperationCanceledException)
            {
                _say(DatabaseTexts.ClientsCutOff);
                return;
            }
        }
    }
}

/// <summary>What a process is going to do with the cluster.</summary>
public enum ClusterRole
{
    /// <summary>Runs the server for its lifetime; there is one at a time. Waits for a visitor that happens to own the cluster.</summary>
    Service,

    /// <summary>Does something short: attaches to whoever runs the server, or runs it for as long as that takes.</summary>
    Visitor,
}

/// <summary>How a cluster is run.</summary>
public sealed record ClusterOptions
{
    /// <summary>The folder of PostgreSQL's programs; null to look for them.</summary>
    public string? Programs { get; init; }

    /// <summary>False gives up safety against power cuts for speed: for tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a stopping owner waits for attached processes; null for <see cref="Cluster.ServicePatience"/> or <see cref="Cluster.VisitorPatience"/>.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>How long a start may take; recovery after a hard stop is part of it.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
