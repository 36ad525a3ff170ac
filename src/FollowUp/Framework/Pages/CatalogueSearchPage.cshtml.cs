using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>All that the sources publish, to search for what could be followed up.</summary>
public sealed class CatalogueSearchPage(CatalogueSearch search, JudgementReader judgements, TimeProvider clock) : PageModel
{
    public FieldErrors Errors { get; } = new();

    /// <summary>What was typed, kept as it was.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What was found; null when nothing was searched for.</summary>
    public PageOf<CatalogueHit>? Found { get; private set; }

    /// <summary>Every source with how much its catalogue holds; none while hits are shown.</summary>
    public IReadOnlyList<CatalogueSize> Sizes { get; private set; } = [];

    /// <summary>Whose values stand beside the hits; null before there is a framework.</summary>
    public string? Place { get; private set; }

    public DateOnly Today { get; private set; }

    public bool MayImport => RouteRoles.Allow(HttpMethods.Post, "/import/{source?}", User.SignedIn());

    /// <summary>The links to the pages around this one.</summary>
    public PageLinks Links => PageLinks.Of(Found!, page => CatalogueQuery.Address(Typed, page));

    /// <summary>Where a hit can be added to what is followed up; null where it cannot.</summary>
    public string? AddAddress(CatalogueHit hit) => CatalogueWords.AddAddress(hit, User.SignedIn());

    public async Task<IActionResult> OnGetAsync(string? q, string? sida, CancellationToken ct)
    {
        if (PageOf.Asked(sida) is not { } page)
        {
            return NotFound();
        }

        Typed = q?.Trim() ?? "";
        Today = LocalTime.DayOf(clock.GetUtcNow());
        var framework = await judgements.FrameworkAsync(ct);
        Place = framework?.AreaName;
        if (CatalogueQuery.Read(Typed, Errors) is { } query)
        {
            Found = await search.FindAsync(query, framework?.AreaId, page, ct);
            if (Found.Rows.Count == 0 && page > 1)
            {
                return NotFound();
            }
        }

        if (Found is not { Total: > 0 })
        {
            Sizes = await search.SizesAsync(ct);
        }

        var title = Found is null ? CatalogueTexts.Title : Format.Fill(CatalogueTexts.FoundTitle, Typed);
        new PageHead(Errors.Title(title), "/ramverk", Place).Put(ViewData);
        return Page();
    }
}
