using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One dimension of a table in json-stat2.</summary>
internal static class JsonStatDimension
{
    /// <param name="part">The dimension's object.</param>
    /// <param name="code">Its code.</param>
    /// <param name="size">How many categories the table's <c>size</c> gives it.</param>
    /// <param name="role">What the table says that it is about.</param>
    public static PxDimension Read(JsonPart part, string code, int size, PxRole role)
    {
        var category = part.Need("category", PxWebTexts.WantsObject);
        var labels = category.Find("label")?.Fields().ToDictionary(field => field.Name, field => field.Part.Text(), StringComparer.Ordinal) ?? [];
        var codes = Order(category, labels);
        if (codes.Count != size)
        {
            throw new SourceException(Format.Fill(PxWebTexts.WrongCategoryCount, part.FileName, part.Path, Format.Count(codes.Count), Format.Count(size)));
        }

        var known = codes.ToHashSet(StringComparer.Ordinal);
        if (labels.Keys.FirstOrDefault(label => !known.Contains(label)) is { } stray)
        {
            throw category.Need("label", "").Need(stray, "").Wrong(Format.Fill(PxWebTexts.WantsOnly, "index"));
        }

        var children = Children(category, known);
        var units = category.Find("unit");
        return new PxDimension(code, part.Find("label")?.Text().Trim() is { Length: > 0 } label ? label : code, role, [.. codes.Select(one => new PxCategory(one, labels.GetValueOrDefault(one, one).Trim())
        {
            Unit = units?.Find(one)?.Find("base")?.Text().Trim() ?? "",
            Decimals = units?.Find(one)?.Find("decimals")?.Whole(0),
            Children = children.GetValueOrDefault(one, []),
        })]);
    }

    /// <summary>The codes in the table's order: a list, an object with each code's place, or the one label's.</summary>
    private static List<string> Order(JsonPart category, Dictionary<string, string> labels)
    {
        if (category.Find("index") is null && labels.Count == 1)
        {
            return [.. labels.Keys];
        }

        var index = category.Need("index", PxWebTexts.WantsIndex);
        if (index.IsList)
        {
            var codes = new List<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in index.Items())
            {
                codes.Add(seen.Add(item.Text()) ? item.Text() : throw item.Wrong(PxWebTexts.WantsOnce));
            }

            return codes;
        }

        var fields = index.Fields();
        var placed = new string?[fields.Count];
        foreach (var (code, place) in fields)
        {
            var at = place.Whole(0);
            if (at >= placed.Length || placed[at] is not null)
            {
                throw place.Wrong(Format.Fill(PxWebTexts.WantsPlace, Format.Count(placed.Length - 1)));
            }

            placed[at] = code;
        }

        return [.. placed.Select(code => code!)];
    }

    private static Dictionary<string, IReadOnlyList<string>> Children(JsonPart category, HashSet<string> known)
    {
        var children = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (parent, list) in category.Find("child")?.Fields() ?? [])
        {
            if (!known.Contains(parent))
            {
                throw list.Wrong(Format.Fill(PxWebTexts.WantsOnly, "index"));
            }

            children[parent] = [.. list.Items().Select(item => known.Contains(item.Text()) ? item.Text() : throw item.Wrong(Format.Fill(PxWebTexts.WantsOnly, "index")))];
        }

        return children;
    }
}
