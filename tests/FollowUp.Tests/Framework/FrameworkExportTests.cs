using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Yaml;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FollowUp.Tests;

public sealed class FrameworkExportTests(TestDatabase server) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("followup-export-");
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _db = Db.Open(await server.CreateAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    /// <summary>In, out and in again: nothing is new, nothing is changed, nothing ends, and out again is the same to the byte.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_exported_and_imported_changes_nothing(bool isCommitted)
    {
        await ImportAsync(isCommitted ? await File.ReadAllTextAsync(CommittedFrameworkTests.Path, Ct) : SmallFramework.Everything);
        var before = await new FrameworkReader(_db).InForceAsync(Ct);
        var exported = await TextAsync();
        var change = await ImportAsync(exported);
        Assert.Empty(change.Items);
        Assert.Equal(FrameworkJson.Write(before!), FrameworkJson.Write((await new FrameworkReader(_db).InForceAsync(Ct))!));
        Assert.Equal(exported, await TextAsync());
    }

    [Fact]
    public async Task Before_the_first_framework_it_is_said_how_to_take_one_in()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(TextAsync);
        Assert.Equal("Inget ramverk är inläst ännu. Läs först in ett: followup framework import dashboards/framework.yaml", refused.Message);
    }

    [Fact]
    public async Task A_version_is_given_as_the_very_text_it_was_read_from()
    {
        var first = "# Det första.\n" + SmallFramework.Yaml;
        await ImportAsync(first);
        await ImportAsync(SmallFramework.Everything);
        Assert.Equal(first, Encoding.UTF8.GetString(await Export.VersionAsync(1, Ct)));
        Assert.Equal(SmallFramework.Everything, Encoding.UTF8.GetString(await Export.VersionAsync(2, Ct)));
        foreach (var n in (int[])[0, 3])
        {
            Assert.Equal($"Version {n} av ramverket finns inte. Den senaste är 2, den första är 1.", (await Assert.ThrowsAsync<RefusedException>(() => Export.VersionAsync(n, Ct))).Message);
        }
    }

    [Fact]
    public async Task A_file_that_lies_there_is_kept_unless_somebody_says_that_it_may_go()
    {
        var path = Path.Combine(_folder.FullName, "ramverk.yaml");
        await FrameworkExport.WriteAsync("å: 1\n"u8.ToArray(), path, replace: false, Ct);
        Assert.Equal("å: 1\n"u8.ToArray(), await File.ReadAllBytesAsync(path, Ct));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => FrameworkExport.WriteAsync("ny: 1\n"u8.ToArray(), path, replace: false, Ct));
        Assert.Contains("ramverk.yaml finns redan", refused.Message, StringComparison.Ordinal);
        Assert.Equal("å: 1\n", await File.ReadAllTextAsync(path, Ct));

        await FrameworkExport.WriteAsync("ny: 1\n"u8.ToArray(), path, replace: true, Ct);
        Assert.Equal("ny: 1\n", await File.ReadAllTextAsync(path, Ct));
        Assert.Equal(["ramverk.yaml"], _folder.EnumerateFileSystemInfos().Select(file => file.Name));
    }

    [Theory]
    [InlineData("finns-inte/ramverk.yaml")]
    [InlineData("mapp")]
    public async Task A_place_that_cannot_be_written_to_is_told_and_nothing_is_left(string name)
    {
        _folder.CreateSubdirectory("mapp");
        var path = Path.Combine(_folder.FullName, name);
        foreach (var replace in (bool[])[false, true])
        {
            Assert.Contains("går inte att skriva", (await Assert.ThrowsAsync<RefusedException>(() => FrameworkExport.WriteAsync("ny: 1\n"u8.ToArray(), path, replace, Ct))).Message, StringComparison.Ordinal);
            Assert.Equal(["mapp"], _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(file => file.Name));
        }
    }

    private FrameworkExport Export => new(new FrameworkReader(_db));

    private async Task<string> TextAsync() => Encoding.UTF8.GetString(await Export.InForceAsync(Ct));

    private Task<FrameworkChange> ImportAsync(string yaml) => new FrameworkImport(_db, new FakeTimeProvider()).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);
}
