using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Revisions;

/// <summary>Every figure of what is followed up that has been changed, withdrawn or deleted, and what that touches.</summary>
public sealed class RevisionsPage(RevisionReader revisions, JudgementReader judgements) : PageModel
{
    public FieldErrors Errors { get; } = new();

    public RevisionFilter Filter { get; private set; } = new();

    public IReadOnlyList<Choice> Indicators { get; private set; } = [];

    public PageOf<RevisedFigure> Revised { get; private set; } = null!;

    /// <summary>What was typed, kept when it was wrong.</summary>
    public (string? Indicator, string? Run, string? Since) Typed { get; private set; }

    /// <summary>The links to the pages around this one.</summary>
    public PageLinks Links => PageLinks.Of(Revised, Filter.Address);

    public async Task<IActionResult> OnGetAsync(string? indikator, string? import, string? fran, string? sida, CancellationToken ct)
    {
        Typed = (indikator, import, fran);
        Indicators = await revisions.IndicatorsAsync(ct);
        Filter = RevisionFilter.Read(indikator, import, fran, sida, Indicators, Errors);
        Revised = Errors.Any ? new PageOf<RevisedFigure>([], 1, 0) : await revisions.FollowedAsync(Filter, ct);
        new PageHead(Errors.Title(RevisionTexts.Title), "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
