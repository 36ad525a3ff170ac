using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>One import: how far it has come, how it ended, and its log.</summary>
public sealed class RunPage(RunReader runs, JudgementReader judgements) : PageModel
{
    public RunRow Run { get; private set; } = null!;

    public IReadOnlyList<RunLogRow> Log { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int run, CancellationToken ct)
    {
        if (await runs.RunAsync(run, ct) is not { } found)
        {
            return NotFound();
        }

        Run = found;
        Log = await runs.LogAsync(run, ct);
        new PageHead(RunWords.Heading(found), "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
