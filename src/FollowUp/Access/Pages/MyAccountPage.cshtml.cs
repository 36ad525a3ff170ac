using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>What the service knows of the person signed in, another password, and the way out.</summary>
public sealed class MyAccountPage(SignIns signIns, Accounts accounts, JudgementReader judgements) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public FieldErrors Errors { get; } = new();

    public SignedIn Person => User.SignedIn()!;

    /// <summary>The name of the person's organisation; null for none.</summary>
    public string? Organisation { get; private set; }

    /// <summary>True when the password has just been changed.</summary>
    public bool IsChanged { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        var attempt = await signIns.ChangePasswordAsync(Person, Current, Password, Again, Errors, ct);
        if (attempt.Person is { } person)
        {
            await AccountCookie.SignInAsync(HttpContext, person, attempt.Stamp);
            IsChanged = true;
        }
        else if (!Errors.Any)
        {
            Errors.Add(nameof(Current), AccessWords.WrongPassword(attempt));
        }

        await ShowAsync(ct);
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        Organisation = AccessWords.Organisation(Person.Organisation, await accounts.OrganisationsAsync(ct));
        new PageHead(Errors.Title(AccessTexts.MyAccount), "/mitt-konto", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
    }
}
