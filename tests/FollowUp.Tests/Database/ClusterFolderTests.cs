using FollowUp.Analysis;
using FollowUp.Database;
using Xunit;
using static FollowUp.Tests.Database.ClusterSpace;

namespace FollowUp.Tests.Database;

/// <summary>Folders and machines that a cluster cannot use: each refused by a message that says what and where.</summary>
public sealed class ClusterFolderTests(ClusterTemplate clusters)
{
    [Fact]
    public async Task A_file_is_no_folder()
    {
        await using var space = new ClusterSpace();
        await File.WriteAllTextAsync(space.Folder, "", Ct);
        await RefusedAsync(space.Folder, Format.Fill(DatabaseTexts.FolderIsFile, space.Folder));
        await RefusedAsync(Path.Combine(space.Folder, "below"), Format.Fill(DatabaseTexts.FolderIsFile, space.Folder));
    }

    [Fact]
    public async Task A_folder_with_other_things_in_it_is_left_alone()
    {
        await using var space = new ClusterSpace();
        Directory.CreateDirectory(Path.Combine(space.Folder, "photos"));
        await File.WriteAllTextAsync(Path.Combine(space.Folder, "letter.odt"), "", Ct);
        await RefusedAsync(space.Folder, Format.Fill(DatabaseTexts.FolderIsForeign, space.Folder, "letter.odt"));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(space.Folder).Count());
    }

    [Fact]
    public async Task A_mount_points_own_folder_and_hidden_files_are_nobodys()
    {
        await using var space = new ClusterSpace();
        Directory.CreateDirectory(Path.Combine(space.Folder, "lost+found"));
        await File.WriteAllTextAsync(Path.Combine(space.Folder, ".keep"), "", Ct);
        await using var cluster = await space.StartAsync();
        Assert.True(cluster.IsOwner);
    }

    [Fact]
    public async Task Something_in_the_clusters_place_that_is_none_is_left_alone()
    {
        await using var space = new ClusterSpace();
        Directory.CreateDirectory(Path.Combine(space.Data, "base"));
        await RefusedAsync(space.Folder, Format.Fill(DatabaseTexts.NotACluster, space.Data));
        Assert.True(Directory.Exists(Path.Combine(space.Data, "base")));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_told_how_long_it_may_be()
    {
        await using var space = new ClusterSpace();
        var longest = space.Parent + "/" + new string('å', (84 - space.Parent.Length - 1) / 2);
        longest += new string('x', 84 - System.Text.Encoding.UTF8.GetByteCount(longest));
        await using (await Cluster.StartAsync(longest, ClusterRole.Visitor, new ClusterOptions { Durable = false }, null, Ct))
        {
            Assert.Equal(107, System.Text.Encoding.UTF8.GetByteCount(Path.Combine(longest, "postgres", ".s.PGSQL.5432")));
        }

        await RefusedAsync(longest + "x", Format.Fill(DatabaseTexts.FolderTooDeep, longest + "x", "85", "84"));
        Assert.False(Directory.Exists(longest + "x"));
    }

    [Fact]
    public async Task A_name_the_server_cannot_listen_under_is_refused()
    {
        await using var space = new ClusterSpace();
        await RefusedAsync(space.Parent + "/a,b", Format.Fill(DatabaseTexts.FolderNameRefused, space.Parent + "/a,b"));
    }

    [Theory]
    [InlineData("data med blanka")]
    [InlineData("dåtå-ö")]
    [InlineData("it's $HOME; \\ (data) & more")]
    public async Task Names_with_blanks_and_signs_are_names_like_others(string name)
    {
        await using var space = await clusters.NewSpaceAsync();
        var folder = Path.Combine(space.Parent, name);
        Directory.Move(space.Folder, folder);
        await using var cluster = await Cluster.StartAsync(folder, ClusterRole.Visitor, new ClusterOptions { Durable = false }, null, Ct);
        Assert.Equal("1", await AskAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_cluster_of_another_version_names_both_versions()
    {
        await using var space = await clusters.NewSpaceAsync();
        await File.WriteAllTextAsync(Path.Combine(space.Data, "PG_VERSION"), "9999\n", Ct);
        var refused = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync());
        Assert.Contains(space.Data, refused.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL 9999", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-9999", refused.Message, StringComparison.Ordinal);
        Assert.Matches(@"bara PostgreSQL 1[5-9] \(/", refused.Message);
    }

    [Fact]
    public async Task Programs_that_are_missing_are_asked_for_by_name()
    {
        await using var space = new ClusterSpace();
        var refused = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync(options: new ClusterOptions { Programs = space.Parent }));
        Assert.Equal(Format.Fill(DatabaseTexts.ProgramsMissing, space.Parent), refused.Message);
        Assert.Contains("apt-get install postgresql.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_are_too_old_are_refused()
    {
        await using var space = new ClusterSpace();
        foreach (var program in new[] { "postgres", "initdb" })
        {
            var path = Path.Combine(space.Parent, program);
            await File.WriteAllTextAsync(path, "#!/bin/sh\necho 'postgres (PostgreSQL) 13.14 (Debian 13.14-1)'\n", Ct);
            await RunAsync("chmod", "755", path);
        }

        var refused = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync(options: new ClusterOptions { Programs = space.Parent }));
        Assert.Equal(Format.Fill(DatabaseTexts.ProgramsTooOld, $"PostgreSQL 13 ({space.Parent})", "15"), refused.Message);
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_full()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a small disk.");
        await using var space = new ClusterSpace();
        Directory.CreateDirectory(space.Folder);
        Assert.SkipUnless(await TryRunAsync("mount", "-t", "tmpfs", "-o", "size=60m", "none", space.Folder), "This machine lets root mount nothing.");
        try
        {
            var refused = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync());
            Assert.StartsWith("Disken är full: 6", refused.Message, StringComparison.Ordinal);
            await RunAsync("mount", "-o", "remount,size=200m", space.Folder);
            await using (var cluster = await space.StartAsync())
            {
                Assert.Equal("1", await AskAsync(cluster, "select 1"));
            }

            await RunAsync("mount", "-o", "remount,size=70m", space.Folder);
            var full = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync());
            Assert.StartsWith("Disken är full: ", full.Message, StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync("umount", space.Folder);
        }
    }

    [Fact]
    public async Task A_damaged_cluster_shows_what_the_server_said()
    {
        await using var space = await clusters.NewSpaceAsync();
        File.Delete(Path.Combine(space.Data, "global", "pg_control"));
        var refused = await Assert.ThrowsAsync<ClusterException>(() => space.StartAsync());
        Assert.Contains("pg_control", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(space.Folder, "postgres", "server.log"), refused.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string folder, string message) => Assert.Equal(
        message,
        (await Assert.ThrowsAsync<ClusterException>(() => Cluster.StartAsync(folder, ClusterRole.Visitor, new ClusterOptions { Durable = false }, null, Ct))).Message);
}
