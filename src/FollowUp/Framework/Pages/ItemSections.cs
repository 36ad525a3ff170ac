using FollowUp.Ui;
using static FollowUp.Framework.Pages.FieldKind;

namespace FollowUp.Framework.Pages;

/// <summary>Every kind of thing in the framework with its fields, as the file has them: the only list the forms and the told changes are made from.</summary>
public static class ItemSections
{
    private static readonly ItemField _code = new("code", ItemTexts.Code) { IsKey = true, Hint = ItemTexts.CodeHint };
    private static readonly ItemField _title = new("title", ItemTexts.Title, Sentence);
    private static readonly ItemField _origin = new("origin", ItemTexts.Origin, Sentence) { Hint = ItemTexts.OriginHint };

    private static readonly ItemField _wording = new("wording", ItemTexts.Wording, FieldKind.Choice)
    {
        Hint = ItemTexts.WordingHint,
        Choices =
        [
            new("quoted", ItemTexts.Quoted), new("second_hand", ItemTexts.SecondHand), new("verified", ItemTexts.Verified),
            new("proposed", ItemTexts.Proposed), new("placeholder", ItemTexts.Placeholder),
        ],
    };

    private static readonly ItemField[] _standing =
    [
        new("status", ItemTexts.Status, FieldKind.Choice)
        {
            Required = false,
            Aside = ItemTexts.Standing,
            Choices = [new("", ItemTexts.NotSaid), new("consultation", ItemTexts.Consultation), new("adopted", ItemTexts.Adopted), new("superseded", ItemTexts.Superseded)],
        },
        new("decision", ItemTexts.Decision, Group)
        {
            Required = false,
            Aside = ItemTexts.Standing,
            Hint = ItemTexts.DecisionHint,
            Fields =
            [
                new("body", ItemTexts.Body) { Hint = ItemTexts.BodyHint },
                new("date", ItemTexts.Date) { Required = false, Hint = ItemTexts.DateHint },
                new("paragraph", ItemTexts.Paragraph) { Required = false },
                new("registry_number", ItemTexts.RegistryNumber) { Required = false },
            ],
        },
        new("valid_from", ItemTexts.ValidFrom) { Required = false, Aside = ItemTexts.Standing, Hint = ItemTexts.ValidFromHint },
        new("valid_to", ItemTexts.ValidTo) { Required = false, Aside = ItemTexts.Standing, Hint = ItemTexts.ValidToHint },
    ];

    private static readonly Choice[] _yesNo = [new("true", ItemTexts.Yes), new("false", ItemTexts.No)];

