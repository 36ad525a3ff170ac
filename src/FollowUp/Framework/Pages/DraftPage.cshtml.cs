using FollowUp.Access;
using FollowUp.Dashboards;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>A draft: what it would change and what that touches, what has to be mended, all it says, and its history.</summary>
// A file above the limit is taken in too, up to this, so that the answer can say so in words.
[RequestSizeLimit(20 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 20 * 1024 * 1024)]
public sealed class DraftPage(FrameworkDrafts drafts, DraftReach reach, OverviewReader overviews, DashboardFolder dashboards, JudgementReader judgements) : PageModel
{
    public DraftView View { get; private set; } = null!;

    /// <summary>What shows what it would change; null when it is closed and changes nothing any longer.</summary>
    public DraftTouches? Touches { get; private set; }

    internal ItemNames Names { get; private set; } = null!;

    /// <summary>Where the draft and the version in force say differently of the same, and somebody has to choose.</summary>
    public IReadOnlyList<DraftConflict> Conflicts { get; private set; } = [];

    /// <summary>Why the step just asked for was not taken; null when none was asked for.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The step that was just taken; null when none was.</summary>
    public DraftStep? Taken { get; private set; }

    /// <summary>Who had already taken away what was to be taken away; null when nothing was.</summary>
    public string? Gone { get; private set; }

    /// <summary>True when the reader may change it, and it can be changed.</summary>
    public bool MayEdit => View.Draft.IsOpen && RouteRoles.Allow("POST", "/ramverk/utkast/{draft}", User.SignedIn());

    /// <summary>Where the follow-up under it is shown.</summary>
    public string UnderAddress => UnderPage.Address(View.Draft.Id, overviews.LastFinishedYear, dashboards.All[0].Name);

    public async Task<IActionResult> OnGetAsync(int draft, int? sparat, int? borta, string? del, string? nyckel, CancellationToken ct)
    {
        var page = await ShowAsync(draft, sparat, ct);
        Gone = View?.History.FirstOrDefault(step => step.Number == borta) is { } step ? DraftWords.Gone(step, del, nyckel) : null;
        return page;
    }

    public async Task<IActionResult> OnPostAsync(int draft, string? step, int seen, IFormFile? file, CancellationToken ct)
    {
        var actor = Actor.Of(User.SignedIn()!);
        var answer = step switch
        {
            "undo" => await drafts.UndoAsync(draft, seen, actor, ct),
            "redo" => await drafts.RedoAsync(draft, seen, actor, ct),
            "bring-up" => await drafts.BringUpAsync(draft, seen, actor, Choices.Of(Request.Form), ct),
            "upload" when file is { Length: > 0 } => await drafts.UploadAsync(draft, seen, actor, Path.GetFileName(file.FileName), await FrameworkPage.BytesAsync(file, ct), ct),
            "upload" => DraftAnswer.Refused(DraftPageTexts.NoFile),
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

        // Of a file nothing can be chosen here: it is made anew from the draft as it is now.
        (Refusal, Conflicts) = step == "upload" && answer.Conflicts.Count > 0
            ? (string.Join('\n', answer.Conflicts.Select(ConflictWords.Told).Prepend(DraftPageTexts.UploadConflict)), [])
            : (answer.Refusal, answer.Conflicts);
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
        Touches = view.Draft.IsOpen ? await reach.OfAsync(view, ct) : null;
        Taken = view.History.FirstOrDefault(step => step.Number == taken);
        new PageHead(view.Draft.Title, "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
