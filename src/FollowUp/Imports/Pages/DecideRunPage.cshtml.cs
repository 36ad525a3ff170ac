using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>Says what follows from letting a held import in, or from turning it down, and does it.</summary>
public sealed class DecideRunPage(RunReader runs, RunDecisions decisions, ReleaseNow releaseNow, JudgementReader judgements) : PageModel
{
    /// <summary>The step that lets it in.</summary>
    public const string Release = "slapp-in";

    /// <summary>The step that turns it down.</summary>
    public const string Reject = "avvisa";

    public FieldErrors Errors { get; } = new();

    public RunRow Run { get; private set; } = null!;

    /// <summary>Which of the two is asked about.</summary>
    public string Step { get; private set; } = Release;

    public bool Releases => Step == Release;

    public string Title => Format.Fill(Releases ? RunTexts.ReleaseTitle : RunTexts.RejectTitle, Format.Count(Run.Id));

    /// <summary>The address that asks about a step.</summary>
    public static string Address(int runId, string step) => FormattableString.Invariant($"/import/{runId}/beslut?steg={step}");

    public async Task<IActionResult> OnGetAsync(int run, string? steg, CancellationToken ct)
    {
        if (!await FindAsync(run, steg, ct))
        {
            return NotFound();
        }

        // Who opens the page of a decision that has been taken is told so at once, not by a button that refuses.
        return await WhyNotAsync(run, ct) is { } reason ? await RefuseAsync(reason, ct) : await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(int run, string? steg, CancellationToken ct)
    {
        if (!await FindAsync(run, steg, ct))
        {
            return NotFound();
        }

        var person = User.SignedIn()!;
        if ((Releases ? await WhyNotAsync(run, ct) : await decisions.RejectAsync(run, Actor.Of(person), ct)) is { } reason)
        {
            return await RefuseAsync(reason, ct);
        }

        return LocalRedirect(Releases && await releaseNow.StartAsync(run, person, ct) is { } begun ? RunPage.Address(begun, follow: true) : RunPage.Address(run, follow: false));
    }

    private Task<string?> WhyNotAsync(int run, CancellationToken ct) => Releases ? decisions.WhyNotReleaseAsync(run, ct) : decisions.WhyNotDecideAsync(run, ct);

    private async Task<bool> FindAsync(int run, string? step, CancellationToken ct)
    {
        if (step is not (Release or Reject) || await runs.RunAsync(run, ct) is not { Held: true } found)
        {
            return false;
        }

        (Run, Step) = (found, step);
        return true;
    }

    private Task<IActionResult> RefuseAsync(string reason, CancellationToken ct)
    {
        Errors.Add("Step", reason);
        return ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        new PageHead(Errors.Title(Title), "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
