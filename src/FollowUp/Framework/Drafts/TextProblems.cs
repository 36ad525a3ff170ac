using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>Something wrong in a framework text, and at which field of which thing, so that a form can say it there.</summary>
/// <param name="Item">The thing; null when it is about a section or the file as a whole.</param>
/// <param name="Name">What the thing is called, in Swedish; empty when there is none.</param>
/// <param name="Field">The field, as <see cref="TextItem.Fields"/> names it; empty when it is about the thing as a whole; without a thing the section, or empty.</param>
/// <param name="Text">Swedish: what is wrong and what would be right.</param>
public sealed record TextProblem(ItemName? Item, string Name, string Field, string Text)
{
    /// <summary>Where in the text.</summary>
    public Place Place { get; init; }
}

/// <summary>Finds what is wrong in a framework text, by the rules of the file.</summary>
public static class TextProblems
{
    /// <summary>Everything wrong, in the order of the text; none when it could be put in force.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sources">The names of the sources there are.</param>
    /// <param name="areas">The areas there are.</param>
    public static IReadOnlyList<TextProblem> In(FrameworkText text, IReadOnlyCollection<string> sources, IReadOnlyCollection<SourceArea> areas)
    {
        try
        {
            FrameworkFile.Read("framework.yaml", text.Bytes, sources, areas);
            return [];
        }
        catch (FileRefusedException refused)
        {
            var spots = Spots(text).ToList();
            return [.. refused.Problems.Select(problem => At(problem, text, spots) with { Place = problem.Place }).Distinct()];
        }
    }

    private static TextProblem At(Problem problem, FrameworkText text, IReadOnlyList<Spot> spots)
    {
        // A thing begins where its first field does: that one of them is missing is told there.
        foreach (var map in spots.Where(spot => spot.Place == problem.Place && spot.Fields.Count > 0))
        {
            if (map.Fields.FirstOrDefault(field => IsMissing(problem, field, map)) is { } missing)
            {
                return map.Problem(map.Field.Length > 0 ? $"{map.Field}.{missing}" : missing, problem.Text);
            }
        }

        var exact = spots.FirstOrDefault(spot => spot.Place == problem.Place)
            ?? spots.LastOrDefault(spot => spot.Item is not null && spot.Field.Length == 0 && IsBefore(spot.Place, problem.Place));
        return exact?.Problem(exact.Place == problem.Place ? exact.Field : "", problem.Text) ?? new TextProblem(null, "", "", problem.Text);
    }

    private static bool IsMissing(Problem problem, string field, Spot map) => problem.Text == field switch
    {
        "direction" => FrameworkTexts.DirectionMissing,
        "role" => FrameworkTexts.RoleMissing,
        "protect_below" => Format.Fill(FrameworkTexts.ProtectBelowMissing, map.Item?.Name.Key ?? ""),
        _ => Format.Fill(YamlTexts.MissingKey, field),
    };

    private static bool IsBefore(Place one, Place other) => one.Line < other.Line || one.Line == other.Line && one.Column <= other.Column;

    /// <summary>Every place of the text that a problem can be told at; of those at the same place the outermost first.</summary>
    private static IEnumerable<Spot> Spots(FrameworkText text)
    {
        yield return new Spot(text.Root.Place, null, "", FrameworkSections.All);
        foreach (var (section, entry) in text.Root.Entries)
        {
            foreach (var place in new[] { entry.KeyPlace, entry.Value.Place }.Where(_ => !FrameworkSections.HasOne(section)))
            {
                yield return new Spot(place, null, section, []);
            }
        }

        foreach (var item in text.Items)
        {
            var whole = item.Name.Section == FrameworkSections.Municipality ? item.Name.Section : "";
            foreach (var spot in Spots(item, whole, item.Map, FrameworkSections.Fields(item.Name.Section)))
            {
                yield return spot;
            }
        }
    }

    private static IEnumerable<Spot> Spots(TextItem item, string field, YamlNode node, IReadOnlyList<string> fields)
    {
        yield return new Spot(node.Place, item, field, node is YamlMap ? fields : []);
        var within = field.Length > 0 ? $"{field}." : "";
        var inner = node switch
        {
            YamlMap map => map.Entries.SelectMany(entry => Spots(item, within + entry.Key, entry.Value.Value, ItemFields.Within(entry.Key))
                .Append(new Spot(entry.Value.KeyPlace, item, within + entry.Key, []))),
            YamlList list when list.Items.OfType<YamlMap>().Any() => list.Items.SelectMany((part, n) => Spots(item, FormattableString.Invariant($"{within}{n + 1}"), part, fields)),
            YamlList list => list.Items.Select(part => new Spot(part.Place, item, field, [])),
            _ => [],
        };
        foreach (var spot in inner)
        {
            yield return spot;
        }
    }

    /// <param name="Place">Where.</param>
    /// <param name="Item">The thing that stands there; null for a section or the whole file.</param>
    /// <param name="Field">Which field of it.</param>
    /// <param name="Fields">The fields that should stand in what begins here.</param>
    private sealed record Spot(Place Place, TextItem? Item, string Field, IReadOnlyList<string> Fields)
    {
        public TextProblem Problem(string field, string text) => new(Item?.Name, Item?.Title ?? "", field, text);
    }
}
