using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>Reads the framework file's things, one kind each.</summary>
/// <param name="references">What has been named so far.</param>
internal sealed class FrameworkItems(FrameworkReferences references)
{
    /// <summary>The first year that a programme can begin with.</summary>
    public const int EarliestYear = 1900;

    private const int LatestYear = 2200;

    public FrameworkReferences References => references;

    public Programme Programme(YamlFields? fields)
    {
        if (fields is null)
        {
            return new Programme("", "", EarliestYear, LatestYear, default, "");
        }

        var firstYear = fields.Whole("first_year", EarliestYear, LatestYear);
        var standing = Standing(fields);
        var programme = new Programme(
            references.Define(What.Programme, fields), references.Title(What.Programme, fields, standing),
            firstYear, fields.Whole("last_year", firstYear, LatestYear), Wording(fields), fields.Text("origin"))
        { Standing = standing };
        fields.NothingElse();
        return programme;
    }

    public Goal Goal(YamlFields fields)
    {
        var standing = Standing(fields);
        var goal = new Goal(references.Define(What.Goal, fields), references.Title(What.Goal, fields, standing), Wording(fields), fields.Text("origin"))
        { Standing = standing };
        references.Stands(What.Goal, goal.Code, goal.Standing);
        fields.NothingElse();
        return goal;
    }

    public Strategy Strategy(YamlFields fields)
    {
        var standing = Standing(fields);
        var strategy = new Strategy(
            references.Define(What.Strategy, fields), references.Title(What.Strategy, fields, standing), references.Known(What.Programme, fields.Name("followed_up_through")),
            [.. fields.Maps("decisions").Select(Decision)], Wording(fields), fields.Text("origin"))
        { Standing = standing };
        references.Stands(What.Strategy, strategy.Code, standing);
        fields.NothingElse(new Dictionary<string, string>
        {
            ["goals"] = FrameworkTexts.StrategyOwnsNothing,
            ["indicators"] = FrameworkTexts.StrategyOwnsNothing,
            ["targets"] = FrameworkTexts.StrategyOwnsNothing,
        });
        return strategy;
    }

    public FocusArea FocusArea(YamlFields fields)
    {
        var standing = Standing(fields);
        var strategy = references.Known(What.Strategy, fields.Name("strategy"));
        var area = new FocusArea(
            references.Define(What.FocusArea, fields), strategy, references.Title(What.FocusArea, fields, references.While(What.Strategy, strategy, standing)),
            Wording(fields), fields.Text("origin"))
        { Standing = standing };
        references.Stands(What.FocusArea, area.Code, area.Standing);
        fields.NothingElse();
        return area;
    }

    /// <summary>Their codes are all taken before what they became is looked at: one may have become another that stands further down.</summary>
    public IReadOnlyList<EarlierArea> EarlierAreas(IReadOnlyList<YamlFields> areas)
    {
        var codes = areas.Select(area => references.Define(What.EarlierArea, area)).ToList();
        var read = areas.Zip(codes, (area, code) => (Area: EarlierArea(area, code), Place: area.PlaceOf("became"))).ToList();
        references.EndsSomewhere(read);
        return [.. read.Select(area => area.Area)];
    }

    public Organisation Organisation(YamlFields fields)
    {
        var standing = Standing(fields);
        var organisation = new Organisation(
            references.Define(What.Organisation, fields), fields.OneOf("kind", FrameworkWords.OrganisationKinds), references.Title(What.Organisation, fields, standing),
            Wording(fields), fields.Text("origin"))
        { Standing = standing };
        fields.NothingElse();
        return organisation;
    }

    public FrameworkIndicator Indicator(YamlFields fields)
    {
        var before = references.Mistakes;
        var (code, source, key) = references.DefineIndicator(fields);
        var standing = Standing(fields);
        var indicator = new FrameworkIndicator(
            code, source, key, references.Title(What.Indicator, fields, standing), fields.Text("unit"), fields.WholeOrNone("decimals", 0, 6),
            fields.OneOf("direction", FrameworkWords.Directions, FrameworkTexts.DirectionMissing),
            fields.OneOf("period", FrameworkWords.PeriodKinds), fields.TrueOrFalse("by_sex"),
            fields.WholeOrNone("base_year", Period.FirstYear, Period.LastYear), fields.NumberOrNone("natural_limit"),
            references.LimitOrNone(fields, source, "lowest"), references.LimitOrNone(fields, source, "highest"), references.ProtectBelow(fields, code, source),
            fields.Text("publisher"), fields.TextOrNone("note"),
            [.. fields.Names("goals").Select(goal => references.Known(What.Goal, goal))],
            [.. fields.Names("responsible").Select(organisation => references.Known(What.Organisation, organisation))], Wording(fields))
        { Standing = standing };
        if (references.Mistakes == before)
        {
            references.InOrder(fields, indicator.Lowest, indicator.Highest);
            references.Has(indicator);
        }

        fields.NothingElse();
        return indicator;
    }

