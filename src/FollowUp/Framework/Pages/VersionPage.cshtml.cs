using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>A version of the framework: when and why it was put in force, and what it changed.</summary>
public sealed class VersionPage(FrameworkVersions versions, JudgementReader judgements) : PageModel
{
    public VersionRow Version { get; private set; } = null!;

    /// <summary>True for the one in force.</summary>
    public bool IsInForce { get; private set; }

    /// <summary>What came, changed and ended with it; null for the first, and where that is not known.</summary>
    public IReadOnlyList<ItemChange>? Changes { get; private set; }

    /// <summary>What its things are called; null where its text was not kept.</summary>
    internal ItemNames? Names { get; private set; }

    public async Task<IActionResult> OnGetAsync(int version, CancellationToken ct)
    {
        var all = await versions.AllAsync(ct);
        if (all.FirstOrDefault(one => one.Number == version) is not { } found)
        {
            return NotFound();
        }

        Version = found;
        IsInForce = found.Number == all[0].Number;
        Names = await versions.TextAsync(version, ct) is { } text ? new ItemNames(FrameworkText.Read("", text)) : null;
        Changes = await versions.ChangesAsync(version, ct);
        new PageHead(VersionWords.Title(found), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
