using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>Where somebody with a one-time code chooses a password: the first administrator, a new account, or one whose password is forgotten.</summary>
public sealed class WelcomePage(Invitations invitations, JudgementReader judgements) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public FieldErrors Errors { get; } = new();

    /// <summary>True while there is no administrator: then the page asks who the first one is.</summary>
    public bool IsFirst { get; private set; }

    /// <inheritdoc cref="SignInPage.IsSafe"/>
    public bool IsSafe => SecureConnection.Is(Request);

    public string Title => IsFirst ? AccessTexts.WelcomeFirst : AccessTexts.Welcome;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsSafe)
        {
            return await ShowAsync(ct);
        }

        var attempt = await invitations.UseAsync(new Welcome(Code, Name, Email, Password, Again), Errors, ct);
        if (attempt.Person is { } person)
        {
            await AccountCookie.SignInAsync(HttpContext, person, attempt.Stamp);
            return LocalRedirect(Roles.Start(person.Role));
        }

        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsFirst = !await invitations.HasAdministratorAsync(ct);
        new PageHead(Errors.Title(Title), "/logga-in", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
