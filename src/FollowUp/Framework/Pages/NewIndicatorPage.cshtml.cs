using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Judgements;
using FollowUp.Ui;
using FollowUp.Yaml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static FollowUp.Framework.NewIndicatorCheck;

namespace FollowUp.Framework.Pages;

/// <summary>The form in which an indicator of a source's catalogue is filled in to be followed up. What is right goes into a draft, and from there into force.</summary>
public sealed class NewIndicatorPage(CatalogueSearch search, FrameworkReader frameworks, FrameworkDrafts drafts, ItemCheck check, JudgementReader judgements, TimeProvider time) : PageModel
{
    public FieldErrors Errors { get; } = new();

    /// <summary>What the source's catalogue says of it.</summary>
    public CatalogueHit Hit { get; private set; } = null!;

    /// <summary>What is filled in.</summary>
    public NewIndicator Said { get; private set; } = null!;

    /// <summary>What it is to be added to; null before the first framework.</summary>
    public FollowUpFramework? Framework { get; private set; }

    /// <summary>Whose follow-up it is; null before the first framework.</summary>
    public string? Place { get; private set; }

    /// <summary>The drafts it can be added to.</summary>
    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    /// <summary>Why it was not added; null when nothing hindered it.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The form's fields; null before the first framework.</summary>
    public NewIndicatorFields? Fields => Framework is null ? null : new NewIndicatorFields(Said, Framework, LocalTime.DayOf(time.GetUtcNow()), Errors);

    /// <summary>Where the form is sent.</summary>
    public string Address => CatalogueWords.AddAddress(Hit.Row.Source, Hit.Row.Key);

    public async Task<IActionResult> OnGetAsync(string? kalla, string? nyckel, CancellationToken ct) =>
        await FindAsync(kalla, nyckel, ct) ?? Show(NewIndicator.Of(Hit, Framework?.Programme.LastYear));

    public async Task<IActionResult> OnPostAsync(string? kalla, string? nyckel, CancellationToken ct)
    {
        if (await FindAsync(kalla, nyckel, ct) is { } elsewhere)
        {
            return elsewhere;
        }

        var said = Sent(Request.Form);
        if (Framework is not null)
        {
            var chosen = Drafts.FirstOrDefault(draft => FormattableString.Invariant($"{draft.Id}") == said.Draft);
            if (chosen is null && said.Draft.Length > 0)
            {
                Errors.Add(Names.Draft, NewIndicatorTexts.NoSuchDraft);
            }

            Tell(said, Framework.Programme.LastYear, await ProblemsAsync(said, chosen, ct), Errors);
            if (!Errors.Any && await AddAsync(said, chosen, ct) is { } draft)
            {
                return Redirect(DraftWords.Address(draft, "satt-i-kraft"));
            }
        }

        return Show(said);
    }

    /// <summary>What the framework's rules say of it where it is to be added, in the words of forms.</summary>
    private async Task<IReadOnlyList<TextProblem>> ProblemsAsync(NewIndicator said, DraftRow? chosen, CancellationToken ct)
    {
        try
        {
            var draft = chosen is null ? null : await drafts.ReadAsync(chosen.Id, ct);
            var text = draft?.Text ?? await check.InForceAsync(ct);
            return [.. (await check.ProblemsAsync(text, said.Things(), ct)).Select(problem => problem with { Text = ProblemWords.InForm(text, draft?.Changes ?? [], problem) })];
        }
        catch (RefusedException)
        {
            // What cannot be written at all is refused, with the reason, when it is added.
            return [];
        }
    }

    /// <summary>Adds it to the chosen draft or to one of its own; the draft's number, or null when it was refused.</summary>
    private async Task<int?> AddAsync(NewIndicator said, DraftRow? chosen, CancellationToken ct)
    {
        var actor = Actor.Of(User.SignedIn()!);
        if (chosen is null)
        {
            var title = Format.Fill(NewIndicatorTexts.DraftTitle, said.Title);
            var started = await drafts.StartAsync(actor, title.Length > FrameworkDrafts.LongestTitle ? title[..FrameworkDrafts.LongestTitle] : title, said.Things(), ct);
            Refusal = started.Refusal;
            return started.Id;
        }

        var answer = await drafts.AddAsync(chosen.Id, actor, said.Things(), ct);
        Refusal = answer.Refusal;
        return answer.IsTaken ? chosen.Id : null;
    }

    /// <summary>Reads the indicator and the framework; the answer when there is nothing to fill in here.</summary>
    private async Task<IActionResult?> FindAsync(string? source, string? key, CancellationToken ct)
    {
        var area = await judgements.FrameworkAsync(ct);
        if (string.IsNullOrEmpty(source) || string.IsNullOrEmpty(key) || (source + key).Contains('\0', StringComparison.Ordinal)
            || await search.OneAsync(source, key, area?.AreaId, ct) is not { Row: { GoneOn: null, MarginOf: null } } hit)
        {
            return NotFound();
        }

        (Hit, Framework, Place, Drafts) = (hit, await frameworks.InForceAsync(ct), area?.AreaName, await drafts.OpenAsync(ct));
        return hit.Row.FollowedCode is { } code ? Redirect($"/indikator/{Uri.EscapeDataString(code)}") : null;
    }

    private NewIndicator Sent(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        string[] Several(string name) => [.. form[name].OfType<string>().Where(one => one.Length > 0).Distinct(StringComparer.Ordinal)];
        return new NewIndicator
        {
            Source = Hit.Row.Source,
            Key = Hit.Row.Key,
            Title = Text(Names.Title),
            Unit = Text(Names.Unit),
            Decimals = Text(Names.Decimals),
            Direction = Text(Names.Direction),
            Period = Text(Names.Period),
            BySex = Text(Names.BySex),
            Publisher = Text(Names.Publisher),
            Note = Text(Names.Note),
            Goals = Several(Names.Goals),
            Responsible = Several(Names.Responsible),
            FocusArea = Text(Names.FocusArea),
            Role = Text(Names.Role),
            Reason = Text(Names.Reason),
            TargetValue = Text(Names.TargetValue),
            TargetYear = Text(Names.TargetYear),
            Through = Text(Names.Through),
            Draft = Text(Names.Draft),
        };
    }

    private PageResult Show(NewIndicator said)
    {
        Said = said;
        new PageHead(Errors.Title(NewIndicatorTexts.Title), "/ramverk", Place).Put(ViewData);
        return Page();
    }
}
