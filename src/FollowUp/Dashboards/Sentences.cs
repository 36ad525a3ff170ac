using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Framework;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Dashboards;

/// <summary>The sentences of the dashboard pages that are put together from more than one text.</summary>
public static class Sentences
{
    /// <summary>The heading of a page: the dashboard and its year, or the group and the year.</summary>
    public static string Heading(Overview overview, IndicatorGroup? chosen) => chosen is null
        ? Format.Fill(FollowUpTexts.Heading, overview.Dashboard.Title, Format.Year(overview.Year))
        : Format.Fill(FollowUpTexts.Heading, Label(chosen), Format.Year(overview.Year));

    /// <summary>What a group is called by its number.</summary>
    public static string Label(IndicatorGroup group) =>
        Format.Fill(group.Row.Strategy is null ? FollowUpTexts.GoalNumber : FollowUpTexts.FocusAreaNumber, Format.Count(group.Row.Position));

    /// <summary>A goal by its number.</summary>
    public static string Label(GroupRow goal) => Format.Fill(FollowUpTexts.GoalNumber, Format.Count(goal.Position));

    /// <summary>A source and when it was last fetched.</summary>
    public static string Fetched(SourceFetched source) => source.FetchedAt is { } at
        ? Format.Fill(FollowUpTexts.SourceFetched, source.Title, LocalTime.Day(at))
        : Format.Fill(FollowUpTexts.SourceNeverFetched, source.Title);

    /// <summary>How sure the wordings of the goals are, in one sentence; null when every one is quoted or verified.</summary>
    public static string? Wordings(Overview overview)
    {
        int Count(string wording) => overview.Groups.Count(group => group.Row.Wording == wording);
        string[] parts =
        [
            .. new (int Count, string Text)[]
            {
                (Count("quoted") + Count("verified"), FollowUpTexts.WordingsQuoted),
                (Count("second_hand"), FollowUpTexts.WordingsSecondHand),
                (Count("proposed"), FollowUpTexts.WordingsProposed),
                (Count("placeholder"), FollowUpTexts.WordingsPlaceholder),
            }.Where(part => part.Count > 0).Select(part => Format.Fill(part.Text, Format.Count(part.Count))),
        ];
        return overview.Dashboard.Group != DashboardGroup.Goals || overview.Groups.All(group => group.Row.Wording is "quoted" or "verified")
            ? null
            : Format.Fill(FollowUpTexts.Wordings, Format.Count(overview.Groups.Count), Words.ListAnd(parts));
    }

    /// <summary>Where a wording is from and what that means; null where nothing needs saying.</summary>
    public static string? Wording(GroupRow row) => row.Wording switch
    {
        "placeholder" => FollowUpTexts.ThisPlaceholder,
        "second_hand" => Format.Fill(FollowUpTexts.ThisSecondHand, row.Origin),
        "proposed" => FollowUpTexts.ThisProposed,
        _ => null,
    };

    /// <summary>Where figures come from: the one who makes them, and the source they are fetched from where that is another.</summary>
    public static string Source(IndicatorFacts indicator) =>
        indicator.Delivered || Within(indicator.Publisher, indicator.SourceTitle) || Within(indicator.SourceTitle, indicator.Publisher)
            ? Format.Fill(FollowUpTexts.Source, indicator.Publisher)
            : Format.Fill(FollowUpTexts.SourceVia, indicator.Publisher, indicator.SourceTitle, indicator.SourceKey);

    /// <summary>The sources and when each was last fetched.</summary>
    public static string Fetched(IEnumerable<SourceFetched> sources) => string.Join(FollowUpTexts.Between, sources.Select(Fetched));

    /// <summary>Why an indicator cannot be assessed, in a word or three.</summary>
    public static string Cause(JudgedIndicator judged) => judged is { Groups.Count: 0, Indicator.Delivered: true }
        ? FollowUpTexts.NotDelivered
        : Signal.Of(judged.Verdict).Word;

    /// <summary>Why an indicator has no value, in a word or three.</summary>
    public static string WhyNoValue(JudgedIndicator judged) => judged switch
    {
        { Groups.Count: 0, Indicator.Delivered: true } => FollowUpTexts.NotDelivered,
        { Groups.Count: 0 } => FollowUpTexts.NothingFetched,
        _ => Format.Fill(FollowUpTexts.NoValue, judged.Total.Count == 0 ? FollowUpTexts.NoTotal : ChartText.Reason(judged.Total[^1].Status)),
    };

