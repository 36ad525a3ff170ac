using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Asks a service one question at a time: paced, within bounds, and again where the trouble is likely to pass.</summary>
/// <param name="client">One that follows no redirects, such as <see cref="NewClient"/> makes.</param>
/// <param name="time">The clock that paces the questions.</param>
/// <param name="limits">How gently to ask.</param>
/// <param name="pace">The pace of everybody who asks this service.</param>
/// <param name="voice">What messages say of the service.</param>
internal sealed class SourceConnection(HttpClient client, TimeProvider time, AskLimits limits, Pace pace, SourceVoice voice)
{
    /// <summary>What one try gave: an answer with status 200, or passing trouble and the pause the service asks for.</summary>
    public readonly record struct Attempt(RawAnswer? Answer, string Trouble, TimeSpan? Pause);

    /// <summary>
    /// A client that suits: it follows no redirects and keeps no cookies, time is kept by the source itself, and an address on this
    /// machine is asked directly even where the environment names a proxy.
    /// </summary>
    public static HttpClient NewClient(Uri baseAddress) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None, // so that the bytes kept are the bytes that came
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a changed name is noticed
        UseCookies = false,
        UseProxy = !baseAddress.IsLoopback,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks for an address; as below.</summary>
    /// <exception cref="SourceException">The trouble did not pass, or is of another kind.</exception>
    public Task<RawAnswer> AskAsync(Uri address, FetchLog log, CancellationToken cancellation) => AskAsync(new Question(address), log, cancellation);

