using FollowUp.Dashboards;

namespace FollowUp.Framework;

/// <summary>The follow-up as it would be if a draft were in force, beside the one that is: both by the ordinary readers, and nothing of it is kept.</summary>
public sealed class DraftFollowUp(FrameworkDrafts drafts, OverviewReader overviews)
{
    /// <summary>Reads both; null when there is no such page for the year under either.</summary>
    /// <exception cref="Yaml.RefusedException">The draft does not exist, or has problems.</exception>
    /// <param name="draft">The draft.</param>
    /// <param name="dashboard">Which page.</param>
    /// <param name="year">The year followed up.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<TwoFollowUps?> ReadAsync(DraftView draft, DashboardFile dashboard, int year, CancellationToken ct)
    {
        var under = await drafts.UnderAsync(draft.Draft.Id, transaction => overviews.ReadAsync(transaction, dashboard, year, ct), ct);
        return under is null ? null : new TwoFollowUps(under, await overviews.ReadAsync(dashboard, year, ct), draft.Changes);
    }
}

/// <summary>A dashboard under a draft, and as it is.</summary>
/// <param name="Draft">Under the draft.</param>
/// <param name="InForce">As it is; null when nothing is in force, or the year has no page then.</param>
/// <param name="Changes">All that the draft would change.</param>
public sealed record TwoFollowUps(Overview Draft, Overview? InForce, IReadOnlyList<ItemChange> Changes)
{
    /// <summary>The goals or focus areas of both, those of the draft first and in its order.</summary>
    public IReadOnlyList<GroupUnder> Groups { get; } =
    [
        .. Draft.Groups.Select(group => new GroupUnder(group, InForce?.Groups.FirstOrDefault(other => other.Row.Code == group.Row.Code), Changes)),
        .. (InForce?.Groups ?? []).Where(group => Draft.Groups.All(other => other.Row.Code != group.Row.Code)).Select(group => new GroupUnder(null, group, Changes)),
    ];

    /// <summary>The indicators of the draft's page that are not followed up there now.</summary>
    public IReadOnlyList<IndicatorLine> Added { get; } = Without(Draft, InForce);

    /// <summary>The indicators followed up there now that would not be.</summary>
    public IReadOnlyList<IndicatorLine> Removed { get; } = InForce is null ? [] : Without(InForce, Draft);

    /// <summary>The links of the page's focus areas that would have another role or reason.</summary>
    public IEnumerable<ItemChange> Links => Groups.SelectMany(group => group.Links);

    /// <summary>True when the page would be the same in everything that is compared.</summary>
    public bool IsSame => Groups.All(group => group.IsSame) && Added.Count == 0 && Removed.Count == 0;

    private static IReadOnlyList<IndicatorLine> Without(Overview some, Overview? others)
    {
        var known = (others?.Lines ?? []).Select(line => line.Judged.Indicator.Code).ToHashSet(StringComparer.Ordinal);
        return [.. some.Lines.Where(line => !known.Contains(line.Judged.Indicator.Code))];
    }
}

/// <summary>A goal or a focus area under a draft, and as it is.</summary>
/// <param name="Draft">Under the draft; null when it ends with it.</param>
/// <param name="InForce">As it is; null when it comes with the draft.</param>
/// <param name="Changes">All that the draft would change.</param>
public sealed record GroupUnder(IndicatorGroup? Draft, IndicatorGroup? InForce, IReadOnlyList<ItemChange> Changes)
{
    /// <summary>The one that is shown: the draft's where there is one.</summary>
    public IndicatorGroup Shown => Draft ?? InForce!;

    /// <summary>Those it would have more.</summary>
    public IReadOnlyList<IndicatorLine> Added { get; } = Draft is null ? [] : Without(Draft, InForce);

    /// <summary>Those it would have no longer.</summary>
    public IReadOnlyList<IndicatorLine> Removed { get; } = InForce is null ? [] : Without(InForce, Draft);

    /// <summary>The indicators whose trend or level would be another, as they are and as they would be.</summary>
    public IReadOnlyList<(IndicatorLine Before, IndicatorLine After)> Judged { get; } = Otherwise(Draft, InForce);

    /// <summary>Its links that would have another role or reason: those of a focus area, by what their keys begin with.</summary>
    public IReadOnlyList<ItemChange> Links { get; } = [.. Changes.Where(change =>
        change is { Section: FrameworkSections.Links, Kind: ChangeKind.Changed } && change.Key.Split('/')[0] == (Draft ?? InForce)!.Row.Code
        && change.Fields.Any(field => field.Field is "role" or "reason"))];

    /// <summary>True when it has the same title, indicators, roles and reasons, judged the same.</summary>
    public bool IsSame => Draft?.Row.Title == InForce?.Row.Title && Added.Count == 0 && Removed.Count == 0 && Judged.Count == 0 && Links.Count == 0;

    /// <summary>Whether an indicator comes with the draft.</summary>
    public bool IsAdded(IndicatorLine line) => Added.Contains(line);

    private static IReadOnlyList<IndicatorLine> Without(IndicatorGroup some, IndicatorGroup? others)
    {
        var known = (others?.Lines ?? []).Select(line => line.Judged.Indicator.Code).ToHashSet(StringComparer.Ordinal);
        return [.. some.Lines.Where(line => !known.Contains(line.Judged.Indicator.Code))];
    }

    private static IReadOnlyList<(IndicatorLine, IndicatorLine)> Otherwise(IndicatorGroup? draft, IndicatorGroup? inForce) => draft is null || inForce is null ? [] :
    [
        .. from after in draft.Lines
           join before in inForce.Lines on after.Judged.Indicator.Code equals before.Judged.Indicator.Code
           where before.Judged.Sentence != after.Judged.Sentence || before.Judged.Level.State != after.Judged.Level.State || before.Judged.Indicator.Target != after.Judged.Indicator.Target
           select (before, after),
    ];
}
