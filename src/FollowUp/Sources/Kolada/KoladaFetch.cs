using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One fetch: which questions are asked, in which order, and how their pages are followed.</summary>
internal sealed class KoladaFetch(SourceConnection connection, Uri baseAddress, KoladaLimits limits, FetchLog log)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private int _answered;
    private int _expected;

    /// <summary>
    /// Asks for the list of areas, then what Kolada says of the indicators, then the figures of those indicators and areas that it knows.
    /// </summary>
    public async Task RunAsync(SourceRequest request, CancellationToken cancellation)
    {
        KoladaIds.Check(request);
        var keys = request.Keys.Distinct(StringComparer.Ordinal).ToList();
        var questionsOfKeys = Parts(keys.Count);
        _expected = 1 + questionsOfKeys + questionsOfKeys * Parts(request.Areas.Count);

        var knownAreas = await AskAsync(KoladaQuestion.AllAreas, cancellation);
        var areas = (request.Areas.Count > 0 ? request.Areas.Distinct(StringComparer.Ordinal).Where(knownAreas.Contains) : knownAreas.Where(KoladaIds.IsArea)).ToList();
        _expected = _answered + questionsOfKeys + questionsOfKeys * Parts(areas.Count);

        var knownKeys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(KoladaLimits.MostIds))
        {
            knownKeys.UnionWith(await AskAsync(KoladaQuestion.Indicators(some), cancellation));
        }

        keys.RemoveAll(key => !knownKeys.Contains(key));
        _expected = _answered + Parts(keys.Count) * Parts(areas.Count);
        foreach (var someKeys in keys.Chunk(KoladaLimits.MostIds))
        {
            foreach (var someAreas in areas.Chunk(KoladaLimits.MostIds))
            {
                await AskAsync(KoladaQuestion.Figures(someKeys, someAreas), cancellation);
            }
        }
    }

    /// <summary>Asks for every page of a question; gives back the ids of the rows, in their order.</summary>
    private async Task<List<string>> AskAsync(KoladaQuestion question, CancellationToken cancellation)
    {
        var ids = new List<string>();
        var address = question.FirstPage(baseAddress, limits.PageSize);
        for (var number = 1; ; number++)
        {
            _asked.Add(KoladaQuestion.PageOf(address));
            var answer = await connection.AskAsync(address, log, cancellation);
            _answered++;
            using var page = KoladaPage.Open(answer, question.Topic);
            if (question.Topic != KoladaTopic.Figures)
            {
                ids.AddRange(page.Rows.Select(row => row.Text("id")));
            }

            if (page.Next is { } next)
            {
                _expected++;
                address = Follow(address, next, number);
            }

            await log.Progress(_answered, Math.Max(_expected, _answered), cancellation);
            if (page.Next is null)
            {
                return ids;
            }
        }
    }

    /// <summary>The address to follow for the next page: another page of the same question, at the same place, not asked before.</summary>
    private Uri Follow(Uri from, Uri stated, int pages)
    {
        // A service behind a proxy that ends the encryption may call itself http; the page is then asked for over https all the same.
        var next = from.Scheme == Uri.UriSchemeHttps && stated.Scheme == Uri.UriSchemeHttp && from.IsDefaultPort && stated.IsDefaultPort
            ? new UriBuilder(stated) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri
            : stated;

        var samePlace = Uri.Compare(from, next, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        if (!samePlace || KoladaQuestion.PathOf(from) != KoladaQuestion.PathOf(next))
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNextElsewhere, Excerpt.Of(stated.AbsoluteUri, 200), from.AbsoluteUri));
        }

        if (_asked.Contains(KoladaQuestion.PageOf(next)))
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNextLoops, Excerpt.Of(next.AbsoluteUri, 600), from.AbsoluteUri));
        }

        return pages < limits.MostPages
            ? next
            : throw new SourceException(Format.Fill(SourceTexts.KoladaTooManyPages, Format.Count(limits.MostPages), from.AbsoluteUri));
    }

    private static int Parts(int ids) => (ids + KoladaLimits.MostIds - 1) / KoladaLimits.MostIds;
}
