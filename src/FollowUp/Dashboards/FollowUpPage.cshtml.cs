using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Dashboards;

/// <summary>A dashboard for a year: all its groups, or one of them.</summary>
public sealed class FollowUpPage(DashboardFolder dashboards, JudgementReader judgements, OverviewReader overviews) : PageModel
{
    /// <summary>What the page prints; null before the first framework import.</summary>
    public Overview? Overview { get; private set; }

    /// <summary>The group in the address; null when the page shows all.</summary>
    public IndicatorGroup? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string dashboard, int year, string? group, CancellationToken ct)
    {
        if (dashboards.Find(dashboard) is not { } file)
        {
            return NotFound();
        }

        if (await judgements.FrameworkAsync(ct) is null)
        {
            new PageHead(file.Title, "/" + file.Name).Put(ViewData);
            return Page();
        }

        Overview = await overviews.ReadAsync(file, year, ct);
        Chosen = group is null ? null : Overview?.Find(group);
        if (Overview is null || group is not null && Chosen is null)
        {
            return NotFound();
        }

        new PageHead(Sentences.Heading(Overview, Chosen), "/" + file.Name, Overview.Framework.AreaName).Put(ViewData);
        return Page();
    }
}
