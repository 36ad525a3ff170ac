using FollowUp.Charts;
using FollowUp.Judgements;

namespace FollowUp.Indicators;

/// <summary>All that an indicator's page prints.</summary>
/// <param name="Framework">Whose follow-up it is.</param>
/// <param name="Judged">The indicator, its figures and its verdict on all of them.</param>
/// <param name="Facts">What its source says of it.</param>
/// <param name="Uses">The goals it belongs to and the focus areas that use it.</param>
/// <param name="Peers">The municipalities compared with, where any of them has figures.</param>
/// <param name="Drawn">The chart.</param>
/// <param name="Table">Every figure of the chart and of the groups that it leaves out.</param>
/// <param name="Revisions">What was known before, latest change first.</param>
/// <param name="Notices">What its source has changed about it, the latest first.</param>
public sealed record IndicatorView(
    FrameworkRow Framework,
    JudgedIndicator Judged,
    SourceFacts Facts,
    IReadOnlyList<UseRow> Uses,
    PeerGroupRow? Peers,
    TrendModel Drawn,
    ChartTable Table,
    IReadOnlyList<RevisionRow> Revisions,
    IReadOnlyList<IndicatorNotice> Notices)
{
    /// <summary>True when there are figures and they are invented.</summary>
    public bool Synthetic => Judged.Indicator.Synthetic && Judged.Groups.Count > 0;

    /// <summary>The goals it belongs to.</summary>
    public IReadOnlyList<UseRow> Goals => [.. Uses.Where(use => use.IsGoal)];

    /// <summary>The focus areas that use it, once for each goal by which they do.</summary>
    public IReadOnlyList<UseRow> FocusAreas => [.. Uses.Where(use => !use.IsGoal)];

    /// <summary>What is aimed at for it; null when nothing is.</summary>
    public AimRow? Aim { get; init; }
}

/// <summary>An indicator's figures beside those they are compared with.</summary>
/// <param name="Drawn">What the drawing shows.</param>
/// <param name="Whole">The same with every group: what the table shows.</param>
/// <param name="Peers">The municipalities compared with, where enough of them have figures.</param>
public sealed record IndicatorCharts(TrendModel Drawn, TrendModel Whole, PeerGroupRow? Peers);
