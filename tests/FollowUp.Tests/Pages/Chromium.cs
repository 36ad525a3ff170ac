using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>The machine's own Chromium, started when the first test asks. Where there is none, tests are skipped, but never in CI.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] _places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
    private readonly SemaphoreSlim _one = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A new page of its own, without anything remembered.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewPageOptions? options = null) => await (await BrowserAsync()).NewPageAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _one.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        var program = _places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            const string Missing = "There is no Chromium here: apt-get install chromium.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is null, Missing);
            Assert.Fail(Missing);
        }

        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,

                // Chromium refuses to sandbox as root; for everybody else it does.
                ChromiumSandbox = Environment.UserName != "root",
                Args = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
            });
        }
        finally
        {
            _one.Release();
        }
    }
}
