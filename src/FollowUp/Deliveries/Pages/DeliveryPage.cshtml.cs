using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Deliveries.Pages;

/// <summary>One delivery: what it would change, where it stands, and for those who hand in the steps that are theirs.</summary>
public sealed class DeliveryPage(DeliveryReader deliveries, DeliveryDesk desk, JudgementReader judgements) : PageModel
{
    public DeliveryView View { get; private set; } = null!;

    /// <summary>Why the step just asked for was not taken; null when none was asked for.</summary>
    public string? Refusal { get; private set; }

    /// <summary>True when the file uploaded just now was here before.</summary>
    public bool IsSameAgain { get; private set; }

    /// <summary>True when the reader may hand it in or take it back.</summary>
    public bool MayDeliver => User.SignedIn() is { } person && DeliveryDesk.MayHandIn(View.Delivery, person);

    public bool MayDecide => User.SignedIn()?.Role == Role.Unit;

    public async Task<IActionResult> OnGetAsync(string organisation, int delivery, string? samma, CancellationToken ct)
    {
        IsSameAgain = samma is not null;
        return await FillAsync(organisation, delivery, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string organisation, int delivery, string? step, string? seen, string? sure, CancellationToken ct)
    {
        var decided = step switch
        {
            "submit" => await desk.SubmitAsync(organisation, delivery, seen ?? "", User.SignedIn()!, ct),
            "withdraw" when sure is not null => await desk.WithdrawAsync(organisation, delivery, User.SignedIn()!, ct),
            "withdraw" => Decided.Refused(DeskTexts.WithdrawNeeded),
            _ => null,
        };
        if (decided is null)
        {
            return BadRequest();
        }

        if (decided.IsUnknown)
        {
            return NotFound();
        }

        Refusal = decided.Refusal;
        return Refusal is null
            ? Redirect(FormattableString.Invariant($"/organisation/{organisation}/leverans/{delivery}"))
            : await FillAsync(organisation, delivery, ct) ? Page() : NotFound();
    }

    private async Task<bool> FillAsync(string organisation, int delivery, CancellationToken ct)
    {
        if (await deliveries.DeliveryAsync(organisation, delivery, ct) is not { } view)
        {
            return false;
        }

        View = view;
        new PageHead(DeliveryWords.Heading(view.Delivery), "/organisation", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return true;
    }
}
