using System.Diagnostics;
using System.Globalization;
using Xunit;
using static FollowUp.Tests.Database.ClusterSpace;

namespace FollowUp.Tests.Database;

/// <summary>As whom the server runs, and whom it lets in. Run by root these tests try it as root and as others; by anybody else as themselves.</summary>
public sealed class ClusterUserTests(ClusterTemplate clusters)
{
    private const int Stranger = 54321;
    private const string RootOnly = "Only root can act as several users.";

    [Fact]
    public async Task Nobody_else_is_let_in()
    {
        await OthersOrSkipAsync();
        await using var space = await clusters.NewSpaceAsync();
        await using var cluster = await space.StartAsync();
        Assert.StartsWith("kept out", await ConnectAsync(space, Stranger), StringComparison.Ordinal);
        Assert.StartsWith("kept out", await ConnectAsync(space, Id("nobody")), StringComparison.Ordinal);
        Assert.Equal("let in", await ConnectAsync(space, null));
    }

    [Fact]
    public async Task The_cluster_of_an_ordinary_user_lets_only_that_user_and_root_in()
    {
        await OthersOrSkipAsync();
        await using var space = new ClusterSpace();
        await GiveAsync(space, Id("nobody"));
        await using var program = Child.Start(["hold", space.Folder, "Service"], Id("nobody"));
        await program.ReadUntilAsync("owns");
        Assert.Equal(Id("nobody"), User(space.Server));
        Assert.Equal("let in", await ConnectAsync(space, Id("nobody")));
        Assert.Equal("let in", await ConnectAsync(space, null));
        Assert.StartsWith("kept out", await ConnectAsync(space, Stranger), StringComparison.Ordinal);
        await program.EndAsync();
    }

    [Fact]
    public async Task The_folder_of_the_server_is_closed_to_others()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var cluster = await space.StartAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(space.Folder, "postgres")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(space.Folder, "owner.lock")));
        }
    }

    [Fact]
    public async Task Root_runs_the_server_as_another_user()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        await using var space = new ClusterSpace();
        await using var cluster = await space.StartAsync();
        Assert.Equal(Id("postgres"), User(space.Server));
    }

    [Fact]
    public async Task Where_no_other_user_can_enter_root_runs_the_server_in_a_namespace_and_can_move_it_out_again()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        await NamespacesOrSkipAsync(0);
        await using var space = new ClusterSpace();
        await RunAsync("chmod", "700", space.Parent);
        await using (var closed = await space.StartAsync())
        {
            Assert.Equal(0, User(space.Server));
            Assert.Equal("nobody", await AskAsync(closed, "select 'nobody'"));
        }

        await RunAsync("chown", "-R", "nobody", Path.Combine(space.Folder, "postgres"));
        await using (var given = await space.StartAsync())
        {
            Assert.Equal(0, User(space.Server));
        }

        await RunAsync("chmod", "711", space.Parent);
        await using var open = await space.StartAsync();
        Assert.Equal("1", await AskAsync(open, "select 1"));
    }

    [Fact]
    public async Task Root_on_a_visit_leaves_the_cluster_to_its_user()
    {
        await OthersOrSkipAsync();
        await using var space = new ClusterSpace();
        await GiveAsync(space, Id("nobody"));
        for (var round = 0; round < 2; round++)
        {
            await using var program = Child.Start(["hold", space.Folder, "Service"], Id("nobody"));
            await program.ReadUntilAsync("owns");
            await program.EndAsync();
            await using var visit = await space.StartAsync();
            Assert.Equal(Id("nobody"), User(space.Server));
        }
    }

    [Fact]
    public async Task Root_may_come_first_to_an_ordinary_users_folder()
    {
        await OthersOrSkipAsync();
        await using var space = new ClusterSpace();
        await GiveAsync(space, Id("nobody"));
        await using (await space.StartAsync())
        {
            Assert.Equal(Id("nobody"), User(space.Server));
        }

        await using var program = Child.Start(["hold", space.Folder, "Service"], Id("nobody"));
        await program.ReadUntilAsync("owns");
        await program.EndAsync();
    }

    [Fact]
    public async Task A_user_without_a_name_can_have_a_cluster()
    {
        await OthersOrSkipAsync();
        await NamespacesOrSkipAsync(Stranger);
        await using var space = new ClusterSpace();
        await GiveAsync(space, Stranger);
        await using var program = Child.Start(["hold", space.Folder, "Service"], Stranger);
        await program.ReadUntilAsync("owns");
        Assert.Equal(Stranger, User(space.Server));
        await program.EndAsync();
    }

    [Fact]
    public async Task A_folder_that_is_not_ones_own_is_refused_by_name()
    {
        await OthersOrSkipAsync();
        await using var space = await clusters.NewSpaceAsync();
        await using var program = Child.Start(["hold", space.Folder, "Service"], Id("nobody"));
        var refused = await program.ReadUntilAsync("refused");
        Assert.Contains($"datamappen {space.Folder} som användaren nobody", refused, StringComparison.Ordinal);
        await using var other = Child.Start(["hold", "/followup-data", "Service"], Id("nobody"));
        Assert.Contains("datamappen /followup-data som användaren nobody", await other.ReadUntilAsync("refused"), StringComparison.Ordinal);
    }

    private static async Task OthersOrSkipAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        await using var program = Child.Start(["nothing"], Stranger);
        Assert.SkipUnless(await program.EndAsync() == ChildProgram.NoSuchTask, "Other users cannot run this program where it lies.");
    }

    private static async Task NamespacesOrSkipAsync(int user)
    {
        var number = user.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo("setpriv", ["--reuid", number, "--regid", number, "--clear-groups", "unshare", "--user", "--map-user=65534", "true"]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.SkipUnless(process.ExitCode == 0, "This machine gives no user namespaces.");
    }

    private static async Task<string> ConnectAsync(ClusterSpace space, int? user)
    {
        await using var program = Child.Start(["connect", space.Folder], user);
        await program.EndAsync();
        return program.Lines.Single();
    }

    private static async Task GiveAsync(ClusterSpace space, int user)
    {
        Directory.CreateDirectory(space.Folder);
        await RunAsync("chown", user.ToString(CultureInfo.InvariantCulture), space.Folder);
    }

    private static int Id(string user)
    {
        using var id = Process.Start(new ProcessStartInfo("id", ["-u", user]) { RedirectStandardOutput = true })!;
        return int.Parse(id.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }

    /// <summary>The user a process runs as, seen from outside any namespace.</summary>
    private static int User(int process) => int.Parse(
        File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
        CultureInfo.InvariantCulture);
}
