using System.Globalization;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>The framework as the tree of its file: each thing's fields in the order they are written, without those that say nothing.</summary>
internal static class FrameworkTree
{
    /// <summary>The whole file.</summary>
    /// <param name="framework">What it says.</param>
    /// <param name="areas">Every area there is: the file names municipalities by code and name.</param>
    public static YamlMap Of(FollowUpFramework framework, IReadOnlyCollection<SourceArea> areas)
    {
        var names = areas.ToDictionary(area => area.Code, area => $"{area.Code} {area.Name}", StringComparer.Ordinal);
        return Map(
            ("municipality", Text(names[framework.Municipality])),
            ("programme", Of(framework.Programme)),
            ("goals", List(framework.Goals.Select(Of))),
            ("strategies", List(framework.Strategies.Select(Of))),
            ("focus_areas", List(framework.FocusAreas.Select(Of))),
            ("earlier_areas", List(framework.EarlierAreas.Select(Of))),
            ("organisations", List(framework.Organisations.Select(Of))),
            ("indicators", List(framework.Indicators.Select(Of))),
            ("links", List(framework.Links.Select(Of))),
            ("targets", List(framework.Targets.Select(Of))),
            ("peer_groups", List(framework.PeerGroups.Select(group => Of(group, names)))));
    }

    public static YamlMap Of(Programme programme) => Map(
    [
        ("code", Text(programme.Code)),
        ("title", Text(programme.Title)),
        ("first_year", Number(programme.FirstYear)),
        ("last_year", Number(programme.LastYear)),
        ("wording", Word(programme.Wording, FrameworkWords.Wordings)),
        ("origin", Text(programme.Origin)),
        .. Of(programme.Standing),
    ]);

    public static YamlMap Of(Goal goal) => Map(
    [
        ("code", Text(goal.Code)),
        ("title", Text(goal.Title)),
        ("wording", Word(goal.Wording, FrameworkWords.Wordings)),
        ("origin", Text(goal.Origin)),
        .. Of(goal.Standing),
    ]);

    public static YamlMap Of(Strategy strategy) => Map(
    [
        ("code", Text(strategy.Code)),
        ("title", Text(strategy.Title)),
        ("followed_up_through", Text(strategy.FollowedUpThrough)),
        ("wording", Word(strategy.Wording, FrameworkWords.Wordings)),
        ("origin", Text(strategy.Origin)),
        .. Of(strategy.Standing),
        ("decisions", List(strategy.Decisions.Select(Of))),
    ]);

    public static YamlMap Of(FocusArea area) => Map(
    [
        ("code", Text(area.Code)),
        ("strategy", Text(area.Strategy)),
        ("title", Text(area.Title)),
        ("wording", Word(area.Wording, FrameworkWords.Wordings)),
        ("origin", Text(area.Origin)),
        .. Of(area.Standing),
    ]);

    public static YamlMap Of(EarlierArea area) => Map(
        ("code", Text(area.Code)),
        ("strategy", TextOrNone(area.Strategy)),
        ("title", Text(area.Title)),
        ("relation", Text(area.Relation)),
        ("became", Text(area.Became)),
        ("wording", Word(area.Wording, FrameworkWords.Wordings)),
        ("origin", Text(area.Origin)));

    public static YamlMap Of(Organisation organisation) => Map(
    [
        ("code", Text(organisation.Code)),
        ("kind", Word(organisation.Kind, FrameworkWords.OrganisationKinds)),
        ("title", Text(organisation.Title)),
        ("wording", Word(organisation.Wording, FrameworkWords.Wordings)),
        ("origin", Text(organisation.Origin)),
        .. Of(organisation.Standing),
    ]);

    public static YamlMap Of(FrameworkIndicator indicator) => Map(
    [
        ("code", Text(indicator.Code)),
        ("title", Text(indicator.Title)),
        ("unit", Text(indicator.Unit)),
        ("lowest", Number(indicator.Lowest)),
        ("highest", Number(indicator.Highest)),
        ("protect_below", Number(indicator.ProtectBelow)),
        ("decimals", Number(indicator.Decimals)),
        ("direction", Word(indicator.Direction, FrameworkWords.Directions)),
        ("period", Word(indicator.PeriodKind, FrameworkWords.PeriodKinds)),
        ("by_sex", TrueOrFalse(indicator.SplitsBySex)),
        ("publisher", Text(indicator.Publisher)),
        ("note", TextOrNone(indicator.Note)),
        ("base_year", Number(indicator.BaseYear)),
        ("natural_limit", Number(indicator.NaturalLimit)),
        ("goals", List(indicator.Goals.Select(Text))),
        ("responsible", List(indicator.Responsible.Select(Text))),
        ("wording", Word(indicator.Wording, FrameworkWords.Wordings)),
        .. Of(indicator.Standing),
    ]);

