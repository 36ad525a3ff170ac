using System.Net;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FollowUp.Access;
using FollowUp.Reports;
using FollowUp.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Reports;

[Collection(Sites.Name)]
public sealed class ReportPagesTests(Chromium chromium, RealSite real, MadeUpSite madeUp, EmptySite empty)
{
    private const string Draft = "/rapporter/uppfoljning/kommunfullmaktige/2025/utkast";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_document_is_accessible_fits_the_screen_and_asks_for_nothing_elsewhere(int width)
    {
        foreach (var site in new Site[] { real, madeUp })
        {
            var page = await chromium.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            List<string> said = [], asked = [];
            page.Console += (_, message) => said.Add(message.Text);
            page.Request += (_, request) => asked.Add(request.Url);
            await (await site.VisitorAsync(Role.Unit)).SignInAsync(page, site.Address);
            await page.GotoAsync(site.Address + Draft);
            await page.EvaluateAsync("document.fonts.ready");
            var result = await page.RunAxe(new AxeRunOptions { Rules = width < 500 ? new() { ["color-contrast"] = new RuleOptions { Enabled = false } } : null }); // colours are the same at every width
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
            Assert.Empty(said);
            Assert.All(asked, url => Assert.StartsWith(site.Address, url, StringComparison.Ordinal));
            Assert.Contains(asked, url => url.EndsWith(".woff2", StringComparison.Ordinal));
            Assert.Equal("rgb(31, 41, 51)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color")); // its style sheet is let through
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Equal(0, await page.Locator(width < 500 ? ".trend-page:visible" : ".trend-narrow:visible").CountAsync());
            Assert.NotEqual(0, await page.Locator(width < 500 ? ".trend-narrow:visible" : ".trend-page:visible").CountAsync());
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"));
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"));
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task The_list_tells_the_unit_what_to_do_next_and_offers_nobody_else_the_button()
    {
        var page = await real.PageAsync("/rapporter", await real.VisitorAsync(Role.Unit));
        Assert.Contains("Inga rapporter är publicerade ännu. Läs utkasten nedan", page, StringComparison.Ordinal);
        Assert.Contains("Frys och publicera 2025", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Draft}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Frys och publicera", await empty.PageAsync("/rapporter", await empty.VisitorAsync(Role.Unit)), StringComparison.Ordinal);
        Assert.DoesNotContain("Frys och publicera", await real.PageAsync("/rapporter"), StringComparison.Ordinal);
        Assert.DoesNotContain("Frys och publicera", await real.PageAsync("/rapporter", await real.VisitorAsync(Role.Admin)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rapporter/finns-inte")]
    [InlineData("/rapporter/finns-inte/kommunfullmaktige/2025/utkast")]
    [InlineData("/rapporter/uppfoljning/valnamnden/2025/utkast")]
    [InlineData("/rapporter/uppfoljning/kommunfullmaktige/1999/utkast")]
    [InlineData("/rapporter/uppfoljning/kommunfullmaktige/2025/99")]
    [InlineData("/rapporter/uppfoljning/kommunfullmaktige/2025/99/rapport.pdf")]
    [InlineData("/rapporter/uppfoljning/kommunfullmaktige/2025/99/diagram/x.png")]
    [InlineData("/indikator/finns-inte/diagram.png")]
    [InlineData("/indikator/TR-01/diagram.png")]
    public async Task What_is_not_there_is_said_not_to_be(string path)
    {
        using var client = real.Client(await real.VisitorAsync(Role.Unit));
        using var response = await client.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_frozen_without_the_forms_own_token()
    {
        using var client = real.Client(await real.VisitorAsync(Role.Unit));
        using var response = await client.PostAsync("/rapporter/uppfoljning?year=2025", null, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_chart_of_an_indicator_is_a_picture_for_slides()
    {
        using var client = madeUp.Client();
        var png = await client.GetByteArrayAsync($"/indikator/{MadeUpSite.Rich}/diagram.png", Ct);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png.AsSpan(0, 4).ToArray());
        Assert.Equal(1600, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16, 4)));
        Assert.Contains("/diagram.png", await madeUp.PageAsync($"/indikator/{MadeUpSite.Rich}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reports_files_are_named_so_that_nothing_in_them_leads_elsewhere()
    {
        Assert.Equal("kolada-N00610.png", ReportOutput.PictureName("kolada:N00610"));
        Assert.DoesNotContain("/", ReportOutput.PictureName("../../etc/passwd"), StringComparison.Ordinal);
        Assert.DoesNotContain("..", ReportOutput.PictureName("../../etc/passwd"), StringComparison.Ordinal);
        Assert.Equal("uppfoljning-2025-bildningsnamnden-utgava-2", ReportOutput.FileName("uppfoljning", 2025, "bildningsnamnden", 2));
    }
}
