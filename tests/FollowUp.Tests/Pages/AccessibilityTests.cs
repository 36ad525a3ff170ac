using Deque.AxeCore.Playwright;
using FollowUp.Access;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>What every page must be to be read by everybody, tried in a browser on every kind of page.</summary>
[Collection(Sites.Name)]
public sealed class AccessibilityTests(Chromium chromium, RealSite real, MadeUpSite madeUp, EmptySite empty, WaitingSite waiting)
{
    private static readonly BrowserNewPageOptions _laptop = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    public static TheoryData<string, string, string?> Pages =>
    [
        .. Sites.Real.Select(path => (nameof(RealSite), path, (string?)null)),
        .. Sites.MadeUp.Select(path => (nameof(MadeUpSite), path, (string?)null)),
        .. Sites.Empty.Select(path => (nameof(EmptySite), path, (string?)null)),
        .. Sites.Waiting.Select(page => (nameof(WaitingSite), page.Path, page.Role)),
        .. Sites.SignedIn.Select(page => (nameof(RealSite), page.Path, (string?)page.Role)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_light_or_dark_and_nothing_is_refused_or_asked_elsewhere(string site, string path, string? role)
    {
        var page = await NewPageAsync(site, role);
        List<string> said = [], asked = [];
        page.Console += (_, message) => said.Add($"{message.Type}: {message.Text}");
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(Of(site).Address + path);
        await page.EvaluateAsync("document.fonts.ready");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var result = await page.RunAxe();
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{path} ({scheme}) {v.Impact} {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
        }

        // A page that is not there answers 404, and one that a reader may not see 403, which Chromium says; nothing else is to be said, of a
        // refused style or script least of all. What it says besides is advice.
        var status = path == "/finns-inte" ? "404" : (role, path) is ("reader", "/konton") ? "403" : "nothing";
        Assert.DoesNotContain(said, text => !text.StartsWith("verbose: ", StringComparison.Ordinal) && !text.Contains(status, StringComparison.Ordinal));
        Assert.All(asked, url => Assert.StartsWith(Of(site).Address, url, StringComparison.Ordinal));

        Assert.Equal("sv", await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(1, await page.Locator("main").CountAsync());
        Assert.NotEqual("", await page.TitleAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('script, style, [style]')].map(e => e.outerHTML.slice(0, 80))"));
        await page.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_keyboard_reaches_everything_in_order_and_at_400_per_cent_only_tables_scroll_sideways(string site, string path, string? role)
    {
        var page = await NewPageAsync(site, role);
        await page.GotoAsync(Of(site).Address + path);
        var expected = await page.EvaluateAsync<int>("""
            (() => { const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(e => e.checkVisibility());
                all.forEach((e, i) => e.dataset.order = i); return all.length; })()
            """);
        for (var i = 0; i < expected; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (order, outline) = await FocusedAsync(page);
            Assert.True(order == i, $"{path}: press {i + 1} of Tab came to element {order}.");
            Assert.True(outline, $"{path}: element {i} does not show that it has the focus.");
        }

        // 1280 pixels at 400 per cent are 320.
        await page.SetViewportSizeAsync(320, 800);
        var wide = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('.unseen') && !e.closest('svg') && !e.classList.contains('skip')
                && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))
            """);
        Assert.Empty(wide);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.scroll')].filter(e => e.tabIndex !== 0 || !e.getAttribute('aria-labelledby')).map(e => e.outerHTML.slice(0, 80))"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_first_press_of_Tab_offers_to_skip_the_menu_and_does()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(real.Address + "/uppfoljning/2025");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Till innehållet", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("MAIN", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_chart_that_fits_is_shown_and_only_that()
    {
        foreach (var (width, shown, hidden) in new[] { (1280, ".trend-wide", ".trend-narrow"), (360, ".trend-narrow", ".trend-wide") })
        {
            var page = await chromium.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            await page.GotoAsync(real.Address + "/indikator/skolverket:betyg6-alla-amnen");
            Assert.True(await page.Locator(shown).IsVisibleAsync());
            Assert.False(await page.Locator(hidden).IsVisibleAsync());
            await page.CloseAsync();
        }
    }

    private async Task<IPage> NewPageAsync(string site, string? role)
    {
        var page = await chromium.NewPageAsync(_laptop);
        if (role is not null)
        {
            await (await Of(site).VisitorAsync(Roles.Of(role), role == "administration" ? "bildningsforvaltningen" : null)).SignInAsync(page, Of(site).Address);
        }

        return page;
    }

    private Site Of(string site) => site switch
    {
        nameof(RealSite) => real,
        nameof(MadeUpSite) => madeUp,
        nameof(WaitingSite) => waiting,
        _ => empty,
    };

    private static async Task<(int Order, bool Outline)> FocusedAsync(IPage page)
    {
        var state = await page.EvaluateAsync<string[]>("""
            (() => { const e = document.activeElement, s = getComputedStyle(e); return [e.dataset.order ?? '-1', String(s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)]; })()
            """);
        return (int.Parse(state[0], System.Globalization.CultureInfo.InvariantCulture), state[1] == "true");
    }
}
