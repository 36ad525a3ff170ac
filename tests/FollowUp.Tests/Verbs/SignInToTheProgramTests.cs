using System.Text.RegularExpressions;
using FollowUp.Tests.Access;
using FollowUp.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Verbs;

/// <summary>The whole program and a real browser, from the code on the console to a forgotten password.</summary>
public sealed class SignInToTheProgramTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_comes_in_by_the_code_on_the_console_and_stays_signed_in_over_a_restart()
    {
        await using var program = new TheProgram();
        Assert.Equal(1, (await program.RunAsync(Ct, "account", "reset", "anna@kommunen.example")).ExitCode);
        var (service, address, said) = await program.ServeAsync(Ct);
        var code = Code(said[^1]);
        Assert.Contains(new Uri(address, "valkommen").ToString(), said[^1], StringComparison.Ordinal);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(program.DataFolder, "keys")));

        var page = await chromium.NewPageAsync();
        await page.GotoAsync(new Uri(address, "valkommen").ToString());
        await page.GetByLabel("Engångskod").FillAsync(code);
        await page.GetByLabel("Namn").FillAsync("Anna Berg");
        await page.GetByLabel("E-post").FillAsync("anna@kommunen.example");
        await page.GetByLabel("Nytt lösenord", new PageGetByLabelOptions { Exact = true }).FillAsync(Visitor.Password);
        await page.GetByLabel("Nytt lösenord en gång till").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.EndsWith("/konton", page.Url, StringComparison.Ordinal);

        service.Kill();
        await service.WaitForExitAsync(Ct);
        var (again, addressAgain, saidAgain) = await program.ServeAsync(Ct);
        Assert.DoesNotContain(saidAgain, line => line.Contains("valkommen", StringComparison.Ordinal));
        await page.GotoAsync(new Uri(addressAgain, "konton").ToString());
        Assert.Equal("Anna Berg", await page.Locator(".bar-person").InnerTextAsync());
        Assert.Equal("Konton", await page.Locator("h1").InnerTextAsync());

        var reset = await program.RunAsync(Ct, "account", "reset", "Anna@kommunen.example");
        Assert.Equal(0, reset.ExitCode);
        var unknown = await program.RunAsync(Ct, "account", "reset", "ingen@kommunen.example");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("ingen@kommunen.example", unknown.Error, StringComparison.Ordinal);

        var other = await chromium.NewPageAsync();
        await other.GotoAsync(new Uri(addressAgain, "valkommen").ToString());
        await other.GetByLabel("Engångskod").FillAsync(Code(reset.LastLine));
        await other.GetByLabel("Nytt lösenord", new PageGetByLabelOptions { Exact = true }).FillAsync("ett annat långt lösenord");
        await other.GetByLabel("Nytt lösenord en gång till").FillAsync("ett annat långt lösenord");
        await other.GetByRole(AriaRole.Button).ClickAsync();
        Assert.EndsWith("/konton", other.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        Assert.Equal("Logga in", await page.Locator("h1").InnerTextAsync());

        // And in by the form, back to where the other was sent from.
        await page.GetByLabel("E-post").FillAsync("anna@kommunen.example");
        await page.GetByLabel("Lösenord").FillAsync("ett annat långt lösenord");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.EndsWith("/konton", page.Url, StringComparison.Ordinal);

        await page.GotoAsync(new Uri(addressAgain, "handelser").ToString());
        Assert.Contains("Kommandoraden", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Import genomförd", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // Whoever presses the button stands in the trail, though the service does the work later.
        await page.GotoAsync(new Uri(addressAgain, "import").ToString());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hämta nu SMHI" }).ClickAsync();
        for (var tries = 0; tries < 100 && !(await page.Locator("main").InnerTextAsync()).Contains("Lyckades.", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(200, Ct);
            await page.ReloadAsync();
        }

        await page.GotoAsync(new Uri(addressAgain, "handelser?slag=import").ToString());
        Assert.Contains("Anna Berg <anna@kommunen.example>", await page.Locator(".events > li").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.CloseAsync();
        await other.CloseAsync();
        again.Kill();
    }

    private static string Code(string line) => Regex.Match(line, "([0-9A-Z]{4}-){6}[0-9A-Z]{4}").Value;
}
