using System.Runtime.CompilerServices;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// Understands the answers of one fetch, part by part: first the lists, then the figures of the indicators that were asked about together.
/// What is called complete is proven from the answers alone: every page of every question follows upon the one before, the last says that it is
/// the last, and every known indicator was asked for every known area.
/// </summary>
internal sealed class KoladaReader
{
    private readonly SourceRequest _request;
    private readonly KoladaWarnings _warnings = new();
    private readonly KoladaCatalogue _catalogue;

    public KoladaReader(SourceRequest request) => (_request, _catalogue) = (request, new KoladaCatalogue(_warnings));

    /// <summary>Answers of changes say nothing of what has not changed: silence is then neither an alarm nor a withdrawal.</summary>
    private bool IsPartial => _request.Since is not null;

    public async IAsyncEnumerable<Reading> ReadAsync(IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = KoladaAnswered.In(answers);
        var lists = asked.FindAll(answered => answered.Question.Topic != KoladaTopic.Figures);
        foreach (var list in lists)
        {
            await list.ReadAsync(page => _catalogue.Take(list.Question, page), cancellation);
        }

        RequireLists(lists);
        if (_catalogue.IsWhole)
        {
            _catalogue.PairMargins();
        }

        var keys = Known(
            _request.WholeCatalogue ? [.. _catalogue.Indicators.Keys.Where(KoladaIds.IsKey)] : _request.Keys.Distinct(StringComparer.Ordinal),
            _catalogue.Indicators.ContainsKey, SourceTexts.KoladaUnknownKey);
        var areas = Known(
            _request.Areas.Count > 0 ? _request.Areas.Distinct(StringComparer.Ordinal) : _catalogue.Areas.Keys, _catalogue.Areas.ContainsKey, SourceTexts.KoladaUnknownArea);
        if (keys.Count == 0 || areas.Count == 0)
        {
            // Nothing of what was asked for is there: whoever asked has mistaken a name, or Kolada has.
            throw new SourceException(Format.Fill(keys.Count == 0 ? SourceTexts.KoladaUnknownKey : SourceTexts.KoladaUnknownArea, keys.Count == 0 ? string.Join(", ", _request.Keys) : string.Join(", ", _request.Areas)));
        }

        var parts = KoladaPart.Of(asked.Where(answered => answered.Question.Topic == KoladaTopic.Figures));
        KoladaPart.RequireCovered(parts, keys, areas, _catalogue);

        yield return new Reading
        {
            Observations = [],
            CompleteKeys = [],
            CompleteAreas = [],
            IsPartial = IsPartial,
            Indicators = [.. _catalogue.Indicators.Values],
            IsWholeCatalogue = _catalogue.IsWhole,
            Areas = [.. _catalogue.Areas.Values, .. _catalogue.Units.Values],
            HasAllAreas = true,
            Groups = [.. _catalogue.Groups],
            Warnings = _warnings.Take(),
        };
        var known = keys.ToHashSet(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            yield return await ReadAsync(part, known, areas, cancellation);
        }

        if (_warnings.Rest() is { Count: > 0 } rest)
        {
            yield return new Reading { Observations = [], CompleteKeys = [], CompleteAreas = [], IsPartial = IsPartial, Warnings = rest };
        }
    }

    private async Task<Reading> ReadAsync(KoladaPart part, HashSet<string> known, List<string> areas, CancellationToken cancellation)
    {
        List<string> keys = [.. part.Keys.Where(known.Contains)];
        List<string> units = [.. part.Units.Where(_catalogue.Units.ContainsKey)];
        var figures = new KoladaFigures(keys, areas.Concat(units));
        foreach (var answered in part.Questions)
        {
            await answered.ReadAsync(figures.Take, cancellation);
        }

        figures.Warn(_warnings);
        var keysSeen = keys.FindAll(figures.KeysSeen.Contains);
        var areasSeen = areas.FindAll(figures.PlacesSeen.Contains);
        if (!IsPartial)
        {
            // A known name that is answered with nothing is an alarm and no withdrawal: Kolada answers so for ids it does not hold, and one
            // indicator must not stop the others. A unit without figures is nothing unusual, and nothing is withdrawn there either.
            Known(keys, keysSeen.Contains, SourceTexts.KoladaKeyWithoutRows);
            Known(keysSeen.Count == 0 ? [] : areas, areasSeen.Contains, SourceTexts.KoladaAreaWithoutRows);
        }

        return new Reading
        {
            Observations = figures.Observations,
            CompleteKeys = keysSeen,
            CompleteAreas = [.. areasSeen, .. units.Where(figures.PlacesSeen.Contains)],
            IsPartial = IsPartial,
            Answers = [.. part.Questions.SelectMany(answered => answered.Pages).Select(page => page.Id)],
            Warnings = _warnings.Take(),
        };
    }

    private void RequireLists(List<KoladaAnswered> lists)
    {
        var asked = lists.SelectMany(list => list.Question.Keys).ToHashSet(StringComparer.Ordinal);
        if (!_catalogue.IsWhole && _request.Keys.FirstOrDefault(key => !asked.Contains(key)) is { } missing)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNotAsked, missing));
        }

        if (_catalogue.Areas.Count == 0)
        {
            throw new SourceException(SourceTexts.KoladaNoAreaList);
        }

        // An empty catalogue would make every indicator gone.
        if (_catalogue.IsWhole ? _catalogue.Indicators.Count == 0 : _request.WholeCatalogue)
        {
            throw new SourceException(SourceTexts.KoladaNoCatalogue);
        }

        if (_request.UnitsOf.FirstOrDefault(municipality => !lists.Exists(list => list.Question.Topic == KoladaTopic.Units && list.Question.Places[0] == municipality)) is { } without)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNoUnitList, without));
        }
    }

    /// <summary>Those for which it holds; a warning for each of the others.</summary>
    private List<string> Known(IEnumerable<string> names, Func<string, bool> holds, string warning)
    {
        var known = new List<string>();
        foreach (var name in names)
        {
            if (holds(name))
            {
                known.Add(name);
            }
            else
            {
                _warnings.Add(warning, name);
            }
        }

        return known;
    }
}
