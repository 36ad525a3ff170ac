using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Whom each cell of a table concerns: a sex, a group, or a sex within a group.</summary>
internal sealed class PxBreakdowns
{
    private const string Everybody = "T";

    private readonly PxMeanings<string> _sexes;
    private readonly PxMeanings<SourceBreakdown?> _groups;
    private readonly string[][] _codes;

    public PxBreakdowns(PxMeanings<string> sexes, PxMeanings<SourceBreakdown?> groups)
    {
        (_sexes, _groups) = (sexes, groups);
        _codes = [.. sexes.All.Select(sex => groups.All.Select(group => group is null ? sex : Within(sex, group).Code).ToArray())];
        Told = [.. sexes.All.SelectMany(_ => groups.All.OfType<SourceBreakdown>(), Within)];
    }

    /// <summary>Those besides everybody, women and men.</summary>
    public IReadOnlyList<SourceBreakdown> Told { get; }

    /// <summary>Whether anything is told by sex.</summary>
    public bool BySex => _sexes.All.Any(sex => sex != Everybody);

    /// <summary>The breakdown's code at a cell's places.</summary>
    public string At(Span<int> places) => _codes[_sexes.IndexAt(places)][_groups.IndexAt(places)];

    private static SourceBreakdown Within(string sex, SourceBreakdown group) => sex == Everybody
        ? group
        : new SourceBreakdown($"{sex}.{group.Code}", $"sex.{group.Dimension}", Format.Fill(sex == "K" ? PxMappingTexts.WomenOf : PxMappingTexts.MenOf, group.Title));
}
