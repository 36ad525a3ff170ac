using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Sources;
using FollowUp.Yaml;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>Each test has a database of its own: what is in force is one thing for all of it.</summary>
public sealed class FrameworkImportTests(TestDatabase server) : IAsyncLifetime
{
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _db = Db.Open(await server.CreateAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task What_is_put_in_force_is_read_back_whole()
    {
        var change = await Import(SmallFramework.Yaml);
        Assert.True(change.IsFirst);
        var read = await new FrameworkReader(_db).InForceAsync(Ct);
        Assert.Equal(FrameworkJson.Write(SmallFramework.Read().Content), FrameworkJson.Write(read!));
        Assert.Equal(
            ["Ramverket är inläst: 2 mål, 1 område, 3 indikatorer, 1 koppling från ett område, 1 målvärde, 1 organisation och 2 jämförelsegrupper."],
            change.Lines());
    }

    [Fact]
    public async Task Standings_bands_milestones_periods_of_a_link_and_chains_come_back_as_they_went_in()
    {
        await Import(RichFramework.Yaml);
        var read = await new FrameworkReader(_db).InForceAsync(Ct);
        Assert.Equal(FrameworkJson.Write(SmallFramework.Read(RichFramework.Yaml).Content), FrameworkJson.Write(read!));
        Assert.Contains(read!.Links, link => link.Standing.ValidTo == new DateOnly(2025, 12, 31));
    }

    [Fact]
    public async Task The_committed_framework_comes_back_as_it_went_in()
    {
        var bytes = await File.ReadAllBytesAsync(CommittedFrameworkTests.Path, Ct);
        var change = await new FrameworkImport(_db, new FakeTimeProvider()).RunAsync("framework.yaml", bytes, Actor.CommandLine, Ct);
        Assert.Equal(FrameworkJson.Write(SmallFramework.Read(bytes).Content), FrameworkJson.Write(change.InForce));
    }

    [Fact]
    public async Task Every_framework_that_was_in_force_is_kept_with_its_text()
    {
        await Import(SmallFramework.Yaml);
        await Import(SmallFramework.Yaml + "# två\n");
        await Import(SmallFramework.Yaml + "# två\n");
        var version = await new FrameworkReader(_db).VersionInForceAsync(Ct);
        Assert.Equal((2, "command line", false), (version!.Number, version.Actor, version.FromPages));
        Assert.Equal(SmallFramework.Yaml + "# två\n", Encoding.UTF8.GetString(version.Text!));
        Assert.Equal(2, await CountAsync("framework_version"));
    }

    [Fact]
    public async Task An_indicator_may_be_followed_by_half_year()
    {
        await Import(SmallFramework.Yaml.Replace("period: school_year", "period: half_year", StringComparison.Ordinal));
        Assert.Contains((await new FrameworkReader(_db).InForceAsync(Ct))!.Indicators, indicator => indicator.PeriodKind == FollowUp.Analysis.PeriodKind.HalfYear);
    }

    [Fact]
    public async Task The_committed_framework_goes_in_and_says_what_it_holds()
    {
        var change = await new FrameworkImport(_db, new FakeTimeProvider()).RunAsync(CommittedFrameworkTests.Path, Actor.CommandLine, Ct);
        Assert.Equal(
            "Ramverket är inläst: 6 mål, 4 områden, 61 indikatorer, 55 kopplingar från områden, 1 målvärde, 24 organisationer och 12 jämförelsegrupper.",
            Assert.Single(change.Lines()));
        var reader = new FrameworkReader(_db);
        Assert.Equal(48, (await reader.KeysToFetchAsync("kolada", Ct)).Count);
        Assert.Equal(["utslapp-territoriella"], await reader.KeysToFetchAsync("smhi", Ct));
        Assert.Equal(8, (await reader.KeysToFetchAsync("leverans", Ct)).Count);
        Assert.Empty(await reader.KeysToFetchAsync("ingen", Ct));

        var areas = await reader.AreasToFetchAsync(Ct);
        var members = change.InForce.PeerGroups.SelectMany(group => group.Members);
        Assert.Equal(members.Concat(["0000", "0012", "1287"]).Distinct().Order(StringComparer.Ordinal), areas);
        Assert.Equal(312, await CountAsync("area"));
    }

    [Fact]
    public async Task Before_the_first_framework_there_is_none()
    {
        var reader = new FrameworkReader(_db);
        Assert.Null(await reader.InForceAsync(Ct));
        Assert.Empty(await reader.KeysToFetchAsync("kolada", Ct));
        Assert.Empty(await reader.AreasToFetchAsync(Ct));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_so()
    {
        await Import(SmallFramework.Yaml);
        var before = await ContentsAsync();
        var again = await Import(SmallFramework.Yaml);
        Assert.True(again.IsSameFile);
        Assert.StartsWith("Ramverket är oförändrat, filen är redan inläst: 2 mål", Assert.Single(again.Lines()), StringComparison.Ordinal);
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task A_comment_changes_the_file_and_nothing_else()
    {
        await Import(SmallFramework.Yaml);
        var change = await Import(SmallFramework.Yaml + "# en kommentar\n");
        Assert.False(change.IsSameFile);
        Assert.Empty(change.Items);
        Assert.StartsWith("Ramverket är inläst utan ändringar i sak:", Assert.Single(change.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_framework_takes_the_place_of_the_whole_one_and_tells_the_difference()
    {
        await Import(SmallFramework.Yaml);
        var change = await Import(SmallFramework.Yaml
            .Replace("title: Nettonoll", "title: Nettonoll 2040", StringComparison.Ordinal)
            .Replace("code: TR-01", "code: TR-02", StringComparison.Ordinal)
            .Replace("    indicator: kolada:N00610\n", "    indicator: TR-02\n", StringComparison.Ordinal)
            .Replace("value: 0\n", "value: 0.5\n", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Ramverket är ersatt: 2 mål, 1 område, 3 indikatorer, 1 koppling från ett område, 1 målvärde, 1 organisation och 2 jämförelsegrupper.",
                "Nytt: TR-02 (”Elever”), kopplingen FA1–G1–TR-02.",
                "Ändrat: målet G2, målvärdet för smhi:utslapp.",
                "Upphör (värden som finns ligger kvar): TR-01 (”Elever”), kopplingen FA1–G1–kolada:N00610.",
            ],
            change.Lines());
        Assert.Equal(0.5, Assert.Single(change.InForce.Targets).Level!.Value);
    }

    [Fact]
    public async Task An_indicator_that_ends_keeps_its_row_and_its_figures()
    {
        await Import(SmallFramework.Yaml);
        var id = await ScalarAsync("select id from indicator where code = 'TR-01'");
        await ScalarAsync(
            """
            with run as (insert into import_run (source, trigger, started_at) values ('leverans', 'person', now()) returning id),
                batch as (insert into batch (run_id, applied_at) select id, now() from run returning id)
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
            select (select id from indicator where code = 'TR-01'), 2024100, (select id from area where code = '1287'), 0, id, 0, 4911 from batch
            """);
        await Import(SmallFramework.Yaml.Replace("code: TR-01", "code: TR-02", StringComparison.Ordinal));
        Assert.Equal(4911.0, await ScalarAsync("select value from observation o join indicator i on i.id = o.indicator_id where i.code = 'TR-01'"));
        Assert.Equal(4, await CountAsync("indicator"));
        await Import(SmallFramework.Yaml);
        Assert.Equal(id, await ScalarAsync("select id from indicator where code = 'TR-01'"));
    }

    [Fact]
    public async Task A_second_way_in_is_refused_with_the_reason_and_changes_nothing()
    {
        await ScalarAsync("insert into indicator (code, source, source_key) values ('TR-01', 'kolada', 'N00001'), ('kolada:gammal', 'kolada', 'N00610')");
        var before = await ContentsAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Import(SmallFramework.Yaml));
        Assert.Equal(
            [
                "TR-01 skulle komma in från leverans (TR-01), men TR-01 kommer redan in från kolada (N00001).",
                "kolada:N00610 skulle komma in från kolada (N00610), men kolada:gammal kommer redan in från kolada (N00610).",
            ],
            refused.Message.Split('\n')[..2]);
        Assert.Contains("en enda väg in", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task A_file_with_a_mistake_changes_nothing()
    {
        await Import(SmallFramework.Yaml);
        var before = await ContentsAsync();
        await Assert.ThrowsAsync<FileRefusedException>(() => Import(SmallFramework.Yaml.Replace("direction: down", "direction: ner", StringComparison.Ordinal)));
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_is_a_folder_is_refused()
    {
        var import = new FrameworkImport(_db, new FakeTimeProvider());
        Assert.Equal("Filen finns-inte.yaml finns inte. Inget är ändrat.", (await Assert.ThrowsAsync<RefusedException>(() => import.RunAsync("finns-inte.yaml", Actor.CommandLine, Ct))).Message);
        Assert.Contains("går inte att läsa", (await Assert.ThrowsAsync<RefusedException>(() => import.RunAsync(Path.GetTempPath(), Actor.CommandLine, Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_at_once_are_taken_one_after_the_other_and_each_is_whole()
    {
        var files = Enumerable.Range(1, 6).Select(n => SmallFramework.Yaml.Replace("title: Nettonoll", $"title: Nettonoll {n}", StringComparison.Ordinal)).ToList();
        var changes = await Task.WhenAll(files.Select(Import));
        Assert.Single(changes, change => change.IsFirst);
        Assert.All(changes.Where(change => !change.IsFirst), change => Assert.Equal("målet G2", Assert.Single(change.Items).Name));
        Assert.Equal(2L, (long)await CountAsync("goal"));
    }

    [Fact]
    public async Task A_name_that_a_source_has_renewed_is_not_set_back()
    {
        await ScalarAsync("insert into area (code, name) values ('1287', 'Trelleborgs stad')");
        await Import(SmallFramework.Yaml);
        Assert.Equal("Trelleborgs stad", await ScalarAsync("select name from area where code = '1287'"));
        Assert.Equal(Recorded.Areas().Count, await CountAsync("area"));
    }

    private Task<FrameworkChange> Import(string yaml) => new FrameworkImport(_db, new FakeTimeProvider()).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);

    private async Task<int> CountAsync(string table) => (int)(long)(await ScalarAsync($"select count(*) from {table}"))!;

    /// <summary>Everything the framework's tables hold, with the physical place of each row: a row written anew shows.</summary>
    private async Task<string> ContentsAsync()
    {
        string[] tables =
        [
            "framework", "framework_version", "stated.programme", "stated.goal", "stated.strategy", "stated.decision", "stated.focus_area", "stated.earlier_area", "stated.organisation", "stated.followed_indicator",
            "stated.goal_indicator", "stated.focus_area_indicator", "stated.responsibility", "stated.target", "stated.milestone", "peer_group", "peer_member", "indicator", "area",
        ];
        var contents = new StringBuilder();
        foreach (var table in tables)
        {
            contents.AppendLine((string?)await ScalarAsync($"select string_agg(t.ctid::text || t::text, E'\n' order by t.ctid) from {table} t"));
        }

        return contents.ToString();
    }

    private async Task<object?> ScalarAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Ct) is var result and not DBNull ? result : null;
    }
}
