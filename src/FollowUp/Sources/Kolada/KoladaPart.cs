using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The questions for figures that share indicators: small enough to be read into memory together. No indicator is in two parts.</summary>
internal sealed class KoladaPart
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>The indicators asked about.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>The questions and their pages.</summary>
    public List<KoladaAnswered> Questions { get; } = [];

    /// <summary>The organisational units asked about.</summary>
    public IEnumerable<string> Units => Questions.Where(q => q.Question.OfUnits).SelectMany(q => q.Question.Places).Distinct(StringComparer.Ordinal);

    /// <summary>Divides questions for figures into parts, in the order they were asked.</summary>
    public static List<KoladaPart> Of(IEnumerable<KoladaAnswered> questions)
    {
        var parts = new List<KoladaPart>();
        var partOf = new Dictionary<string, KoladaPart>(StringComparer.Ordinal);
        foreach (var answered in questions)
        {
            var touched = answered.Question.Keys.Select(key => partOf.GetValueOrDefault(key)).OfType<KoladaPart>().Distinct().ToList();
            var part = touched.FirstOrDefault() ?? new KoladaPart();
            if (touched.Count == 0)
            {
                parts.Add(part);
            }

            part.Questions.Add(answered);
            part._keys.UnionWith(answered.Question.Keys);
            foreach (var other in touched.Skip(1))
            {
                part.Questions.AddRange(other.Questions);
                part._keys.UnionWith(other._keys);
                parts.Remove(other);
            }

            foreach (var key in part._keys)
            {
                partOf[key] = part;
            }
        }

        return parts;
    }

    /// <summary>Proves from the addresses that every indicator was asked about for every area, and for every unit where it has figures of units.</summary>
    /// <exception cref="SourceException">The first that was not.</exception>
    public static void RequireCovered(List<KoladaPart> parts, List<string> keys, List<string> areas, KoladaCatalogue catalogue)
    {
        var partOf = parts.SelectMany(part => part.Keys, (part, key) => (part, key)).ToDictionary(of => of.key, of => of.part, StringComparer.Ordinal);
        foreach (var some in keys.GroupBy(key => partOf.GetValueOrDefault(key)))
        {
            var covered = (some.Key?.Questions ?? []).SelectMany(q => q.Question.Keys.SelectMany(_ => q.Question.Places, (key, place) => (key, place))).ToHashSet();
            var units = some.Key?.Units.ToList() ?? [];
            foreach (var key in some)
            {
                // A part's units are complete for all of its indicators or for none, so each must have been asked for them.
                var ofUnits = catalogue.Indicators[key].HasUnits == true ? units.Concat(catalogue.Units.Keys) : units;
                if (areas.Concat(ofUnits).FirstOrDefault(place => !covered.Contains((key, place))) is { } missing)
                {
                    throw new SourceException(Format.Fill(SourceTexts.KoladaNotCovered, key, missing));
                }
            }
        }
    }
}
