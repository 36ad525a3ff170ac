using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Judgements;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>Reads what coverage is worked out from, all of one moment.</summary>
public sealed class CoverageReader(Db db, TimeProvider clock)
{
    private const string Women = "K";
    private const string Men = "M";

    private KeptCoverage? _kept;

    /// <summary>The coverage as it is; null before the first framework import. Nothing is worked out again before something it depends on is otherwise.</summary>
    public Task<CoverageView?> ReadAsync(CancellationToken ct) => db.InSnapshotAsync(
        async snapshot =>
        {
            var state = await snapshot.QuerySingleAsync<CoverageState>("queries/framework/coverage_state.sql", ct);
            var today = LocalTime.DayOf(clock.GetUtcNow());
            if (_kept is { } kept && kept.State == state && kept.Day == today)
            {
                return kept.View;
            }

            var view = await ReadAsync(snapshot, ct);
            _kept = new KeptCoverage(state, today, view);
            return view;
        },
        ct);

    /// <summary>The coverage as one transaction sees it, also of a framework that nobody else sees.</summary>
    public async Task<CoverageView?> ReadAsync(Statements seen, CancellationToken ct)
    {
        var judgements = new JudgementReader(seen);
        if (await judgements.FrameworkAsync(ct) is not { } framework)
        {
            return null;
        }

        var today = LocalTime.DayOf(clock.GetUtcNow());
        var goals = await seen.QueryAsync<CoverageGroupRow>("queries/framework/coverage_goals.sql", ct);
        var areas = await seen.QueryAsync<CoverageGroupRow>("queries/framework/coverage_focus_areas.sql", ct);
        var links = await seen.QueryAsync<CoverageLinkRow>("queries/framework/coverage_links.sql", ct);
        var rows = (await seen.QueryAsync<CoverageIndicatorRow>("queries/framework/coverage_indicators.sql", ct)).ToDictionary(row => row.Code, StringComparer.Ordinal);
        CoveredIndicator[] indicators = [.. (await judgements.AllAsync(today.Year, ct)).Select(judged => Covered(judged, rows[judged.Indicator.Code]))];
        var facts = new CoverageFacts(
            today,
            [.. areas.Select(area => area.Covered)],
            [.. goals.Select(goal => goal.Covered)],
            indicators,
            [.. links.Select(row => row.Link)],
            await CatalogueAsync(seen, indicators, ct));
        return new CoverageView(framework, goals, areas, Coverage.Of(facts));
    }

    private static CoveredIndicator Covered(JudgedIndicator judged, CoverageIndicatorRow row)
    {
        var indicator = judged.Indicator;
        bool Has(string group) => judged.Group(group).Any(o => o.Value is not null || o.Status == ObservationStatus.Suppressed);
        return new CoveredIndicator(
            indicator.Code,
            indicator.Title,
            row.Goals,
            indicator.Responsible,
            indicator.Direction,
            row.Aim switch { null => AimKind.None, "direction" => AimKind.DirectionOnly, _ => AimKind.Level },
            indicator.PeriodKind,
            judged.Total,
            new SexSplit(indicator.SplitsBySex, row.SourceSplits, Has(Women) && Has(Men)),
            new WayIn(indicator.Delivered, indicator.Source, indicator.SourceKey, indicator.NextPublication));
    }

    /// <summary>What sources publish, asked for only where something is delivered that it could stand in for.</summary>
    private static async Task<IReadOnlyList<PublishedIndicator>> CatalogueAsync(Statements seen, IReadOnlyList<CoveredIndicator> indicators, CancellationToken ct)
    {
        CoveredIndicator[] delivered = [.. indicators.Where(indicator => indicator.Way.Delivered)];
        if (delivered.Length == 0)
        {
            return [];
        }

        var titles = (await seen.QueryAsync<CatalogueTitleRow>("queries/framework/coverage_catalogue.sql", ct)).ToDictionary(row => (row.Source, row.Key), row => row.Title);
        var figures = delivered.Any(indicator => indicator.Figures.WithValue.Count() >= CoverageConstants.SharedPeriods)
            ? await seen.QueryAsync<CatalogueFigureRow>("queries/framework/coverage_alike.sql", new { shared = CoverageConstants.SharedPeriods }, ct)
            : [];
        var series = figures.GroupBy(figure => (figure.Source, figure.Key, figure.Period.Kind))
            .Select(group => new PublishedIndicator(
                group.Key.Source, group.Key.Key, titles.GetValueOrDefault((group.Key.Source, group.Key.Key), ""), new Series(group.Select(figure => figure.Observation))));
        return [.. titles.Select(title => new PublishedIndicator(title.Key.Source, title.Key.Key, title.Value, Series.Empty)).Concat(series)];
    }
}

/// <summary>The coverage that was worked out last, and of what.</summary>
internal sealed record KeptCoverage(CoverageState State, DateOnly Day, CoverageView? View);

/// <summary>The coverage, whose it is, and how sure the wordings are that it names.</summary>
/// <param name="Framework">Whose follow-up it is.</param>
/// <param name="Goals">The goals, in their order.</param>
/// <param name="FocusAreas">The focus areas, in their order.</param>
/// <param name="Coverage">What was worked out.</param>
public sealed record CoverageView(FrameworkRow Framework, IReadOnlyList<CoverageGroupRow> Goals, IReadOnlyList<CoverageGroupRow> FocusAreas, Coverage Coverage);
