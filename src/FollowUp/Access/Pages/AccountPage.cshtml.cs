using FollowUp.Framework;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>One account: its role, a new code, its end.</summary>
public sealed class AccountPage(Accounts accounts, JudgementReader judgements, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    public FieldErrors Errors { get; } = new();

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>True when a change has just been stored.</summary>
    public bool IsSaved { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(int account, CancellationToken ct)
    {
        if (await accounts.FindAsync(account, ct) is not { } found)
        {
            return NotFound();
        }

        (Role, Organisation) = (found.Role, found.Organisation);
        return await ShowAsync(found, ct);
    }

    public async Task<IActionResult> OnPostAsync(int account, CancellationToken ct)
    {
        if (await accounts.FindAsync(account, ct) is not { } found)
        {
            return NotFound();
        }

        IsSaved = await accounts.ChangeAsync(Actor.Of(User.SignedIn()!), found, Role, Organisation, Errors, ct);
        return await ShowAsync((await accounts.FindAsync(account, ct))!, ct);
    }

    private async Task<IActionResult> ShowAsync(Account account, CancellationToken ct)
    {
        Account = account;
        Organisations = await accounts.OrganisationsAsync(ct);
        new PageHead(Errors.Title(account.Name), "/konton", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