    /// <summary>Asks, and asks again after 429, 5xx, a broken connection or silence.</summary>
    /// <exception cref="SourceException">The trouble did not pass, or is of another kind.</exception>
    public async Task<RawAnswer> AskAsync(Question question, FetchLog log, CancellationToken cancellation)
    {
        for (var retry = 1; ; retry++)
        {
            var attempt = await TryAsync(question, limits.Patience, log.Keep, cancellation);
            if (attempt.Answer is { } answer)
            {
                return answer;
            }

            if (retry > limits.Retries)
            {
                throw new SourceException(Format.Fill(SourceTexts.GaveUp, attempt.Trouble, Format.Count(limits.Retries), question.Shown));
            }

            if (attempt.Pause > limits.LongestWait)
            {
                throw new SourceException(Format.Fill(SourceTexts.PauseTooLong,
                    attempt.Trouble, Seconds(attempt.Pause.Value), Seconds(limits.LongestWait), question.Shown));
            }

            var wait = WaitBefore(retry, attempt.Pause ?? TimeSpan.Zero);
            await log.Say(Format.Fill(SourceTexts.Retry, attempt.Trouble, Seconds(wait), Format.Count(retry), Format.Count(limits.Retries)), cancellation);
            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>Asks once.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="patience">How long it may take, the answer read to the end.</param>
    /// <param name="keep">Gets whatever came, before it is looked into; not a body larger than allowed.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <exception cref="SourceException">Trouble that asking again would not cure.</exception>
    public async Task<Attempt> TryAsync(Question question, TimeSpan patience, Func<RawAnswer, CancellationToken, Task> keep, CancellationToken cancellation)
    {
        await pace.WaitAsync(cancellation);
        var (answer, broken, response) = await SendAsync(question, patience, cancellation);
        using (response)
        {
            if (answer is not null)
            {
                await keep(answer, cancellation);
            }

            if (broken is not null || answer is null || response is null)
            {
                return new Attempt(null, broken ?? Format.Fill(SourceTexts.Dropped, voice.Who), null);
            }

            if (response.RequestMessage?.RequestUri is { } reached && reached != question.Address || answer.HttpStatus is >= 300 and < 400)
            {
                var elsewhere = response.Headers.Location ?? response.RequestMessage?.RequestUri;
                throw new SourceException(Format.Fill(SourceTexts.Elsewhere, voice.Who, question.Shown, Excerpt.Of(elsewhere?.ToString() ?? "", 200), voice.WhenMoved));
            }

            var pause = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
            return answer.HttpStatus switch
            {
                200 => new Attempt(answer, "", null),
                429 => new Attempt(null, Format.Fill(SourceTexts.TooMany, voice.Who), pause),
                >= 500 => new Attempt(null, Format.Fill(SourceTexts.ServerError, voice.Who, Status(answer)), pause),
                _ => throw voice.Refused(answer),
            };
        }
    }

    /// <summary>The answer as far as it came, and what broke it off; no answer when nothing came. The response is for its headers.</summary>
    private async Task<(RawAnswer? Answer, string? Broken, HttpResponseMessage? Response)> SendAsync(Question question, TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var outOfPatience = new CancellationTokenSource(patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, outOfPatience.Token);
        using var request = new HttpRequestMessage(question.Posted is null ? HttpMethod.Get : HttpMethod.Post, question.Address);
        request.Content = question.Posted is { } posted ? new StringContent(posted, Encoding.UTF8, "application/json") : null;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(voice.Accepts));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("FollowUp", "1.0"));
        using var body = new MemoryStream();
        HttpResponseMessage? response = null;
        string? broken = null;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            await CopyAsync(response, body, question, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            broken = Format.Fill(SourceTexts.Silent, voice.Who, Seconds(time.GetElapsedTime(start)));
        }
        catch (Exception e) when (e is IOException || e is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError }
            or HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: IOException })
        {
            broken = Format.Fill(SourceTexts.Dropped, voice.Who);
        }
        catch (HttpRequestException e)
        {
            response?.Dispose();
            throw new SourceException(Unreachable(question.Address, e), e);
        }
        catch
        {
            response?.Dispose();
            throw;
        }

        // Half an answer is kept too, when there is any of it: it shows what happened.
        var came = response is not null && (broken is null || body.Length > 0)
            ? new RawAnswer(question.Whole, time.GetUtcNow(), (int)response.StatusCode, Header(response, "Content-Type"), IsSynthetic(response), body.ToArray())
            : null;
        return (came, broken, response);
    }

    private async Task CopyAsync(HttpResponseMessage response, MemoryStream body, Question question, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + count > limits.LargestBody)
            {
                throw new SourceException(Format.Fill(SourceTexts.TooLarge, question.Shown, Format.Count(limits.LargestBody)));
            }

            body.Write(buffer, 0, count);
        }
    }

    private TimeSpan WaitBefore(int retry, TimeSpan pause)
    {
        var backOff = limits.FirstWait * Math.Pow(2, retry - 1) * (1 + Random.Shared.NextDouble() / 4);
        return backOff > pause ? backOff : pause;
    }

    private string Unreachable(Uri address, HttpRequestException e) => Format.Fill(SourceTexts.Unreachable, voice.Who, address.AbsoluteUri, e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Format.Fill(SourceTexts.NoSuchName, address.Host),
        HttpRequestError.ConnectionError => Format.Fill(SourceTexts.NobodyAnswers, address.Authority),
        HttpRequestError.SecureConnectionError => SourceTexts.NotSecure,
        var other => Format.Fill(SourceTexts.OtherTrouble, other.ToString()),
    });

    /// <summary>True when the source says that its values are invented; anything but a clear no is taken as yes.</summary>
    private static bool IsSynthetic(HttpResponseMessage response) =>
        Header(response, "X-Synthetic-Data") is { Length: > 0 } said && !said.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString().Trim()
            : "";

    private static string Seconds(TimeSpan time) => Format.Number(time.TotalSeconds, 0);

    private static string Status(RawAnswer answer) => (answer.HttpStatus ?? 0).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a service is asked.</summary>
/// <param name="Address">Where.</param>
/// <param name="Posted">The JSON that is posted; null when nothing is, and the address says all.</param>
internal sealed record Question(Uri Address, string? Posted = null)
{
    /// <summary>The whole question as <see cref="RawAnswer.Address"/> says it.</summary>
    public string Whole => Posted is null ? Address.AbsoluteUri : $"{Address.AbsoluteUri}#{Posted}";

    /// <summary>The question for a message: what is posted is cut, since it may list hundreds of codes.</summary>
    public string Shown => Posted is null ? Address.AbsoluteUri : $"{Address.AbsoluteUri} {Excerpt.Of(Posted, 200)}";
}

/// <summary>What messages say of a service.</summary>
/// <param name="Who">Its name, which begins sentences.</param>
/// <param name="Accepts">The content type it is asked for.</param>
/// <param name="WhenMoved">A sentence: what to change when the service has another address now.</param>
/// <param name="Refused">The error for an answer of another status than 200, 429 and 5xx.</param>
internal sealed record SourceVoice(string Who, string Accepts, string WhenMoved, Func<RawAnswer, SourceException> Refused);
