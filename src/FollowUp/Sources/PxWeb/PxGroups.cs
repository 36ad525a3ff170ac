using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>One dimension that divides people otherwise than by sex. The group of everybody is the table's own category, since nothing is summed.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Kind">What divides: <c>age</c>, <c>background</c>.</param>
/// <param name="Total">The category that is everybody.</param>
/// <param name="Values">The other categories, with the breakdown each of them is of people of both sexes.</param>
public sealed record PxGroups(Named Dimension, string Kind, Named Total, IReadOnlyList<(Named Category, SourceBreakdown Breakdown)> Values)
{
    /// <summary>Every category that is meant.</summary>
    public IEnumerable<Named> Categories => Values.Select(value => value.Category).Prepend(Total);

    /// <summary>Takes the fields of <c>groups</c>; what is wrong is told.</summary>
    internal static PxGroups? Read(YamlFields? fields, bool bySex, Problems problems)
    {
        if (fields is not { IsMap: true })
        {
            return null;
        }

        var dimension = fields.Name("dimension");
        var kind = BreakdownFields.Kind(fields, problems);
        if (kind is "sex" or "total")
        {
            problems.Add(fields.PlaceOf("kind"), PxMappingTexts.KindTaken, kind);
        }

        var total = fields.Name("total");
        var values = new List<(Named Category, SourceBreakdown Breakdown)>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in fields.Maps("values"))
        {
            var code = BreakdownFields.Code(value, "breakdown", codes, problems);
            if (bySex && (code.Text is ['K' or 'M', '.', ..] || code.Text.Length > BreakdownFields.LongestCode - 2))
            {
                problems.Add(code.Place, PxMappingTexts.GroupBySex, code.Text);
            }

            values.Add((value.Name("code"), new SourceBreakdown(code.Text, kind, value.Text("title"))));
            value.NothingElse();
        }

        if (values.Count == 0 && fields.Has("values"))
        {
            problems.Add(fields.PlaceOf("values"), PxMappingTexts.NoGroups);
        }

        fields.NothingElse();
        var groups = new PxGroups(dimension, kind, total, values);
        foreach (var twice in groups.Categories.Where(name => name.Text.Length > 0).GroupBy(name => name.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            problems.Add(twice.Place, PxMappingTexts.Twice, twice.Text, "groups");
        }

        return groups;
    }

    /// <summary>The breakdown of a category; null for everybody.</summary>
    /// <param name="category">The category's code.</param>
    /// <param name="known">False when the category is not named.</param>
    internal SourceBreakdown? Find(string category, out bool known)
    {
        var found = Values.FirstOrDefault(value => value.Category.Text == category).Breakdown;
        known = found is not null || category == Total.Text;
        return found;
    }
}
