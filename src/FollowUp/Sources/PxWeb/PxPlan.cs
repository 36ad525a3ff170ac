using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What of a table is asked for: the codes that the mapping means, for the indicators and areas of a request.</summary>
public sealed record PxPlan
{
    /// <summary>The mapping with the asked indicators alone.</summary>
    public required PxMapping Mapping { get; init; }

    /// <summary>Everything, as one question.</summary>
    public required PxSelection Whole { get; init; }

    /// <summary>The place of the dimension of areas; -1 when there is none.</summary>
    public required int AreaAt { get; init; }

    /// <summary>The place of the dimension of time.</summary>
    public required int TimeAt { get; init; }

    /// <summary>The cells of one area and one time, which no question can be smaller than.</summary>
    public long Least => Whole.Cells / (AreaAt < 0 ? 1 : Whole.Parts[AreaAt].Codes.Count) / Whole.Parts[TimeAt].Codes.Count;

    /// <summary>What a person should know of what was asked for and is not there.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <param name="table">The table as it describes itself.</param>
    /// <param name="mapping">What its dimensions mean.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="last">How many of the latest times; null for all.</param>
    /// <exception cref="SourceException">The mapping does not fit the table, or nothing of what is asked for is there.</exception>
    public static PxPlan Of(PxTable table, PxMapping mapping, SourceRequest request, int? last)
    {
        var asked = mapping with { Values = [.. mapping.Values.Where(value => IsAsked(value, request))] };
        if (asked.Values.Count == 0)
        {
            throw new SourceException(Format.Fill(PxFetchTexts.NoKey, mapping.FileName, string.Join(", ", request.Keys), string.Join(", ", mapping.Values.Select(value => value.Key.Text))));
        }

        var fit = new PxFit(table, asked);
        var chosen = fit.Choices().ToDictionary(choice => choice.Dimension, choice => choice.Category);
        var codes = table.Dimensions.Select(dimension => (IReadOnlyList<string>)[.. dimension.Categories.Select(category => category.Code)]).ToArray();
        foreach (var (dimension, category) in chosen)
        {
            codes[dimension] = [table.Dimensions[dimension].Categories[category].Code];
        }

        var (timeAt, time) = fit.Find(mapping.Time);
        codes[timeAt] = Times(fit, time, last);
        if (mapping.Sex is { } sex && fit.Find(sex.Dimension) is var (sexAt, sexes))
        {
            codes[sexAt] = [.. sex.Categories.Select(one => sexes.Categories[fit.Find(one.Category, sexes)].Code)];
        }

        if (mapping.Groups is { } groups && fit.Find(groups.Dimension) is var (groupsAt, divided))
        {
            codes[groupsAt] = [.. groups.Categories.Select(one => divided.Categories[fit.Find(one, divided)].Code)];
        }

        if (mapping.Measure is { } measure && fit.Find(measure) is var (measureAt, measures))
        {
            codes[measureAt] = [.. asked.Values.Select(value => measures.Categories[fit.Find(value.Category!.Value, measures)].Code)];
        }

        var areaAt = -1;
        if (mapping.Area.Dimension is { } area)
        {
            (areaAt, var areas) = fit.Find(area);
            codes[areaAt] = [.. areas.Categories.Select(category => category.Code).Where(code => mapping.Area.AreaOf(code) is { } known && (request.Areas.Count == 0 || request.Areas.Contains(known)))];
        }

        var there = areaAt < 0 ? (string[])[mapping.Area.Code!] : [.. codes[areaAt].Select(code => mapping.Area.AreaOf(code)!)];
        return there.Length == 0 || request.Areas.Count > 0 && !request.Areas.Any(there.Contains)
            ? throw new SourceException(Format.Fill(PxFetchTexts.NoArea, table.FileName, string.Join(", ", request.Areas)))
            : new PxPlan
            {
                Mapping = asked,
                Whole = new PxSelection([.. table.Dimensions.Select((dimension, i) => (dimension.Code, codes[i]))]),
                AreaAt = areaAt,
                TimeAt = timeAt,
                Warnings =
                [
                    .. request.Keys.Where(key => mapping.Values.All(value => value.Key.Text != key)).Select(key => Format.Fill(PxFetchTexts.MissingKey, mapping.FileName, key)),
                    .. request.Areas.Where(code => !there.Contains(code)).Select(code => Format.Fill(PxFetchTexts.MissingArea, table.FileName, code)),
                ],
            };
    }

    /// <summary>The questions: by area first, and by time too where a single area is more than a service gives at once.</summary>
    /// <param name="cells">The most cells of one answer.</param>
    /// <returns>None when even one area and time are too much.</returns>
    public IReadOnlyList<PxSelection> Split(int cells)
    {
        var areas = AreaAt < 0 ? 1 : Whole.Parts[AreaAt].Codes.Count;
        var times = Whole.Parts[TimeAt].Codes.Count;
        var timesAtOnce = (int)Math.Min(times, cells / Least);
        if (timesAtOnce == 0)
        {
            return [];
        }

        var areasAtOnce = timesAtOnce < times ? 1 : (int)Math.Min(areas, cells / (Least * times));
        return [.. Chunks(AreaAt, areasAtOnce).SelectMany(_ => Chunks(TimeAt, timesAtOnce), (area, time) => new PxSelection(
            [.. Whole.Parts.Select((part, i) => i == AreaAt ? (part.Dimension, area) : i == TimeAt ? (part.Dimension, time) : part)]))];
    }

    /// <summary>Every area and time of a question, as the table's codes.</summary>
    public IEnumerable<(string Area, string Time)> PlacesOf(PxSelection selection)
    {
        var areas = AreaAt < 0 ? [Mapping.Area.Code!] : CodesOf(selection, AreaAt);
        return areas.SelectMany(_ => CodesOf(selection, TimeAt), (area, time) => (area, time));
    }

    private IReadOnlyList<string> CodesOf(PxSelection selection, int at) => selection.Parts.FirstOrDefault(part => part.Dimension == Whole.Parts[at].Dimension).Codes ?? [];

    private IEnumerable<IReadOnlyList<string>> Chunks(int at, int size) => at < 0 ? [[]] : Whole.Parts[at].Codes.Chunk(size);

    private static bool IsAsked(PxMeasure value, SourceRequest request) =>
        request.Keys.Count == 0 || request.Keys.Contains(value.Key.Text) || value.MarginOf is { } of && request.Keys.Contains(of);

    /// <summary>In the table's own order.</summary>
    private static List<string> Times(PxFit fit, PxDimension time, int? last)
    {
        var latest = time.Categories.OrderByDescending(fit.PeriodOf).Take(last ?? int.MaxValue).Select(category => category.Code).ToHashSet(StringComparer.Ordinal);
        return [.. time.Categories.Select(category => category.Code).Where(latest.Contains)];
    }
}
