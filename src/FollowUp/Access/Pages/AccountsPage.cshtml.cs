using FollowUp.Framework;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>Every account, and a form to open another.</summary>
public sealed class AccountsPage(Accounts accounts, JudgementReader judgements, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    public FieldErrors Errors { get; } = new();

    public IReadOnlyList<Account> All { get; private set; } = [];

    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>The account that has just been opened, with its code; null when none has.</summary>
    public InvitedAccount? Opened { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        Opened = await accounts.OpenAsync(Actor.Of(User.SignedIn()!), new NewAccount(Name, Email, Role, Organisation), Errors, ct);
        if (Opened is not null)
        {
            (Name, Email, Role, Organisation) = (null, null, null, null);
        }

        await ShowAsync(ct);
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        All = await accounts.AllAsync(ct);
        Organisations = await accounts.OrganisationsAsync(ct);
        new PageHead(Errors.Title(AccessTexts.Accounts), "/konton", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
    }
}
