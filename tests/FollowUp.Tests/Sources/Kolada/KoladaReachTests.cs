using System.Net;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>Where Kolada is, and whether it answers.</summary>
public sealed class KoladaReachTests
{
    [Theory]
    [InlineData("https://api.kolada.se/v3", "https://api.kolada.se/v3")]
    [InlineData(" https://api.kolada.se/v3/ ", "https://api.kolada.se/v3")]
    [InlineData("http://127.0.0.1:8787/v3", "http://127.0.0.1:8787/v3")]
    [InlineData("https://proxy.example.org/kolada/v3", "https://proxy.example.org/kolada/v3")]
    public void An_address_is_read_with_or_without_a_closing_slash(string text, string address) =>
        Assert.Equal(address, Kolada.ParseBaseAddress(text).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("api.kolada.se/v3")]
    [InlineData("/v3")]
    [InlineData("ftp://api.kolada.se/v3")]
    [InlineData("file:///srv/v3")]
    [InlineData("https://api.kolada.se")]
    [InlineData("https://api.kolada.se/v2")]
    [InlineData("https://api.kolada.se/v3?key=1")]
    [InlineData("https://api.kolada.se/v3#a")]
    [InlineData("https://user:secret@api.kolada.se/v3")]
    public void An_address_that_cannot_be_Koladas_is_refused_and_told_what_would_be_right(string text)
    {
        var error = Assert.Throws<FormatException>(() => Kolada.ParseBaseAddress(text));

        Assert.Equal($"”{text}” kan inte vara Koladas adress. Skriv en http- eller https-adress som slutar på /v3, utan något efter det, till exempel https://api.kolada.se/v3", error.Message);
    }

    [Fact]
    public async Task It_is_reachable_when_it_answers()
    {
        await using var server = await KoladaStandIn.StartAsync();

        Assert.Null(await ReasonAsync(server.BaseAddress));
        Assert.Equal("/v3/municipality?per_page=1", Assert.Single(server.Asked));
    }

    [Fact]
    public async Task Nobody_listening_is_told()
    {
        var server = await KoladaStandIn.StartAsync();
        var address = server.BaseAddress;
        await server.DisposeAsync();

        Assert.Equal($"Kolada går inte att nå på {address}/municipality?per_page=1 – ingen svarar på {address.Authority}.", await ReasonAsync(address));

        using var client = Kolada.NewClient(address);
        var fetching = new Fetching();
        var error = await Assert.ThrowsAsync<SourceException>(() => new Kolada(client, address, TimeProvider.System)
            .AnswersAsync(new SourceRequest(["N00945"], ["1287"]), fetching.Log, TestContext.Current.CancellationToken));
        Assert.StartsWith("Kolada går inte att nå på ", error.Message, StringComparison.Ordinal);
        Assert.Empty(fetching.Said);
    }

    [Fact]
    public async Task A_name_that_no_one_has_is_told() => Assert.Equal(
        "Kolada går inte att nå på http://kolada.invalid/v3/municipality?per_page=1 – namnet kolada.invalid gick inte att slå upp.",
        await ReasonAsync(new Uri("http://kolada.invalid/v3"), new HttpClient(new SocketsHttpHandler { UseProxy = false }))); // a proxy would look it up

    [Fact]
    public async Task A_server_without_the_encryption_asked_for_is_told()
    {
        await using var server = await KoladaStandIn.StartAsync();
        var address = new UriBuilder(server.BaseAddress) { Scheme = "https" }.Uri;

        Assert.EndsWith("– den krypterade förbindelsen gick inte att upprätta.", await ReasonAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, """{"detail":"Too Many Requests"}""", "Kolada svarade 429 (för många frågor). Frågan: https://api.kolada.se/v3")]
    [InlineData(503, "", "Kolada svarade 503 (fel hos Kolada). Frågan: https://api.kolada.se/v3")]
    [InlineData(200, "<html>", "med början ”<html>”")]
    [InlineData(302, "", "hänvisningar följs inte")]
    public async Task Another_answer_is_told_at_once(int status, string body, string reason)
    {
        using var handler = new ByFunction((_, _) => Task.FromResult(ByFunction.Json(body, (HttpStatusCode)status)));

        Assert.Contains(reason, await ReasonAsync(new Uri(Kolada.PublicAddress), new HttpClient(handler)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_told_after_five_seconds()
    {
        var time = new JumpingTime(DateTimeOffset.UnixEpoch);
        using var handler = new ByFunction((_, cancellation) => Task.FromCanceled<HttpResponseMessage>(cancellation));
        using var client = new HttpClient(handler);

        var reason = await new Kolada(client, new Uri(Kolada.PublicAddress), time).WhyUnreachableAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Kolada hade inte svarat färdigt efter 5 s. Frågan: https://api.kolada.se/v3", reason);
    }

    [Fact]
    public async Task A_redirect_that_the_client_followed_by_itself_is_refused()
    {
        await using var server = await KoladaStandIn.StartAsync();
        using var client = new HttpClient(new Redirecting(server.BaseAddress));

        Assert.Contains("hänvisningar följs inte", await ReasonAsync(new Uri(Kolada.PublicAddress), client), StringComparison.Ordinal);
    }

    private static async Task<string?> ReasonAsync(Uri address, HttpClient? client = null)
    {
        using var ours = client ?? Kolada.NewClient(address);
        return await new Kolada(ours, address, TimeProvider.System).WhyUnreachableAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What a handler does that follows redirects: the answer comes from elsewhere.</summary>
    private sealed class Redirecting(Uri elsewhere) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(elsewhere + "/municipality?per_page=1");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
