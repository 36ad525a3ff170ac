using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>What each category of one dimension means.</summary>
/// <param name="Dimension">The dimension's place in the table; -1 when the table has none and everything means the same.</param>
/// <param name="All">The meanings, by the category's place.</param>
internal sealed record PxMeanings<T>(int Dimension, IReadOnlyList<T> All)
{
    /// <summary>The meaning at a cell's places.</summary>
    public T At(Span<int> places) => All[IndexAt(places)];

    /// <summary>The place among the meanings at a cell's places.</summary>
    public int IndexAt(Span<int> places) => Dimension < 0 ? 0 : places[Dimension];
}

/// <summary>A mapping laid upon a table: proves that every dimension has its task and every category its meaning.</summary>
internal sealed class PxFit(PxTable table, PxMapping mapping)
{
    public PxMeanings<SourceArea> Areas()
    {
        if (mapping.Area.Dimension is not { } named)
        {
            return new PxMeanings<SourceArea>(-1, [new SourceArea(mapping.Area.Code!, mapping.Area.Code!)]);
        }

        var (at, dimension) = Find(named);
        var areas = dimension.Categories.Select(category => new SourceArea(AreaOf(category, named), NameOf(category))).ToList();
        RequireOnce(areas.Select(area => area.Code), dimension, named, PxMappingTexts.AreaTwice);
        return new PxMeanings<SourceArea>(at, areas);
    }

    public PxMeanings<Period> Periods()
    {
        var (at, dimension) = Find(mapping.Time);
        var periods = dimension.Categories.Select(PeriodOf).ToList();
        RequireOnce(periods.Select(period => period.ToString()), dimension, mapping.Time, PxMappingTexts.TimeTwice);
        return new PxMeanings<Period>(at, periods);
    }

    public PxMeanings<string> Sexes()
    {
        if (mapping.Sex is not { } sex)
        {
            return new PxMeanings<string>(-1, ["T"]);
        }

        var (at, dimension) = Find(sex.Dimension);
        foreach (var (category, _) in sex.Categories)
        {
            _ = Find(category, dimension);
        }

        return new PxMeanings<string>(at, [.. dimension.Categories.Select(category =>
            sex.Categories.FirstOrDefault(one => one.Category.Text == category.Code).Breakdown
            ?? throw Refused(sex.Dimension, PxMappingTexts.SexUnnamed, Excerpt.Of(category.Code), Excerpt.Of(category.Label)))]);
    }

    /// <summary>Groups besides the sexes; null for the category that is everybody.</summary>
    public PxMeanings<SourceBreakdown?> Groups()
    {
        if (mapping.Groups is not { } groups)
        {
            return new PxMeanings<SourceBreakdown?>(-1, [null]);
        }

        var (at, dimension) = Find(groups.Dimension);
        foreach (var category in groups.Categories)
        {
            _ = Find(category, dimension);
        }

        return new PxMeanings<SourceBreakdown?>(at, [.. dimension.Categories.Select(category => groups.Find(category.Code, out var known) is var group && known
            ? group
            : throw Refused(groups.Dimension, PxMappingTexts.GroupUnnamed, Excerpt.Of(category.Code), Excerpt.Of(category.Label)))]);
    }

    /// <summary>What is measured; null for a category that no key asks for.</summary>
    public PxMeanings<PxMeasure?> Measures()
    {
        if (mapping.Measure is not { } named)
        {
            return new PxMeanings<PxMeasure?>(-1, [mapping.Values[0]]);
        }

        var (at, dimension) = Find(named);
        foreach (var value in mapping.Values)
        {
            _ = Find(value.Category!.Value, dimension);
        }

        return new PxMeanings<PxMeasure?>(at, [.. dimension.Categories.Select(category => mapping.Values.FirstOrDefault(value => value.Category!.Value.Text == category.Code))]);
    }

