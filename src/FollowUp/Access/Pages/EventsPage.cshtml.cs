using FollowUp.Framework;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Access.Pages;

/// <summary>The audit trail, latest first.</summary>
public sealed class EventsPage(AuditTrail trail, FrameworkVersions versions, JudgementReader judgements) : PageModel
{
    private ILookup<DateTimeOffset, int> _versions = null!;

    /// <summary>Events before the one of this number; null for the latest.</summary>
    [BindProperty(SupportsGet = true, Name = "fore")]
    public long? Below { get; set; }

    /// <summary>The kind of thing they tell of; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "slag")]
    public string? Kind { get; set; }

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public EventPage Shown { get; private set; } = null!;

    /// <summary>What an event changed.</summary>
    public IReadOnlyList<EventDetail> Details(EventRow one) =>
        EventWords.Details(one, one.Action == EventWords.FrameworkInForce && _versions.Contains(one.At) ? _versions[one.At].Max() : null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Kinds = await trail.KindsAsync(ct);
        if (!ModelState.IsValid || Kind is not null && !Kinds.Contains(Kind))
        {
            return NotFound();
        }

        Shown = await trail.PageAsync(Below, Kind, ct);
        _versions = (await versions.AllAsync(ct)).ToLookup(version => version.InForceAt, version => version.Number);
        new PageHead(EventTexts.Title, "/handelser", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
