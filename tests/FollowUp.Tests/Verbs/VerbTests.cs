using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FollowUp.Tests.House;
using FollowUp.Tests.Sources;
using Xunit;

namespace FollowUp.Tests.Verbs;

public sealed class VerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "serve", "--help")]
    [InlineData(0, "import", "--help")]
    [InlineData(0, "export", "--help")]
    [InlineData(0, "framework", "import", "--help")]
    [InlineData(0, "framework", "export", "--help")]
    [InlineData(2, "framework", "export", "--force")]
    [InlineData(0, "account", "reset", "--help")]
    [InlineData(0, "migrate", "--help")]
    [InlineData(0, "check", "--help")]
    [InlineData(2, "check", "--nope")]
    [InlineData(2)]
    [InlineData(2, "nope")]
    [InlineData(2, "serve", "--nope")]
    [InlineData(2, "import")]
    [InlineData(2, "import", "skatteverket")]
    [InlineData(2, "import", "kolada", "--kpi", "N1,,N2")]
    [InlineData(0, "report", "--help")]
    [InlineData(2, "report", "uppfoljning")]
    [InlineData(2, "report", "uppfoljning", "--year", "i fjol", "--out", "x")]
    [InlineData(2, "framework")]
    [InlineData(2, "account")]
    [InlineData(2, "account", "reset")]
    public async Task A_command_line_is_understood_or_refused_before_anything_is_begun(int exitCode, params string[] verb)
    {
        await using var program = new TheProgram();
        var ended = await program.RunAsync(Ct, verb);
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.NotEqual("", exitCode == 0 ? ended.Output : ended.Error);
        Assert.False(Directory.Exists(program.DataFolder));
    }

    [Theory]
    [InlineData("FollowUp__Kolada__BaseAddress", "ftp://example.org/v3", "FollowUp__Kolada__BaseAddress")]
    [InlineData("FollowUp__DataFolder", "/dev/null/data", "/dev/null")]
    [InlineData("ConnectionStrings__FollowUp", "Host=127.0.0.1;Port=9;Database=x", "127.0.0.1")]
    [InlineData("ConnectionStrings__FollowUp", "Hoost=127.0.0.1", "Hoost")]
    [InlineData("FollowUp__PostgresPrograms", "/nowhere", "/nowhere")]
    [InlineData("FollowUp__DataFoldr", "/tmp/x", "FollowUp__DataFolder")]
    [InlineData("FollowUp__DataFolder", " ", "FollowUp__DataFolder")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value, string named)
    {
        await using var program = new TheProgram();
        program.Environment[setting] = value;
        var ended = await program.RunAsync(Ct, "migrate");
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(named, ended.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("banan")]
    [InlineData("http://127.0.0.1:{0}")]
    public async Task An_address_that_cannot_be_listened_on_ends_the_start_with_one_line(string address)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var program = new TheProgram();
        program.Environment["ASPNETCORE_URLS"] = string.Format(CultureInfo.InvariantCulture, address, ((IPEndPoint)taken.LocalEndpoint).Port);
        var ended = await program.RunAsync(Ct, "serve");
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("ASPNETCORE_URLS", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_starts_without_Kolada_and_says_so_keeps_a_second_one_out_and_lets_verbs_in()
    {
        await using var program = new TheProgram();
        var (service, address, said) = await program.ServeAsync(Ct);
        Assert.Contains(said, line => line.StartsWith("kolada: Kolada går inte att nå", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("3\u00A0770 nya", StringComparison.Ordinal));

        var second = await program.RunAsync(Ct, "serve");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains(program.DataFolder, second.Error, StringComparison.Ordinal);

        var export = await program.RunAsync(Ct, "export");
        var lines = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("indicator;area;period;breakdown;value;status;source", lines[0]);
        Assert.Contains("skolverket:betyg6-alla-amnen;1287;2023/24;T;59;normal;skolverket", lines);
        Assert.Contains("skolverket:larare-behoriga;1287;2024/25;T;69.7;normal;skolverket", lines);
        Assert.Contains("skolverket:np9-matematik;1287;2022/23;T;85.4;normal;skolverket", lines);
        Assert.Contains("skolverket:np9-matematik;1287;2022/23;K;82.3;normal;skolverket", lines);
        Assert.Contains("skolverket:np9-matematik;1287;2022/23;M;88.6;normal;skolverket", lines);
        Assert.Contains("skolverket:elever;1287;2024/25;T;4911;normal;skolverket", lines);
        Assert.Contains("smhi:utslapp-territoriella;1287;2023;T;115447.22;normal;smhi", lines);

        using var browser = new HttpClient { BaseAddress = address };
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("uppfoljning/2025", Ct));
        Assert.Contains("Inga värden hämtade ännu", page, StringComparison.Ordinal);
        Assert.DoesNotContain("påhittade värden", page, StringComparison.OrdinalIgnoreCase);

        service.Kill();
        await service.WaitForExitAsync(Ct);
        var (again, _, saidAgain) = await program.ServeAsync(Ct);
        Assert.DoesNotContain(saidAgain, line => line.StartsWith("smhi:", StringComparison.Ordinal));
        Assert.Equal(lines.Length, (await program.RunAsync(Ct, "export")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        again.Kill();
    }

    [Fact]
    public async Task The_first_start_fetches_from_Kolada_and_every_page_and_chart_says_that_invented_values_are_invented()
    {
        await using var kolada = await KoladaStandIn.StartAsync(["N00610"], ["0000", "0012", "1287"]);
        await using var program = new TheProgram(kolada.BaseAddress);
        var (service, address, said) = await program.ServeAsync(Ct);
        Assert.Contains(said, line => line.StartsWith("kolada: Klart: ", StringComparison.Ordinal));
        using var browser = new HttpClient { BaseAddress = address };
        foreach (var path in (string[])["uppfoljning/2025", "fokusomraden/2025", "indikator/kolada:N00610", "import"])
        {
            Assert.Contains("påhittade värden", WebUtility.HtmlDecode(await browser.GetStringAsync(path, Ct)), StringComparison.OrdinalIgnoreCase);
        }

        var framework = await program.RunAsync(Ct, "framework", "import", TheProgram.Framework);
        Assert.Equal(0, framework.ExitCode);
        Assert.Contains("oförändrat", framework.LastLine, StringComparison.Ordinal);
        service.Kill();
    }

    [Fact]
    public async Task A_framework_file_that_is_wrong_is_refused_by_file_and_line_and_a_missing_one_by_name()
    {
        await using var program = new TheProgram();
        Directory.CreateDirectory(program.DataFolder);
        var file = Path.Combine(Path.GetDirectoryName(program.DataFolder)!, "fel.yaml");
        await File.WriteAllTextAsync(file, "municipality: 1287 Trelleborg\nprogram: x\n", Ct);
        var wrong = await program.RunAsync(Ct, "framework", "import", file);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("programme", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await program.RunAsync(Ct, "framework", "import", file + "x")).ExitCode);
    }

    [Fact]
    public async Task A_framework_goes_out_as_it_came_in_and_over_no_file_unasked()
    {
        await using var program = new TheProgram();
        var none = await program.RunAsync(Ct, "framework", "export");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("framework import", none.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await program.RunAsync(Ct, "framework", "import", TheProgram.Framework)).ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(TheProgram.Framework, Ct), (await program.RunAsync(Ct, "framework", "export", "--version", "1")).Output);

        var file = Path.Combine(Path.GetDirectoryName(program.DataFolder)!, "ramverk.yaml");
        Assert.Contains("ramverk.yaml", (await program.RunAsync(Ct, "framework", "export", "--out", file)).LastLine, StringComparison.Ordinal);
        Assert.Contains("utan ändringar i sak", (await program.RunAsync(Ct, "framework", "import", file)).LastLine, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(file, Ct);
        Assert.Equal(written, (await program.RunAsync(Ct, "framework", "export")).Output);

        await File.WriteAllTextAsync(file, "mitt", Ct);
        Assert.Equal(1, (await program.RunAsync(Ct, "framework", "export", "--out", file)).ExitCode);
        Assert.Equal("mitt", await File.ReadAllTextAsync(file, Ct));
        Assert.Equal(0, (await program.RunAsync(Ct, "framework", "export", "--out", file, "--force")).ExitCode);
        Assert.Equal(written, await File.ReadAllTextAsync(file, Ct));
    }

    [Fact]
    public void The_README_names_every_verb_source_and_method()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        var names = CommandLine.Verbs.Subcommands.Select(verb => $"`{verb.Name}").Concat(App.SourceNames.Select(name => $"`{name}`")).Concat(Analysis.TrendMethods.All.Keys.Select(name => $"**{name}**"));
        Assert.DoesNotContain(names, name => !readme.Contains(name, StringComparison.Ordinal));
    }
}