    /// <summary>What is waited for where there is no value; null when nothing is known to come.</summary>
    public static string? Waiting(JudgedIndicator judged) => judged switch
    {
        { Groups.Count: 0, Indicator.Delivered: true } => Format.Fill(FollowUpTexts.WaitingForDelivery, judged.Indicator.Publisher),
        { Groups.Count: 0, Indicator.NextPublication: { } day } => Format.Fill(FollowUpTexts.NextPublication, Format.Date(day)),
        _ => null,
    };

    /// <summary>Under a row's title: the goals where they must be named, who answers for it, where it comes from, how sure its place is.</summary>
    public static string Meta(IndicatorLine line, RowsOnPage rows) => Meta(line, rows, null);

    /// <summary>The same for one without a value, with what is waited for first.</summary>
    public static string WaitingMeta(IndicatorLine line, RowsOnPage rows) => Meta(line, rows, Waiting(line.Judged));

    /// <summary>How much an indicator says of a focus area, by which goal it is there, why, and where that stands.</summary>
    public static string Reason(LinkReason reason) => Reason(reason.Link.IsSupporting, Label(reason.Goal), reason.Link.Reason ?? "", reason.Link.Stands);

    /// <inheritdoc cref="Reason(LinkReason)"/>
    public static string Reason(bool isSupporting, string goal, string reason, Standing standing) => string.Join(' ', new[]
    {
        Format.Fill(FollowUpTexts.RoleThroughGoal, isSupporting ? FollowUpTexts.RoleSupporting : FollowUpTexts.RoleMain, Words.LowerFirst(goal)),
        reason,
        Words.Standing(standing, isNeuter: false),
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>What an earlier area became and how, and of which strategy it was where that is known.</summary>
    public static string Grown(GrownArea area) =>
        Format.Fill(FollowUpTexts.Grown, area.Row.Title, area.Row.Relation, area.Into) + (area.Row.Strategy.Length == 0 ? "" : " " + Format.Fill(FollowUpTexts.GrownOf, area.Row.Strategy));

    /// <summary>So many indicators.</summary>
    public static string HowMany(int count) => count == 1 ? FollowUpTexts.OneIndicator : Format.Fill(FollowUpTexts.SomeIndicators, Format.Count(count));

    private static bool Within(string name, string longer) => longer.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static string Meta(IndicatorLine line, RowsOnPage rows, string? waiting)
    {
        var indicator = line.Judged.Indicator;
        string?[] parts =
        [
            waiting,
            rows.NamesGoals && !rows.GivesReasons ? Words.List(line.Goals.Select(Label)) : null,
            !rows.GivesReasons && line.Reasons.Any() && line.Reasons.All(reason => reason.Link.IsSupporting) ? FollowUpTexts.Supporting : null,
            Words.List(indicator.Responsible.Where(name => waiting is null || name != indicator.Publisher)),
            indicator.Delivered ? null : Source(indicator),
            line.LinkWording is "quoted" or "verified" ? null : Link(line.LinkWording),
        ];
        return string.Join(FollowUpTexts.Between, parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>What a column says.</summary>
    public static string Column(DashboardColumn column) => column switch
    {
        DashboardColumn.Value => FollowUpTexts.LatestValue,
        DashboardColumn.Level => FollowUpTexts.Level,
        DashboardColumn.Trend => FollowUpTexts.Trend,
        _ => FollowUpTexts.Course,
    };

    /// <summary>What must be said after the period of a value that is not final; empty for a final one.</summary>
    public static string Remark(Observation observation) => ChartText.Remark(observation.Status) is { } remark ? UiTexts.ListSeparator + remark : "";

    /// <summary>What must be said after a target that is not known from the decision itself; empty where nothing must.</summary>
    public static string TargetWording(IndicatorFacts indicator) => indicator.TargetWording is null or "quoted" or "verified"
        ? ""
        : UiTexts.ListSeparator + Words.Wording(indicator.TargetWording).ToLowerInvariant();

    /// <summary>How sure it is that an indicator belongs where it stands.</summary>
    public static string Link(string wording) => wording == "proposed" ? FollowUpTexts.ProposedLink : Words.Wording(wording).ToLowerInvariant();
}
