using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>A new one-time code for an account, shown once.</summary>
public sealed class NewCodePage(Accounts accounts, Invitations invitations, JudgementReader judgements) : PageModel
{
    public InvitedAccount Invited { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(int account, CancellationToken ct)
    {
        if (await accounts.FindAsync(account, ct) is not { ClosedAt: null } found
            || await invitations.InviteAsync(Actor.Of(User.SignedIn()!), found.Email, ct) is not { } code)
        {
            return NotFound();
        }

        Invited = new InvitedAccount(found, code);
        new PageHead(AccessTexts.NewCode, "/konton", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
