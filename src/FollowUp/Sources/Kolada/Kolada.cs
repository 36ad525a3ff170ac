using System.Runtime.CompilerServices;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// Kolada, the database of municipal key figures that RKA publishes: its API v3, open and without a key. Figures of calendar years for
/// the country, regions and municipalities, in all and by sex. Groups of municipalities are not asked for: their figures are unweighted
/// means of whoever belongs to the group that year.
/// </summary>
public sealed class Kolada : ISource
{
    /// <summary>Where the public service is.</summary>
    public const string PublicAddress = "https://api.kolada.se/v3";

    private readonly SourceConnection _connection;
    private readonly Uri _baseAddress;
    private readonly KoladaLimits _limits;

    /// <param name="client">One made by <see cref="NewClient"/>, or one that does not follow redirects.</param>
    /// <param name="baseAddress">One read by <see cref="ParseBaseAddress"/>.</param>
    /// <param name="time">The clock that paces the requests.</param>
    /// <param name="limits">How gently to ask; none means as the public service wants it.</param>
    public Kolada(HttpClient client, Uri baseAddress, TimeProvider time, KoladaLimits? limits = null)
    {
        _limits = limits ?? new KoladaLimits();
        _baseAddress = baseAddress;
        _connection = new SourceConnection(client, time, _limits, new Pace(_limits.Interval, time), new SourceVoice(
            "Kolada", "application/json", SourceTexts.KoladaMoved, answer => KoladaPage.Unlike(answer, SourceTexts.KoladaExpectedData)));
    }

    public string Name => "kolada";

    public bool AnswersForEveryArea => false;

    /// <inheritdoc cref="SourceConnection.NewClient"/>
    public static HttpClient NewClient(Uri baseAddress) => SourceConnection.NewClient(baseAddress);

    /// <summary>Reads the configured address, such as <c>https://api.kolada.se/v3</c>, with or without a closing slash.</summary>
    /// <exception cref="FormatException">It cannot be Kolada's; the message, in Swedish, says what would be right.</exception>
    public static Uri ParseBaseAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 }
        && address.AbsolutePath.TrimEnd('/').EndsWith("/v3", StringComparison.Ordinal)
            ? new Uri(address.AbsoluteUri.TrimEnd('/'))
            : throw new FormatException(Format.Fill(SourceTexts.KoladaWrongBaseAddress, Excerpt.Of(text, 200), PublicAddress));

    /// <inheritdoc/>
    public Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation) =>
        new KoladaFetch(_connection, _baseAddress, _limits, log).RunAsync(request, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = new List<RawAnswer>();
        foreach (var answer in answers)
        {
            whole.Add(await answer.WholeAsync(cancellation));
        }

        yield return KoladaReader.Read(request, whole) with { Answers = [.. answers.Select(answer => answer.Id)] };
    }

    /// <summary>Asks one small question, once, and waits five seconds at the most.</summary>
    public async Task<string?> WhyUnreachableAsync(CancellationToken cancellation)
    {
        try
        {
            var attempt = await _connection.TryAsync(
                new Question(KoladaQuestion.AllAreas.FirstPage(_baseAddress, 1)), _limits.ReachPatience, (_, _) => Task.CompletedTask, cancellation);
            if (attempt.Answer is not { } answer)
            {
                return Format.Fill(SourceTexts.KoladaNotNow, attempt.Trouble, _baseAddress.AbsoluteUri);
            }

            KoladaPage.Open(answer, KoladaTopic.Areas).Dispose();
            return null;
        }
        catch (SourceException e)
        {
            return e.Message;
        }
    }
}
