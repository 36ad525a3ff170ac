using System.Collections.Concurrent;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Database;
using FollowUp.Indicators;
using FollowUp.Judgements;

namespace FollowUp.Reports;

/// <summary>Reads editions, and what has been revised since each was frozen.</summary>
public sealed class EditionReader(Db db, JudgementReader judgements)
{
    private readonly ConcurrentDictionary<int, (int? Batch, DateTimeOffset Framework, IReadOnlyList<Revised> Revised)> _revised = new();

    /// <summary>Every edition, the latest first.</summary>
    public Task<IReadOnlyList<EditionRow>> AllAsync(CancellationToken ct) => db.QueryAsync<EditionRow>("queries/reports/editions.sql", ct);

    /// <summary>One edition; null when there is none of that address.</summary>
    public Task<EditionRow?> FindAsync(string report, string audience, int year, int version, CancellationToken ct) =>
        db.QueryFirstOrDefaultAsync<EditionRow>("queries/reports/edition.sql", new { report, audience, year, version }, ct);

    /// <summary>What an edition says.</summary>
    public async Task<ReportContent> ContentAsync(EditionRow edition, CancellationToken ct) =>
        ReportContent.FromJson(await db.QuerySingleAsync<string>("queries/reports/edition_content.sql", new { editionId = edition.Id }, ct));

    /// <summary>A published edition's document; null for one that is not published. The PDF and the workbook likewise.</summary>
    public Task<string?> HtmlAsync(EditionRow edition, CancellationToken ct) => db.QueryFirstOrDefaultAsync<string>("queries/reports/edition_html.sql", new { editionId = edition.Id }, ct);

    /// <inheritdoc cref="HtmlAsync"/>
    public Task<byte[]?> PdfAsync(EditionRow edition, CancellationToken ct) => db.QueryFirstOrDefaultAsync<byte[]>("queries/reports/edition_pdf.sql", new { editionId = edition.Id }, ct);

    /// <inheritdoc cref="HtmlAsync"/>
    public Task<byte[]?> WorkbookAsync(EditionRow edition, CancellationToken ct) => db.QueryFirstOrDefaultAsync<byte[]>("queries/reports/edition_workbook.sql", new { editionId = edition.Id }, ct);

    /// <summary>The figures of an edition that are others now, in its own order. Nothing is worked out again before new figures have come.</summary>
    public async Task<IReadOnlyList<Revised>> RevisedAsync(EditionRow edition, ReportContent content, CancellationToken ct)
    {
        var batch = await db.QuerySingleAsync<int?>("queries/reports/latest_batch.sql", ct);
        if (batch == edition.BatchId || await judgements.FrameworkAsync(ct) is not { } framework)
        {
            return [];
        }

        if (_revised.TryGetValue(edition.Id, out var known) && known.Batch == batch && known.Framework == framework.ImportedAt)
        {
            return known.Revised;
        }

        var now = (await judgements.AllAsync(edition.Year, ct)).ToDictionary(judged => judged.Indicator.Code, StringComparer.Ordinal);
        var untold = (await db.QueryAsync<UntoldPeriod>("queries/reports/untold_periods.sql", ct)).ToHashSet();
        List<Revised> revised = [];
        foreach (var indicator in content.Indicators.Where(indicator => indicator.Chart is not null && now.ContainsKey(indicator.Code)))
        {
            var judged = now[indicator.Code];
            var charts = await IndicatorReader.ChartsAsync(db, framework, judged, edition.Year, ct);
            var samePeers = content.Peers is { } then && charts.Peers is { } peers && then.Members.SequenceEqual(peers.Members);
            revised.AddRange(Revised.Between(indicator, charts.Whole, samePeers).Where(one => !untold.Contains(new UntoldPeriod(one.Code, one.Period))));
        }

        _revised[edition.Id] = (batch, framework.ImportedAt, revised);
        return revised;
    }
}

/// <summary>A period of an indicator whose revisions are not told, since they would give away what is hidden in it.</summary>
public sealed record UntoldPeriod(string Indicator, Period Period);

/// <summary>A figure of an edition that is another now.</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Period">Its period.</param>
/// <param name="Group">Whose figure.</param>
/// <param name="Old">What the edition says.</param>
/// <param name="New">What is known now.</param>
public sealed record Revised(string Code, string Title, Period Period, string Group, string Old, string New)
{
    /// <summary>What an edition's indicator says otherwise than the figures do now. What has come since is no revision: the edition never had it.</summary>
    /// <param name="indicator">What the edition says.</param>
    /// <param name="now">What is known now.</param>
    /// <param name="samePeers">False when other municipalities are compared with now: their range is then another, and nothing is revised by that.</param>
    public static IEnumerable<Revised> Between(ReportIndicator indicator, TrendModel now, bool samePeers)
    {
        var then = indicator.Chart!.Whole(indicator.Code);
        foreach (var line in then.Lines)
        {
            var later = now.Lines.FirstOrDefault(other => other.Role == line.Role)?.Series ?? Series.Empty;
            foreach (var o in line.Series)
            {
                var found = later.FirstOrDefault(other => other.Period == o.Period);
                if (found.Period != default && (found.Value != o.Value || found.Status != o.Status))
                {
                    var apart = Apart(indicator, o.Value, found.Value);
                    yield return new Revised(indicator.Code, indicator.Title, o.Period, line.Name, ChartText.Cell(apart, o), ChartText.Cell(apart, found));
                }
            }
        }

        foreach (var range in samePeers ? then.Band?.Ranges ?? [] : [])
        {
            var found = now.Band?.Ranges.FirstOrDefault(other => other.Period == range.Period) ?? default;
            if (found.Period != default && found != range)
            {
                var apart = Apart(indicator, range.Low == found.Low ? range.High : range.Low, range.Low == found.Low ? found.High : found.Low);
                yield return new Revised(indicator.Code, indicator.Title, range.Period, then.Band!.Name, ChartText.Cell(apart, range), ChartText.Cell(apart, found));
            }
        }
    }

    /// <summary>The chart with as many decimals as it takes for two figures that differ to look different.</summary>
    private static TrendModel Apart(ReportIndicator indicator, double? old, double? now)
    {
        var chart = indicator.Chart!;
        return old is { } a && now is { } b && a != b
            ? (chart with { Decimals = Format.DecimalsApart([a, b], chart.Decimals) }).Whole(indicator.Code)
            : chart.Whole(indicator.Code);
    }
}

/// <summary>Sets going that what has been frozen is published.</summary>
/// <param name="start">Begins it and returns at once.</param>
public sealed class FinishEditions(Action start)
{
    /// <inheritdoc cref="FinishEditions" path="/param"/>
    public void Start() => start();
}