    /// <summary>The category that is meant in every other dimension; a dimension of one category needs no choice.</summary>
    public List<(int Dimension, int Category)> Choices()
    {
        var chosen = new List<(int Dimension, int Category)>();
        foreach (var choice in mapping.Choices)
        {
            var (at, dimension) = Find(choice.Dimension);
            chosen.Add((at, Find(choice.Category, dimension)));
        }

        string?[] tasks = [mapping.Area.Dimension?.Text, mapping.Time.Text, mapping.Sex?.Dimension.Text, mapping.Groups?.Dimension.Text, mapping.Measure?.Text, .. mapping.Choices.Select(choice => choice.Dimension.Text)];
        var left = table.Dimensions.FirstOrDefault(dimension => dimension.Categories.Count > 1 && !tasks.Contains(dimension.Code));
        return left is null ? chosen : throw new SourceException(Format.Fill(PxMappingTexts.DoesNotFitAtAll, mapping.FileName, table.FileName, Format.Fill(
            PxMappingTexts.LeftOut, Excerpt.Of(left.Code), Format.Count(left.Categories.Count), NearMiss.Sentence("", left.Categories.Select(category => category.Code)))));
    }

    public (int At, PxDimension Dimension) Find(Named named)
    {
        for (var i = 0; i < table.Dimensions.Count; i++)
        {
            if (table.Dimensions[i].Code == named.Text)
            {
                return (i, table.Dimensions[i]);
            }
        }

        throw Refused(named, PxMappingTexts.NoDimension, named.Text, table.FileName, NearMiss.Sentence(named.Text, table.Dimensions.Select(dimension => dimension.Code)));
    }

    public int Find(Named named, PxDimension dimension)
    {
        for (var i = 0; i < dimension.Categories.Count; i++)
        {
            if (dimension.Categories[i].Code == named.Text)
            {
                return i;
            }
        }

        throw NoCategory(named, dimension);
    }

    private SourceException NoCategory(Named named, PxDimension dimension) =>
        // Somebody may have written the label; then the code is what was meant.
        Refused(named, PxMappingTexts.NoCategory, named.Text, Excerpt.Of(dimension.Code), table.FileName,
            dimension.Categories.FirstOrDefault(category => category.Label.Equals(named.Text, StringComparison.OrdinalIgnoreCase)) is { } meant
                ? NearMiss.DidYouMean(meant.Code)
                : NearMiss.Sentence(named.Text, dimension.Categories.Select(category => category.Code)));

    private string AreaOf(PxCategory category, Named named) =>
        mapping.Area.AreaOf(category.Code) ?? throw Refused(named, PxMappingTexts.AreaUnknown, Excerpt.Of(category.Code), Excerpt.Of(category.Label));

    /// <summary>The label without the code that many tables put before it: <c>1287 Trelleborg</c>.</summary>
    private static string NameOf(PxCategory category) =>
        category.Label.StartsWith(category.Code + " ", StringComparison.Ordinal) ? category.Label[category.Code.Length..].Trim() : category.Label;

    /// <summary>What the source states as time counts first; then the code, and the label where the code is a mere number of order.</summary>
    public Period PeriodOf(PxCategory category)
    {
        var period = category.Period is { } stated
            ? stated.Kind == mapping.PeriodKind ? stated : null
            : PxPeriods.Of(mapping.PeriodKind, category.Code) ?? PxPeriods.Of(mapping.PeriodKind, category.Label);
        return period ?? throw Refused(mapping.Time, PxMappingTexts.TimeUnknown, Excerpt.Of(category.Code), Excerpt.Of(category.Label), PxPeriods.Example(mapping.PeriodKind));
    }

    private void RequireOnce(IEnumerable<string> meanings, PxDimension dimension, Named named, string text)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (meaning, i) in meanings.Select((meaning, i) => (meaning, i)))
        {
            if (!first.TryAdd(meaning, i))
            {
                throw Refused(named, text, Excerpt.Of(dimension.Categories[first[meaning]].Code), Excerpt.Of(dimension.Categories[i].Code), meaning);
            }
        }
    }

    private SourceException Refused(Named named, string text, params string[] parts) =>
        new(Format.Fill(PxMappingTexts.DoesNotFit, mapping.FileName, Format.Count(named.Place.Line), Format.Fill(text, parts).TrimEnd()));
}
