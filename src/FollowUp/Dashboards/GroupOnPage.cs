namespace FollowUp.Dashboards;

/// <summary>A group as one page shows it.</summary>
/// <param name="Group">The goal or focus area.</param>
/// <param name="Overview">The page it stands on.</param>
/// <param name="Alone">True when the page shows this group alone, and has its title as heading.</param>
public sealed record GroupOnPage(IndicatorGroup Group, Overview Overview, bool Alone);

/// <summary>Rows as one page shows them.</summary>
/// <param name="Lines">The indicators.</param>
/// <param name="Dashboard">Which columns a row has.</param>
/// <param name="NamesGoals">True where a row must say which goals its indicator belongs to.</param>
public sealed record RowsOnPage(IReadOnlyList<IndicatorLine> Lines, DashboardFile Dashboard, bool NamesGoals);
