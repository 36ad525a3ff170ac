using FollowUp.Ui;
using static FollowUp.Framework.NewIndicatorCheck;

namespace FollowUp.Framework;

/// <summary>The fields of the form of a <see cref="NewIndicator"/>, with what is in them and what is wrong. Only what holds on the day can be chosen.</summary>
public sealed class NewIndicatorFields(NewIndicator said, FollowUpFramework framework, DateOnly day, FieldErrors errors)
{
    private readonly IReadOnlyList<Goal> _goals = [.. framework.Goals.Where(goal => goal.Standing.Holds(day))];

    /// <summary>What is measured, and how it is shown.</summary>
    public IReadOnlyList<Field> Indicator =>
    [
        Box(Names.Title, NewIndicatorTexts.TitleLabel, said.Title, NewIndicatorTexts.TitleHint),
        List(Names.Direction, NewIndicatorTexts.DirectionLabel, said.Direction,
        [
            new("", NewIndicatorTexts.Choose), new("up", NewIndicatorTexts.DirectionUp), new("down", NewIndicatorTexts.DirectionDown), new("none", NewIndicatorTexts.DirectionNone),
        ]),
        Box(Names.Unit, NewIndicatorTexts.UnitLabel, said.Unit, NewIndicatorTexts.UnitHint),
        Box(Names.Decimals, NewIndicatorTexts.DecimalsLabel, said.Decimals),
        List(Names.Period, NewIndicatorTexts.PeriodLabel, said.Period,
        [
            new("year", NewIndicatorTexts.PeriodYear), new("school_year", NewIndicatorTexts.PeriodSchoolYear), new("half_year", NewIndicatorTexts.PeriodHalfYear),
            new("tertial", NewIndicatorTexts.PeriodTertial), new("quarter", NewIndicatorTexts.PeriodQuarter), new("month", NewIndicatorTexts.PeriodMonth),
            new("week", NewIndicatorTexts.PeriodWeek), new("several_years", NewIndicatorTexts.PeriodSeveralYears),
        ]),
        List(Names.BySex, NewIndicatorTexts.BySexLabel, said.BySex, [new("true", NewIndicatorTexts.BySexYes), new("false", NewIndicatorTexts.BySexNo)]),
        Box(Names.Publisher, NewIndicatorTexts.PublisherLabel, said.Publisher, NewIndicatorTexts.PublisherHint),
        Box(Names.Note, Optional(NewIndicatorTexts.NoteLabel), said.Note, NewIndicatorTexts.NoteHint, required: false),
    ];

    /// <summary>The goals it may show.</summary>
    public Boxes Goals => new(
        Names.Goals, NewIndicatorTexts.GoalsLegend, NewIndicatorTexts.GoalsHint, errors.Of(Names.Goals),
        [.. _goals.Select(goal => new Box(goal.Code, goal.Title, said.Goals.Contains(goal.Code, StringComparer.Ordinal)))]);

    /// <summary>Those who may answer for it.</summary>
    public Boxes Responsible => new(
        Names.Responsible, NewIndicatorTexts.ResponsibleLegend, null, errors.Of(Names.Responsible),
        [.. framework.Organisations.Where(one => one.Standing.Holds(day)).Select(one => new Box(one.Code, one.Title, said.Responsible.Contains(one.Code, StringComparer.Ordinal)))]);

    /// <summary>The focus area that is to use it, and why.</summary>
    public IReadOnlyList<Field> Link =>
    [
        List(Names.FocusArea, NewIndicatorTexts.FocusAreaLabel, said.FocusArea,
            [new("", NewIndicatorTexts.NoFocusArea), .. framework.FocusAreas.Where(area => area.Standing.Holds(day)).Select(area => new Choice(area.Code, area.Title))], required: false),
        List(Names.Role, NewIndicatorTexts.RoleLabel, said.Role, [new("main", NewIndicatorTexts.RoleMain), new("supporting", NewIndicatorTexts.RoleSupporting)]),
        Box(Names.Reason, NewIndicatorTexts.ReasonLabel, said.Reason, NewIndicatorTexts.ReasonHint, required: false),
    ];

    /// <summary>What is to be reached, and when.</summary>
    public IReadOnlyList<Field> Target =>
    [
        Box(Names.TargetValue, NewIndicatorTexts.TargetValueLabel, said.TargetValue, required: false),
        Box(Names.TargetYear, NewIndicatorTexts.TargetYearLabel, said.TargetYear, required: false),
    ];

    /// <summary>The goal that area and target are meant towards.</summary>
    public Field Through => List(Names.Through, Optional(NewIndicatorTexts.ThroughLabel), said.Through,
        [new("", NewIndicatorTexts.ThroughNone), .. _goals.Select(goal => new Choice(goal.Code, goal.Title))], required: false, NewIndicatorTexts.ThroughHint);

    /// <summary>Where it is put: a draft of its own, or one that is open.</summary>
    /// <param name="open">The open drafts.</param>
    public Field Draft(IReadOnlyList<DraftRow> open) => List(Names.Draft, NewIndicatorTexts.DraftLabel, said.Draft,
        [new("", NewIndicatorTexts.DraftOwn), .. open.Select(draft => new Choice(FormattableString.Invariant($"{draft.Id}"), Pages.DraftWords.InList(draft)))], required: false, NewIndicatorTexts.DraftHint);

    private static string Optional(string label) => Analysis.Format.Fill(UiTexts.Optional, label);

    private Field Box(string name, string label, string value, string? hint = null, bool required = true) =>
        new(name, label) { Value = value, Hint = hint, Required = required, Error = errors.Of(name) };

    private Field List(string name, string label, string value, IReadOnlyList<Choice> choices, bool required = true, string? hint = null) =>
        new(name, label) { Value = value, Hint = hint, Choices = choices, Required = required, Error = errors.Of(name) };
}

/// <summary>Several things of which any may be ticked.</summary>
/// <param name="Name">What they are sent as.</param>
/// <param name="Legend">What stands above them.</param>
/// <param name="Hint">What helps to choose; null for nothing.</param>
/// <param name="Error">What is wrong with what was ticked; null when nothing is.</param>
/// <param name="All">They.</param>
public sealed record Boxes(string Name, string Legend, string? Hint, string? Error, IReadOnlyList<Box> All)
{
    /// <summary>True of so many that they stand in two columns where there is room.</summary>
    public bool AreMany => All.Count > 10;

    /// <summary>The ids of the texts that belong to them; null for none.</summary>
    public string? DescribedBy => new Field(Name, Legend) { Hint = Hint, Error = Error }.DescribedBy;
}

/// <summary>A box to tick.</summary>
/// <param name="Value">What is sent when it is ticked.</param>
/// <param name="Text">What stands beside it.</param>
/// <param name="Ticked">Whether it is.</param>
public sealed record Box(string Value, string Text, bool Ticked);
