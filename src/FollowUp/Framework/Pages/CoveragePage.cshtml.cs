using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>Which focus areas are followed up through which goals' indicators, and where the gaps are.</summary>
public sealed class CoveragePage(CoverageReader coverages, DashboardFolder dashboards, OverviewReader overviews) : PageModel
{
    /// <summary>The page's own address.</summary>
    public const string Address = "/tackning";

    /// <summary>What the page prints; null before the first framework import.</summary>
    public CoverageView? View { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await coverages.ReadAsync(ct);
        new PageHead(CoverageTexts.Title, Address, View?.Framework.AreaName).Put(ViewData);
    }

    /// <summary>Where a goal or a focus area is shown; null when no dashboard shows such.</summary>
    public string? AddressOf(GapSubject subject, string code) => subject == GapSubject.Indicator
        ? "/indikator/" + code
        : dashboards.All.FirstOrDefault(file => file.Group == (subject == GapSubject.Goal ? DashboardGroup.Goals : DashboardGroup.FocusAreas)) is { } file
            ? $"/{file.Name}/{Format.Year(overviews.LastFinishedYear)}/{code.ToLowerInvariant()}"
            : null;

    /// <summary>The name of a cell's list of indicators within the page.</summary>
    public static string CellId(CoverageGroupRow area, CoverageGroupRow? goal) =>
        string.Join('-', new[] { "omrade", area.Code, goal?.Code }.Where(part => part is not null)).ToLowerInvariant();

    /// <summary>The name of a severity's part of the page.</summary>
    public static string Id(GapSeverity severity) => severity switch
    {
        GapSeverity.Error => "fel",
        GapSeverity.Warning => "varningar",
        _ => "upplysningar",
    };
}
