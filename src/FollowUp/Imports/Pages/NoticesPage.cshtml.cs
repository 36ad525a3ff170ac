using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>What sources have changed in their catalogues: titles, definitions, and what is no longer there.</summary>
public sealed class NoticesPage(RunReader runs, JudgementReader judgements) : PageModel
{
    public NoticeFilter Filter { get; private set; } = null!;

    public PageOf<NoticeRow> Notices { get; private set; } = null!;

    /// <summary>The links to the pages around this one.</summary>
    public PageLinks Links => PageLinks.Of(Notices, page => NoticeFilter.Address(Filter.Kind, Filter.Run, Filter.FollowedOnly, page));

    public async Task<IActionResult> OnGetAsync(string? slag, string? import, string? visa, string? sida, CancellationToken ct)
    {
        if (NoticeFilter.Read(slag, import, visa, sida) is not { } filter)
        {
            return NotFound();
        }

        Filter = filter;
        Notices = await runs.NoticesAsync(filter.Kind, filter.Run, filter.FollowedOnly, filter.Page, ct);
        new PageHead(RunTexts.Notices, "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Notices.Rows.Count > 0 || filter.Page == 1 ? Page() : NotFound();
    }
}
