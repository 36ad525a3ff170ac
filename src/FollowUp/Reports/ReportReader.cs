using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Indicators;
using FollowUp.Judgements;
using FollowUp.Yaml;

namespace FollowUp.Reports;

/// <summary>Reads what a report says, for everybody it is for, from what one snapshot of the database holds.</summary>
public sealed class ReportReader(Db db, ChartCache charts, TimeProvider clock)
{
    /// <summary>The organisations a report is for, the council first, without reading a figure.</summary>
    public async Task<IReadOnlyList<AudienceRow>> AudiencesAsync(ReportFile file, CancellationToken ct) => Audiences(file, await RowsAsync(db, ct));

    /// <summary>The report for each it is for, all from one moment.</summary>
    /// <param name="file">Which report.</param>
    /// <param name="year">The year followed up.</param>
    /// <param name="standing">What it is to be.</param>
    /// <param name="audience">Only for the organisation of this code; null for all.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <exception cref="RefusedException">There is nothing to report on; says why.</exception>
    public Task<IReadOnlyList<ReportContent>> ReadAsync(ReportFile file, int year, ReportStanding standing, string? audience, CancellationToken ct) =>
        db.InSnapshotAsync(transaction => ReadAsync(transaction, file, year, standing, audience, ct), ct);

    /// <inheritdoc cref="ReadAsync(ReportFile, int, ReportStanding, string?, CancellationToken)"/>
    public async Task<IReadOnlyList<ReportContent>> ReadAsync(Statements snapshot, ReportFile file, int year, ReportStanding standing, string? audience, CancellationToken ct)
    {
        var judgements = new JudgementReader(snapshot);
        if (await judgements.FrameworkAsync(ct) is null)
        {
            throw new RefusedException(ReportTexts.NoFramework);
        }

        var overview = await new OverviewReader(db, charts, clock).ReadAsync(snapshot, file.AsDashboard, year, ct)
            ?? throw new RefusedException(Format.Fill(ReportTexts.NoSuchYear, Format.Year(year)));
        var batch = await snapshot.QuerySingleAsync<int?>("queries/reports/latest_batch.sql", ct);
        var audiences = Audiences(file, await RowsAsync(snapshot, ct));
        var drawn = new Dictionary<int, IndicatorCharts>();
        foreach (var line in overview.Lines)
        {
            drawn[line.Judged.Indicator.Id] = await IndicatorReader.ChartsAsync(snapshot, overview.Framework, line.Judged, year, ct);
        }

        var writer = new ReportWriter(file, overview, drawn, batch, clock.GetUtcNow(), standing);
        return [.. audiences.Where(one => audience is null || one.Code == audience).Select(writer.For)];
    }

    private static Task<IReadOnlyList<AudienceRow>> RowsAsync(Statements from, CancellationToken ct) => from.QueryAsync<AudienceRow>("queries/reports/audiences.sql", ct);

    private static AudienceRow[] Audiences(ReportFile file, IReadOnlyList<AudienceRow> rows)
    {
        var council = rows.FirstOrDefault(row => row.Code == file.Council)
            ?? throw new RefusedException(Format.Fill(ReportTexts.NoCouncil, file.Name, file.Council));
        return [council with { Indicators = null }, .. rows.Where(row => file.EachBoard && row.IsBoard && row != council && row.Indicators!.Length > 0)];
    }
}

/// <summary>An organisation that a report can be for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its name.</param>
/// <param name="IsBoard">True for boards.</param>
/// <param name="Indicators">The indicators it answers for; null when it gets all.</param>
public sealed record AudienceRow(string Code, string Title, bool IsBoard, int[]? Indicators);
