using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Judgements;
using FollowUp.Reports;
using FollowUp.Ui;

namespace FollowUp.Revisions;

/// <summary>Reads what has been revised, and what each revision touches: the verdict, the dashboards, the published editions.</summary>
public sealed class RevisionReader(Db db, JudgementReader judgements, EditionFigures editions, DashboardFolder dashboards)
{
    /// <summary>One page of the revised figures of what is followed up, the latest first.</summary>
    public Task<PageOf<RevisedFigure>> FollowedAsync(RevisionFilter filter, CancellationToken ct) => ReadAsync(filter, followedOnly: true, ct);

    /// <summary>One page of what a run revised in the followed area, followed up or not.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="ct">Stops the reading.</param>
    public Task<PageOf<RevisedFigure>> OfRunAsync(int runId, int page, CancellationToken ct) =>
        ReadAsync(new RevisionFilter { RunId = runId, Page = page }, followedOnly: false, ct);

    /// <summary>How many figures a run changed in all; null when there is none of that number.</summary>
    public Task<RunTotals?> TotalsAsync(int runId, CancellationToken ct) =>
        db.QueryFirstOrDefaultAsync<RunTotals>("queries/revisions/run_totals.sql", new { runId }, ct);

    /// <summary>What can be chosen among: every followed indicator, by its title.</summary>
    public async Task<IReadOnlyList<Choice>> IndicatorsAsync(CancellationToken ct) =>
        [.. (await JudgedAsync(ct)).Values.Select(judged => new Choice(judged.Indicator.Code, judged.Indicator.Title)).OrderBy(choice => choice.Text, StringComparer.Ordinal)];

    private async Task<PageOf<RevisedFigure>> ReadAsync(RevisionFilter filter, bool followedOnly, CancellationToken ct)
    {
        var rows = await db.QueryAsync<RevisedFigureRow>(
            "queries/revisions/revised_figures.sql",
            new { indicator = filter.Indicator, runId = filter.RunId, since = filter.SinceMoment, followedOnly, most = PageOf.Rows, skip = PageOf.Before(filter.Page) },
            ct);
        if (rows.Count == 0)
        {
            return new PageOf<RevisedFigure>([], filter.Page, 0);
        }

        var judged = await JudgedAsync(ct);
        var held = await editions.OfAsync([.. rows.Select(row => row.Code).Distinct(StringComparer.Ordinal)], ct);
        return new PageOf<RevisedFigure>([.. rows.Select(row => Touching(row, judged.GetValueOrDefault(row.Code), held))], filter.Page, rows[0].Revised);
    }

    /// <summary>Every followed indicator, judged on all its periods.</summary>
    private async Task<Dictionary<string, JudgedIndicator>> JudgedAsync(CancellationToken ct) =>
        (await judgements.AllAsync(int.MaxValue, ct)).ToDictionary(one => one.Indicator.Code, StringComparer.Ordinal);

    private RevisedFigure Touching(RevisedFigureRow row, JudgedIndicator? judged, ILookup<(string Code, string Breakdown, string Period), EditionFigureRow> held)
    {
        var unit = judged?.Indicator.Measure.Label ?? "";
        var decimals = judged?.Decimals;
        return new RevisedFigure(
            row,
            ValueChange.Of(row.Old, row.New, decimals, unit),
            judged is null || row.Breakdown != JudgedIndicator.All ? null : RevisionWords.InVerdict(judged.Verdict, row.Period),
            [.. dashboards.All.Where(file => row.Followed && Shows(file, row))],
            [.. held[(row.Code, row.Breakdown, EditionFigures.PeriodOf(row.Period))].Select(one => new FigureInEdition(one, RevisionWords.Says(one, row, decimals, unit)))]);
    }

    // As the overviews do it: under what it belongs to, and where context is shown also what belongs to no goal.
    private static bool Shows(DashboardFile file, RevisedFigureRow row) =>
        (file.Group == DashboardGroup.Goals ? row.OfGoal : row.OfFocusArea) || file.ShowsContext && !row.OfGoal;
}
