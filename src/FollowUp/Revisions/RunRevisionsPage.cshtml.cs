using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Revisions;

/// <summary>Everything that one import changed, withdrew or deleted in the followed area; of other areas only how much.</summary>
public sealed class RunRevisionsPage(RevisionReader revisions, JudgementReader judgements) : PageModel
{
    public RunTotals Run { get; private set; } = null!;

    public PageOf<RevisedFigure> Revised { get; private set; } = null!;

    /// <summary>How much the import changed in all.</summary>
    public string Totals { get; private set; } = "";

    public string Title => Format.Fill(RevisionTexts.RunTitle, Format.Count(Run.Id), Run.SourceTitle);

    /// <summary>The links to the pages around this one.</summary>
    public PageLinks Links => PageLinks.Of(Revised, page => FormattableString.Invariant($"/import/{Run.Id}/revideringar?sida={page}"));

    public async Task<IActionResult> OnGetAsync(int run, string? sida, CancellationToken ct)
    {
        if (PageOf.Asked(sida) is not { } page || await revisions.TotalsAsync(run, ct) is not { } totals)
        {
            return NotFound();
        }

        var area = (await judgements.FrameworkAsync(ct))?.AreaName;
        Run = totals;
        Totals = RevisionWords.Totals(totals, area ?? RevisionTexts.TheArea);
        Revised = await revisions.OfRunAsync(run, page, ct);
        new PageHead(Title, "/import", area).Put(ViewData);
        return Revised.Rows.Count > 0 || page == 1 ? Page() : NotFound();
    }
}
