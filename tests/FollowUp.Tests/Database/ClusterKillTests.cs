using System.Diagnostics;
using System.Globalization;
using FollowUp.Database;
using Npgsql;
using Xunit;
using static FollowUp.Tests.Database.ClusterSpace;

namespace FollowUp.Tests.Database;

/// <summary>What happens when something is killed: nothing that was acknowledged is lost, and the next start needs nobody's help.</summary>
public sealed class ClusterKillTests(ClusterTemplate clusters)
{
    [Fact]
    public async Task A_killed_server_is_started_again_and_the_pool_heals()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var cluster = await space.StartAsync(ClusterRole.Service);
        await using var db = Db.Open(cluster.ConnectionString);
        Assert.True(await AnswersAsync(db));
        for (var round = 1; round <= 3; round++)
        {
            Kill(space.Server);
            await UntilAsync(() => space.Said.Count == 2 * round, "the server to run again");
            Assert.Equal(DatabaseTexts.ServerRunsAgain, space.Said[^1]);
            var tries = 1;
            while (!await AnswersAsync(db))
            {
                tries++;
            }

            Assert.InRange(tries, 1, 3);
        }
    }

    [Fact]
    public async Task A_server_that_loses_its_supervisor_is_stopped_and_started_again()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var cluster = await space.StartAsync();
        var server = space.Server;
        Kill(ParentOf(server));
        await UntilAsync(() => space.Said.Count == 2, "the server to run again");
        Assert.False(Lives(server));
        Assert.Equal("1", await AskAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_program_that_is_killed_takes_the_server_with_it()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var program = Child.Start(["hold", space.Folder, "Service"]);
        await program.ReadUntilAsync("owns");
        var server = space.Server;
        await program.KillAsync();
        await UntilAsync(() => !Lives(server), "the server to follow its program");
        await using var next = await space.StartAsync(ClusterRole.Service);
        Assert.Equal("1", await AskAsync(next, "select 1"));
    }

    [Fact]
    public async Task Rows_that_were_acknowledged_survive_every_kind_of_kill_once_each()
    {
        await using var space = await clusters.NewSpaceAsync();
        var acknowledged = new List<int>();
        for (var round = 0; round < 5; round++)
        {
            var first = round * 1_000_000;
            await using var writer = Child.Start(["write", space.Folder, "Service", first.ToString(CultureInfo.InvariantCulture)]);
            await writer.ReadUntilAsync($"acknowledged {(first + 50).ToString(CultureInfo.InvariantCulture)}");
            switch (round % 3)
            {
                case 0:
                    await writer.KillAsync();
                    break;
                case 1:
                    var server = space.Server;
                    Kill(server);
                    Kill(writer.Id);
                    await writer.EndAsync();
                    break;
                default:
                    Kill(space.Server);
                    await writer.ReadUntilAsync($"says {DatabaseTexts.ServerRunsAgain}");
                    await writer.ReadUntilAsync("acknowledged");
                    await writer.KillAsync();
                    break;
            }

            acknowledged.AddRange(writer.Lines.Where(line => line.StartsWith("acknowledged ", StringComparison.Ordinal)).Select(line => int.Parse(line.AsSpan(13), CultureInfo.InvariantCulture)));
        }

        await using var cluster = await space.StartAsync(options: new ClusterOptions());
        await using var db = Db.Open(cluster.ConnectionString, new SqlFolder(new Dictionary<string, string> { ["queries/t/all.sql"] = "-- All.\nselect id from acknowledged" }));
        var found = await db.QueryAsync<int>("queries/t/all.sql", Ct);
        Assert.True(acknowledged.Count >= 250);
        Assert.Empty(acknowledged.Except(found));
        // At most the one row under way at each break may be there without having been acknowledged.
        Assert.InRange(found.Count, acknowledged.Count, acknowledged.Count + 10);
    }

    [Fact]
    public async Task A_server_that_outlived_its_program_and_supervisor_is_ended_by_the_next_start()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var program = Child.Start(["hold", space.Folder, "Visitor"]);
        await program.ReadUntilAsync("owns");
        var orphan = space.Server;
        var supervisor = ParentOf(orphan);
        foreach (var process in Process.GetProcesses().Where(p => p.Id != orphan && p.Id != supervisor && ParentOf(p.Id) == supervisor))
        {
            process.Kill();
        }

        Kill(supervisor);
        await program.KillAsync();
        Assert.True(Lives(orphan));
        await using var next = await space.StartAsync();
        Assert.False(Lives(orphan));
        Assert.Equal("1", await AskAsync(next, "select 1"));
    }

    [Fact]
    public async Task A_dead_servers_process_that_still_works_does_not_hold_up_the_next_start()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var program = Child.Start(["work", space.Folder, "Visitor"]);
        await program.ReadUntilAsync("owns");
        int[] workers = [];
        await UntilAsync(() => (workers = [.. Process.GetProcesses().Where(p => ParentOf(p.Id) == space.Server && CommandLine(p.Id).Contains("SELECT", StringComparison.Ordinal)).Select(p => p.Id)]).Length > 0, "the work to begin");
        Kill(space.Server);
        await program.KillAsync();
        Assert.Contains(workers, Lives);
        await using var next = await space.StartAsync();
        Assert.Equal("1", await AskAsync(next, "select 1"));
        Assert.DoesNotContain(workers, Lives);
    }

    [Fact]
    public async Task A_number_left_behind_that_now_is_somebody_elses_is_not_taken_for_the_server()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using (await space.StartAsync())
        {
            await RunAsync("cp", "-a", Path.Combine(space.Data, "postmaster.pid"), Path.Combine(space.Folder, "postmaster.pid"));
            await RunAsync("cp", "-a", Path.Combine(space.Folder, "postgres", ".s.PGSQL.5432.lock"), Path.Combine(space.Folder, "socket.lock"));
        }

        using var bystander = Process.Start(new ProcessStartInfo("setpriv", [.. AsOwnerOf(space.Data), "sleep", "600"]))!;
        try
        {
            await PlantAsync(space, bystander.Id);
            await using (var cluster = await space.StartAsync())
            {
                Assert.Equal("1", await AskAsync(cluster, "select 1"));
                Assert.NotEqual(bystander.Id, space.Server);
            }

            Assert.False(bystander.HasExited);
        }
        finally
        {
            bystander.Kill();
        }
    }

    /// <summary>What a server of that number would have left.</summary>
    private static async Task PlantAsync(ClusterSpace space, int number)
    {
        foreach (var (kept, place) in new[] { ("postmaster.pid", Path.Combine(space.Data, "postmaster.pid")), ("socket.lock", Path.Combine(space.Folder, "postgres", ".s.PGSQL.5432.lock")) })
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(space.Folder, kept), Ct);
            lines[0] = number.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(Path.Combine(space.Folder, kept), lines, Ct);
            await RunAsync("cp", "-a", Path.Combine(space.Folder, kept), place);
        }
    }

    private static string[] AsOwnerOf(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%u %g", path]) { RedirectStandardOutput = true })!;
        var owner = stat.StandardOutput.ReadToEnd().Split();
        return Environment.IsPrivilegedProcess ? ["--reuid", owner[0], "--regid", owner[1], "--clear-groups"] : [];
    }

    private static async Task<bool> AnswersAsync(Db db)
    {
        try
        {
            await db.QuerySingleAsync<ContentsRow>("queries/database/cluster_contents.sql", Ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private sealed record ContentsRow(bool HasRole, bool HasDatabase);
}
