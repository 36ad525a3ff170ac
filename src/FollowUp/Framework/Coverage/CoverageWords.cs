using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>The sentences about coverage, the same on the page and in the command's answer.</summary>
public static class CoverageWords
{
    /// <summary>What a severity is called over its gaps.</summary>
    public static string Heading(GapSeverity severity) => severity switch
    {
        GapSeverity.Error => CoverageTexts.Errors,
        GapSeverity.Warning => CoverageTexts.Warnings,
        _ => CoverageTexts.Notes,
    };

    /// <summary>What a severity means.</summary>
    public static string Lead(GapSeverity severity) => severity switch
    {
        GapSeverity.Error => CoverageTexts.ErrorsLead,
        GapSeverity.Warning => CoverageTexts.WarningsLead,
        _ => CoverageTexts.NotesLead,
    };

    /// <summary>What one gap of a severity is called.</summary>
    public static string One(GapSeverity severity) => severity switch
    {
        GapSeverity.Error => CoverageTexts.Error,
        GapSeverity.Warning => CoverageTexts.Warning,
        _ => CoverageTexts.Note,
    };

    /// <summary>So many gaps of a severity.</summary>
    public static string HowMany(Coverage coverage, GapSeverity severity)
    {
        var (one, some) = severity switch
        {
            GapSeverity.Error => (CoverageTexts.OneError, CoverageTexts.SomeErrors),
            GapSeverity.Warning => (CoverageTexts.OneWarning, CoverageTexts.SomeWarnings),
            _ => (CoverageTexts.OneNote, CoverageTexts.SomeNotes),
        };
        return Many(coverage.Gaps.Count(gap => gap.Severity == severity), one, some);
    }

    /// <summary>So many of something.</summary>
    public static string Many(int count, string one, string some) => count == 1 ? one : Format.Fill(some, Format.Count(count));

    /// <summary>What a kind of gap is called, in the plural.</summary>
    public static string Heading(GapKind kind, GapSubject subject) => Format.Fill(Texts(kind, subject).Heading, Format.Count(CoverageConstants.OldAfterYears));

    /// <summary>What is to be done about a kind of gap, in one sentence.</summary>
    public static string WhatToDo(GapKind kind, GapSubject subject) => Texts(kind, subject).Do;

    /// <summary>A goal by its number.</summary>
    public static string Goal(int number) => Format.Fill(FollowUpTexts.GoalNumber, Format.Count(number));

    /// <summary>A focus area by its number, and by its strategy where there are several.</summary>
    public static string FocusArea(int number, string? strategy) => Format.Fill(FollowUpTexts.FocusAreaNumber, Format.Count(number)) is var area && strategy is null
        ? area
        : Format.Fill(CoverageTexts.OfStrategy, area, strategy!);

    /// <summary>What a gap is in: a goal or a focus area with its number, an indicator by its title.</summary>
    public static string Subject(Coverage coverage, Gap gap) => gap.Subject switch
    {
        GapSubject.Goal when coverage.Facts.Goals.First(goal => goal.Code == gap.Code) is var goal => Format.Fill(CoverageTexts.Named, Goal(goal.Number), goal.Title),
        GapSubject.FocusArea when coverage.Facts.FocusAreas.First(area => area.Code == gap.Code) is var area => Format.Fill(CoverageTexts.Named, FocusArea(area.Number, area.Strategy), area.Title),
        _ => coverage.Indicator(gap.Code).Title,
    };

    /// <summary>What must be said of one gap besides what it is in, before the names of those involved; null for nothing.</summary>
    public static string? Remark(Coverage coverage, Gap gap) => gap.Kind switch
    {
        GapKind.OneIndicator => CoverageTexts.Only,
        GapKind.LinkedWithoutFigures => Format.Fill(CoverageTexts.Without, Format.Count(gap.Involved.Count), Format.Count(coverage.OfFocusArea(gap.Code).Count)),
        GapKind.NeverDelivered when coverage.Indicator(gap.Code).Responsible is { Count: > 0 } names => Format.Fill(CoverageTexts.AnsweredBy, Words.ListAnd(names)),
        GapKind.Stale when coverage.Indicator(gap.Code).Figures.Latest is { } latest => Format.Fill(CoverageTexts.Latest, PeriodWords.Name(latest.Period)),
        GapKind.SameFigure => CoverageTexts.SameAs,
        GapKind.DeliveredThoughPublished => CoverageTexts.Like,
        _ => null,
    };

    /// <summary>The indicators that are named beside a gap: where it would not help to name all of a group, none.</summary>
    public static IReadOnlyList<InvolvedIndicator> Involved(Coverage coverage, Gap gap) =>
        gap.Kind is GapKind.OneIndicator or GapKind.LinkedWithoutFigures or GapKind.SameFigure or GapKind.DeliveredThoughPublished ? [.. gap.Involved.Select(code => Named(coverage, code))] : [];

