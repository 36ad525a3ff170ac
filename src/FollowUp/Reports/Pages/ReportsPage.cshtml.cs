using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Judgements;
using FollowUp.Ui;
using FollowUp.Yaml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Reports.Pages;

/// <summary>The published reports; for the unit also what is under way, drafts, and the button that freezes and publishes.</summary>
public sealed class ReportsPage(
    ReportFolder reports, ReportReader reader, EditionReader editions, Editions freezing, FinishEditions finish, OverviewReader overviews, JudgementReader judgements) : PageModel
{
    /// <summary>The published editions, the latest first.</summary>
    public IReadOnlyList<EditionGroup> Published { get; private set; } = [];

    /// <summary>Those that wait for their PDF or have failed, the latest first.</summary>
    public IReadOnlyList<EditionRow> UnderWay { get; private set; } = [];

    /// <summary>The reports there are, with whom each is for.</summary>
    public IReadOnlyList<ReportToFreeze> ToFreeze { get; private set; } = [];

    /// <summary>The years that can be reported on, the one that is due first.</summary>
    public IReadOnlyList<int> Years => [overviews.LastFinishedYear, overviews.LastFinishedYear + 1];

    /// <summary>Why nothing was frozen; null unless that was asked for and refused.</summary>
    public string? Refused { get; private set; }

    /// <summary>True when the reader may see what is not published.</summary>
    public bool MayReadDrafts => RouteRoles.Allow("GET", "/rapporter/{report}/{audience}/{year}/utkast", User.SignedIn());

    /// <summary>True when the reader may freeze and publish.</summary>
    public bool MayFreeze => RouteRoles.Allow("POST", "/rapporter/{report?}", User.SignedIn());

    public async Task<IActionResult> OnGetAsync(string? report, CancellationToken ct)
    {
        if (report is not null)
        {
            return NotFound();
        }

        await ReadAsync(ct);
        return Page();
    }

    /// <summary>Freezes a report for everybody it is for, and sets going that it is published.</summary>
    public async Task<IActionResult> OnPostAsync(string? report, int year, string? sure, CancellationToken ct)
    {
        if (sure is null)
        {
            Refused = ReportTexts.FreezeNotSure;
            await ReadAsync(ct);
            return Page();
        }

        if (report is null || reports.Find(report) is not { } file)
        {
            return NotFound();
        }

        try
        {
            await freezing.FreezeAsync(file, year, Actor.Of(User.SignedIn()!), ct);
            finish.Start();
            return Redirect("/rapporter");
        }
        catch (Exception refusal) when (refusal is RefusedException or ReportException)
        {
            Refused = refusal.Message;
            await ReadAsync(ct);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var all = await editions.AllAsync(ct);
        Published = EditionGroup.Of(all);
        var framework = await judgements.FrameworkAsync(ct);
        if (MayReadDrafts)
        {
            UnderWay = [.. all.Where(edition => !edition.Published)];
            List<ReportToFreeze> toFreeze = [];
            foreach (var file in framework is null ? [] : reports.All)
            {
                toFreeze.Add(new ReportToFreeze(file, await reader.AudiencesAsync(file, ct)));
            }

            ToFreeze = toFreeze;
        }

        new PageHead(ReportTexts.PageTitle, "/rapporter", framework?.AreaName).Put(ViewData);
    }
}

/// <summary>A report and whom it is for.</summary>
public sealed record ReportToFreeze(ReportFile File, IReadOnlyList<AudienceRow> Audiences);

/// <summary>The published editions of one report, year and version: frozen together.</summary>
public sealed record EditionGroup(int Year, string Title, int Version, DateTimeOffset FrozenAt, bool Latest, IReadOnlyList<EditionRow> Editions)
{
    public static IReadOnlyList<EditionGroup> Of(IEnumerable<EditionRow> editions) =>
    [
        .. editions.Where(edition => edition.Published).GroupBy(edition => (edition.Year, edition.Report)).SelectMany(report => report
            .GroupBy(edition => edition.Version)
            .OrderByDescending(same => same.Key)
            .Select((same, i) => new EditionGroup(report.Key.Year, same.First().Title, same.Key, same.First().FrozenAt, i == 0, [.. same]))),
    ];

    /// <summary>What it is called.</summary>
    public string Heading => Format.Fill(ReportTexts.EditionHeading, Title, Format.Count(Version));
}