    public static YamlMap Of(FocusAreaLink link) => Map(
    [
        ("focus_area", Text(link.FocusArea)),
        ("goal", Text(link.Goal)),
        ("indicator", Text(link.Indicator)),
        ("role", Word(link.Role, FrameworkWords.LinkRoles)),
        ("reason", Text(link.Reason)),
        ("wording", Word(link.Wording, FrameworkWords.Wordings)),
        .. Of(link.Standing),
    ]);

    public static YamlMap Of(IndicatorTarget target) => Map(
    [
        ("indicator", Text(target.Indicator)),
        ("goal", Text(target.Goal)),
        ("value", Number(target.Level?.Value)),
        ("band", target.Band is { } band ? Map(("lowest", Number(band.Lowest)), ("highest", Number(band.Highest))) : null),
        ("direction_only", target.Level is null && target.Band is null ? TrueOrFalse(true) : null),
        ("year", Number(target.Level?.Year ?? target.Band?.Year)),
        ("milestones", target.Milestones.Count > 0 ? List(target.Milestones.Select(Of)) : null),
        ("wording", Word(target.Wording, FrameworkWords.Wordings)),
        ("origin", Text(target.Origin)),
        .. Of(target.Standing),
    ]);

    public static YamlMap Of(PeerGroup group, IReadOnlyDictionary<string, string> names) => Map(
        ("code", Text(group.Code)),
        ("title", Text(group.Title)),
        ("default", TrueOrFalse(group.IsDefault)),
        ("origin", Text(group.Origin)),
        ("members", List(group.Members.Select(member => Text(names[member])))));

    private static YamlMap Of(Decision decision) => Map(("title", Text(decision.Title)), ("date", Plain(decision.Date)), ("reference", TextOrNone(decision.Reference)));

    private static YamlMap Of(Milestone milestone) => Map(("year", Number(milestone.Year)), ("value", Number(milestone.Value)));

    private static (string, YamlNode?)[] Of(Standing standing) =>
    [
        ("status", standing.Stage is { } stage ? Word(stage, FrameworkWords.Stages) : null),
        ("decision", standing.Decision is { } decided ? Of(decided) : null),
        ("valid_from", Day(standing.ValidFrom)),
        ("valid_to", Day(standing.ValidTo)),
    ];

    private static YamlMap Of(Decided decided) => Map(
        ("body", Text(decided.Body)),
        ("date", decided.Date.Length > 0 ? Plain(decided.Date) : null),
        ("paragraph", TextOrNone(decided.Paragraph)),
        ("registry_number", TextOrNone(decided.RegistryNumber)));

    /// <summary>A map of the fields that say something.</summary>
    private static YamlMap Map(params (string Key, YamlNode? Value)[] fields) => new(
        default,
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => new YamlEntry(default, field.Value!), StringComparer.Ordinal));

    private static YamlList List(IEnumerable<YamlNode> items) => new(default, [.. items]);

    private static YamlText Text(string text) => new(default, text, IsPlain: false);

    private static YamlText? TextOrNone(string text) => text.Length > 0 ? Text(text) : null;

    private static YamlText Plain(string word) => new(default, word, IsPlain: true);

    private static YamlText Word<T>(T meant, IReadOnlyDictionary<string, T> words) => Plain(words.Single(word => EqualityComparer<T>.Default.Equals(word.Value, meant)).Key);

    private static YamlText TrueOrFalse(bool value) => Plain(value ? "true" : "false");

    private static YamlText? Day(DateOnly? day) => day is { } stated ? Plain(stated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    // As many decimals as the file may have; more than fifteen digits in all never stand there.
    private static YamlText? Number(double? value) => value is { } stated ? Plain(stated.ToString("0.####", CultureInfo.InvariantCulture)) : null;
}
