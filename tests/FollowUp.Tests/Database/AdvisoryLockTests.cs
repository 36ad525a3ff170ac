using FollowUp.Database;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Database;

public sealed class AdvisoryLockTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_at_a_time_holds_it_and_it_is_free_the_moment_it_is_given_back()
    {
        for (var round = 0; round < 20; round++)
        {
            var held = await database.Db.TryLockAsync("import kolada", Ct);
            Assert.NotNull(held);
            Assert.Null(await database.Db.TryLockAsync("import kolada", Ct));
            await held.DisposeAsync();
        }
    }

    [Fact]
    public async Task Different_names_do_not_meet()
    {
        await using var one = await database.Db.TryLockAsync("import one", Ct);
        await using var other = await database.Db.TryLockAsync("import other", Ct);
        Assert.NotNull(one);
        Assert.NotNull(other);
    }

    [Fact]
    public void A_name_gives_the_same_number_for_ever() => Assert.Equal(0x2cf24dba5fb0a30e, AdvisoryLock.KeyOf("hello"));

    [Fact]
    public async Task A_holder_that_loses_its_connection_learns_it_and_others_can_take_it()
    {
        await using var held = await database.Db.TryLockAsync(4711, Ct);
        Assert.False(held!.Lost.IsCancellationRequested);
        var lost = new TaskCompletionSource();
        await using var registration = held.Lost.Register(lost.SetResult);
        await TerminateHolderAsync();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        await using var next = await database.Db.TryLockAsync(4711, Ct);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task It_is_held_as_long_as_it_takes()
    {
        await using var db = Db.Open(database.ConnectionString + ";Keepalive=1");
        await using (var held = await db.TryLockAsync("long", Ct))
        {
            await Task.Delay(TimeSpan.FromSeconds(2.5), Ct);
            Assert.False(held!.Lost.IsCancellationRequested);
            Assert.Null(await database.Db.TryLockAsync("long", Ct));
        }

        await using var next = await database.Db.TryLockAsync("long", Ct);
        Assert.NotNull(next);
    }

    private async Task TerminateHolderAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 4711", connection);
        Assert.Equal(true, await command.ExecuteScalarAsync(Ct));
    }
}
