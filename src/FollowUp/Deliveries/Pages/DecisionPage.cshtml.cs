using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Deliveries.Pages;

/// <summary>Where somebody of the unit decides on a delivery: approves what is shown, or sends it back.</summary>
public sealed class DecisionPage(DeliveryReader deliveries, DeliveryDesk desk, DeliveryIntake intake, JudgementReader judgements) : PageModel
{
    public DeliveryView View { get; private set; } = null!;

    /// <summary>Why the decision was not taken; null when none was asked for.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What was written as the reason, kept when the decision was refused.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>True when the reader uploaded the file or handed it in, so that another person must decide.</summary>
    public bool IsOwn => User.SignedIn() is { } person && View.Delivery.IsOf(person.AccountId);

    public async Task<IActionResult> OnGetAsync(string organisation, int delivery, CancellationToken ct) =>
        await FillAsync(organisation, delivery, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string organisation, int delivery, string? step, string? seen, string? reason, CancellationToken ct)
    {
        Reason = reason ?? "";
        var decided = step switch
        {
            "approve" => await desk.ApproveAsync(organisation, delivery, seen ?? "", User.SignedIn()!, ct),
            "return" => await desk.ReturnAsync(organisation, delivery, Reason, User.SignedIn()!, ct),
            "take-in" => Decided.Done,
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
        if (Refusal is not null)
        {
            return await FillAsync(organisation, delivery, ct) ? Page() : NotFound();
        }

        if (step != "return")
        {
            // Approved is approved, whatever becomes of this request: what is left here is taken in by the schedule.
            await intake.TakeInAsync(organisation, delivery, Actor.Of(User.SignedIn()!), CancellationToken.None);
        }

        return Redirect(FormattableString.Invariant($"/organisation/{organisation}/leverans/{delivery}"));
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
