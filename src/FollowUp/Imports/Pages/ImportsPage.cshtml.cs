using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Imports.Pages;

/// <summary>What needs a decision, the sources and how each went last, and the latest imports.</summary>
public sealed class ImportsPage(RunReader runs, JudgementReader judgements, ImportNow importNow, ExpectedPublications publications, TimeProvider clock) : PageModel
{
    /// <summary>The imports that wait for a person.</summary>
    public IReadOnlyList<WaitingRun> Waiting { get; private set; } = [];

    /// <summary>The publications that should have come and have not.</summary>
    public IReadOnlyList<ExpectedPublication> Late { get; private set; } = [];

    public IReadOnlyList<SourceWithRuns> Sources { get; private set; } = [];

    /// <summary>The import under way of each source that has one, by name.</summary>
    public IReadOnlyDictionary<string, RunningRun> Running { get; private set; } = new Dictionary<string, RunningRun>();

    /// <summary>What the latest import of each source noticed in its catalogue, by name.</summary>
    public IReadOnlyDictionary<string, NoticeCount> Notices { get; private set; } = new Dictionary<string, NoticeCount>();

    public IReadOnlyList<RunRow> Runs { get; private set; } = [];

    /// <summary>When each source will next be fetched by itself, by name.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> Next { get; private set; } = new Dictionary<string, DateTimeOffset?>();

    /// <summary>The time it is, for how long what goes on still takes.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>True when the reader may set an import going.</summary>
    public bool MayStart => RouteRoles.Allow("POST", "/import/{source?}", User.SignedIn());

    /// <summary>True when the reader may see what imports have changed.</summary>
    public bool MaySeeRevisions => RouteRoles.Allow("GET", "/revideringar", User.SignedIn());

    /// <summary>True when the reader may search the sources' catalogues.</summary>
    public bool MaySearch => RouteRoles.Allow("GET", "/ramverk/sok", User.SignedIn());

    public async Task<IActionResult> OnGetAsync(string? source, CancellationToken ct)
    {
        if (source is not null)
        {
            return NotFound();
        }

        Waiting = await runs.WaitingAsync(ct);
        Late = [.. (await publications.AllAsync(ct)).Where(one => one.LateSince is not null)];
        Sources = await runs.SourcesAsync(ct);
        Running = await runs.RunningAsync(ct);
        Notices = await runs.LatestNoticesAsync(ct);
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
        return Redirect(run is { } id ? RunPage.Address(id, follow: true) : "/import");
    }
}
