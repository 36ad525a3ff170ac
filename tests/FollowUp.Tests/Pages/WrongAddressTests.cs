using System.Net;
using System.Net.Sockets;
using System.Text;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Tests.House;
using FollowUp.Ui;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>What is answered where there is nothing, where somebody asks in bad faith, and where we fail ourselves.</summary>
[Collection(Sites.Name)]
public sealed class WrongAddressTests(RealSite real)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/finns-inte")]
    [InlineData("/uppfoljning/2023")] // before the programme
    [InlineData("/uppfoljning/2027")] // not yet
    [InlineData("/uppfoljning/0000")]
    [InlineData("/uppfoljning/99999999999999999999")]
    [InlineData("/uppfoljning/2025/g99")]
    [InlineData("/uppfoljning/2025/G1/x")]
    [InlineData("/framework/2025")]
    [InlineData("/import/0")]
    [InlineData("/import/-1")]
    [InlineData("/import/999999")]
    [InlineData("/import/kolada")]
    [InlineData("/fel/500")]
    [InlineData("/fel/404")]
    [InlineData("/css/finns-inte.css")]
    public async Task There_is_a_page_in_Swedish_with_ways_on(string path)
    {
        using var client = real.Client();
        using var response = await client.GetAsync(path, Ct);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("href=\"/uppfoljning\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Felets nummer", path == "/fel/500" ? "" : page, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile =>
    [
        "/indikator/kolada%2FN00610", "/indikator/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/indikator/%00", "/indikator/a%00b/csv", "/uppfoljning/2025/%00",
        "/indikator/" + new string('a', 10_000), "/indikator/" + new string('a', 5_000), "/indikator/%FF%FE", "/indikator/%ED%A0%80", "/indikator/%E2%80%AE",
        "/indikator/'%20or%201=1--", "/indikator/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/%3Cimg%20src=x%3E/2025", "/uppfoljning/2025;drop", "/uppfoljning/2025/..%5c..%5c",
        "/indikator/kolada:N00610%0d%0aSet-Cookie:a=b", "/uppfoljning/2025/g1%20", "//evil.example/", "/indikator/%", "/uppfoljning/%D9%A2%D9%A0%D9%A2%D9%A5", "/import/1e3",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_address_is_refused_and_never_fails_or_speaks(string path)
    {
        // By hand: a client of the library would tidy the address up.
        using var connection = new TcpClient();
        var site = new Uri(real.Address);
        await connection.ConnectAsync(site.Host, site.Port, Ct);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n\r\n"), Ct);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Ct);
        Assert.Matches(@"\AHTTP/1\.1 (400|404|414) ", answer);
        Assert.DoesNotContain("<script", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_fault_of_ours_gives_a_number_and_no_details()
    {
        await using var nowhere = Db.Open("Host=127.0.0.1;Port=9;Username=followup;Password=hemligt;Database=borta;Timeout=1");
        await using var broken = real.Build(nowhere);
        await broken.StartAsync(Ct);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(broken.Urls.First()) };
        using var response = await client.GetAsync("/uppfoljning/2025", Ct);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Matches("Felets nummer: [0-9A-Za-z:]{10,}", page);
        foreach (var detail in (string[])["hemligt", "Npgsql", "Exception", "borta", " at FollowUp"])
        {
            Assert.DoesNotContain(detail, page, StringComparison.Ordinal);
        }

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task Whoever_edits_a_dashboard_is_told_what_is_wrong_and_nobody_else(string environment, bool told)
    {
        var folder = Directory.CreateTempSubdirectory("followup-dashboards-");
        try
        {
            var path = Path.Combine(folder.FullName, "egen.yaml");
            var right = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "dashboards", "uppfoljning.yaml"), Ct);
            await File.WriteAllTextAsync(path, right, Ct);
            await using var site = real.Build(real.Db, environment, new DashboardFolder(folder.FullName, followsEdits: true));
            await site.StartAsync(Ct);
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(site.Urls.First()) };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/egen/2025", Ct)).StatusCode);

            await File.WriteAllTextAsync(path, right.Replace("group: goals", "group: gaols", StringComparison.Ordinal), Ct);
            using var response = await client.GetAsync("/egen/2025", Ct);
            var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Contains("Något gick fel hos oss", page, StringComparison.Ordinal);
            Assert.Equal(told, page.Contains("dashboards/egen.yaml, rad ", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("/uppfoljning/2025")]
    [InlineData("/indikator/skolverket:elever/csv")]
    [InlineData("/css/base.css")]
    [InlineData("/fonts/SourceSans3-Regular.woff2")]
    [InlineData("/finns-inte")]
    [InlineData("/")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path)
    {
        using var client = real.Client();
        using var response = await client.GetAsync(path, Ct);
        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
