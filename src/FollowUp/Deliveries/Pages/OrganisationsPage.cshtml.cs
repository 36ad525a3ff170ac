using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Deliveries.Pages;

/// <summary>Who hands in figures, and what waits to be decided on. Somebody of an organisation is sent to its own page.</summary>
public sealed class OrganisationsPage(DeliveryReader deliveries, JudgementReader judgements) : PageModel
{
    public IReadOnlyList<DeliveringRow> Organisations { get; private set; } = [];

    public IReadOnlyList<DeliveryRow> Latest { get; private set; } = [];

    /// <summary>The deliveries that wait for somebody to decide.</summary>
    public IReadOnlyList<DeliveryRow> Waiting { get; private set; } = [];

    /// <summary>True when the reader may decide on deliveries.</summary>
    public bool MayDecide => User.SignedIn()?.Role == Role.Unit;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.SignedIn()?.Organisation is { } own)
        {
            return Redirect($"/organisation/{own}");
        }

        Organisations = await deliveries.OrganisationsAsync(ct);
        Waiting = await deliveries.WaitingAsync(ct);
        Latest = await deliveries.DeliveriesAsync(null, ct);
        new PageHead(DeskTexts.Deliveries, "/organisation", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }
}
