using FollowUp.Judgements;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Ui;

/// <summary>What the service is, where its figures come from, and on what terms.</summary>
public sealed class AboutPage(JudgementReader judgements) : PageModel
{
    public IReadOnlyList<SourceFetched> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sources = await judgements.SourcesAsync(ct);
        new PageHead(AboutTexts.Title, "/om", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
    }
}
