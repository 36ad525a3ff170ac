using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FollowUp.Imports;

/// <summary>Reads one part ahead: while one is stored, the next is understood, on another core.</summary>
internal static class Ahead
{
    /// <summary>The same parts in the same order; at most two are in memory, the one given and the one being made.</summary>
    /// <param name="parts">What is read. It is stopped, and waited for, when whoever asked stops asking.</param>
    /// <param name="cancellation">Stops both.</param>
    public static async IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> parts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var taken = new SemaphoreSlim(1);
        var ready = Channel.CreateUnbounded<T>();
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await using var each = parts.GetAsyncEnumerator(stop.Token);
                    while (await NextAsync(each))
                    {
                        await ready.Writer.WriteAsync(each.Current, stop.Token);
                    }

                    ready.Writer.Complete();
                }
                catch (Exception problem)
                {
                    ready.Writer.Complete(problem); // thrown again to whoever asks for the next part
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var part in ready.Reader.ReadAllAsync(cancellation))
            {
                taken.Release();
                yield return part;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        async Task<bool> NextAsync(IAsyncEnumerator<T> each)
        {
            await taken.WaitAsync(stop.Token);
            return await each.MoveNextAsync();
        }
    }
}
