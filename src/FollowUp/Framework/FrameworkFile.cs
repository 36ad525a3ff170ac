using System.Security.Cryptography;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// The framework as a person writes it, <c>dashboards/framework.yaml</c>. It is read strictly: every mistake is told with its line and what
/// would be right, all at once, and one mistake is enough to refuse the file.
/// </summary>
/// <param name="Sha256">Of the bytes that were read.</param>
/// <param name="Content">What the file says.</param>
public sealed record FrameworkFile(byte[] Sha256, FollowUpFramework Content)
{
    /// <summary>The source of what our own organisations deliver; its indicators' codes stand without it.</summary>
    public const string DeliveredBy = "leverans";

    private const int EarliestYear = 1900;
    private const int LatestYear = 2200;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="sources">The names of the sources there are.</param>
    /// <param name="areas">The areas there are.</param>
    /// <exception cref="FileRefusedException">Something is wrong in it.</exception>
    public static FrameworkFile Read(string name, byte[] bytes, IReadOnlyCollection<string> sources, IReadOnlyCollection<SourceArea> areas)
    {
        var problems = new Problems(name);
        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var references = new FrameworkReferences(sources, areas, problems);
        var content = Read(new YamlFields(root!, problems), references);
        problems.ThrowIfAny();
        return new FrameworkFile(SHA256.HashData(bytes), content);
    }

    private static FollowUpFramework Read(YamlFields file, FrameworkReferences references)
    {
        var municipality = references.Municipality(file.Name("municipality"));
        var programme = file.Map("programme") is { } fields ? ReadProgramme(fields, references) : new Programme("", "", EarliestYear, LatestYear, default, "");

        // What is referred to is read before what refers, whatever their order in the file.
        var goals = file.Maps("goals").Select(goal => ReadGoal(goal, references)).ToList();
        references.NeedsSome(file, "goals", goals.Count);
        var strategies = file.Maps("strategies").Select(strategy => ReadStrategy(strategy, references)).ToList();
        var focusAreas = file.Maps("focus_areas").Select(area => ReadFocusArea(area, references)).ToList();
        var earlierAreas = file.Maps("earlier_areas").Select(area => ReadEarlierArea(area, references)).ToList();
        var organisations = file.Maps("organisations").Select(organisation => ReadOrganisation(organisation, references)).ToList();
        var indicators = file.Maps("indicators").Select(indicator => ReadIndicator(indicator, references)).ToList();
        references.NeedsSome(file, "indicators", indicators.Count);
        var content = new FollowUpFramework
        {
            Municipality = municipality,
            Programme = programme,
            Goals = goals,
            Strategies = strategies,
            FocusAreas = focusAreas,
            EarlierAreas = earlierAreas,
            Organisations = organisations,
            Indicators = indicators,
            Links = [.. file.Maps("links").SelectMany(link => ReadLinks(link, references))],
            Targets = [.. file.Maps("targets").Select(target => ReadTarget(target, programme, references))],
            PeerGroups = [.. file.Maps("peer_groups").Select(group => ReadPeerGroup(group, municipality, references))],
        };
        references.NeedsOneDefault(file.PlaceOf("peer_groups"), content.PeerGroups.Count);
        file.NothingElse();
        return content;
    }

