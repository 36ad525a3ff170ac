using System.Globalization;
using System.Net.Http.Headers;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Asks Kolada one address at a time: paced, within bounds, and again where the trouble is likely to pass.</summary>
internal sealed class KoladaConnection(HttpClient client, TimeProvider time, KoladaLimits limits)
{
    private readonly Pace _pace = new(limits.Interval, time);

    /// <summary>What one try gave: an answer with status 200, or passing trouble and the pause the service asks for.</summary>
    public readonly record struct Attempt(RawAnswer? Answer, string Trouble, TimeSpan? Pause);

    /// <summary>Asks, and asks again after 429, 5xx, a broken connection or silence.</summary>
    /// <exception cref="SourceException">The trouble did not pass, or is of another kind.</exception>
    public async Task<RawAnswer> AskAsync(Uri address, FetchLog log, CancellationToken cancellation)
    {
        for (var retry = 1; ; retry++)
        {
            var attempt = await TryAsync(address, limits.Patience, log.Keep, cancellation);
            if (attempt.Answer is { } answer)
            {
                return answer;
            }

            if (retry > limits.Retries)
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaGaveUp, attempt.Trouble, Format.Count(limits.Retries), address.AbsoluteUri));
            }

            if (attempt.Pause > limits.LongestWait)
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaPauseTooLong,
                    attempt.Trouble, Seconds(attempt.Pause.Value), Seconds(limits.LongestWait), address.AbsoluteUri));
            }

            var wait = WaitBefore(retry, attempt.Pause ?? TimeSpan.Zero);
            await log.Say(Format.Fill(SourceTexts.KoladaRetry, attempt.Trouble, Seconds(wait), Format.Count(retry), Format.Count(limits.Retries)), cancellation);
            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>Asks once.</summary>
    /// <param name="address">The address.</param>
    /// <param name="patience">How long it may take, the answer read to the end.</param>
    /// <param name="keep">Gets whatever came, before it is looked into; not a body larger than allowed.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <exception cref="SourceException">Trouble that asking again would not cure.</exception>
    public async Task<Attempt> TryAsync(Uri address, TimeSpan patience, Func<RawAnswer, CancellationToken, Task> keep, CancellationToken cancellation)
    {
        await _pace.WaitAsync(cancellation);
        var (answer, broken, response) = await SendAsync(address, patience, cancellation);
        using (response)
        {
            if (answer is not null)
            {
                await keep(answer, cancellation);
            }

            if (broken is not null || answer is null || response is null)
            {
                return new Attempt(null, broken ?? SourceTexts.KoladaDropped, null);
            }

            if (response.RequestMessage?.RequestUri is { } reached && reached != address || answer.HttpStatus is >= 300 and < 400)
            {
                var elsewhere = response.Headers.Location ?? response.RequestMessage?.RequestUri;
                throw new SourceException(Format.Fill(SourceTexts.KoladaElsewhere, address.AbsoluteUri, Excerpt.Of(elsewhere?.ToString() ?? "", 200)));
            }

            var pause = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
            return answer.HttpStatus switch
            {
                200 => new Attempt(answer, "", null),
                429 => new Attempt(null, SourceTexts.KoladaTooMany, pause),
                >= 500 => new Attempt(null, Format.Fill(SourceTexts.KoladaServerError, Status(answer)), pause),
                _ => throw KoladaPage.Unlike(answer, SourceTexts.KoladaExpectedData),
            };
        }
    }

    /// <summary>The answer as far as it came, and what broke it off; no answer when nothing came. The response is for its headers.</summary>
    private async Task<(RawAnswer? Answer, string? Broken, HttpResponseMessage? Response)> SendAsync(Uri address, TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var outOfPatience = new CancellationTokenSource(patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, outOfPatience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("FollowUp", "1.0"));
        using var body = new MemoryStream();
        HttpResponseMessage? response = null;
        string? broken = null;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            await CopyAsync(response, body, address, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            broken = Format.Fill(SourceTexts.KoladaSilent, Seconds(time.GetElapsedTime(start)));
        }
        catch (Exception e) when (e is IOException || e is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError }
            or HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: IOException })
        {
            broken = SourceTexts.KoladaDropped;
        }
        catch (HttpRequestException e)
        {
            response?.Dispose();
            throw new SourceException(Unreachable(address, e), e);
        }
        catch
        {
            response?.Dispose();
            throw;
        }

        // Half an answer is kept too, when there is any of it: it shows what happened.
        var came = response is not null && (broken is null || body.Length > 0)
            ? new RawAnswer(address.AbsoluteUri, time.GetUtcNow(), (int)response.StatusCode, Header(response, "Content-Type"), IsSynthetic(response), body.ToArray())
            : null;
        return (came, broken, response);
    }

    private async Task CopyAsync(HttpResponseMessage response, MemoryStream body, Uri address, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + count > limits.LargestBody)
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaTooLarge, address.AbsoluteUri, Format.Count(limits.LargestBody)));
            }

            body.Write(buffer, 0, count);
        }
    }

    private TimeSpan WaitBefore(int retry, TimeSpan pause)
    {
        var backOff = limits.FirstWait * Math.Pow(2, retry - 1) * (1 + Random.Shared.NextDouble() / 4);
        return backOff > pause ? backOff : pause;
    }

    private static string Unreachable(Uri address, HttpRequestException e) => Format.Fill(SourceTexts.KoladaUnreachable, address.AbsoluteUri, e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Format.Fill(SourceTexts.KoladaNoSuchName, address.Host),
        HttpRequestError.ConnectionError => Format.Fill(SourceTexts.KoladaNobodyAnswers, address.Authority),
        HttpRequestError.SecureConnectionError => SourceTexts.KoladaNotSecure,
        var other => Format.Fill(SourceTexts.KoladaOtherTrouble, other.ToString()),
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
