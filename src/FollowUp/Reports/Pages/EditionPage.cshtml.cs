using FollowUp.Access;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Reports.Pages;

/// <summary>The permanent address of an edition: what it is, its files, and what has been revised since.</summary>
public sealed class EditionPage(EditionReader editions) : PageModel
{
    public EditionRow Edition { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public ReportContent Report { get; private set; } = null!;

    /// <summary>The figures in it that are others now.</summary>
    public IReadOnlyList<Revised> Revised { get; private set; } = [];

    /// <summary>The other published editions of the same report, year and organisation, the latest first.</summary>
    public IReadOnlyList<EditionRow> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string report, string audience, int year, int version, CancellationToken ct)
    {
        // Before it is published it is shown to those who may see drafts.
        if (await editions.FindAsync(report, audience, year, version, ct) is not { } edition
            || !edition.Published && !RouteRoles.Allow("GET", "/rapporter/{report}/{audience}/{year}/utkast", User.SignedIn()))
        {
            return NotFound();
        }

        Edition = edition;
        Report = await editions.ContentAsync(edition, ct);
        Revised = edition.Published ? await editions.RevisedAsync(edition, Report, ct) : [];
        Others = [.. (await editions.AllAsync(ct)).Where(other => other.Published && other.Id != edition.Id && (other.Report, other.Audience, other.Year) == (report, audience, year))];
        new PageHead(EditionWords.Heading(edition), "/rapporter", Report.AreaName).Put(ViewData);
        return Page();
    }
}