    /// <summary>In the file's order.</summary>
    public static IReadOnlyList<ItemSection> All { get; } =
    [
        new("programme", ItemTexts.Programme, "",
        [
            _code, _title, new("first_year", ItemTexts.FirstYear), new("last_year", ItemTexts.LastYear), _wording, _origin, .. _standing,
        ]),
        new("goals", ItemTexts.Goals, ItemTexts.NewGoal, [_code, _title, _wording, _origin, .. _standing]),
        new("strategies", ItemTexts.Strategies, ItemTexts.NewStrategy,
        [
            _code, _title, Reference("followed_up_through", ItemTexts.FollowedUpThrough, "programme"), _wording, _origin, .. _standing,
            new("decisions", ItemTexts.Decisions, Rows)
            {
                Hint = ItemTexts.DecisionsHint,
                Fields =
                [
                    new("title", ItemTexts.DecisionTitle, Sentence), new("date", ItemTexts.Date), new("reference", ItemTexts.Reference) { Required = false },
                ],
            },
        ]),
        new("focus_areas", ItemTexts.FocusAreas, ItemTexts.NewFocusArea, [_code, Reference("strategy", ItemTexts.Strategy, "strategies"), _title, _wording, _origin, .. _standing]),
        new("earlier_areas", ItemTexts.EarlierAreas, ItemTexts.NewEarlierArea,
        [
            _code, new("strategy", ItemTexts.EarlierStrategy, Sentence) { Required = false, Hint = ItemTexts.EarlierStrategyHint }, _title,
            new("relation", ItemTexts.Relation) { Hint = ItemTexts.RelationHint }, Reference("became", ItemTexts.Became, "focus_areas", "goals", "earlier_areas"), _wording, _origin,
        ]),
        new("organisations", ItemTexts.Organisations, ItemTexts.NewOrganisation,
        [
            _code,
            new("kind", ItemTexts.Kind, FieldKind.Choice) { Choices = [new("board", ItemTexts.Board), new("administration", ItemTexts.Administration), new("company", ItemTexts.Company)] },
            _title, _wording, _origin, .. _standing,
        ]),
        new("indicators", ItemTexts.Indicators, ItemTexts.NewIndicator,
        [
            new("code", ItemTexts.Code) { IsKey = true, Hint = ItemTexts.IndicatorCodeHint },
            _title,
            new("unit", ItemTexts.Unit) { Hint = ItemTexts.UnitHint },
            new("decimals", ItemTexts.Decimals) { Required = false, Hint = ItemTexts.DecimalsHint },
            new("direction", ItemTexts.Direction, FieldKind.Choice) { Choices = [new("up", ItemTexts.Up), new("down", ItemTexts.Down), new("none", ItemTexts.NoDirection)] },
            new("period", ItemTexts.Period, FieldKind.Choice)
            {
                Choices =
                [
                    new("year", ItemTexts.Year), new("school_year", ItemTexts.SchoolYear), new("half_year", ItemTexts.HalfYear), new("tertial", ItemTexts.Tertial),
                    new("quarter", ItemTexts.Quarter), new("month", ItemTexts.Month), new("week", ItemTexts.Week), new("several_years", ItemTexts.SeveralYears),
                ],
            },
            new("by_sex", ItemTexts.BySex, FieldKind.Choice) { Choices = _yesNo },
            new("goals", ItemTexts.Goals, Codes) { Hint = ItemTexts.IndicatorGoalsHint, Of = ["goals"] },
            new("responsible", ItemTexts.Responsible, Codes) { Of = ["organisations"] },
            new("publisher", ItemTexts.Publisher) { Hint = ItemTexts.PublisherHint },
            new("note", ItemTexts.Note, Sentence) { Required = false, Hint = ItemTexts.NoteHint },
            _wording,
            new("base_year", ItemTexts.BaseYear) { Required = false, Aside = ItemTexts.More, Hint = ItemTexts.BaseYearHint },
            new("natural_limit", ItemTexts.NaturalLimit, Number) { Required = false, Aside = ItemTexts.More, Hint = ItemTexts.NaturalLimitHint },
            new("lowest", ItemTexts.Lowest, Number) { Required = false, Aside = ItemTexts.More, Hint = ItemTexts.OwnHint },
            new("highest", ItemTexts.Highest, Number) { Required = false, Aside = ItemTexts.More, Hint = ItemTexts.OwnHint },
            new("protect_below", ItemTexts.ProtectBelow) { Required = false, Aside = ItemTexts.More, Hint = ItemTexts.ProtectBelowHint },
            .. _standing,
        ]),
        new("links", ItemTexts.Links, ItemTexts.NewLink,
        [
            Reference("focus_area", ItemTexts.FocusArea, "focus_areas") with { IsKey = true }, Reference("goal", ItemTexts.Goal, "goals") with { IsKey = true, Hint = ItemTexts.LinkGoalHint },
            Reference("indicator", ItemTexts.Indicator, "indicators") with { IsKey = true },
            new("role", ItemTexts.Role, FieldKind.Choice) { Choices = [new("main", ItemTexts.Main), new("supporting", ItemTexts.Supporting)] },
            new("reason", ItemTexts.Reason, Sentence) { Hint = ItemTexts.ReasonHint }, _wording, .. _standing,
        ]),
        new("targets", ItemTexts.Targets, ItemTexts.NewTarget,
        [
            Reference("indicator", ItemTexts.Indicator, "indicators") with { IsKey = true }, Reference("goal", ItemTexts.Goal, "goals") with { Hint = ItemTexts.TargetGoalHint },
            new("value", ItemTexts.Value, Number) { Required = false, Hint = ItemTexts.ValueHint },
            new("band", ItemTexts.Band, Group) { Required = false, Hint = ItemTexts.BandHint, Fields = [new("lowest", ItemTexts.Lowest, Number), new("highest", ItemTexts.Highest, Number)] },
            new("direction_only", ItemTexts.DirectionOnly, Tick) { Required = false, Hint = ItemTexts.DirectionOnlyHint },
            new("year", ItemTexts.TargetYear) { Required = false, Hint = ItemTexts.TargetYearHint },
            new("milestones", ItemTexts.Milestones, Rows) { Required = false, Hint = ItemTexts.MilestonesHint, Fields = [new("year", ItemTexts.Year), new("value", ItemTexts.MilestoneValue, Number)] },
            _wording, _origin, .. _standing,
        ]),
        new("peer_groups", ItemTexts.PeerGroups, ItemTexts.NewPeerGroup,
        [
            _code, _title, new("default", ItemTexts.Default, FieldKind.Choice) { Choices = _yesNo }, _origin,
            new("members", ItemTexts.Members, Lines) { Hint = ItemTexts.MembersHint },
        ]),
    ];

    /// <summary>The section of that name; null when there is none.</summary>
    public static ItemSection? Find(string? name) => All.FirstOrDefault(section => section.Name == name);

    private static ItemField Reference(string key, string label, params string[] of) => new(key, label, FieldKind.Choice) { Of = of };
}
