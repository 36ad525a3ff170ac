using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Reports;

namespace FollowUp.Framework;

/// <summary>What a change of the framework touches besides what it changes, each in Swedish.</summary>
/// <param name="Protection">Indicators of which smaller counts of persons would be shown than before.</param>
/// <param name="Links">Links that stay, whose area, goal or indicator changes or ends.</param>
/// <param name="Targets">Targets that stay, whose goal or indicator changes or ends.</param>
/// <param name="Dashboards">Groups that would no longer stand on their dashboards, or be left there without any indicator.</param>
/// <param name="Reports">Reports that would tell of other indicators, or otherwise of the same, by whom they are for.</param>
public sealed record TouchedThings(IReadOnlyList<string> Protection, IReadOnlyList<string> Links, IReadOnlyList<string> Targets, IReadOnlyList<string> Dashboards, IReadOnlyList<string> Reports)
{
    /// <summary>All of it.</summary>
    public IReadOnlyList<string> All => [.. Protection, .. Links, .. Targets, .. Dashboards, .. Reports];

    /// <summary>What a change touches.</summary>
    /// <param name="change">The change; the first framework touches nothing.</param>
    /// <param name="day">The day on whose framework dashboards and reports are compared.</param>
    /// <param name="dashboards">The dashboards there are.</param>
    /// <param name="reports">The reports there are.</param>
    public static TouchedThings Of(FrameworkChange change, DateOnly day, IReadOnlyList<DashboardFile> dashboards, IReadOnlyList<ReportFile> reports)
    {
        if (change.Before is not { } before)
        {
            return new([], [], [], [], []);
        }

        var otherwise = change.Items.Where(item => item.Kind != ChangeKind.Added).Select(Of).ToHashSet();
        var told = change.Items.Select(Of).ToHashSet();
        bool Otherwise(string section, string code) => otherwise.Contains(new ItemName(section, code));
        var (was, now) = (new Holding(before, day), new Holding(change.InForce, day));
        return new(
            [
                .. from old in before.Indicators
                   join indicator in change.InForce.Indicators on old.Code equals indicator.Code
                   where indicator.ProtectBelow < old.ProtectBelow
                   select Format.Fill(FrameworkTexts.ProtectionLowered, Format.Fill(FrameworkTexts.TheIndicator, indicator.Code, indicator.Title), Format.Count(old.ProtectBelow!.Value), Format.Count(indicator.ProtectBelow!.Value)),
            ],
            [
                .. change.InForce.Links.Where(link => !told.Contains(Of(link)) && (Otherwise("focus_areas", link.FocusArea) || Otherwise("goals", link.Goal) || Otherwise("indicators", link.Indicator)))
                    .Select(link => Titled(change.InForce, link)).Distinct(),
            ],
            [
                .. change.InForce.Targets.Where(target => !told.Contains(Of(target)) && (Otherwise("goals", target.Goal) || Otherwise("indicators", target.Indicator)))
                    .Select(target => Format.Fill(FrameworkTexts.TheTarget, target.Indicator)).Distinct(),
            ],
            [
                .. from dashboard in dashboards
                   let left = now.Groups(dashboard.Group).ToList()
                   from old in was.Groups(dashboard.Group)
                   where left.All(@group => @group.Code != old.Code)
                   select Format.Fill(FrameworkTexts.LeavesPage, dashboard.Title, old.Title),
                .. from dashboard in dashboards
                   from @group in now.Groups(dashboard.Group)
                   where @group.Indicators.Count == 0 && was.Groups(dashboard.Group).Any(old => old.Code == @group.Code && old.Indicators.Count > 0)
                   select Format.Fill(FrameworkTexts.LeftEmpty, dashboard.Title, @group.Title),
            ],
            [.. reports.SelectMany(report => Touched(report, was, now, Indicators(change, told)))]);
    }

    private static ItemName Of(ItemChange change) => FrameworkSections.WithoutDay(new ItemName(change.Section, change.Key));

    private static ItemName Of(FocusAreaLink link) => new(FrameworkSections.Links, $"{link.FocusArea}/{link.Goal}/{link.Indicator}");

    private static ItemName Of(IndicatorTarget target) => new("targets", target.Indicator);

