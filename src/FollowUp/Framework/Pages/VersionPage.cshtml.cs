using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>A version of the framework: when and why it was put in force, and what it changed.</summary>
public sealed class VersionPage(FrameworkReader frameworks, JudgementReader judgements) : PageModel
{
    public FrameworkVersion Version { get; private set; } = null!;

    /// <summary>True for the one in force.</summary>
    public bool IsInForce { get; private set; }

    /// <summary>What came, changed and ended with it; empty for the first.</summary>
    public IReadOnlyList<ItemChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int version, CancellationToken ct)
    {
        var all = await frameworks.VersionsAsync(ct);
        if (all.FirstOrDefault(one => one.N == version) is not { } found)
        {
            return NotFound();
        }

        Version = found;
        IsInForce = found.N == all[0].N;
        Changes = await frameworks.ChangesAsync(version, ct);
        new PageHead(VersionWords.Title(found), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
