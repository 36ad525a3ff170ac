using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using FollowUp.Yaml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Framework.Pages;

/// <summary>
/// The form of one thing of a draft. What is wrong is shown at its field before it is saved, and can be saved all the same; where somebody else
/// has changed the same meanwhile, both words are shown and one is chosen. Nothing that was typed is lost on the way.
/// </summary>
public sealed class ItemPage(FrameworkDrafts drafts, ItemCheck check, JudgementReader judgements) : PageModel
{
    private DraftView _view = null!;

    public DraftRow Draft => _view.Draft;

    public ItemSection Section { get; private set; } = null!;

    /// <summary>By what the thing is known in the draft; null for a new one.</summary>
    public string? Key { get; private set; }

    public ShownForm Shown { get; private set; } = null!;

    /// <summary>The step of the draft that what is typed was begun from.</summary>
    public int Seen { get; private set; }

    /// <summary>What others have changed meanwhile that whoever saves would have otherwise.</summary>
    public IReadOnlyList<DraftConflict> Conflicts { get; private set; } = [];

    /// <summary>True when it was taken away by somebody else meanwhile.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Why it was not saved; null when nothing but the form stands in the way.</summary>
    public string? Refusal { get; private set; }

    public FieldErrors Errors { get; } = new();

    /// <summary>True when its code can be changed.</summary>
    public bool HasCode => Key is not null && Section.Find("code") is not null;

    /// <summary>What was written as its new code, kept when it was refused.</summary>
    public string NewCode { get; private set; } = "";

    /// <summary>What the page is called.</summary>
    public string Title => Key is null ? Section.New : Format.Fill(DraftPageTexts.EditTitle, Thing?.Title ?? Key);

    /// <summary>The thing as the draft has it; null when it has none, or none any longer.</summary>
    private TextItem? Thing => Key is null ? null : _view.Text.Find(Section.Name, Key);

    public async Task<IActionResult> OnGetAsync(int draft, string? del, string? nyckel, CancellationToken ct)
    {
        if (!await FindAsync(draft, del, nyckel, ct) || Key is not null && Thing is null)
        {
            return NotFound();
        }

        // A link to a new one may say what is known of it already, field by field.
        var form = Key is null
            ? ItemForm.Of(Section, Request.Query.Select(box => KeyValuePair.Create(box.Key, Values(box.Value))))
            : ItemForm.Of(Section, Thing!);
        Tell(_view.Problems.Where(problem => problem.Item?.Section == Section.Name && problem.Item.Key == Key));
        return await ShowAsync(form, _view.Draft.LastStep, ct);
    }

    public async Task<IActionResult> OnPostAsync(int draft, string? del, string? nyckel, int seen, int? latest, string? same, string? anyway, CancellationToken ct)
    {
        if (!await FindAsync(draft, del, nyckel, ct))
        {
            return NotFound();
        }

        var form = ItemForm.Of(Section, Request.Form.Select(box => KeyValuePair.Create(box.Key, Values(box.Value))));
        if (latest == _view.Draft.LastStep && (Key ??= same) is not null)
        {
            if (Thing is not { } theirs)
            {
                (Key, seen) = (null, _view.Draft.LastStep); // taken away, and wanted all the same
            }
            else if (TakeTheirs(form, ItemForm.Of(Section, theirs), seen))
            {
                seen = _view.Draft.LastStep;
            }
            else if (same is not null)
            {
                Key = null; // both added it, and nobody has chosen yet
            }
        }

        if (anyway is null)
        {
            try
            {
                Tell(await check.ProblemsAsync(_view.Text, Section.Name, Key ?? AddedMeanwhile(form, seen), form.Fields, ct));
            }
            catch (RefusedException refusal)
            {
                Refusal = refusal.Message;
            }

            if (Errors.Any || Refusal is not null)
            {
                return await ShowAsync(form, seen, ct);
            }
        }

        var answer = await drafts.SaveAsync(draft, seen, Actor.Of(User.SignedIn()!), Section.Name, Key, form.Fields, ct);
        if (answer.IsUnknown)
        {
            return NotFound();
        }

        if (answer.Step is { } step)
        {
            return Redirect(FormattableString.Invariant($"{DraftWords.Address(draft)}?sparat={step}"));
        }

        await FindAsync(draft, del, Key, ct);
        Refusal = answer.Refusal;
        Conflicts = answer.Conflicts;
        IsGone = Conflicts.Any(conflict => conflict.Field.Length == 0);
        return await ShowAsync(form, seen, ct);
    }

