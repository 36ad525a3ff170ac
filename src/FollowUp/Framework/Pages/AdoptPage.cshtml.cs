using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>Puts a draft in force: shows once more exactly what that changes, and asks why.</summary>
public sealed class AdoptPage(FrameworkDrafts drafts, DraftReach reach, JudgementReader judgements) : PageModel
{
    private const int LongestReason = 500;

    public DraftView View { get; private set; } = null!;

    public DraftTouches Touches { get; private set; } = null!;

    public FieldErrors Errors { get; } = new();

    /// <summary>What was written as the reason, kept when it was refused.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Why it was not put in force; null when nothing hindered it.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(int draft, CancellationToken ct)
    {
        var page = await ShowAsync(draft, ct);

        // Whoever has just said why an area is followed up through a new indicator need not say it twice.
        Reason = View?.Changes.Where(change => change is { Section: "links", Kind: ChangeKind.Added }).SelectMany(change => change.Fields).FirstOrDefault(field => field.Field == "reason")?.To ?? "";
        return page;
    }

    public async Task<IActionResult> OnPostAsync(int draft, int seen, string? reason, CancellationToken ct)
    {
        Reason = reason?.Trim() ?? "";
        if (Reason.Length is 0 or > LongestReason)
        {
            Errors.Add("reason", Reason.Length == 0 ? DraftPageTexts.ReasonMissing : Format.Fill(DraftPageTexts.ReasonTooLong, Format.Count(LongestReason)));
            return await ShowAsync(draft, ct);
        }

        var answer = await drafts.AdoptAsync(draft, seen, Reason, Actor.Of(User.SignedIn()!), ct);
        if (answer.IsUnknown)
        {
            return NotFound();
        }

        if (answer.IsTaken)
        {
            return Redirect(DraftWords.Address(draft));
        }

        Refusal = answer.Refusal;
        return await ShowAsync(draft, ct);
    }

    private async Task<IActionResult> ShowAsync(int draft, CancellationToken ct)
    {
        if (await drafts.ReadAsync(draft, ct) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Touches = await reach.OfAsync(view, ct);
        new PageHead(Errors.Title(Format.Fill(DraftPageTexts.AdoptTitle, view.Draft.Title)), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
