using System.Security.Cryptography;
using System.Text;
using FollowUp.Access;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Reports;
using FollowUp.Sources;
using FollowUp.Tests.House;
using FollowUp.Yaml;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests;

/// <summary>What a change would do is told before it is done, and what the service does with its file at start.</summary>
public sealed class FrameworkPreviewTests(TestDatabase server) : IAsyncLifetime
{
    private static readonly DateOnly _day = new(2026, 11, 28);
    private readonly string _path = Path.GetTempFileName();
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FrameworkImport Import => new(_db, new FakeTimeProvider());

    public async ValueTask InitializeAsync() => _db = Db.Open(await server.CreateAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        File.Delete(_path);
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task A_preview_tells_what_would_come_change_and_end_field_by_field_and_what_that_touches_and_changes_nothing()
    {
        await PutAsync(SmallFramework.Yaml);
        var lines = await PreviewAsync(SmallFramework.Yaml
            .Replace("direction: down", "direction: up", StringComparison.Ordinal)
            .Replace("title: Stöd", "title: Stöd till alla", StringComparison.Ordinal)
            .Replace("    goal: G1\n    indicator: kolada:N00610\n    role: main", "    goal: G1\n    indicator: TR-01\n    role: main", StringComparison.Ordinal)
            .Replace("natural_limit: 100", "natural_limit: 99.5", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Så här skulle ramverket ändras. Det skulle innehålla 2 mål, 1 område, 3 indikatorer, 1 koppling från ett område, 1 målvärde, 1 organisation och 2 jämförelsegrupper. Inget är ändrat.",
                "Tillkommer: kopplingen FA1–G1–TR-01.",
                "Ändras: området ”Stöd till alla”, titel från ”Stöd” till ”Stöd till alla”.",
                "Ändras: kolada:N00610 (”Trygga ute”), gräns som aldrig kan passeras från ”100” till ”99,5”.",
                "Ändras: smhi:utslapp (”Utsläpp”), riktning från ”Lägre är bättre” till ”Högre är bättre”.",
                "Upphör (värden som finns ligger kvar): kopplingen FA1–G1–kolada:N00610.",
                "Berörs: målvärdet för smhi:utslapp.",
                "Berörs: rapporten ”Uppföljning” för Nämnden (indikatorer: 1 ändras).",
            ],
            lines);
        Assert.Equal(1, (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.Number);
        Assert.Equal("kolada:N00610", Assert.Single((await new FrameworkReader(_db).InForceAsync(Ct))!.Links).Indicator);
        Assert.Equal(1L, await ScalarAsync("select count(*) from audit"));
        await PutAsync(SmallFramework.Yaml + "# igen\n");
        Assert.Equal(2, (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.Number);
    }

    [Fact]
    public async Task The_last_link_of_an_area_is_told_as_a_group_left_without_indicators()
    {
        await PutAsync(SmallFramework.Yaml);
        var lines = await PreviewAsync(SmallFramework.Yaml.Replace("    wording: proposed\ntargets:", "    wording: proposed\n    valid_to: 2026-11-27\ntargets:", StringComparison.Ordinal));
        Assert.Contains("Ändras: kopplingen FA1–G1–kolada:N00610, sista dagen det gäller från inget till ”2026-11-27”.", lines);
        Assert.Contains("Berörs: ”Stöd” blir utan indikatorer på sidan ”Fokusområden”.", lines);
    }

    /// <summary>What the preview says that the pages would lose, they lose.</summary>
    [Theory]
    [InlineData("  - code: strategin\n", new[] { "Stöd" }, "Fokusområden")]
    [InlineData("programme:\n  code: malen\n", new[] { "Trygghet", "Nettonoll" }, "Uppföljning")]
    [InlineData("programme:\n  code: malen\n", new[] { "Stöd" }, "Fokusområden")]
    public async Task Groups_that_vanish_with_what_they_hang_on_are_told(string ends, string[] groups, string page)
    {
        await PutAsync(SmallFramework.Yaml);
        var indent = ends.StartsWith("  -", StringComparison.Ordinal) ? "    " : "  ";
        var yaml = SmallFramework.With(ends, $"{ends}{indent}valid_to: 2026-11-27\n");
        var told = groups.Select(group => $"Berörs: ”{group}” försvinner från sidan ”{page}”.").ToList();
        var lines = await PreviewAsync(yaml);
        Assert.All(told, line => Assert.Contains(line, lines));
        await PutAsync(yaml);
        var coverage = (await new CoverageReader(_db, new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero))).ReadAsync(Ct))!;
        Assert.DoesNotContain(coverage.Goals.Concat(coverage.FocusAreas), row => groups.Contains(row.Title));
    }

    [Fact]
    public async Task A_first_framework_and_one_in_force_have_little_to_tell()
    {
        Assert.StartsWith("Det finns inget ramverk än, så allt i filen är nytt: 2 mål", Assert.Single(await PreviewAsync(SmallFramework.Yaml)), StringComparison.Ordinal);
        await PutAsync(SmallFramework.Yaml);
        Assert.StartsWith("Filen är den som redan gäller: 2 mål", Assert.Single(await PreviewAsync(SmallFramework.Yaml)), StringComparison.Ordinal);
        Assert.StartsWith("Filen ändrar inget i sak: 2 mål", Assert.Single(await PreviewAsync(SmallFramework.Yaml + "# igen\n")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileRefusedException>(() => PreviewAsync(SmallFramework.Yaml + "mer: x\n"));
    }

    [Fact]
    public async Task A_link_that_holds_from_another_day_is_changed_and_another_order_is_told()
    {
        await PutAsync(SmallFramework.Yaml);
        var lines = await PreviewAsync(SmallFramework.Yaml.Replace("    wording: proposed\ntargets:", "    wording: proposed\n    valid_from: 2026-12-01\ntargets:", StringComparison.Ordinal));
        Assert.Contains("Ändras: kopplingen FA1–G1–kolada:N00610, första dagen det gäller från inget till ”2026-12-01”.", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Upphör", StringComparison.Ordinal) || line.StartsWith("Tillkommer", StringComparison.Ordinal));

        const string First = "  - code: G1\n    title: Trygghet\n    wording: quoted\n    origin: Brevet\n";
        const string Second = "  - code: G2\n    title: Nettonoll\n    wording: second_hand\n    origin: Nyheten\n";
        Assert.Contains("Ändras: ordningen bland målen, från ”G1, G2” till ”G2, G1”.", await PreviewAsync(SmallFramework.With(First + Second, Second + First)));
    }

    [Fact]
    public async Task At_start_a_new_file_is_taken_in_and_the_same_again_is_not()
    {
        Assert.StartsWith("Ramverket är inläst:", Assert.Single(await StartAsync(SmallFramework.Yaml)), StringComparison.Ordinal);
        Assert.StartsWith("Ramverket är oförändrat", Assert.Single(await StartAsync(SmallFramework.Yaml)), StringComparison.Ordinal);
        Assert.StartsWith("Ramverket är inläst utan ändringar i sak", Assert.Single(await StartAsync(SmallFramework.Yaml + "# ny\n")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_start_a_file_that_something_later_has_replaced_is_left()
    {
        await StartAsync(SmallFramework.Yaml);
        await PutAsync(SmallFramework.Yaml.Replace("title: Nettonoll", "title: Nettonoll 2040", StringComparison.Ordinal));
        Assert.Equal($"{_path} har gällt tidigare, och ett senare ramverk gäller nu. Inget är ändrat; filen läses in med followup framework import {_path}", Assert.Single(await StartAsync(SmallFramework.Yaml)));
        Assert.Equal(2, (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.Number);
    }

    [Fact]
    public async Task At_start_no_file_takes_the_place_of_what_was_made_on_the_pages()
    {
        var file = SmallFramework.Read();
        var text = Encoding.UTF8.GetBytes(SmallFramework.Yaml);
        await _db.InTransactionAsync(transaction => Import.PutInForceAsync(transaction, file, text, Actor.CommandLine, "Nämnden bad om det.", fromPages: true, Ct), Ct);
        Assert.StartsWith("Ramverket är oförändrat", Assert.Single(await StartAsync(SmallFramework.Yaml)), StringComparison.Ordinal);
        Assert.Equal($"Ramverket i drift är ändrat på webbsidorna och skiljer sig från {_path}. Inget är ändrat; filen läses in med followup framework import {_path}", Assert.Single(await StartAsync(SmallFramework.Yaml + "# ny\n")));
        Assert.Equal("Nämnden bad om det.", (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.Reason);
        await PutAsync(SmallFramework.Yaml + "# ny\n");
        Assert.Equal((2, false), (await new FrameworkReader(_db).VersionInForceAsync(Ct)) is { } version ? (version.Number, version.FromPages) : default);
    }

    [Fact]
    public async Task At_start_no_file_takes_the_place_of_what_a_person_took_in()
    {
        await StartAsync(SmallFramework.Yaml);
        var file = SmallFramework.Read();
        await _db.InTransactionAsync(transaction => Import.PutInForceAsync(transaction, file with { Sha256 = SHA256.HashData("på sidorna"u8) }, "på sidorna"u8.ToArray(), Actor.CommandLine, "", fromPages: true, Ct), Ct);
        await PutAsync(SmallFramework.Yaml + "# två\n");
        Assert.Equal($"Ramverket som gäller har någon läst in med framework import, och det skiljer sig från {_path}. Inget är ändrat; filen läses in med followup framework import {_path}", Assert.Single(await StartAsync(SmallFramework.Yaml + "# tre\n")));
        Assert.StartsWith("Ramverket som gäller har någon läst in", Assert.Single(await StartAsync("\tgår inte att läsa")), StringComparison.Ordinal);
        Assert.StartsWith("Ramverket är oförändrat", Assert.Single(await StartAsync(SmallFramework.Yaml + "# två\n")), StringComparison.Ordinal);
        Assert.Equal(3, (await new FrameworkReader(_db).VersionInForceAsync(Ct))!.Number);
    }

    [Fact]
    public async Task At_start_the_file_waits_for_whoever_puts_another_in_force_and_then_leaves_it()
    {
        await StartAsync(SmallFramework.Yaml);
        var file = SmallFramework.Read();
        var adopted = Encoding.UTF8.GetBytes(SmallFramework.Yaml + "# på sidorna\n");
        Task<IReadOnlyList<string>>? start = null;
        await _db.InTransactionAsync(
            async transaction =>
            {
                await Import.PutInForceAsync(transaction, file with { Sha256 = SHA256.HashData(adopted) }, adopted, Actor.CommandLine, "", fromPages: true, Ct);
                start = StartAsync(SmallFramework.Yaml + "# ny\n");
                await Task.Delay(500, Ct);
                Assert.False(start.IsCompleted);
                return 0;
            },
            Ct);
        Assert.StartsWith("Ramverket i drift är ändrat på webbsidorna", Assert.Single(await start!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_protection_is_told_first_of_all_that_is_touched()
    {
        await PutAsync(SmallFramework.Yaml);
        var lines = await PreviewAsync(SmallFramework.With("protect_below: 5", "protect_below: 2"));
        Assert.Contains("Berörs: skyddet för små tal sänks för TR-01 (”Elever”): gränsen går från 5 till 2, så att tal som har varit dolda kan bli synliga.", lines);
        Assert.DoesNotContain(await PreviewAsync(SmallFramework.With("protect_below: 5", "protect_below: 7")), line => line.Contains("sänks", StringComparison.Ordinal));
        Assert.DoesNotContain(await PreviewAsync(SmallFramework.With("unit: antal\n    protect_below: 5\n", "unit: \"%\"\n")), line => line.Contains("sänks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_been_protected_is_until_something_else_is_said_of_it()
    {
        await PutAsync(SmallFramework.Yaml);
        var change = await PutAsync(SmallFramework.With("unit: antal\n    protect_below: 5\n", "unit: \"%\"\n"));
        Assert.Equal(5, change.InForce.Indicators.Single(indicator => indicator.Code == "TR-01").ProtectBelow);
        Assert.Equal("unit", Assert.Single(Assert.Single(change.Items).Fields).Field);

        // Written out it says so, and can be taken in again.
        var written = FrameworkFile.Write(change.InForce, Recorded.Areas());
        Assert.Equal(5, SmallFramework.Read(written).Content.Indicators.Single(indicator => indicator.Code == "TR-01").ProtectBelow);
        change = await PutAsync(SmallFramework.With("unit: antal\n    protect_below: 5\n", "unit: \"%\"\n    protect_below: 0\n"));
        Assert.Equal(0, change.InForce.Indicators.Single(indicator => indicator.Code == "TR-01").ProtectBelow);
    }

    private Task<FrameworkChange> PutAsync(string yaml) => Import.RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);

    private async Task<IReadOnlyList<string>> PreviewAsync(string yaml)
    {
        var change = await Import.PreviewAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Ct);
        var folder = Path.Combine(SourceTree.Root, "dashboards");
        return change.PreviewLines(TouchedThings.Of(change, _day, new DashboardFolder(folder, false).All, new ReportFolder(Path.Combine(folder, "reports"), false).All));
    }

    private async Task<IReadOnlyList<string>> StartAsync(string yaml)
    {
        await File.WriteAllTextAsync(_path, yaml, Ct);
        return await Import.AtStartAsync(_path, Actor.Service, Ct);
    }

    private async Task<object?> ScalarAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
