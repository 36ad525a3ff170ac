using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One fetch: which questions are asked, in which order, and how their pages are followed.</summary>
internal sealed class KoladaFetch(SourceConnection connection, Uri baseAddress, KoladaLimits limits, FetchLog log)
{
    private DateOnly? _since;
    private int _answered;
    private int _expected;

    /// <summary>
    /// Asks for the lists, which are always whole: areas, catalogue, groups and the units asked for. Then for the figures of those indicators and
    /// areas that they know.
    /// </summary>
    public async Task RunAsync(SourceRequest request, CancellationToken cancellation)
    {
        KoladaIds.Check(request);
        _since = request.Since;
        var asked = request.Keys.Distinct(StringComparer.Ordinal).ToList();
        _expected = 3 + request.UnitsOf.Count + Parts(asked.Count) * Parts(request.Areas.Count);

        var knownAreas = new List<string>();
        await AskAsync(KoladaQuestion.AllAreas, row => knownAreas.Add(row.Text("id")), cancellation);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        await AskAsync(KoladaQuestion.Catalogue, row => known.TryAdd(row.Text("id"), row.Flag("has_ou_data") == true), cancellation);
        await AskAsync(KoladaQuestion.AllGroups, _ => { }, cancellation);
        var units = new List<string>();
        foreach (var municipality in request.UnitsOf.Distinct(StringComparer.Ordinal))
        {
            await AskAsync(KoladaQuestion.UnitsOf(municipality), row => units.Add(row.Text("id")), cancellation);
        }

        units.RemoveAll(unit => !KoladaIds.IsUnit(unit));
        var areas = (request.Areas.Count > 0 ? request.Areas.Distinct(StringComparer.Ordinal).Where(knownAreas.Contains) : knownAreas.Where(KoladaIds.IsArea)).ToList();
        var keys = request.WholeCatalogue ? [.. known.Keys.Where(KoladaIds.IsKey)] : asked.FindAll(known.ContainsKey);

        // Those with figures of units are kept apart from the others, so that all of a question's indicators are asked for the same places.
        var (withUnits, without) = units.Count == 0 ? ([], keys) : (keys.FindAll(key => known[key]), keys.FindAll(key => !known[key]));
        _expected = _answered + Parts(without.Count) * Parts(areas.Count) + Parts(withUnits.Count) * (Parts(areas.Count) + Parts(units.Count));
        await AskFiguresAsync(without, areas, [], cancellation);
        await AskFiguresAsync(withUnits, areas, units, cancellation);
    }

    private async Task AskFiguresAsync(List<string> keys, List<string> areas, List<string> units, CancellationToken cancellation)
    {
        foreach (var some in keys.Chunk(KoladaLimits.MostIds))
        {
            foreach (var question in areas.Chunk(KoladaLimits.MostIds).Select(part => KoladaQuestion.Figures(some, part))
                .Concat(units.Chunk(KoladaLimits.MostIds).Select(part => KoladaQuestion.UnitFigures(some, part))))
            {
                await AskAsync(question, null, cancellation);
            }
        }
    }

    /// <summary>Asks for every page of a question, and looks at their rows where somebody wants to.</summary>
    private async Task AskAsync(KoladaQuestion question, Action<KoladaRow>? look, CancellationToken cancellation)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var address = question.FirstPage(baseAddress, limits.PageSize, _since);
        while (true)
        {
            asked.Add(KoladaQuestion.PageOf(address));
            var answer = await connection.AskAsync(address, log, cancellation);
            _answered++;
            using var page = KoladaPage.Open(answer, question.Topic);
            foreach (var row in look is null ? [] : page.Rows)
            {
                look!(row);
            }

            if (page.Next is { } next)
            {
                _expected++;
                address = Follow(address, next, asked);
            }

            await log.Progress(_answered, Math.Max(_expected, _answered), cancellation);
            if (page.Next is null)
            {
                return;
            }
        }
    }

    /// <summary>The address to follow for the next page: another page of the same question, at the same place, not asked before.</summary>
    private Uri Follow(Uri from, Uri stated, HashSet<string> asked)
    {
        // A service behind a proxy that ends the encryption may call itself http; the page is then asked for over https all the same.
        var next = from.Scheme == Uri.UriSchemeHttps && stated.Scheme == Uri.UriSchemeHttp && from.IsDefaultPort && stated.IsDefaultPort
            ? new UriBuilder(stated) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri
            : stated;

        var samePlace = Uri.Compare(from, next, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        if (!samePlace || KoladaQuestion.NameOf(from) != KoladaQuestion.NameOf(next))
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNextElsewhere, Excerpt.Of(stated.AbsoluteUri, 200), from.AbsoluteUri));
        }

        if (asked.Contains(KoladaQuestion.PageOf(next)))
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNextLoops, Excerpt.Of(next.AbsoluteUri, 600), from.AbsoluteUri));
        }

        return asked.Count < limits.MostPages
            ? next
            : throw new SourceException(Format.Fill(SourceTexts.KoladaTooManyPages, Format.Count(limits.MostPages), from.AbsoluteUri));
    }

    private static int Parts(int ids) => (ids + KoladaLimits.MostIds - 1) / KoladaLimits.MostIds;
}
