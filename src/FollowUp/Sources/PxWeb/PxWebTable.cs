using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>A table as PxWeb describes it, without its cells; and what an answer must be to be of it.</summary>
public static class PxWebTable
{
    /// <summary>Reads the table's own description.</summary>
    /// <exception cref="SourceException">It is none.</exception>
    public static PxTable Describe(int version, RawAnswer answer) => version == 2 ? JsonStatReader.Read(answer.Address, answer.Body, hasCells: false) : Variables(answer);

    /// <summary>Whether two descriptions are of the same table as it stood at one time; else in which respect they differ.</summary>
    public static string? Difference(PxTable before, PxTable after) =>
        before.Updated != after.Updated ? Format.Fill(PxFetchTexts.ChangedStamp, before.Updated, after.Updated)
        : Shape(before) != Shape(after) ? PxFetchTexts.ChangedDimensions
        : null;

    /// <exception cref="SourceException">An answer has other dimensions or categories than were asked for.</exception>
    public static void RequireAsked(PxTable table, PxSelection asked)
    {
        foreach (var (dimension, codes) in asked.Parts)
        {
            var found = table.Dimensions.FirstOrDefault(one => one.Code == dimension);
            if (found is null || !found.Categories.Select(category => category.Code).ToHashSet(StringComparer.Ordinal).SetEquals(codes))
            {
                throw new SourceException(Format.Fill(PxFetchTexts.NotAsked, table.FileName, dimension,
                    found is null ? PxFetchTexts.NoDimension : Excerpt.Of(string.Join(", ", found.Categories.Select(category => category.Code))), Excerpt.Of(string.Join(", ", codes))));
            }
        }
    }

    private static string Shape(PxTable table) =>
        string.Join('\n', table.Dimensions.Select(dimension => $"{dimension.Code}\t{string.Join('\t', dimension.Categories.Select(category => category.Code))}"));

    private static PxTable Variables(RawAnswer answer)
    {
        using var json = JsonStatReader.Parse(answer.Address, answer.Body);
        var root = new JsonPart(answer.Address, "", json.RootElement);
        return new PxTable
        {
            FileName = answer.Address,
            Title = root.Find("title")?.Text().Trim() ?? "",
            Dimensions = [.. root.Need("variables", PxFetchTexts.Variables).Items().Select(Variable)],
            Cells = [],
        };
    }

    private static PxDimension Variable(JsonPart variable)
    {
        var codes = variable.Need("values", PxFetchTexts.Variables).Items();
        var labels = variable.Need("valueTexts", PxFetchTexts.Variables);
        return labels.Items().Count != codes.Count
            ? throw labels.Wrong(PxFetchTexts.SameCount)
            : new PxDimension(
                variable.Need("code", PxFetchTexts.Variables).Text(),
                variable.Need("text", PxFetchTexts.Variables).Text(),
                PxRole.Other,
                [.. codes.Zip(labels.Items(), (code, label) => new PxCategory(code.Text(), label.Text().Trim()))]);
    }
}
