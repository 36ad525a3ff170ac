using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using FollowUp.Yaml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>The framework: the version in force, the drafts of others, and where a new draft is started.</summary>
// A file above the limit is taken in too, up to this, so that the answer can say so in words.
[RequestSizeLimit(20 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 20 * 1024 * 1024)]
public sealed class FrameworkPage(FrameworkReader frameworks, FrameworkVersions versions, FrameworkDrafts drafts, JudgementReader judgements) : PageModel
{
    /// <summary>Every version there has been, the one in force first.</summary>
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    /// <summary>The version in force; null before the first.</summary>
    public VersionRow? InForce => Versions.Count > 0 ? Versions[0] : null;

    /// <summary>The decision behind the programme in force; null when none is stated.</summary>
    public Decided? Decision { get; private set; }

    public IReadOnlyList<DraftRow> Open { get; private set; } = [];

    public IReadOnlyList<DraftRow> Closed { get; private set; } = [];

    public FieldErrors Errors { get; } = new();

    /// <summary>What was written as the new draft's title, kept when it was refused.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What is wrong in the file that was just uploaded, a line each; empty when none was.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>True when the reader may start drafts.</summary>
    public bool MayEdit => RouteRoles.Allow("POST", "/ramverk", User.SignedIn());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? title, string? step, IFormFile? file, CancellationToken ct)
    {
        Title = title?.Trim() ?? "";
        var isUpload = step == "upload";
        if (Title.Length is 0 or > FrameworkDrafts.LongestTitle)
        {
            Errors.Add(isUpload ? "file-title" : "title", Title.Length == 0 ? DraftPageTexts.TitleMissing : Format.Fill(DraftPageTexts.TitleTooLong, Format.Count(FrameworkDrafts.LongestTitle)));
        }

        if (isUpload && file is not { Length: > 0 })
        {
            Errors.Add("file", DraftPageTexts.NoFile);
        }

        if (!Errors.Any)
        {
            try
            {
                var actor = Actor.Of(User.SignedIn()!);
                var started = isUpload ? await drafts.StartAsync(actor, Title, Path.GetFileName(file!.FileName), await BytesAsync(file, ct), ct) : await drafts.StartAsync(actor, Title, ct);
                if (started.Id is { } draft)
                {
                    return Redirect(DraftWords.Address(draft));
                }

                Refused = started.Refusal!.Split('\n');
            }
            catch (RefusedException refusal)
            {
                Refused = refusal.Message.Split('\n');
            }
        }

        await ReadAsync(ct);
        return Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Versions = await versions.AllAsync(ct);
        Decision = (await frameworks.InForceAsync(ct))?.Programme.Standing.Decision;
        Open = await drafts.OpenAsync(ct);
        Closed = await drafts.ClosedAsync(ct);
        new PageHead(Errors.Title(DraftPageTexts.PageTitle), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
    }

    /// <summary>What an uploaded file holds.</summary>
    internal static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }
}
