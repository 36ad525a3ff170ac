using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>What putting a framework in force changed.</summary>
/// <param name="InForce">What is in force now.</param>
/// <param name="IsFirst">True when none was in force before.</param>
/// <param name="IsSameFile">True when it was read from the very same file before; nothing was written then.</param>
/// <param name="Items">What came, changed or ended; empty for the first framework, where everything came.</param>
public sealed record FrameworkChange(FollowUpFramework InForce, bool IsFirst, bool IsSameFile, IReadOnlyList<ChangedItem> Items)
{
    private const int Listed = 20;

    internal static FrameworkChange Between(FollowUpFramework? before, FollowUpFramework now) =>
        new(now, before is null, false, before is null ? [] : Compare(Parts(before), Parts(now)));

    /// <summary>What was done, in Swedish: a line of what is in force, then a line each for what came, changed and ended.</summary>
    public IReadOnlyList<string> Lines()
    {
        var f = InForce;
        var holds = Format.Fill(
            FrameworkTexts.Holds,
            Count(f.Goals, FrameworkTexts.Goals, FrameworkTexts.Goals),
            Count(f.FocusAreas, FrameworkTexts.FocusArea, FrameworkTexts.FocusAreas),
            Count(f.Indicators, FrameworkTexts.Indicator, FrameworkTexts.Indicators),
            Count(f.Links, FrameworkTexts.Link, FrameworkTexts.Links),
            Count(f.Targets, FrameworkTexts.Target, FrameworkTexts.Targets),
            Count(f.Organisations, FrameworkTexts.Organisation, FrameworkTexts.Organisations),
            Count(f.PeerGroups, FrameworkTexts.PeerGroup, FrameworkTexts.PeerGroups));
        if (IsSameFile)
        {
            return [Format.Fill(FrameworkTexts.SameFile, holds)];
        }

        if (Items.Count == 0)
        {
            return [Format.Fill(IsFirst ? FrameworkTexts.First : FrameworkTexts.NothingChanged, holds)];
        }

        return
        [
            Format.Fill(FrameworkTexts.Replaced, holds),
            .. Line(ChangeKind.Added, FrameworkTexts.Added),
            .. Line(ChangeKind.Changed, FrameworkTexts.Changed),
            .. Line(ChangeKind.Ended, FrameworkTexts.Ended),
        ];
    }

    private IEnumerable<string> Line(ChangeKind kind, string text)
    {
        var items = Items.Where(item => item.Kind == kind).Select(item => item.Name).ToList();
        if (items.Count == 0)
        {
            yield break;
        }

        var listed = string.Join(", ", items.Take(Listed));
        yield return Format.Fill(text, items.Count > Listed ? Format.Fill(FrameworkTexts.AndMore, listed, Format.Number(items.Count - Listed, 0)) : listed);
    }

    private static string Count<T>(IReadOnlyList<T> items, string one, string many) => Format.Fill(items.Count == 1 ? one : many, Format.Number(items.Count, 0));

    private static List<ChangedItem> Compare(IReadOnlyList<Part> before, IReadOnlyList<Part> now)
    {
        var was = before.ToDictionary(part => part.Key);
        var after = now.ToDictionary(part => part.Key);
        return
        [
            .. now.Where(part => !was.ContainsKey(part.Key)).Select(part => new ChangedItem(part.Name, ChangeKind.Added)),
            .. now.Where(part => was.TryGetValue(part.Key, out var old) && old.Content != part.Content).Select(part => new ChangedItem(part.Name, ChangeKind.Changed)),
            .. before.Where(part => !after.ContainsKey(part.Key)).Select(part => new ChangedItem(part.Name, ChangeKind.Ended)),
        ];
    }

    private static List<Part> Parts(FollowUpFramework f) =>
    [
        Part.Of("municipality", FrameworkTexts.TheMunicipality, f.Municipality),
        Part.Of("programme", FrameworkTexts.TheProgramme, f.Programme),
        .. f.Goals.Select(goal => Part.Of($"goal {goal.Code}", Format.Fill(FrameworkTexts.TheGoal, goal.Code), goal)),
        .. f.Strategies.Select(strategy => Part.Of($"strategy {strategy.Code}", Format.Fill(FrameworkTexts.TheStrategy, strategy.Title), strategy)),
        .. f.FocusAreas.Select(area => Part.Of($"focus area {area.Code}", Format.Fill(FrameworkTexts.TheFocusArea, area.Title), area)),
        .. f.EarlierAreas.Select(area => Part.Of($"earlier area {area.Code}", Format.Fill(FrameworkTexts.TheEarlierArea, area.Title), area)),
        .. f.Organisations.Select(organisation => Part.Of($"organisation {organisation.Code}", organisation.Title, organisation)),
        .. f.Indicators.Select(indicator => Part.Of($"indicator {indicator.Code}", Format.Fill(FrameworkTexts.TheIndicator, indicator.Code, indicator.Title), indicator)),
        .. f.Links.Select(link => Part.Of($"link {link.FocusArea} {link.Goal} {link.Indicator}", Format.Fill(FrameworkTexts.TheLink, link.FocusArea, link.Goal, link.Indicator), link)),
        .. f.Targets.Select(target => Part.Of($"target {target.Indicator}", Format.Fill(FrameworkTexts.TheTarget, target.Indicator), target)),
        .. f.PeerGroups.Select(group => Part.Of($"peer group {group.Code}", Format.Fill(FrameworkTexts.ThePeerGroup, group.Title), group)),
    ];

    /// <summary>One thing the framework says, so that two frameworks can be compared thing by thing.</summary>
    private sealed record Part(string Key, string Name, string Content)
    {
        public static Part Of<T>(string key, string name, T content) => new(key, name, FrameworkJson.Write(content));
    }
}

/// <summary>Something the framework says that is otherwise than before; the name is Swedish.</summary>
public sealed record ChangedItem(string Name, ChangeKind Kind);

/// <summary>How something of the framework changed.</summary>
public enum ChangeKind
{
    Added,
    Changed,

    /// <summary>No longer followed up; figures stay.</summary>
    Ended,
}
