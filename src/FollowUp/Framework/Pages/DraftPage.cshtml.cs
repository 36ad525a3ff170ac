using FollowUp.Access;
using FollowUp.Dashboards;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>A draft: what it would change and what that touches, what has to be mended, all it says, and its history.</summary>
public sealed class DraftPage(FrameworkDrafts drafts, DraftReach reach, OverviewReader overviews, DashboardFolder dashboards, JudgementReader judgements) : PageModel
{
    public DraftView View { get; private set; } = null!;

    public DraftTouches Touches { get; private set; } = null!;

    internal ItemNames Names { get; private set; } = null!;

    /// <summary>Where the draft and the version in force say differently of the same, and somebody has to choose.</summary>
    public IReadOnlyList<DraftConflict> Conflicts { get; private set; } = [];

    /// <summary>Why the step just asked for was not taken; null when none was asked for.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The step that was just taken; null when none was.</summary>
    public DraftStep? Taken { get; private set; }

    /// <summary>True when the reader may change it, and it can be changed.</summary>
    public bool MayEdit => View.Draft.IsOpen && RouteRoles.Allow("POST", "/ramverk/utkast/{draft}", User.SignedIn());

    /// <summary>Where the follow-up under it is shown.</summary>
    public string UnderAddress => UnderPage.Address(View.Draft.Id, overviews.LastFinishedYear, dashboards.All[0].Name);

    public async Task<IActionResult> OnGetAsync(int draft, int? sparat, CancellationToken ct) => await ShowAsync(draft, sparat, ct);

    public async Task<IActionResult> OnPostAsync(int draft, string? step, int seen, CancellationToken ct)
    {
        var actor = Actor.Of(User.SignedIn()!);
        var answer = step switch
        {
            "undo" => await drafts.UndoAsync(draft, seen, actor, ct),
            "redo" => await drafts.RedoAsync(draft, seen, actor, ct),
            "bring-up" => await drafts.BringUpAsync(draft, seen, actor, Choices.Of(Request.Form), ct),
            _ => null,
        };
        if (answer is null)
        {
            return BadRequest();
        }

        if (answer.IsUnknown)
        {
            return NotFound();
        }

        if (answer.Step is { } taken)
        {
            return Redirect(FormattableString.Invariant($"{DraftWords.Address(draft)}?sparat={taken}"));
        }

        Refusal = answer.Refusal;
        Conflicts = answer.Conflicts;
        return await ShowAsync(draft, null, ct);
    }

    private async Task<IActionResult> ShowAsync(int draft, int? taken, CancellationToken ct)
    {
        if (await drafts.ReadAsync(draft, ct) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Names = new ItemNames(view.Text);
        Touches = await reach.OfAsync(view, ct);
        Taken = view.History.FirstOrDefault(step => step.Number == taken);
        new PageHead(view.Draft.Title, "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