    /// <summary>An indicator by the framework's title, or by the source's with its code.</summary>
    private static InvolvedIndicator Named(Coverage coverage, string code) => coverage.IsFollowed(code)
        ? new InvolvedIndicator(coverage.Indicator(code).Title, "/indikator/" + code)
        : new InvolvedIndicator(coverage.Facts.Catalogue.FirstOrDefault(one => one.Code == code) is { } one ? Format.Fill(CoverageTexts.Remark, one.Title, code) : code, null);

    private static (string Heading, string Do) Texts(GapKind kind, GapSubject subject) => (kind, subject) switch
    {
        (GapKind.NoIndicator, GapSubject.Goal) => (CoverageTexts.NoIndicatorGoal, CoverageTexts.NoIndicatorGoalDo),
        (GapKind.NoIndicator, _) => (CoverageTexts.NoIndicatorFocusArea, CoverageTexts.NoIndicatorFocusAreaDo),
        (GapKind.NobodyResponsible, _) => (CoverageTexts.NobodyResponsible, CoverageTexts.NobodyResponsibleDo),
        (GapKind.OneIndicator, GapSubject.Goal) => (CoverageTexts.OneIndicatorGoal, CoverageTexts.OneIndicatorGoalDo),
        (GapKind.OneIndicator, _) => (CoverageTexts.OneIndicatorFocusArea, CoverageTexts.OneIndicatorFocusAreaDo),
        (GapKind.OnlyWithoutFigures, GapSubject.Goal) => (CoverageTexts.OnlyWithoutFiguresGoal, CoverageTexts.OnlyWithoutFiguresGoalDo),
        (GapKind.OnlyWithoutFigures, _) => (CoverageTexts.OnlyWithoutFiguresFocusArea, CoverageTexts.OnlyWithoutFiguresFocusAreaDo),
        (GapKind.OnlySlow, GapSubject.Goal) => (CoverageTexts.OnlySlowGoal, CoverageTexts.OnlySlowGoalDo),
        (GapKind.OnlySlow, _) => (CoverageTexts.OnlySlowFocusArea, CoverageTexts.OnlySlowFocusAreaDo),
        (GapKind.OnlyStale, GapSubject.Goal) => (CoverageTexts.OnlyStaleGoal, CoverageTexts.OnlyStaleGoalDo),
        (GapKind.OnlyStale, _) => (CoverageTexts.OnlyStaleFocusArea, CoverageTexts.OnlyStaleFocusAreaDo),
        (GapKind.OnlyUndirected, GapSubject.Goal) => (CoverageTexts.OnlyUndirectedGoal, CoverageTexts.OnlyUndirectedGoalDo),
        (GapKind.OnlyUndirected, _) => (CoverageTexts.OnlyUndirectedFocusArea, CoverageTexts.OnlyUndirectedFocusAreaDo),
        (GapKind.OnlyUntargeted, GapSubject.Goal) => (CoverageTexts.OnlyUntargetedGoal, CoverageTexts.OnlyUntargetedGoalDo),
        (GapKind.OnlyUntargeted, _) => (CoverageTexts.OnlyUntargetedFocusArea, CoverageTexts.OnlyUntargetedFocusAreaDo),
        (GapKind.LinkedWithoutFigures, _) => (CoverageTexts.LinkedWithoutFigures, CoverageTexts.LinkedWithoutFiguresDo),
        (GapKind.NeverDelivered, _) => (CoverageTexts.NeverDelivered, CoverageTexts.NeverDeliveredDo),
        (GapKind.NeverFetched, _) => (CoverageTexts.NeverFetched, CoverageTexts.NeverFetchedDo),
        (GapKind.Stale, _) => (CoverageTexts.Stale, CoverageTexts.StaleDo),
        (GapKind.SplitNotShown, _) => (CoverageTexts.SplitNotShown, CoverageTexts.SplitNotShownDo),
        (GapKind.SplitWithoutFigures, _) => (CoverageTexts.SplitWithoutFigures, CoverageTexts.SplitWithoutFiguresDo),
        (GapKind.SameFigure, _) => (CoverageTexts.SameFigure, CoverageTexts.SameFigureDo),
        (GapKind.DeliveredThoughPublished, _) => (CoverageTexts.DeliveredThoughPublished, CoverageTexts.DeliveredThoughPublishedDo),
        (GapKind.Undirected, _) => (CoverageTexts.Undirected, CoverageTexts.UndirectedDo),
        _ => (CoverageTexts.Untargeted, CoverageTexts.UntargetedDo),
    };
}

/// <summary>An indicator named beside a gap.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Address">Where it is shown; null for what is not followed up.</param>
public sealed record InvolvedIndicator(string Title, string? Address);
