using FollowUp.Charts;
using FollowUp.Database;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Dashboards;

/// <summary>Reads what a dashboard page prints, all of one moment.</summary>
public sealed class OverviewReader(Db db, ChartCache charts, TimeProvider clock)
{
    /// <summary>The latest year that has ended: the one whose follow-up is due.</summary>
    public int LastFinishedYear => LocalTime.Year(clock) - 1;

    /// <summary>The page of a dashboard for a year; null when nothing is followed up yet or the year has no page.</summary>
    public Task<Overview?> ReadAsync(DashboardFile dashboard, int year, CancellationToken ct) => db.InSnapshotAsync(snapshot => ReadAsync(snapshot, dashboard, year, ct), ct);

    /// <summary>The same as one transaction sees it, also of a framework that nobody else sees.</summary>
    public async Task<Overview?> ReadAsync(Statements seen, DashboardFile dashboard, int year, CancellationToken ct)
    {
        var judgements = new JudgementReader(seen);
        if (await judgements.FrameworkAsync(ct) is not { } framework)
        {
            return null;
        }

        var programmes = await seen.QueryAsync<ProgrammeRow>("queries/dashboards/programmes.sql", ct);
        var years = Years(programmes);
        if (!years.Contains(year))
        {
            return null;
        }

        var judged = (await judgements.AllAsync(year, ct)).ToDictionary(one => one.Indicator.Id);
        var goals = await seen.QueryAsync<GroupRow>("queries/dashboards/goals.sql", ct);
        var goalLinks = await seen.QueryAsync<LinkRow>("queries/dashboards/goal_links.sql", ct);
        var strategies = await seen.QueryAsync<StrategyRow>("queries/dashboards/strategies.sql", ct);
        var earlier = await seen.QueryAsync<EarlierAreaRow>("queries/dashboards/earlier_areas.sql", ct);
        var byGoal = dashboard.Group == DashboardGroup.Goals;
        var areas = await seen.QueryAsync<GroupRow>("queries/dashboards/focus_areas.sql", ct);
        var areaLinks = await seen.QueryAsync<LinkRow>("queries/dashboards/focus_area_links.sql", ct);
        var (rows, links) = byGoal ? (goals, goalLinks) : (areas, areaLinks);
        var linked = goalLinks.Select(link => link.IndicatorId).ToHashSet();

        IndicatorGroup Group(GroupRow row) => new(
            row,
            strategies.FirstOrDefault(strategy => strategy.Code == row.Strategy),
            GrownArea.Of(row.Code, row.Title, earlier),
            [.. links.Where(link => link.GroupCode == row.Code).GroupBy(link => link.IndicatorId).Select(same => Line(dashboard, judged[same.Key], [.. same], goals))]);

        return new Overview(
            dashboard,
            year,
            years,
            year <= LastFinishedYear,
            framework,
            programmes,
            strategies,
            [.. rows.Select(Group)],
            dashboard.ShowsContext ? [.. judged.Values.Where(one => !linked.Contains(one.Indicator.Id)).Select(one => Line(dashboard, one, [], goals))] : [],
            await judgements.SourcesAsync(ct),
            areas.SelectMany(area => areaLinks.Where(link => link.GroupCode == area.Code).Select(link => link.IndicatorId).Distinct().Select(id => (id, area)))
                .ToLookup(pair => pair.id, pair => pair.area));
    }

    /// <summary>From the first year of the first programme to the year that goes on now.</summary>
    private int[] Years(IReadOnlyList<ProgrammeRow> programmes)
    {
        var first = programmes.Count == 0 ? LastFinishedYear : Math.Min(programmes.Min(programme => programme.FirstYear), LastFinishedYear);
        return [.. Enumerable.Range(first, LastFinishedYear + 2 - first)];
    }

    private IndicatorLine Line(DashboardFile dashboard, JudgedIndicator judged, LinkRow[] links, IReadOnlyList<GroupRow> goals) => new(
        judged,
        [.. goals.Where(goal => links.Any(link => link.Goal == goal.Code))],
        links.Select(link => link.Wording).FirstOrDefault(judged.Indicator.Wording),
        judged.Total.Latest is null || !dashboard.Columns.Contains(DashboardColumn.Chart) ? null : charts.SparklineSvg(Sparkline(judged, links)))
    {
        Reasons = [.. from goal in goals from link in links where link.Goal == goal.Code && link.Role is not null select new LinkReason(goal, link)],
    };

    /// <param name="judged">Whose figures.</param>
    /// <param name="links">Make the drawing's name unlike those of the same indicator in other groups of the page.</param>
    private static TrendModel Sparkline(JudgedIndicator judged, LinkRow[] links) => new(
        TrendModel.SafeId(string.Join('-', links.Select(link => link.GroupCode).Append(judged.Indicator.Code))),
        judged.Indicator.Title,
        [new ChartLine("", LineRole.Total, judged.Total)],
        judged.Decimals,
        judged.Indicator.Measure.IsPercent,
        target: judged.Indicator.Target is { } target ? new ChartTarget(target.Value, target.Year) : null);
}
