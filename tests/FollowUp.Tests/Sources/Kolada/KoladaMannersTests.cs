using System.Net;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>How Kolada is asked: never too fast, patiently, and never led astray. The clock is a made-up one unless said otherwise.</summary>
public sealed class KoladaMannersTests
{
    private const string Empty = """{"values":[],"next_url":null}""";

    private static readonly SourceRequest _stockholm = new(["N00945"], ["0180"]);

    private readonly JumpingTime _time = new(new DateTimeOffset(2026, 3, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly List<DateTimeOffset> _asked = [];
    private readonly Fetching _fetching = new();

    [Fact]
    public async Task Never_more_than_three_requests_in_any_second()
    {
        var page = 1;
        await RunAsync(_ => ByFunction.Json(++page < 20 ? $$"""{"values":[],"next_url":"https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?page={{page}}"}""" : Empty));

        Assert.Equal(3 + 19, _asked.Count);
        Assert.All(_asked, from => Assert.InRange(_asked.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1)), 1, 3));
        Assert.InRange(_asked[^1] - _asked[0], TimeSpan.FromSeconds(21 / 3.0), TimeSpan.FromSeconds(7.3));
    }

    [Fact]
    public async Task The_pace_is_kept_by_the_real_clock_and_over_a_real_connection_too()
    {
        await using var server = await KoladaStandIn.StartAsync();
        using var client = Kolada.NewClient(server.BaseAddress);
        var kolada = new Kolada(client, server.BaseAddress, TimeProvider.System);
        var start = TimeProvider.System.GetTimestamp();

        await kolada.AnswersAsync(new SourceRequest(["N90001"], ["1287"]), _fetching.Log, TestContext.Current.CancellationToken);
        Assert.Null(await kolada.WhyUnreachableAsync(TestContext.Current.CancellationToken));

        Assert.Equal(5, server.Asked.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 23 Mar 2026 12:00:41 GMT", 40)] // three requests have taken 1.02 s
    [InlineData("Mon, 23 Mar 2026 11:00:00 GMT", 1)] // gone by: the ordinary wait
    [InlineData("soon", 1)]
    public async Task A_pause_asked_for_is_kept(string retryAfter, int seconds)
    {
        var answers = 0;
        await RunAsync(_ => ++answers == 1 ? TooMany(retryAfter) : ByFunction.Json(Empty));

        Assert.InRange(_asked[4] - _asked[3], TimeSpan.FromSeconds(seconds - 0.1), TimeSpan.FromSeconds(seconds * 1.25));
        Assert.Equal([$"Kolada svarade 429 (för många frågor); nytt försök om {seconds} s (1 av 3)."], _fetching.Said);
    }

    [Fact]
    public async Task A_pause_longer_than_a_minute_ends_the_fetch()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ => TooMany("61")));