    /// <summary>A link by the titles of what it links: so many codes say nothing to whoever decides.</summary>
    private static string Titled(FollowUpFramework framework, FocusAreaLink link) => Format.Fill(
        FrameworkTexts.TheLinkTitled,
        framework.FocusAreas.FirstOrDefault(area => area.Code == link.FocusArea)?.Title ?? link.FocusArea,
        framework.Indicators.FirstOrDefault(indicator => indicator.Code == link.Indicator)?.Title ?? link.Indicator,
        link.Goal);

    /// <summary>The indicators of which something else is said: themselves, their links and their targets.</summary>
    private static HashSet<string> Indicators(FrameworkChange change, HashSet<ItemName> told)
    {
        FollowUpFramework[] both = [change.Before!, change.InForce];
        return
        [
            .. both.SelectMany(framework => framework.Indicators).Select(indicator => indicator.Code).Where(code => told.Contains(new ItemName("indicators", code))),
            .. both.SelectMany(framework => framework.Links).Where(link => told.Contains(Of(link))).Select(link => link.Indicator),
            .. both.SelectMany(framework => framework.Targets).Where(target => told.Contains(Of(target))).Select(target => target.Indicator),
        ];
    }

    private static IEnumerable<string> Touched(ReportFile report, Holding was, Holding now, HashSet<string> otherwise)
    {
        foreach (var organisation in now.Organisations.Concat(was.Organisations).DistinctBy(organisation => organisation.Code))
        {
            var isCouncil = organisation.Code == report.Council;
            if (!isCouncil && !(report.EachBoard && organisation.Kind == OrganisationKind.Board))
            {
                continue;
            }

            var before = was.Answered(isCouncil ? null : organisation.Code);
            var after = now.Answered(isCouncil ? null : organisation.Code);
            var come = after.Except(before).Count();
            var end = before.Except(after).Count();
            var change = after.Intersect(before).Count(otherwise.Contains);
            string[] parts =
            [
                .. new[] { (come, FrameworkTexts.SomeCome), (change, FrameworkTexts.SomeChange), (end, FrameworkTexts.SomeEnd) }
                    .Where(part => part.Item1 > 0).Select(part => Format.Fill(part.Item2, Format.Count(part.Item1))),
            ];
            if (parts.Length > 0)
            {
                yield return Format.Fill(FrameworkTexts.ReportTouched, report.Title, organisation.Title, string.Join(", ", parts));
            }
        }
    }

    /// <summary>What of a framework holds on a day, by the same rules as the views of the database: what hangs on something holds only while that does.</summary>
    private sealed class Holding(FollowUpFramework framework, DateOnly day)
    {
        private readonly List<FrameworkIndicator> _indicators = [.. framework.Indicators.Where(indicator => indicator.Standing.Holds(day))];
        private readonly List<Goal> _goals = !framework.Programme.Standing.Holds(day) ? [] : [.. framework.Goals.Where(goal => goal.Standing.Holds(day))];
        private readonly List<FocusArea> _areas = !framework.Programme.Standing.Holds(day) ? [] :
        [
            .. framework.FocusAreas.Where(area => area.Standing.Holds(day) && framework.Strategies.Any(strategy => strategy.Code == area.Strategy && strategy.Standing.Holds(day))),
        ];

        public IEnumerable<Organisation> Organisations => framework.Organisations.Where(organisation => organisation.Standing.Holds(day));

        /// <summary>The groups of a dashboard, each with the codes of its indicators.</summary>
        public IEnumerable<(string Code, string Title, IReadOnlyList<string> Indicators)> Groups(DashboardGroup group) => group == DashboardGroup.Goals
            ? _goals.Select(goal => (goal.Code, goal.Title, Of(goal.Code)))
            : _areas.Select(area => (area.Code, area.Title, Used(area.Code)));

        /// <summary>The codes of the indicators that an organisation answers for; all when none is named.</summary>
        public IReadOnlyList<string> Answered(string? organisation) =>
            [.. _indicators.Where(indicator => organisation is null || indicator.Responsible.Contains(organisation)).Select(indicator => indicator.Code)];

        private IReadOnlyList<string> Of(string goal) => [.. _indicators.Where(indicator => indicator.Goals.Contains(goal)).Select(indicator => indicator.Code)];

        private IReadOnlyList<string> Used(string area) =>
        [
            .. framework.Links.Where(link => link.FocusArea == area && link.Standing.Holds(day) && Of(link.Goal).Contains(link.Indicator)
                    && _goals.Any(goal => goal.Code == link.Goal))
                .Select(link => link.Indicator).Distinct(),
        ];
    }
}
