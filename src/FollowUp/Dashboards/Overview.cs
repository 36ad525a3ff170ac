using FollowUp.Analysis;
using FollowUp.Judgements;

namespace FollowUp.Dashboards;

/// <summary>All that a dashboard page prints.</summary>
/// <param name="Dashboard">The file that describes the page.</param>
/// <param name="Year">The year followed up: periods that end later are left out of every figure and verdict.</param>
/// <param name="Years">The years there are pages for, the latest last.</param>
/// <param name="YearEnded">False while the year goes on.</param>
/// <param name="Framework">Whose follow-up it is.</param>
/// <param name="Programmes">The goal programmes.</param>
/// <param name="Strategies">The strategies followed up through them.</param>
/// <param name="Groups">The goals or focus areas in their order.</param>
/// <param name="Context">Indicators without a goal, where the dashboard shows them.</param>
/// <param name="Sources">The sources and when each was last fetched.</param>
/// <param name="FocusAreas">The focus areas that are followed up through an indicator, in their order, by the indicator's number in the database.</param>
public sealed record Overview(
    DashboardFile Dashboard,
    int Year,
    IReadOnlyList<int> Years,
    bool YearEnded,
    FrameworkRow Framework,
    IReadOnlyList<ProgrammeRow> Programmes,
    IReadOnlyList<StrategyRow> Strategies,
    IReadOnlyList<IndicatorGroup> Groups,
    IReadOnlyList<IndicatorLine> Context,
    IReadOnlyList<SourceFetched> Sources,
    ILookup<int, GroupRow> FocusAreas)
{
    /// <summary>Every indicator of the page, each once however many groups it stands under.</summary>
    public IReadOnlyList<IndicatorLine> Lines => [.. Groups.SelectMany(group => group.Lines).Concat(Context).DistinctBy(line => line.Judged.Indicator.Id)];

    /// <summary>The groups under their strategies, where there are several; else all of them under none.</summary>
    public IReadOnlyList<(StrategyRow? Strategy, IReadOnlyList<IndicatorGroup> Groups)> ByStrategy =>
        Groups.DistinctBy(group => group.Strategy?.Code).Count() < 2
            ? [(null, Groups)]
            : [.. Groups.GroupBy(group => group.Strategy).Select(same => (same.Key, (IReadOnlyList<IndicatorGroup>)[.. same]))];

    /// <summary>True when any value shown is invented.</summary>
    public bool Synthetic => Lines.Any(line => line.Synthetic);

    /// <summary>The address of this dashboard for a year, or of one of its groups.</summary>
    public string Address(int year, IndicatorGroup? group) =>
        string.Join('/', new[] { "", Dashboard.Name, Format.Year(year), group?.Address }.Where(part => part is not null));

    /// <summary>The group with that address; null when there is none.</summary>
    public IndicatorGroup? Find(string address) => Groups.FirstOrDefault(group => group.Address == address);
}

/// <summary>A goal or a focus area with its indicators.</summary>
/// <param name="Row">What it is called.</param>
/// <param name="Strategy">The strategy a focus area belongs to; null for a goal.</param>
/// <param name="GrownFrom">The areas of earlier strategies that became part of it, each with what it had grown out of itself.</param>
/// <param name="Lines">Its indicators in the framework's order.</param>
public sealed record IndicatorGroup(GroupRow Row, StrategyRow? Strategy, IReadOnlyList<GrownArea> GrownFrom, IReadOnlyList<IndicatorLine> Lines)
{
    /// <summary>The last part of its address.</summary>
    public string Address { get; } = Row.Code.ToLowerInvariant();

    /// <summary>
    /// How many indicators have which trend, in the words of the rows and best first; what cannot be assessed last, with its causes.
    /// A distribution, never a mean.
    /// </summary>
    public IReadOnlyList<TallyEntry> Tally { get; } = TallyEntry.Of(Lines);

    /// <summary>The indicators with a conclusion.</summary>
    public IReadOnlyList<IndicatorLine> Assessed { get; } = [.. Lines.Where(line => line.State < TrendState.NotAssessed)];

    /// <summary>Those without one, the ones that have a value first.</summary>
    public IReadOnlyList<IndicatorLine> NotAssessed { get; } = Bare(Lines, TrendState.NotAssessed);

    /// <summary>Those that are by decision not judged, the ones that have a value first.</summary>
    public IReadOnlyList<IndicatorLine> Undirected { get; } = Bare(Lines, TrendState.Undirected);

    private static IndicatorLine[] Bare(IEnumerable<IndicatorLine> lines, TrendState state) =>
        [.. lines.Where(line => line.State == state).OrderBy(line => line.HasValue ? 0 : 1)];
}

/// <summary>One indicator as a row of a dashboard.</summary>
/// <param name="Judged">The indicator and its verdict.</param>
/// <param name="Goals">The goals by which it belongs in its group.</param>
/// <param name="LinkWording">How sure it is that it belongs there.</param>
/// <param name="Sparkline">Its figures as a small drawing, in SVG; null when there is nothing to draw.</param>
public sealed record IndicatorLine(JudgedIndicator Judged, IReadOnlyList<GroupRow> Goals, string LinkWording, string? Sparkline)
{
    /// <summary>Why and how much its group uses it, goal by goal; none in a goal's group.</summary>
    public IReadOnlyList<LinkReason> Reasons { get; init; } = [];

    public TrendState State => Judged.Verdict.State();

    public bool HasValue => Judged.Total.Latest is not null;

    /// <summary>True when it has figures and they are invented.</summary>
    public bool Synthetic => Judged.Indicator.Synthetic && Judged.Groups.Count > 0;
}

/// <summary>By which goal a focus area uses an indicator, how much it says of the area, and why.</summary>
public sealed record LinkReason(GroupRow Goal, LinkRow Link);
