using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>The sources, how each went last, and the latest imports.</summary>
public sealed class ImportsPage(RunReader runs, JudgementReader judgements, ImportNow importNow) : PageModel
{
    public IReadOnlyList<SourceWithRuns> Sources { get; private set; } = [];

    public IReadOnlyList<RunRow> Runs { get; private set; } = [];

    /// <summary>When each source will next be fetched by itself, by name.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> Next { get; private set; } = new Dictionary<string, DateTimeOffset?>();

    /// <summary>True when the reader may set an import going.</summary>
    public bool MayStart => RouteRoles.Allow("POST", "/import/{source?}", User.SignedIn());

    public async Task<IActionResult> OnGetAsync(string? source, CancellationToken ct)
    {
        if (source is not null)
        {
            return NotFound();
        }

        Sources = await runs.SourcesAsync(ct);
        Runs = await runs.RunsAsync(ct);
        var next = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var one in Sources)
        {
            next[one.Name] = await runs.NextAsync(one.Name, ct);
        }

        Next = next;
        new PageHead(RunTexts.Title, "/import", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? source, CancellationToken ct)
    {
        Sources = await runs.SourcesAsync(ct);
        if (!Sources.Any(one => one.Name == source && RunWords.CanBeFetched(one)))
        {
            return NotFound();
        }

        var run = await importNow.StartAsync(source!, User.SignedIn()!, ct);
        return Redirect(run is { } id ? FormattableString.Invariant($"/import/{id}") : "/import");
    }
}
