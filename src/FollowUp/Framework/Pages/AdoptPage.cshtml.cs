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
    public DraftView View { get; private set; } = null!;

    /// <summary>What shows what it would change; null when it cannot be put in force.</summary>
    public DraftTouches? Touches { get; private set; }

    public FieldErrors Errors { get; } = new();

    /// <summary>What was written as the reason, kept when it was refused.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Why it was not put in force; null when nothing hindered it.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(int draft, CancellationToken ct)
    {
        var page = await ShowAsync(draft, ct);

        Reason = View is null ? "" : Offered(View.Changes);
        return page;
    }

    public async Task<IActionResult> OnPostAsync(int draft, int seen, string? reason, CancellationToken ct)
    {
        Reason = reason?.Trim() ?? "";
        if (Reason.Length is 0 or > FrameworkDrafts.LongestReason)
        {
            Errors.Add("reason", Reason.Length == 0 ? DraftPageTexts.ReasonMissing : Format.Fill(DraftPageTexts.ReasonTooLong, Format.Count(FrameworkDrafts.LongestReason)));
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

    /// <summary>Whoever has just said why an area is followed up through a new indicator need not say it twice; of anything else it says too little.</summary>
    private static string Offered(IReadOnlyList<ItemChange> changes)
    {
        if (changes.Any(change => change.Kind != ChangeKind.Added) || changes.Where(change => change.Section == "indicators").ToList() is not [var indicator])
        {
            return "";
        }

        ItemChange[] links = [.. changes.Where(change => change.Section == "links")];
        var own = changes.Where(change => change.Section is "links" or "targets" && change.Fields.Any(field => field.Field == "indicator" && field.To == indicator.Key));
        return links.Length == 1 && own.Count() == changes.Count - 1 ? links[0].Fields.FirstOrDefault(field => field.Field == "reason")?.To ?? "" : "";
    }

    private async Task<IActionResult> ShowAsync(int draft, CancellationToken ct)
    {
        if (await drafts.ReadAsync(draft, ct) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Touches = view.CanBeAdopted ? await reach.OfAsync(view, ct) : null;
        new PageHead(Errors.Title(Format.Fill(DraftPageTexts.AdoptTitle, view.Draft.Title)), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
