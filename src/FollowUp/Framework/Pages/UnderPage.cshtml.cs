using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Judgements;
using FollowUp.Ui;
using FollowUp.Yaml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>What the follow-up would look like if a draft were in force, and how that differs from the one that is.</summary>
public sealed class UnderPage(FrameworkDrafts drafts, DraftFollowUp followUps, DashboardFolder dashboards, OverviewReader overviews, JudgementReader judgements) : PageModel
{
    public DraftRow Draft { get; private set; } = null!;

    /// <summary>What the things of the draft are called.</summary>
    internal ItemNames Names { get; private set; } = null!;

    /// <summary>The dashboards that can be chosen.</summary>
    public IReadOnlyList<DashboardFile> Dashboards => dashboards.All;

    public DashboardFile Dashboard { get; private set; } = null!;

    public int Year { get; private set; }

    /// <summary>Both follow-ups; null when <see cref="Refusal"/> says why not.</summary>
    public TwoFollowUps? Both { get; private set; }

    /// <summary>Why it cannot be shown.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The address of the follow-up under a draft.</summary>
    public static string Address(int draft, int year, string dashboard) =>
        $"{DraftWords.Address(draft, "uppfoljning")}?ar={Format.Year(year)}&tavla={Uri.EscapeDataString(dashboard)}";

    public async Task<IActionResult> OnGetAsync(int draft, int? ar, string? tavla, CancellationToken ct)
    {
        Year = ar ?? overviews.LastFinishedYear;
        if ((tavla is null ? dashboards.All[0] : dashboards.Find(tavla)) is not { } dashboard || await drafts.ReadAsync(draft, ct) is not { Draft.IsOpen: true } view)
        {
            return NotFound();
        }

        (Dashboard, Draft, Names) = (dashboard, view.Draft, new ItemNames(view.Text));
        try
        {
            Both = await followUps.ReadAsync(view, dashboard, Year, ct);
            if (Both is null)
            {
                return NotFound();
            }
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
        }

        new PageHead(Format.Fill(DraftPageTexts.UnderTitle, dashboard.Title, Format.Year(Year)), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
