using FollowUp.Access;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Deliveries.Pages;

/// <summary>What an organisation is asked for, the file to fill in, and where to hand it in. A file with errors is answered here, and nothing of it kept.</summary>
// A file above the limit is taken in too, up to this, so that the answer can say so in words. Never on disk: it may hold what must not be kept.
[RequestSizeLimit(100 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 100 * 1024 * 1024, MemoryBufferThreshold = 100 * 1024 * 1024)]
public sealed class OrganisationPage(DeliveryReader deliveries, DeliveryDesk desk, JudgementReader judgements) : PageModel
{
    public OrganisationRow Organisation { get; private set; } = null!;

    public IReadOnlyList<DueIndicator> Due { get; private set; } = [];

    public IReadOnlyList<DeliveryRow> Deliveries { get; private set; } = [];

    /// <summary>The latest delivery that was sent back, when nothing has been handed in since; null otherwise.</summary>
    public DeliveryRow? Returned => Deliveries.FirstOrDefault(delivery => delivery.Stage is not (DeliveryStage.Draft or DeliveryStage.Withdrawn)) is { Stage: DeliveryStage.Returned } returned ? returned : null;

    /// <summary>What is wrong with the file that was just uploaded; null when none was.</summary>
    public DeliveryReading? Refused { get; private set; }

    /// <summary>Why nothing could be uploaded; null when nothing hindered it.</summary>
    public string? NoUpload { get; private set; }

    /// <summary>True when the reader may hand in.</summary>
    public bool MayDeliver => User.SignedIn() is { Role: Role.Unit or Role.Administration };

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct) => await FillAsync(organisation, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string organisation, List<IFormFile> file, CancellationToken ct)
    {
        if (!await FillAsync(organisation, ct))
        {
            return NotFound();
        }

        if (file is not [{ Length: > 0 } or { FileName.Length: > 0 }])
        {
            NoUpload = file.Count > 1 ? DeskTexts.TooManyFiles : DeskTexts.NoFile;
            return Page();
        }

        using var content = new MemoryStream();
        await file[0].CopyToAsync(content, ct);
        var uploaded = await desk.UploadAsync(organisation, Path.GetFileName(file[0].FileName), content.ToArray(), User.SignedIn()!, ct);
        if (uploaded.DeliveryId is { } delivery)
        {
            return Redirect(FormattableString.Invariant($"/organisation/{organisation}/leverans/{delivery}{(uploaded.IsSameAgain ? "?samma=1" : "")}"));
        }

        Refused = uploaded.Reading;
        return Page();
    }

    private async Task<bool> FillAsync(string organisation, CancellationToken ct)
    {
        if (await deliveries.OrganisationAsync(organisation, ct) is not { } found)
        {
            return false;
        }

        Organisation = found;
        Due = await deliveries.DueAsync(await deliveries.RulesAsync(organisation, ct), ct);
        Deliveries = await deliveries.DeliveriesAsync(organisation, ct);
        new PageHead(found.Title, "/organisation", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return true;
    }
}
