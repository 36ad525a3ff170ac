using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>Asks whether an import under way is to stop, and asks it to.</summary>
public sealed class StopRunPage(RunReader runs, RunDecisions decisions, Import import, JudgementReader judgements) : PageModel
{
    public FieldErrors Errors { get; } = new();

    public RunRow Run { get; private set; } = null!;

    public string Title => Format.Fill(RunTexts.StopTitle, Format.Count(Run.Id));

    public async Task<IActionResult> OnGetAsync(int run, CancellationToken ct) =>
        await runs.RunAsync(run, ct) is { } found ? await ShowAsync(found, await decisions.WhyNotStopAsync(run, ct), ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(int run, CancellationToken ct)
    {
        if (await runs.RunAsync(run, ct) is not { } found)
        {
            return NotFound();
        }

        // One that a stopped program left open can hear nobody: it is closed, and said to be.
        await import.CloseAbandonedAsync(found.Source, ct);
        return await decisions.AskToStopAsync(run, Actor.Of(User.SignedIn()!), ct) is { } reason
            ? await ShowAsync(found, reason, ct)
            : LocalRedirect(RunPage.Address(run, follow: true));
    }

    private async Task<IActionResult> ShowAsync(RunRow run, string? reason, CancellationToken ct)
    {
        Run = run;
        if (reason is not null)
        {
            Errors.Add("Stop", reason);
        }

        new PageHead(Errors.Title(Title), "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
