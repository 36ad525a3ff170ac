using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>Asks whether an account is to be closed, and closes it.</summary>
public sealed class CloseAccountPage(Accounts accounts, JudgementReader judgements) : PageModel
{
    public FieldErrors Errors { get; } = new();

    public Account Account { get; private set; } = null!;

    public string Title => Format.Fill(AccessTexts.CloseTitle, Account.Name);

    public async Task<IActionResult> OnGetAsync(int account, CancellationToken ct) =>
        await accounts.FindAsync(account, ct) is { ClosedAt: null } found ? await ShowAsync(found, ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(int account, CancellationToken ct)
    {
        if (await accounts.FindAsync(account, ct) is not { } found)
        {
            return NotFound();
        }

        return await accounts.CloseAsync(Actor.Of(User.SignedIn()!), found, Errors, ct) ? LocalRedirect("/konton") : await ShowAsync(found, ct);
    }

    private async Task<IActionResult> ShowAsync(Account account, CancellationToken ct)
    {
        Account = account;
        new PageHead(Errors.Title(Title), "/konton", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
