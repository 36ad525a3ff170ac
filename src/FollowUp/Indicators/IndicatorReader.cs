using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Database;
using FollowUp.Judgements;

namespace FollowUp.Indicators;

/// <summary>Reads what an indicator's page prints, all of one moment.</summary>
public sealed class IndicatorReader(Db db)
{
    /// <summary>Fewer members with a figure say nothing of the group.</summary>
    private const int FewestPeers = 3;

    /// <summary>Codes are no longer; whoever asks for a longer one asks for nothing there is.</summary>
    private const int LongestCode = 200;

    /// <summary>The page of an indicator; null when none is followed up by that code.</summary>
    public Task<IndicatorView?> ReadAsync(string code, CancellationToken ct) => db.InSnapshotAsync(snapshot => ReadAsync(snapshot, code, ct), ct);

    private static async Task<IndicatorView?> ReadAsync(Statements seen, string code, CancellationToken ct)
    {
        var judgements = new JudgementReader(seen);
        if (code.Length > LongestCode || await judgements.FrameworkAsync(ct) is not { } framework || await judgements.OneAsync(code, ct) is not { } judged)
        {
            return null;
        }

        var of = new { indicatorId = judged.Indicator.Id };
        var facts = await seen.QuerySingleAsync<SourceFacts>("queries/indicators/source_facts.sql", of, ct);
        var uses = await seen.QueryAsync<UseRow>("queries/indicators/uses.sql", of, ct);
        var charts = await ChartsAsync(seen, framework, judged, null, ct);
        var revisions = await seen.QueryAsync<RevisionRow>("queries/indicators/revisions.sql", of, ct);
        var notices = await seen.QueryAsync<IndicatorNotice>("queries/indicators/notices.sql", of, ct);
        var aim = await seen.QueryFirstOrDefaultAsync<AimRow>("queries/indicators/aim.sql", of, ct);
        return new IndicatorView(framework, judged, facts, uses, charts.Peers, charts.Drawn, ChartTable.Of(charts.Whole), revisions, notices) { Aim = aim };
    }

    /// <summary>An indicator's figures beside those they are compared with: the one place that decides who stands beside whom in a chart.</summary>
    /// <param name="seen">Where the others' figures are read: of the same moment as the indicator's own.</param>
    /// <param name="framework">Whose follow-up it is.</param>
    /// <param name="judged">The indicator and its own figures.</param>
    /// <param name="year">The year whose follow-up it is: others' later periods are left out too; null for all.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<IndicatorCharts> ChartsAsync(Statements seen, FrameworkRow framework, JudgedIndicator judged, int? year, CancellationToken ct)
    {
        var of = new { indicatorId = judged.Indicator.Id };
        var country = Country(judged, await seen.QueryAsync<ComparedFigure>("queries/indicators/country_figures.sql", of, ct), year);
        var ranges = Ranges(judged, await seen.QueryAsync<PeerRangeRow>("queries/indicators/peer_ranges.sql", of, ct), year);
        var peers = ranges.Count == 0 ? null : await seen.QueryFirstOrDefaultAsync<PeerGroupRow>("queries/indicators/peer_group.sql", ct);
        return new IndicatorCharts(Model(framework, judged, country, ranges, drawn: true), Model(framework, judged, country, ranges, drawn: false), peers);
    }

    /// <summary>The figures of the whole country that belong beside the indicator's own.</summary>
    public async Task<Series> CountryAsync(JudgedIndicator judged, CancellationToken ct) =>
        Country(judged, await db.QueryAsync<ComparedFigure>("queries/indicators/country_figures.sql", new { indicatorId = judged.Indicator.Id }, ct), null);

    /// <summary>What every group is called, by its code.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GroupTitlesAsync(CancellationToken ct) =>
        (await db.QueryAsync<GroupTitle>("queries/indicators/group_titles.sql", ct)).ToDictionary(group => group.Code, group => group.Title, StringComparer.Ordinal);

    private static Series Country(JudgedIndicator judged, IEnumerable<ComparedFigure> figures, int? year) =>
        new(figures.Where(figure => IsComparable(judged, figure.Period, year)).Select(figure => figure.Observation));

    // A plain count or amount follows the size of the place: beside others it would compare how large they are.
    private static bool IsComparable(JudgedIndicator judged, Period period, int? year) =>
        period.Kind == judged.Indicator.PeriodKind && !judged.Indicator.Measure.GrowsWithSize && (year is null || period.EndYear <= year);

    private static List<PeerRange> Ranges(JudgedIndicator judged, IEnumerable<PeerRangeRow> rows, int? year) =>
        [.. rows.Where(row => IsComparable(judged, row.Period, year) && row.Members >= FewestPeers).Select(row => new PeerRange(row.Period, row.Low, row.High))];

    // What the drawing shows: where women and men are known nearly as often as all, they stand for the total. The table has every group.
    private static TrendModel Model(FrameworkRow framework, JudgedIndicator judged, Series country, List<PeerRange> ranges, bool drawn)
    {
        var indicator = judged.Indicator;
        ChartLine[] own =
        [
            new(IndicatorTexts.Total, LineRole.Total, judged.Total),
            new(IndicatorTexts.Women, LineRole.Women, judged.Group("K")),
            new(IndicatorTexts.Men, LineRole.Men, judged.Group("M")),
        ];
        var bySex = own[1..].All(line => line.Series.WithValue.Count() >= Math.Max(2, judged.Total.WithValue.Count() * 2 / 3));
        var shown = own.Where(line => line.Series.Count > 0 && (!drawn || bySex == (line.Role != LineRole.Total)));
        var lines = country.Latest is null ? shown : shown.Append(new ChartLine(IndicatorTexts.Country, LineRole.Country, country));
        return new TrendModel(
            TrendModel.SafeId(indicator.Code),
            indicator.Title,
            lines,
            judged.Decimals,
            indicator.Measure.IsPercent,
            IndicatorSentences.Subtitle(framework, indicator),
            IndicatorSentences.SourceLine(indicator, ranges.Count > 0),
            ranges.Count == 0 ? null : new PeerBand(IndicatorTexts.PeerBand, ranges),
            indicator.Target is { } target ? new ChartTarget(target.Value, target.Year, IndicatorTexts.TargetLabel) : null,
            indicator.Synthetic && judged.Groups.Count > 0);
    }
}