    private static Programme ReadProgramme(YamlFields fields, FrameworkReferences references)
    {
        var firstYear = fields.Whole("first_year", EarliestYear, LatestYear);
        var programme = new Programme(
            references.Define(What.Programme, fields), references.Title(What.Programme, fields),
            firstYear, fields.Whole("last_year", firstYear, LatestYear), ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse();
        return programme;
    }

    private static Goal ReadGoal(YamlFields fields, FrameworkReferences references)
    {
        var goal = new Goal(references.Define(What.Goal, fields), references.Title(What.Goal, fields), ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse();
        return goal;
    }

    private static Strategy ReadStrategy(YamlFields fields, FrameworkReferences references)
    {
        var strategy = new Strategy(
            references.Define(What.Strategy, fields), references.Title(What.Strategy, fields), references.Known(What.Programme, fields.Name("followed_up_through")),
            [.. fields.Maps("decisions").Select(decision => ReadDecision(decision, references))], ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse(new Dictionary<string, string>
        {
            ["goals"] = FrameworkTexts.StrategyOwnsNothing,
            ["indicators"] = FrameworkTexts.StrategyOwnsNothing,
            ["targets"] = FrameworkTexts.StrategyOwnsNothing,
        });
        return strategy;
    }

    private static Decision ReadDecision(YamlFields fields, FrameworkReferences references)
    {
        var decision = new Decision(fields.Text("title"), references.Date(fields.Name("date")), fields.TextOrNone("reference"));
        fields.NothingElse();
        return decision;
    }

    private static FocusArea ReadFocusArea(YamlFields fields, FrameworkReferences references)
    {
        var area = new FocusArea(
            references.Define(What.FocusArea, fields), references.Known(What.Strategy, fields.Name("strategy")), references.Title(What.FocusArea, fields),
            ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse();
        return area;
    }

    private static EarlierArea ReadEarlierArea(YamlFields fields, FrameworkReferences references)
    {
        var area = new EarlierArea(
            references.Define(What.EarlierArea, fields), references.Title(What.EarlierArea, fields), fields.Text("relation"),
            references.KnownFocusAreaOrGoal(fields.Name("became")), ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse();
        return area;
    }

    private static Organisation ReadOrganisation(YamlFields fields, FrameworkReferences references)
    {
        var organisation = new Organisation(
            references.Define(What.Organisation, fields), fields.OneOf("kind", FrameworkWords.OrganisationKinds), references.Title(What.Organisation, fields),
            ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse();
        return organisation;
    }

    private static FrameworkIndicator ReadIndicator(YamlFields fields, FrameworkReferences references)
    {
        var before = references.Mistakes;
        var (code, source, key) = references.DefineIndicator(fields);
        var indicator = new FrameworkIndicator(
            code, source, key, references.Title(What.Indicator, fields), fields.Text("unit"), fields.Whole("decimals", 0, 6),
            fields.OneOf("direction", FrameworkWords.Directions, FrameworkTexts.DirectionMissing),
            fields.OneOf("period", FrameworkWords.PeriodKinds), fields.TrueOrFalse("by_sex"),
            fields.WholeOrNone("base_year", Period.FirstYear, Period.LastYear), fields.NumberOrNone("natural_limit"),
            references.LimitOrNone(fields, source, "lowest"), references.LimitOrNone(fields, source, "highest"), references.ProtectBelow(fields, code, source),
            fields.Text("publisher"), fields.TextOrNone("note"),
            [.. fields.Names("goals").Select(goal => references.Known(What.Goal, goal))],
            [.. fields.Names("responsible").Select(organisation => references.Known(What.Organisation, organisation))], ReadStatus(fields));
        if (references.Mistakes == before)
        {
            references.Has(indicator);
        }

        fields.NothingElse();
        return indicator;
    }

    private static IEnumerable<FocusAreaLink> ReadLinks(YamlFields fields, FrameworkReferences references)
    {
        var (area, goal) = (references.Known(What.FocusArea, fields.Name("focus_area")), references.Known(What.Goal, fields.Name("goal")));
        var status = ReadStatus(fields);
        var indicators = fields.Names("indicators");
        fields.NothingElse();
        foreach (var indicator in indicators)
        {
            references.Links(area, goal, indicator);
            yield return new FocusAreaLink(area, goal, indicator.Text, status);
        }
    }

    private static IndicatorTarget ReadTarget(YamlFields fields, Programme programme, FrameworkReferences references)
    {
        var (indicator, goal) = (fields.Name("indicator"), references.Known(What.Goal, fields.Name("goal")));
        var target = new Target(fields.Number("value"), fields.Whole("year", programme.FirstYear, LatestYear));
        references.Aims(indicator, goal);
        var read = new IndicatorTarget(indicator.Text, goal, target, ReadStatus(fields), fields.Text("origin"));
        fields.NothingElse();
        return read;
    }

    private static PeerGroup ReadPeerGroup(YamlFields fields, string municipality, FrameworkReferences references)
    {
        var group = new PeerGroup(
            references.Define(What.PeerGroup, fields), references.Title(What.PeerGroup, fields), references.Default(fields), fields.Text("origin"),
            [.. fields.Names("members").Select(member => references.Member(member, municipality))]);
        references.NeedsSome(fields, "members", group.Members.Count);
        fields.NothingElse();
        return group;
    }

    private static Wording ReadStatus(YamlFields fields) => fields.OneOf("status", FrameworkWords.Wordings);
}