    public FocusAreaLink Link(YamlFields fields)
    {
        var indicator = fields.Name("indicator");
        var link = new FocusAreaLink(
            references.Known(What.FocusArea, fields.Name("focus_area")), references.Known(What.Goal, fields.Name("goal")), indicator.Text,
            fields.OneOf("role", FrameworkWords.LinkRoles, FrameworkTexts.RoleMissing), fields.Text("reason"), Wording(fields))
        { Standing = Standing(fields) };
        references.Links(link, indicator);
        fields.NothingElse();
        return link;
    }

    public IndicatorTarget Target(YamlFields fields, Programme programme)
    {
        var indicator = fields.Name("indicator");
        var goal = references.Known(What.Goal, fields.Name("goal"));
        var band = fields.MapOrNone("band");
        var directionOnly = fields.OneOfOrNone("direction_only", new Dictionary<string, bool> { ["true"] = true }) == true;
        var isLevel = references.OneAim(fields, band is not null, directionOnly);
        int Year() => fields.Whole("year", programme.FirstYear, LatestYear);
        var target = new IndicatorTarget(
            indicator.Text,
            goal,
            isLevel ? new Target(fields.Number("value"), Year()) : null,
            band is null ? null : Band(band, Year()),
            [.. fields.MapsOrNone("milestones").Select(milestone => Milestone(milestone, programme))],
            Wording(fields),
            fields.Text("origin"))
        { Standing = Standing(fields) };
        references.Aims(target, indicator, fields);
        fields.NothingElse();
        return target;
    }

    public PeerGroup PeerGroup(YamlFields fields, string municipality)
    {
        var group = new PeerGroup(
            references.Define(What.PeerGroup, fields), references.Title(What.PeerGroup, fields, FollowUp.Framework.Standing.NotSaid), references.Default(fields), fields.Text("origin"),
            [.. fields.Names("members").Select(member => references.Member(member, municipality))]);
        references.NeedsSome(fields, "members", group.Members.Count);
        fields.NothingElse();
        return group;
    }

    private EarlierArea EarlierArea(YamlFields fields, string code)
    {
        var area = new EarlierArea(
            code, fields.TextOrNone("strategy"), references.Title(What.EarlierArea, fields, FollowUp.Framework.Standing.NotSaid), fields.Text("relation"),
            references.KnownAreaOrGoal(fields.Name("became")), Wording(fields), fields.Text("origin"));
        fields.NothingElse();
        return area;
    }

    private Decision Decision(YamlFields fields)
    {
        var decision = new Decision(fields.Text("title"), references.Date(fields.Name("date")), fields.TextOrNone("reference"));
        fields.NothingElse();
        return decision;
    }

    private TargetBand Band(YamlFields fields, int year)
    {
        var before = references.Mistakes;
        var band = new TargetBand(fields.Number("lowest"), fields.Number("highest"), year);
        if (references.Mistakes == before)
        {
            references.InOrder(fields, band.Lowest, band.Highest);
        }

        fields.NothingElse();
        return band;
    }

    private static Milestone Milestone(YamlFields fields, Programme programme)
    {
        var milestone = new Milestone(fields.Whole("year", programme.FirstYear, LatestYear), fields.Number("value"));
        fields.NothingElse();
        return milestone;
    }

    /// <summary>How far it has come, by whose decision, and when it holds: all of it may be left out.</summary>
    private Standing Standing(YamlFields fields)
    {
        var stage = fields.OneOfOrNone("status", FrameworkWords.Stages);
        var decision = fields.MapOrNone("decision") is { } decided ? Decided(decided) : null;
        var standing = new Standing(stage, decision, references.DayOrNone(fields, "valid_from"), references.DayOrNone(fields, "valid_to"));
        references.StandsToReason(fields, standing);
        return standing;
    }

    private Decided Decided(YamlFields fields)
    {
        var decided = new Decided(
            fields.Text("body"), fields.NameOrNone("date") is { } date ? references.Date(date) : "", fields.TextOrNone("paragraph"), fields.TextOrNone("registry_number"));
        fields.NothingElse();
        return decided;
    }

    private static Wording Wording(YamlFields fields) => fields.OneOf("wording", FrameworkWords.Wordings);
}