    /// <summary>Gives the thing another code, also wherever the draft refers to it.</summary>
    public async Task<IActionResult> OnPostCodeAsync(int draft, string? del, string? nyckel, int seen, string? kod, CancellationToken ct)
    {
        if (!await FindAsync(draft, del, nyckel, ct) || Thing is not { } thing || !HasCode)
        {
            return NotFound();
        }

        NewCode = kod?.Trim() ?? "";
        var answer = await drafts.RenameAsync(draft, seen, Actor.Of(User.SignedIn()!), Section.Name, Key!, NewCode, ct);
        if (answer.Step is { } step)
        {
            return Redirect(FormattableString.Invariant($"{DraftWords.Address(draft)}?sparat={step}"));
        }

        Errors.Add("kod", answer.Refusal ?? "");
        return await ShowAsync(ItemForm.Of(Section, thing), _view.Draft.LastStep, ct);
    }

    /// <summary>
    /// Brings what was typed up to what others have changed meanwhile: theirs where only they did or it was chosen so. False, and nothing is
    /// touched, when there is a field that both changed and nobody has chosen of.
    /// </summary>
    private bool TakeTheirs(ItemForm form, ItemForm theirs, int seen)
    {
        var (name, typed, choices) = (new ItemName(Section.Name, Key!), ItemFields.Build(Section.Name, form.Fields), Choices.Of(Request.Form));
        var changed = _view.History.Where(step => step.Number > seen).OrderBy(step => step.Number).SelectMany(step => step.Changes)
            .Where(change => change.Section == name.Section && change.Key == name.Key)
            .SelectMany(change => change.Fields).GroupBy(field => field.Field)
            .Select(same => (same.Key, IsMine: (FrameworkChanges.Shown(At(typed, same.Key)) ?? "") is var mine && mine != (same.First().From ?? "") && mine != (same.Last().To ?? ""), Choice: choices.TryGetValue($"{name}#{same.Key}", out var side) ? side : (Side?)null))
            .ToList();
        if (changed.Any(field => field is { IsMine: true, Choice: null }))
        {
            return false;
        }

        foreach (var (field, _, _) in changed.Where(field => !field.IsMine || field.Choice == Side.Theirs))
        {
            form.Take(field, theirs);
        }

        return true;
    }

    /// <summary>The key of a new thing that somebody else has added since: the same thing, and no second one. Null when nobody has.</summary>
    private string? AddedMeanwhile(ItemForm form, int seen)
    {
        var key = FrameworkSections.KeyOf(Section.Name, ItemFields.Build(Section.Name, form.Fields));
        return _view.History.Any(step => step.Number > seen && step.Changes.Any(change => change.Kind == ChangeKind.Added && change.Section == Section.Name && change.Key == key))
            && _view.Text.Find(Section.Name, key) is not null ? key : null;
    }

    private static YamlNode? At(YamlNode? node, string field) =>
        field.Split('.').Aggregate(node, (within, part) => (within as YamlMap)?.Entries.GetValueOrDefault(part)?.Value);

    private void Tell(IEnumerable<TextProblem> problems)
    {
        foreach (var problem in problems)
        {
            Errors.Add(ProblemWords.FieldOf(Section, problem), ProblemWords.InForm(_view, problem));
        }
    }

    private async Task<bool> FindAsync(int draft, string? del, string? nyckel, CancellationToken ct)
    {
        if (ItemSections.Find(del) is not { } section || nyckel is null && section.New.Length == 0 || await drafts.ReadAsync(draft, ct) is not { Draft.IsOpen: true } view)
        {
            return false;
        }

        (_view, Section, Key) = (view, section, nyckel);
        return true;
    }

    private async Task<IActionResult> ShowAsync(ItemForm form, int seen, CancellationToken ct)
    {
        Seen = seen;
        Shown = new ShownForm(form, Errors, new ItemNames(_view.Text).Codes, Key is null)
        {
            Question = Thing is { } thing && ProblemWords.IsStillQuoted(_view, thing, form.Fields.GetValueOrDefault("title", ""), form["wording"]) ? ("wording", ProblemTexts.IsStillQuoted) : null,
        };
        new PageHead(Errors.Title(Title), "/ramverk", (await judgements.FrameworkAsync(ct))?.AreaName).Put(ViewData);
        return Page();
    }

    private static IReadOnlyList<string> Values(Microsoft.Extensions.Primitives.StringValues values) => [.. values.OfType<string>()];
}
