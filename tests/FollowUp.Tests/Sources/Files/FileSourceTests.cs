using FollowUp.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

public sealed class FileSourceTests : IDisposable
{
    private const string Csv = "kod;år;kön;antal\n1287;2024;T;17\n1287;2024;K;9\n0180;2024;T;4\n";
    private static readonly SourceRequest _everything = new([], []);
    private readonly string _root = Directory.CreateTempSubdirectory("files-").FullName;

    private string Home => Directory.CreateDirectory(Path.Combine(_root, "home")).FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_file_at_home_is_read_by_the_mapping_and_takes_nothing_back_unless_it_is_said_to_be_complete()
    {
        File.WriteAllText(Path.Combine(Home, "a.csv"), Csv);
        var reading = await ReadAsync(Source("a.csv"), _everything);
        Assert.Equal(["elever 1287 2024 T 17", "elever 1287 2024 K 9", "elever 0180 2024 T 4"], Mapped.Told(reading));
        Assert.True(reading.IsPartial);
        Assert.False((await ReadAsync(Source("a.csv", ", complete: true"), _everything)).IsPartial);
        Assert.Equal(["elever 0180 2024 T 4"], Mapped.Told(await ReadAsync(Source("a.csv"), new SourceRequest(["elever"], ["0180"]))));
        Assert.Null(await Source("a.csv").WhyUnreachableAsync(Ct));
    }

    [Fact]
    public async Task A_file_elsewhere_is_read_only_from_a_folder_that_the_setting_names()
    {
        var other = Directory.CreateDirectory(Path.Combine(_root, "annat")).FullName;
        var path = Path.Combine(other, "a.csv");
        File.WriteAllText(path, Csv);
        File.CreateSymbolicLink(Path.Combine(Home, "lank.csv"), path);
        await RefusedAsync(Source(path), "FollowUp__Files__Folders");
        await RefusedAsync(Source("lank.csv"), "FollowUp__Files__Folders");
        await RefusedAsync(Source("borta.csv"), "finns inte");
        Assert.Equal(3, (await ReadAsync(Source(path, folders: [other]), _everything)).Observations.Count);
        Assert.Equal(3, (await ReadAsync(Source("lank.csv", folders: [other]), _everything)).Observations.Count);
    }

    [Fact]
    public async Task Neither_a_closed_folder_nor_a_linked_one_is_a_way_in()
    {
        var keys = Directory.CreateDirectory(Path.Combine(Home, "data", "keys")).FullName;
        File.WriteAllText(Path.Combine(keys, "a.csv"), Csv);
        File.WriteAllText(Path.Combine(Home, "appsettings.json"), Csv);
        var other = Directory.CreateDirectory(Path.Combine(_root, "annat")).FullName;
        File.WriteAllText(Path.Combine(other, "a.csv"), Csv);
        Directory.CreateSymbolicLink(Path.Combine(Home, "ut"), other);
        Directory.CreateSymbolicLink(Path.Combine(Home, "in"), keys);
        foreach (var file in (string[])["data/keys/a.csv", "appsettings.json", "ut/a.csv", "in/a.csv"])
        {
            await RefusedAsync(Source(file), "ligger inte där filer med värden får ligga");
        }
    }

    [Fact]
    public async Task A_file_on_the_net_is_asked_for_only_at_a_host_that_the_setting_names_and_no_redirect_is_followed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var asked = 0;
        app.Run(context =>
        {
            asked++;
            return context.Request.Path.Value switch
            {
                "/a.csv" => context.Response.WriteAsync(Csv, Ct),
                "/sida.csv" => context.Response.WriteAsync("<html><body>Logga in</body></html>", Ct),
                "/vidare.csv" => Task.Run(() => context.Response.Redirect("/a.csv"), Ct),
                _ => Task.Run(() => context.Response.StatusCode = 404, Ct),
            };
        });
        await app.StartAsync(Ct);
        var at = app.Urls.Single();
        await RefusedAsync(Source(at + "/a.csv"), "FollowUp__Files__Hosts");
        Assert.Equal(0, asked);
        Assert.Equal(3, (await ReadAsync(Source(at + "/a.csv", hosts: ["127.0.0.1"]), _everything)).Observations.Count);
        await RefusedAsync(Source(at + "/vidare.csv", hosts: ["127.0.0.1"]), "hänvisningar följs inte");
        await RefusedAsync(Source(at + "/borta.csv", hosts: ["127.0.0.1"]), "svarade 404 i stället för en fil");
        await RefusedAsync(Source(at + "/sida.csv", hosts: ["127.0.0.1"]), "sida.csv");
    }

    [Fact]
    public async Task Px_and_json_stat_files_are_read_from_disk_too()
    {
        File.WriteAllBytes(Path.Combine(Home, "t.px"), PxWeb.PxSamples.InWindows1252(PxWeb.PxSamples.Px));
        var yaml = "title: Prov\nkind: px\nfrom: { files: [t.px] }\nmapping:\n" + string.Join('\n', PxWeb.PxSamples.Mapping.ReplaceLineEndings("\n").Split('\n').Select(line => "  " + line));
        var source = Sourced.Folder(("prov.yaml", yaml)).Sources(new FilePlaces(Home, [], []), TimeProvider.System)[0];
        Assert.Equal(8, (await ReadAsync(source, _everything)).Observations.Count);
    }

    [Theory]
    [InlineData("relativ", null, "FollowUp__Files__Folders: ”relativ”")]
    [InlineData("/finns/inte/alls", null, "FollowUp__Files__Folders: ”/finns/inte/alls”")]
    [InlineData(null, "https://exempel.se", "FollowUp__Files__Hosts: ”https://exempel.se”")]
    [InlineData(null, "exempel.se, å b", "FollowUp__Files__Hosts: ”å b”")]
    public void A_setting_that_names_no_folder_or_host_is_refused(string? folders, string? hosts, string said) =>
        Assert.StartsWith(said, Assert.Throws<FormatException>(() => FilePlaces.Parse("/", folders, hosts)).Message, StringComparison.Ordinal);

    private ISource Source(string file, string more = "", string[]? folders = null, string[]? hosts = null)
    {
        var mapping = string.Join('\n', Mapped.Plain.ReplaceLineEndings("\n").Split('\n').Select(line => "  " + line));
        var folder = Sourced.Folder(("prov.yaml", $"title: Prov\nkind: file\nfrom: {{ files: [\"{file}\"]{more} }}\nmapping:\n{mapping}"));
        return folder.Sources(new FilePlaces(Home, folders ?? [], hosts ?? []) { Closed = [Path.Combine(Home, "data"), Path.Combine(Home, "appsettings.json")] }, TimeProvider.System, Sourced.Quick)[0];
    }

    private static async Task<Reading> ReadAsync(ISource source, SourceRequest request) => source.Read(request, await source.AnswersAsync(request, FetchLog.Silent, Ct));

    private static async Task RefusedAsync(ISource source, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(source, _everything))).Message, StringComparison.Ordinal);
}