        Assert.Equal("Kolada svarade 429 (för många frågor) och ber om en paus på 61 s; inom en hämtning väntas högst 60 s. Frågan: https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?per_page=5000", error.Message);
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task Waits_double_from_one_second_and_vary_by_a_quarter_at_most()
    {
        await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ => ByFunction.Json("""{"detail":"oj"}""", HttpStatusCode.BadGateway)));

        var waits = _asked.Skip(4).Zip(_asked.Skip(3), (later, earlier) => (later - earlier).TotalSeconds).ToList();
        Assert.Equal(3, waits.Count);
        Assert.All(waits.Zip([1.0, 2.0, 4.0]), w => Assert.InRange(w.First, w.Second, w.Second * 1.25));
        Assert.Equal(4, _fetching.Kept.Count(a => a.HttpStatus == 502));
    }

    [Fact]
    public async Task Silence_is_waited_out_and_tried_again()
    {
        using var silent = new ByFunction((_, cancellation) =>
        {
            _asked.Add(_time.GetUtcNow());
            _time.LosePatience();
            return Task.FromCanceled<HttpResponseMessage>(cancellation);
        });

        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(silent));

        Assert.Equal("Kolada hade inte svarat färdigt efter 100 s, även vid 3 nya försök. Frågan: https://api.kolada.se/v3/municipality?per_page=5000", error.Message);
        Assert.Equal(4, _asked.Count);
        Assert.Empty(_fetching.Kept);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Other_statuses_are_not_tried_again(int status)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ => ByFunction.Json("""{"detail":"Nej"}""", (HttpStatusCode)status)));

        Assert.Equal($$"""Svaret från https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?per_page=5000 är inte vad som väntades. Det kom status {{status}}, innehållstyp application/json; charset=utf-8, med början ”{"detail":"Nej"}”. Väntat var status 200 och JSON med en lista ”values”.""", error.Message);
        Assert.Equal(4, _asked.Count);
        Assert.Equal(status, _fetching.Kept[^1].HttpStatus);
    }

    [Theory]
    [InlineData("https://example.org/v3/data/kpi/N00945/municipality/0180?page=2")]
    [InlineData("https://api.kolada.se:8443/v3/data/kpi/N00945/municipality/0180?page=2")]
    [InlineData("https://user:secret@api.kolada.se/v3/data/kpi/N00945/municipality/0180?page=2")]
    [InlineData("https://api.kolada.se/v3/data/kpi/N00945/municipality/0114?page=2")]
    [InlineData("https://api.kolada.se/v2/data/kpi/N00945/municipality/0180?page=2")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task A_next_page_elsewhere_is_refused_by_name(string next)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ => ByFunction.Json($$"""{"values":[],"next_url":"{{next}}"}""")));

        Assert.Equal($"Kolada anger {next} som nästa sida, men det är en annan plats eller en annan fråga än https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?per_page=5000 – adressen följs inte.", error.Message);
        Assert.Equal(4, _asked.Count);
    }

    [Theory]
    [InlineData("\"/v3/data?page=2\"")]
    [InlineData("\"file:///etc/passwd\"")]
    [InlineData("17")]
    [InlineData("{}")]
    public async Task A_next_page_that_is_no_web_address_is_refused(string next)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ => ByFunction.Json($$"""{"values":[],"next_url":{{next}}}""")));

        Assert.Contains(next == "{}" ? "väntat var en text" : "väntat var en fullständig webbadress eller null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_calls_itself_http_behind_its_proxy_is_still_asked_over_https()
    {
        var addresses = new List<Uri>();
        await RunAsync(request =>
        {
            addresses.Add(request.RequestUri!);
            return ByFunction.Json(addresses.Count == 1 ? """{"values":[],"next_url":"http://api.kolada.se/v3/data/kpi/N00945/municipality/0180?page=2"}""" : Empty);
        });

        Assert.Equal("https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?page=2", addresses[1].AbsoluteUri);
    }

    [Fact]
    public async Task Pages_that_go_round_end_the_fetch()
    {
        var page = 0;
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ =>
            ByFunction.Json($$"""{"values":[],"next_url":"https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?page={{2 + page++ % 3}}"}""")));

        Assert.StartsWith("Svaret går runt: Kolada anger https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?page=2 som nästa sida, men den är redan hämtad.", error.Message, StringComparison.Ordinal);
        Assert.Equal(3 + 4, _asked.Count);
    }

    [Fact]
    public async Task Pages_without_end_end_the_fetch()
    {
        var page = 1;
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(
            _ => ByFunction.Json($$"""{"values":[],"next_url":"https://api.kolada.se/v3/data/kpi/N00945/municipality/0180?page={{++page}}"}"""), new KoladaLimits { MostPages = 12 }));

        Assert.StartsWith("Svaret tar inte slut: 12 sidor är hämtade", error.Message, StringComparison.Ordinal);
        Assert.Equal(3 + 12, _asked.Count);
    }

    [Fact]
    public async Task A_redirect_is_told_and_not_followed()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(_ =>
        {
            var moved = ByFunction.Json("", HttpStatusCode.MovedPermanently);
            moved.Headers.Location = new Uri("https://example.org/v4");
            return moved;
        }));

        Assert.Contains("vidare till https://example.org/v4 – hänvisningar följs inte", error.Message, StringComparison.Ordinal);
        Assert.Equal(301, _fetching.Kept[^1].HttpStatus);
    }

    [Fact]
    public async Task A_body_larger_than_allowed_is_refused()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync(
            _ => ByFunction.Json(new string(' ', 5000) + Empty), new KoladaLimits { LargestBody = 5000 }));

        Assert.Contains("är större än 5\u00A0000 byte", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_log_throws_is_no_trouble_of_Koladas()
    {
        using var client = new HttpClient(ByFunction.ForFigures(_ => ByFunction.Json(Empty)));
        var kolada = new Kolada(client, new Uri(Kolada.PublicAddress), TimeProvider.System, new KoladaLimits { Interval = TimeSpan.Zero });
        var log = _fetching.Log with { Keep = (_, _) => throw new IOException("disk full") };

        await Assert.ThrowsAsync<IOException>(() => kolada.AnswersAsync(_stockholm, log, TestContext.Current.CancellationToken));
    }

    private static HttpResponseMessage TooMany(string retryAfter)
    {
        var answer = ByFunction.Json("""{"detail":"Too Many Requests"}""", HttpStatusCode.TooManyRequests);
        answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return answer;
    }

    private async Task RunAsync(Func<HttpRequestMessage, HttpResponseMessage> figures, KoladaLimits? limits = null)
    {
        using var handler = ByFunction.ForFigures(figures, () => _asked.Add(_time.GetUtcNow()));
        await RunAsync(handler, limits);
    }

    private async Task RunAsync(ByFunction handler, KoladaLimits? limits = null)
    {
        using var client = new HttpClient(handler);
        await new Kolada(client, new Uri(Kolada.PublicAddress), _time, limits).AnswersAsync(_stockholm, _fetching.Log, TestContext.Current.CancellationToken);
    }
}
