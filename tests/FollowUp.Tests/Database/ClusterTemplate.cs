using Xunit;

[assembly: AssemblyFixture(typeof(FollowUp.Tests.Database.ClusterTemplate))]

namespace FollowUp.Tests.Database;

/// <summary>A cluster made once, of which tests that break clusters get copies: making one takes a second of work, copying it a twentieth.</summary>
public sealed class ClusterTemplate : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private ClusterSpace? _original;

    /// <summary>A space with a stopped cluster in it.</summary>
    internal async Task<ClusterSpace> NewSpaceAsync()
    {
        await _one.WaitAsync(ClusterSpace.Ct);
        try
        {
            if (_original is null)
            {
                _original = new ClusterSpace();
                await using var cluster = await _original.StartAsync();
            }
        }
        finally
        {
            _one.Release();
        }

        var space = new ClusterSpace();
        await ClusterSpace.RunAsync("cp", "-a", _original.Folder, space.Folder);
        return space;
    }

    public async ValueTask DisposeAsync()
    {
        if (_original is not null)
        {
            await _original.DisposeAsync();
        }

        _one.Dispose();
    }
}
