using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>Where people sign in.</summary>
public sealed class SignInPage(SignIns signIns, JudgementReader judgements) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards; followed only when it is an address of this service.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? To { get; set; }

    public FieldErrors Errors { get; } = new();

    /// <summary>False where the browser would not keep the cookie: then nobody is asked for a password.</summary>
    public bool IsSafe => SecureConnection.Is(Request);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        User.SignedIn() is not { } person ? ShowAsync(ct) : Task.FromResult<IActionResult>(LocalRedirect(Way(person)));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsSafe)
        {
            return await ShowAsync(ct);
        }

        var attempt = await signIns.TryAsync(Email, Password, ct);
        if (attempt.Person is { } person)
        {
            await AccountCookie.SignInAsync(HttpContext, person, attempt.Stamp);
            return LocalRedirect(Way(person));
        }

        Errors.Add(nameof(Email), attempt.LockedUntil is { } until ? Format.Fill(AccessTexts.Locked, LocalTime.Clock(until)) : AccessTexts.SignInFailed);
        return await ShowAsync(ct);
    }

    private string Way(SignedIn person) => Url.IsLocalUrl(To) ? To : Roles.Start(person.Role);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        new PageHead(Errors.Title(AccessTexts.SignIn), "/logga-in", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
