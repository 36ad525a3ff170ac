using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Indicators;

namespace FollowUp.Reports;

/// <summary>What a chart of a report shows, as it can be kept. The model it gives back says the same as the one it was made from.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Subtitle">Unit and area.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Decimals">Decimals of every figure shown.</param>
/// <param name="IsShare">True for shares in per cent.</param>
/// <param name="Synthetic">True when the figures are invented.</param>
/// <param name="Lines">Every group, also those that only the table shows.</param>
/// <param name="Band">Where those compared with lie.</param>
/// <param name="Target">The level to reach.</param>
public sealed record ReportChart(
    string Title, string Subtitle, string Source, int Decimals, bool IsShare, bool Synthetic, IReadOnlyList<ReportLine> Lines, ReportBand? Band, ChartTarget? Target)
{
    /// <summary>Keeps an indicator's chart; null when there is no figure and no reason to show.</summary>
    public static ReportChart? Of(IndicatorCharts charts) => charts.Whole.Periods.Count == 0 ? null : new ReportChart(
        charts.Whole.Title,
        charts.Whole.Subtitle,
        charts.Whole.Source,
        charts.Whole.Decimals,
        charts.Whole.IsShare,
        charts.Whole.Synthetic,
        [.. charts.Whole.Lines.Select(line => new ReportLine(line.Name, line.Role, charts.Drawn.Lines.Any(drawn => drawn.Role == line.Role), [.. line.Series]))],
        charts.Whole.Band is { } band ? new ReportBand(band.Name, band.Ranges) : null,
        charts.Whole.Target);

    /// <summary>What the drawing shows.</summary>
    public TrendModel Drawn(string code) => Model(code, Lines.Where(line => line.Drawn));

    /// <summary>Every figure.</summary>
    public TrendModel Whole(string code) => Model(code, Lines);

    private TrendModel Model(string code, IEnumerable<ReportLine> lines) => new(
        TrendModel.SafeId(code),
        Title,
        lines.Select(line => new ChartLine(line.Name, line.Role, new Series(line.Figures))),
        Decimals,
        IsShare,
        Subtitle,
        Source,
        Band is null ? null : new PeerBand(Band.Name, Band.Ranges),
        Target,
        Synthetic);
}

/// <summary>One group's figures.</summary>
/// <param name="Name">What the group is called.</param>
/// <param name="Role">Whose figures they are.</param>
/// <param name="Drawn">False when only the table shows them.</param>
/// <param name="Figures">The figures and the reasons where there is none, in time order.</param>
public sealed record ReportLine(string Name, LineRole Role, bool Drawn, IReadOnlyList<Observation> Figures);

/// <summary>Between which figures those compared with lie.</summary>
public sealed record ReportBand(string Name, IReadOnlyList<PeerRange> Ranges);
