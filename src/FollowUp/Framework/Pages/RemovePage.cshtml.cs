using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>Asks before a thing is taken out of a draft, and says what refers to it.</summary>
public sealed class RemovePage(FrameworkDrafts drafts, JudgementReader judgements) : PageModel
{
    public DraftRow Draft { get; private set; } = null!;

    public ItemSection Section { get; private set; } = null!;

    /// <summary>By what the thing is known in the draft.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What the thing is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What refers to it and would then refer to nothing, a line each.</summary>
    public IReadOnlyList<(string Kind, string Title, string Code, string Address)> Referring { get; private set; } = [];

    /// <summary>What others have changed of it meanwhile.</summary>
    public IReadOnlyList<DraftConflict> Conflicts { get; private set; } = [];

    /// <summary>Why it was not taken away; null when nothing hindered it.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(int draft, string? del, string? nyckel, CancellationToken ct) =>
        await FindAsync(draft, del, nyckel, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int draft, string? del, string? nyckel, int seen, CancellationToken ct)
    {
        if (!await FindAsync(draft, del, nyckel, ct))
        {
            return await GoneAsync(draft, del, nyckel, ct);
        }

        var answer = await drafts.SaveAsync(draft, seen, Actor.Of(User.SignedIn()!), Section.Name, Key, null, ct);
        if (answer.Step is { } step)
        {
            return Redirect(FormattableString.Invariant($"{DraftWords.Address(draft)}?sparat={step}"));
        }

        (Refusal, Conflicts) = (answer.Refusal, answer.Conflicts);
        return Page();
    }

    /// <summary>What another has taken away already, or closed the draft it was in, is told on the draft's page.</summary>
    private async Task<IActionResult> GoneAsync(int draft, string? section, string? key, CancellationToken ct)
    {
        if (await drafts.ReadAsync(draft, ct) is not { } view)
        {
            return NotFound();
        }

        var taken = view.History.FirstOrDefault(step => step.Changes.Any(change => change.Kind == ChangeKind.Ended && change.Section == section && change.Key == key));
        return taken is not null ? Redirect(DraftWords.GoneAddress(draft, taken.Number, section!, key!)) : view.Draft.IsOpen ? NotFound() : Redirect(DraftWords.Address(draft));
    }

    private async Task<bool> FindAsync(int draft, string? del, string? nyckel, CancellationToken ct)
    {
        if (ItemSections.Find(del) is not { New.Length: > 0 } section || nyckel is null
            || await drafts.ReadAsync(draft, ct) is not { Draft.IsOpen: true } view || view.Text.Find(section.Name, nyckel) is not { } thing)
        {
            return false;
        }

        (Draft, Section, Key, Name) = (view.Draft, section, nyckel, thing.Title);
        var names = new ItemNames(view.Text);
        Referring =
        [
            .. from item in names.To(thing)
               let line = names.Line(item)
               select (ItemSections.Find(item.Name.Section)!.Title, line.Title, line.Code, DraftWords.Address(draft, item.Name.Section, item.Name.Key)),
        ];
        new PageHead(Format.Fill(DraftPageTexts.RemoveTitle, Name), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return true;
    }
}
