using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Tests.Access;
using FollowUp.Tests.Pages;
using FollowUp.Tests.Reports;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Verbs;

/// <summary>The whole corridor with the whole program in a real browser: accounts, a delivery, an approval, a report, and somebody who only reads.</summary>
public sealed partial class WholePlayTests(Chromium chromium)
{
    private const string Organisation = "kultur-och-fritidsforvaltningen";
    private const string Edition = "/rapporter/uppfoljning/kommunfullmaktige/2025/1";
    private const string BoardEdition = "/rapporter/uppfoljning/kultur-och-fritidsnamnden/2025/1";
    private const string Header = "indikator;område;period;kön;värde;status\n";

    // The figure that is followed through the play; it stands in no recorded data.
    private const string Figure = "1 237";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administration_hands_in_once_the_unit_approves_and_the_council_reads_the_same_figure_everywhere()
    {
        await using var program = new TheProgram();
        var (service, address, said) = await program.ServeAsync(Ct);
        var site = address.ToString().TrimEnd('/');

        var admin = await WelcomeAsync(site, Code().Match(said[^1]).Value, "Anna Administratör", "anna@kommunen.example");
        var clerkCode = await OpenAccountAsync(admin, site, "Klara Handläggare", "klara@kommunen.example", "administration", Organisation);
        var unitCode = await OpenAccountAsync(admin, site, "Ulla Utredare", "ulla@kommunen.example", "unit", null);
        var clerk = await WelcomeAsync(site, clerkCode);
        var unit = await WelcomeAsync(site, unitCode);

        // Three different mistakes, all named, and nothing kept.
        await clerk.GotoAsync(site + "/organisation");
        Assert.EndsWith("/organisation/" + Organisation, clerk.Url, StringComparison.Ordinal);
        await UploadAsync(clerk, site, Header + "TR-01;1287;2024;T;1 102 st;\nTR-01;1287;2025;X;1237;\nTR-01;1287;2025-T9;T;1237;\n");
        Assert.StartsWith("3 fel.", await clerk.Locator(".errors p").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["2 värde", "3 kön", "4 period"], await RowsAsync(clerk));
        await clerk.GotoAsync(site + "/organisation/" + Organisation);
        Assert.Contains("Inga leveranser ännu", await clerk.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // Mended and handed in; she approves nothing herself.
        await UploadAsync(clerk, site, Header + "TR-01;1287;2024;T;1102;\nTR-01;1287;2024;K;600;\nTR-01;1287;2024;M;502;\nTR-01;1287;2025;T;1237;\nTR-01;1287;2025;K;700;\nTR-01;1287;2025;M;537;\n");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Lämna in för godkännande" }).ClickAsync();
        Assert.Contains("Väntar på godkännande", await clerk.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(403, (await clerk.GotoAsync(clerk.Url + "/beslut"))!.Status);
        var reader = await chromium.NewPageAsync();
        Assert.DoesNotContain(Figure, await TextAsync(reader, site + "/indikator/TR-01"), StringComparison.Ordinal);

        // The unit approves what it sees.
        await unit.GotoAsync(site + "/organisation");
        await unit.Locator(".queue a").First.ClickAsync();
        Assert.Contains(Figure, Plain(await unit.Locator("main").InnerTextAsync()), StringComparison.Ordinal);
        await unit.GetByRole(AriaRole.Button, new() { Name = "Godkänn" }).ClickAsync();
        Assert.Contains("Godkänd och inläst", await unit.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // And publishes the report.
        await unit.GotoAsync(site + "/rapporter");
        await unit.Locator("input[name=sure]").First.CheckAsync();
        await unit.GetByRole(AriaRole.Button, new() { Name = "Frys och publicera 2025" }).ClickAsync();
        for (var tries = 0; tries < 120 && !(await TextAsync(reader, site + BoardEdition)).Contains("Läs rapporten", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(1000, Ct);
        }

        // Somebody who is not signed in reads the same figure on every surface.
        foreach (var page in (string[])["/uppfoljning/2025/g1", "/fokusomraden/2025/fa3", "/indikator/TR-01", Edition + "/rapport.html", BoardEdition + "/rapport.html"])
        {
            var text = await TextAsync(reader, site + page);
            Assert.True(text.Contains(Figure, StringComparison.Ordinal), $"{page} does not say {Figure}.");
        }

        foreach (var edition in (string[])[Edition, BoardEdition])
        {
            Assert.Contains(Figure, Plain(await ReportSite.RunAsync("pdftotext", "-layout", await DownloadAsync(reader, site + edition + "/rapport.pdf", ".pdf"), "-")), StringComparison.Ordinal);
            var cells = ReportWorkbookTests.Rows(await File.ReadAllBytesAsync(await DownloadAsync(reader, site + edition + "/siffror.xlsx", ".xlsx"), Ct), "Siffror");
            Assert.Equal(1237, Assert.Single(cells, row => row.Any(cell => cell.Text == "TR-01") && row.Any(cell => cell.Text == "2025") && row.Any(cell => cell.Text == "Totalt")).Single(cell => cell.Number is not null).Number);
        }

        Assert.Equal(200, (await reader.APIRequest.GetAsync(site + Edition + "/diagram/TR-01.png")).Status);
        Assert.Contains("TR-01;1287;2025;T;1237;normal;leverans", (await program.RunAsync(Ct, "export")).Output, StringComparison.Ordinal);

        // A revision changes no edition, and the edition's page says that there is one.
        var before = await (await reader.APIRequest.GetAsync(site + Edition + "/rapport.html")).TextAsync();
        await UploadAsync(clerk, site, Header + "TR-01;1287;2025;T;1240;\nTR-01;1287;2025;K;703;\nTR-01;1287;2025;M;537;\n");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Lämna in för godkännande" }).ClickAsync();
        await unit.GotoAsync(clerk.Url + "/beslut");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Godkänn" }).ClickAsync();
        Assert.Equal(before, await (await reader.APIRequest.GetAsync(site + Edition + "/rapport.html")).TextAsync());
        Assert.Contains("data har reviderats sedan dess", (await TextAsync(reader, site + Edition)).ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("1 240", await TextAsync(reader, site + "/indikator/TR-01"), StringComparison.Ordinal);

        await admin.GotoAsync(site + "/handelser");
        var trail = await admin.Locator("main").InnerTextAsync();
        Assert.All(["Fil avvisad", "Fil uppladdad", "Leverans inlämnad", "Leverans godkänd", "Import genomförd", "Rapport fryst", "Rapport publicerad"], line => Assert.Contains(line, trail, StringComparison.Ordinal));
        await Task.WhenAll(admin.CloseAsync(), clerk.CloseAsync(), unit.CloseAsync(), reader.CloseAsync());
        service.Kill();
    }

    private async Task<IPage> WelcomeAsync(string site, string code, string? name = null, string? email = null)
    {
        var page = await chromium.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        await page.GotoAsync(site + "/valkommen");
        await page.GetByLabel("Engångskod").FillAsync(code);
        if (name is not null)
        {
            await page.GetByLabel("Namn").FillAsync(name);
            await page.GetByLabel("E-post").FillAsync(email!);
        }

        await page.GetByLabel("Nytt lösenord", new PageGetByLabelOptions { Exact = true }).FillAsync(Visitor.Password);
        await page.GetByLabel("Nytt lösenord en gång till").FillAsync(Visitor.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        return page;
    }

    private static async Task<string> OpenAccountAsync(IPage admin, string site, string name, string email, string role, string? organisation)
    {
        await admin.GotoAsync(site + "/konton");
        await admin.Locator("main [name=Name]").FillAsync(name);
        await admin.Locator("main [name=Email]").FillAsync(email);
        await admin.Locator("main [name=Role]").SelectOptionAsync(role);
        if (organisation is not null)
        {
            await admin.Locator("main [name=Organisation]").SelectOptionAsync(organisation);
        }

        await admin.Locator("main form button[type=submit]").First.ClickAsync();
        return Code().Match(await admin.Locator("output").InnerTextAsync()).Value;
    }

    private static async Task UploadAsync(IPage page, string site, string csv)
    {
        await page.GotoAsync($"{site}/organisation/{Organisation}");
        await page.Locator("#fil").SetInputFilesAsync(new FilePayload { Name = "ungdomsdialoger.csv", MimeType = "text/csv", Buffer = Encoding.Latin1.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Granska filen" }).ClickAsync();
    }

    /// <summary>Row and column of every mistake that the page names.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(IPage page) =>
        await page.Locator(".problems").First.Locator("tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(r => r.cells[0].innerText + ' ' + r.cells[1].innerText)");

    private static async Task<string> TextAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        return Plain(await page.Locator("body").InnerTextAsync());
    }

    private static async Task<string> DownloadAsync(IPage page, string address, string ending)
    {
        var answer = await page.APIRequest.GetAsync(address);
        Assert.Equal(200, answer.Status);
        var file = Path.Combine(Directory.CreateTempSubdirectory("followup-play-").FullName, "edition" + ending);
        await File.WriteAllBytesAsync(file, await answer.BodyAsync(), Ct);
        return file;
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    [GeneratedRegex("([0-9A-Z]{4}-){6}[0-9A-Z]{4}", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
