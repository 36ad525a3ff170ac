using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>The kept answers of an import, to be taken out one by one; none is ever shown here.</summary>
public sealed class AnswersPage(RunReader runs, JudgementReader judgements) : PageModel
{
    public RunRow Run { get; private set; } = null!;

    public PageOf<AnswerRow> Answers { get; private set; } = null!;

    public string Title => Format.Fill(RunTexts.AnswersTitle, Format.Count(Run.Id));

    /// <summary>The links to the pages around this one.</summary>
    public PageLinks Links => PageLinks.Of(Answers, page => FormattableString.Invariant($"/import/{Run.Id}/svar?sida={page}"));

    public async Task<IActionResult> OnGetAsync(int run, string? sida, CancellationToken ct)
    {
        if (PageOf.Asked(sida) is not { } page || await runs.RunAsync(run, ct) is not { } found)
        {
            return NotFound();
        }

        Run = found;
        Answers = await runs.AnswersAsync(run, page, ct);
        new PageHead(Title, "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Answers.Rows.Count > 0 || page == 1 ? Page() : NotFound();
    }
}
