using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>Signs out, and says so.</summary>
public sealed class SignOutPage(SignIns signIns, JudgementReader judgements) : PageModel
{
    public async Task OnPostAsync(CancellationToken ct)
    {
        await signIns.SignOutAsync(User.SignedIn()!, ct);
        await AccountCookie.SignOutAsync(HttpContext);
        new PageHead(AccessTexts.SignedOut, "/logga-in", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
    }
}
