using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>Asks before a draft is given up.</summary>
public sealed class DiscardPage(FrameworkDrafts drafts, JudgementReader judgements) : PageModel
{
    public DraftRow Draft { get; private set; } = null!;

    /// <summary>Why it was not given up; null when nothing hindered it.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(int draft, CancellationToken ct) => await FindAsync(draft, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int draft, CancellationToken ct)
    {
        var answer = await drafts.DiscardAsync(draft, Actor.Of(User.SignedIn()!), ct);
        if (answer.IsTaken)
        {
            return Redirect("/ramverk");
        }

        Refusal = answer.Refusal;
        return await FindAsync(draft, ct) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(int draft, CancellationToken ct)
    {
        if (await drafts.ReadAsync(draft, ct) is not { } view)
        {
            return false;
        }

        Draft = view.Draft;
        new PageHead(Format.Fill(DraftPageTexts.DiscardTitle, Draft.Title), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return true;
    }
}
