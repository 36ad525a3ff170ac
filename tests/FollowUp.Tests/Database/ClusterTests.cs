using FollowUp.Analysis;
using FollowUp.Database;
using Xunit;
using static FollowUp.Tests.Database.ClusterSpace;

namespace FollowUp.Tests.Database;

public sealed class ClusterTests(ClusterTemplate clusters)
{
    [Fact]
    public async Task The_second_start_finds_what_the_first_left()
    {
        await using var space = new ClusterSpace();
        await using (var first = await space.StartAsync())
        {
            Assert.True(first.IsOwner);
            await AskAsync(first, "create table kept (id int); insert into kept values (17)");
        }

        await using var second = await space.StartAsync();
        Assert.Equal("17", await AskAsync(second, "select id from kept"));
        Assert.Equal("on", await AskAsync(second, "show data_checksums"));
        Assert.Equal("UTF8 C.UTF-8", await AskAsync(second, "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = current_database()"));
        Assert.Equal("followup False", await AskAsync(second, "select rolname || ' ' || case when rolsuper then 'True' else 'False' end from pg_roles where rolname = current_user"));
        Assert.Equal("", await AskAsync(second, "show listen_addresses"));
        Assert.Empty(space.Said);
    }

    [Fact]
    public async Task Ordinary_use_is_durable()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var cluster = await space.StartAsync(options: new ClusterOptions());
        Assert.Equal("on on on", await AskAsync(cluster, "select concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))"));
    }

    [Fact]
    public async Task A_creation_that_was_killed_half_way_is_begun_again()
    {
        await using var space = new ClusterSpace();
        Directory.CreateDirectory(Path.Combine(space.Folder, "postgres", "data.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(space.Folder, "postgres", "data.new", "PG_VERSION"), "15\n", Ct);
        await using var cluster = await space.StartAsync();
        Assert.Equal("1", await AskAsync(cluster, "select 1"));
        Assert.False(Directory.Exists(Path.Combine(space.Folder, "postgres", "data.new")));
    }

    [Fact]
    public async Task A_cluster_without_its_database_is_furnished_at_the_next_start()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using (var cluster = await space.StartAsync())
        {
            await using var admin = new Npgsql.NpgsqlConnection(new Npgsql.NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Username = "postgres", Database = "postgres", Pooling = false }.ConnectionString);
            await admin.OpenAsync(Ct);
            await using var drop = new Npgsql.NpgsqlCommand("drop database followup", admin);
            await drop.ExecuteNonQueryAsync(Ct);
        }

        await using var again = await space.StartAsync();
        Assert.Equal("followup", await AskAsync(again, "select current_database()"));
    }

    [Fact]
    public async Task A_second_service_is_refused_at_once_and_told_which_runs()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var service = await space.StartAsync(ClusterRole.Service);
        var refused = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync(ClusterRole.Service)).WaitAsync(TimeSpan.FromSeconds(1), Ct);
        Assert.Contains(space.Folder, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_attaches_to_the_service_and_leaves_it_running()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var service = await space.StartAsync(ClusterRole.Service);
        await using (var visitor = await space.StartAsync())
        {
            Assert.False(visitor.IsOwner);
            await AskAsync(visitor, "create table seen (id int)");
        }

        Assert.Equal("0", await AskAsync(service, "select count(*) from seen"));
    }

    [Fact]
    public async Task A_service_waits_for_the_visitor_that_owns_the_cluster_and_says_so()
    {
        await using var space = await clusters.NewSpaceAsync();
        var visitor = await space.StartAsync();
        var starting = space.StartAsync(ClusterRole.Service);
        await UntilAsync(() => space.Said.Count > 0, "the service to say that it waits");
        Assert.Equal([DatabaseTexts.WaitingForOwner], space.Said);
        Assert.False(starting.IsCompleted);
        Assert.Equal("1", await AskAsync(visitor, "select 1"));
        await visitor.DisposeAsync();
        await using var service = await starting;
        Assert.True(service.IsOwner);
        Assert.Equal("1", await AskAsync(service, "select 1"));
    }

    [Fact]
    public async Task An_owner_that_ends_waits_for_those_attached()
    {
        await using var space = await clusters.NewSpaceAsync();
        var owner = await space.StartAsync();
        var attached = await space.StartAsync();
        var ending = owner.DisposeAsync().AsTask();
        await UntilAsync(() => space.Said.Count > 0, "the owner to say that it waits");
        Assert.Equal("1", await AskAsync(attached, "select 1"));
        Assert.False(ending.IsCompleted);
        await attached.DisposeAsync();
        await ending.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.False(File.Exists(Path.Combine(space.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task An_owner_does_not_wait_for_ever_and_says_that_it_stops_waiting()
    {
        await using var space = await clusters.NewSpaceAsync();
        var owner = await space.StartAsync(options: new ClusterOptions { Durable = false, Patience = TimeSpan.FromMilliseconds(200) });
        await using var attached = await space.StartAsync();
        await owner.DisposeAsync();
        Assert.Equal([Format.Fill(DatabaseTexts.WaitingForClients, "0"), DatabaseTexts.ClientsCutOff], space.Said);
        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => AskAsync(attached, "select 1"));
    }

    [Fact]
    public async Task Many_visitors_at_once_on_a_new_folder_make_one_cluster()
    {
        await using var space = new ClusterSpace();
        var visitors = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => space.StartAsync()));
        Assert.Single(visitors, visitor => visitor.IsOwner);
        await Task.WhenAll(visitors.Select(visitor => AskAsync(visitor, "select 1")));
        await Task.WhenAll(visitors.Select(visitor => visitor.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_the_folder_to_the_next()
    {
        await using var space = new ClusterSpace();
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cluster.StartAsync(space.Folder, ClusterRole.Service, new ClusterOptions { Durable = false }, null, given.Token));
        await using var cluster = await space.StartAsync(ClusterRole.Service);
        Assert.Equal("1", await AskAsync(cluster, "select 1"));
    }
}
