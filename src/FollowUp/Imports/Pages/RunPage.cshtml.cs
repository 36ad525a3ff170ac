using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>One import: what it asked, how far it has come, what it waits for, how it ended, and its log.</summary>
public sealed class RunPage(RunReader runs, JudgementReader judgements, TimeProvider clock) : PageModel
{
    /// <summary>How long a page that is followed stands before it is read again.</summary>
    private const int ReadAgainSeconds = 5;

    public RunRow Run { get; private set; } = null!;

    /// <summary>What was asked for, in sentences.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    /// <summary>What made it wait; null unless it did and the reader may see that.</summary>
    public HeldRun? Held { get; private set; }

    /// <summary>What the checks found; none for those who may not see it.</summary>
    public IReadOnlyList<FindingRow> Findings { get; private set; } = [];

    public IReadOnlyList<RunLogRow> Log { get; private set; } = [];

    /// <summary>True when the reader has asked that the page is read again by itself while the run goes on.</summary>
    public bool Follows { get; private set; }

    public string Progress => RunWords.Progress(Run.StartedAt, Run.RequestsDone, Run.RequestsTotal, Run.ValuesRead, clock.GetUtcNow());

    /// <summary>True when the reader may ask the run to stop.</summary>
    public bool MayStop => Run is { Running: true, CancelAskedAt: null } && RouteRoles.Allow("POST", "/import/{run}/avbryt", User.SignedIn());

    /// <summary>True when the reader may let it in or turn it down.</summary>
    public bool MayDecide => Run.Waits && RouteRoles.Allow("POST", "/import/{run}/beslut", User.SignedIn());

    /// <summary>True when the reader may see what it changed or would change. Those who decide see figures that are not in force; the public does not.</summary>
    public bool MaySeeRevisions => RouteRoles.Allow("GET", "/import/{run}/revideringar", User.SignedIn());

    /// <summary>True when the reader may take the source's answers out.</summary>
    public bool MaySeeAnswers => RouteRoles.Allow("GET", "/import/{run}/svar", User.SignedIn());

    /// <summary>The address of a run's page.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="follow">True for the page that is read again by itself while the run goes on.</param>
    public static string Address(int runId, bool follow) => FormattableString.Invariant($"/import/{runId}{(follow ? "?folj=1" : "")}");

    public async Task<IActionResult> OnGetAsync(int run, string? folj, CancellationToken ct)
    {
        if (await runs.RunAsync(run, ct) is not { } found)
        {
            return NotFound();
        }

        Run = found;
        Asked = RunWords.Asked(await runs.AskedAsync(run, ct));
        Log = await runs.LogAsync(run, ct);
        if (MaySeeRevisions)
        {
            Findings = await runs.FindingsAsync(run, ct);
            Held = found.Held ? await runs.HeldAsync(run, ct) : null;
        }

        Follows = found.Running && folj == "1";
        new PageHead(RunWords.BrowserTitle(found), "/import", (await judgements.FrameworkAsync(ct))?.AreaName, ReadAgain: Follows ? ReadAgainSeconds : null).Put(ViewData);
        return Page();
    }
}
