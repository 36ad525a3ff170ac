using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>What is said of drafts and their steps, the same on every page.</summary>
internal static class DraftWords
{
    /// <summary>The address of a draft, or of one of its own pages.</summary>
    public static string Address(int draft, string? page = null) => FormattableString.Invariant($"/ramverk/utkast/{draft}{(page is null ? "" : "/" + page)}");

    /// <summary>The address of the form of a thing; of a new one of its kind when there is no key.</summary>
    public static string Address(int draft, string section, string? key, string page = "post") =>
        $"{Address(draft, page)}?del={Uri.EscapeDataString(section)}{(key is null ? "" : "&nyckel=" + Uri.EscapeDataString(key))}";

    /// <summary>The address of a draft, where is told who took a thing away, and when.</summary>
    public static string GoneAddress(int draft, int step, string section, string key) =>
        FormattableString.Invariant($"{Address(draft)}?borta={step}&del={Uri.EscapeDataString(section)}&nyckel={Uri.EscapeDataString(key)}");

    /// <summary>Who took a thing away in a step, and when; null when it took no such thing away.</summary>
    public static string? Gone(DraftStep step, string? section, string? key) =>
        step.Changes.FirstOrDefault(change => change.Kind == ChangeKind.Ended && change.Section == section && change.Key == key) is not { } gone ? null
            : Format.Fill(DraftPageTexts.HadTakenAway, Words.UpperFirst(Person.Named(step.Actor)), gone.Name, LocalTime.Minute(step.At));

    /// <summary>What a changed thing is called first in a sentence.</summary>
    public static string Name(ItemChange change) => change.Key.Length == 0 ? Words.UpperFirst(change.Name) : Name(change.Section, change.Name);

    /// <summary>What a thing is called first in a sentence: an indicator begins with its code, which stays as it is.</summary>
    public static string Name(string section, string name) => section == "indicators" ? name : Words.UpperFirst(name);

    /// <summary>Where a draft stands, in a sentence.</summary>
    public static string State(DraftRow draft) => draft switch
    {
        { IsBehind: true } => DraftPageTexts.IsBehindShort,
        { IsOpen: true } => DraftPageTexts.IsOpen,
        { State: "adopted" } => Format.Fill(DraftPageTexts.IsAdopted, LocalTime.Minute(draft.ClosedAt!.Value), Person.Named(draft.ClosedBy!)),
        _ => Format.Fill(DraftPageTexts.IsDiscarded, LocalTime.Minute(draft.ClosedAt!.Value), Person.Named(draft.ClosedBy!)),
    };

    /// <summary>Which draft it is among others of the same title: its number, and when it was started.</summary>
    public static string Which(DraftRow draft) => Format.Fill(DraftPageTexts.WhichDraft, Format.Count(draft.Id), LocalTime.Minute(draft.StartedAt));

    /// <summary>A draft in a list to choose from.</summary>
    public static string InList(DraftRow draft) => Format.Fill(DraftPageTexts.TitleAndWhich, draft.Title, Which(draft));

    /// <summary>Why a draft cannot be put in force: what stands in the way first, with where it is dealt with and what that is called; null when nothing does.</summary>
    public static (string Why, string Address, string Link)? Hindrance(DraftView view) => view switch
    {
        { Draft.IsOpen: false } => (Format.Fill(DraftPageTexts.CannotSinceClosed, State(view.Draft)), Address(view.Draft.Id), DraftPageTexts.BackToDraft),
        { Draft.IsBehind: true } => (DraftPageTexts.CannotSinceBehind, Address(view.Draft.Id) + "#efter", DraftPageTexts.ToBehind),
        { Problems.Count: > 0 } => (DraftPageTexts.CannotSinceProblems, Address(view.Draft.Id) + "#fel", DraftPageTexts.ToProblems),
        { Changes.Count: 0 } => (DraftPageTexts.CannotSinceSame, Address(view.Draft.Id) + "#innehall-utkast", DraftPageTexts.ToEverything),
        _ => null,
    };

    /// <summary>How many steps it has taken since it was started.</summary>
    public static string Steps(DraftRow draft) => draft.LastStep switch
    {
        1 => DraftPageTexts.NoSteps,
        2 => DraftPageTexts.OneStep,
        var last => Format.Fill(DraftPageTexts.ManySteps, Format.Count(last - 1)),
    };

    /// <summary>How many of something, in words that fit one and several.</summary>
    public static string Count(int count, string one, string many) => count == 1 ? one : Format.Fill(many, Format.Count(count));

    /// <summary>Whether changes are so few that each can be told in full at once.</summary>
    public static bool AreFew(IReadOnlyList<ItemChange> changes) => changes.Count <= 6;

    /// <summary>What a change would do.</summary>
    public static string Kind(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => DraftPageTexts.Added,
        ChangeKind.Changed => DraftPageTexts.Changed,
        _ => DraftPageTexts.Ended,
    };

    /// <summary>The sign of a change, beside its word.</summary>
    public static string Sign(ChangeKind kind) => kind switch { ChangeKind.Added => "+", ChangeKind.Changed => "→", _ => "×" };

    /// <summary>What a field is called.</summary>
    public static string Label(string section, string field) =>
        field == FrameworkChanges.Order ? DraftPageTexts.Order : section == "municipality" ? ItemTexts.Municipality : field.Length == 0 ? DraftPageTexts.TheWhole : ItemSections.Find(section)?.Label(field) ?? field;

    /// <summary>What a field says, as people say it.</summary>
    public static string Value(string section, string field, string? value) =>
        value is null or "" ? DraftPageTexts.Nothing : ItemSections.Find(section)?.Find(field)?.Shown(value) ?? value;

    /// <summary>What a step was.</summary>
    public static string Step(DraftStep step) => step.Kind switch
    {
        StepKind.Start => DraftPageTexts.StepStart,
        StepKind.Rename => DraftPageTexts.StepRename,
        StepKind.Undo => Format.Fill(DraftPageTexts.StepUndo, Format.Count(step.Undoes ?? 0)),
        StepKind.Redo => Format.Fill(DraftPageTexts.StepRedo, Format.Count(step.Undoes ?? 0)),
        StepKind.BringUp => DraftPageTexts.StepBringUp,
        StepKind.Upload => DraftPageTexts.StepUpload,
        _ => step.Changes switch
        {
            [] => DraftPageTexts.StepNothing,
            [{ Kind: ChangeKind.Added } one] => Format.Fill(DraftPageTexts.StepAdded, one.Name),
            [{ Kind: ChangeKind.Ended } one] => Format.Fill(DraftPageTexts.StepRemoved, one.Name),
            _ => Format.Fill(DraftPageTexts.StepChanged, Words.ListAnd([.. step.Changes.Select(change => change.Name)])),
        },
    };
}
