using System.Xml.Linq;
using FollowUp.Analysis;
using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

/// <summary>Drawing, table and text come from one model: whatever one of them says the others say too.</summary>
public sealed class ChartAgreementTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static IEnumerable<TheoryDataRow<string>> Models =>
        ((string[])["emissions", "mathematics", "everything", "awkward", .. Enumerable.Range(0, 100).Select(seed => "random-" + seed.ToString(System.Globalization.CultureInfo.InvariantCulture))]).Select(name => new TheoryDataRow<string>(name));

    private static TrendModel Model(string name) => name switch
    {
        "emissions" => ChartCases.Emissions,
        "mathematics" => ChartCases.Mathematics,
        "everything" => ChartCases.Everything,
        "awkward" => ChartCases.Awkward,
        _ => ChartCases.Random(int.Parse(name["random-".Length..], System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static IEnumerable<(string Line, Period Period, ChartCell Cell)> Cells(TrendModel model)
    {
        var table = ChartTable.Of(model);
        return from row in table.Rows from i in Enumerable.Range(0, model.Lines.Count) select (table.Columns[i], row.Period, row.Cells[i]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_drawings_points_are_the_tables_figures(string name)
    {
        var model = Model(name);
        if (!model.Lines.Any(line => line.Series.WithValue.Any()))
        {
            return;
        }

        var drawn = XDocument.Parse(TrendChart.Svg(model, ChartSize.Wide)).Descendants(_svg + "circle").Select(hit => hit.Value).Order(StringComparer.Ordinal);
        var inTable = Cells(model)
            .Where(cell => cell.Cell.HasValue || cell.Cell.Text.StartsWith("för få personer", StringComparison.Ordinal))
            .Select(cell => $"{cell.Line} {Format.Period(cell.Period)}: {cell.Cell.Text}");
        Assert.Equal((ChartTable.Of(model).Target is { } target ? inTable.Append(target) : inTable).Order(StringComparer.Ordinal), drawn);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_text_tells_the_tables_first_last_highest_and_lowest_figure(string name)
    {
        var model = Model(name);
        var text = ChartText.Alt(model);
        foreach (var line in model.Lines.Where(line => line.Series.WithValue.Any()))
        {
            Observation[] values = [.. line.Series.WithValue];
            Assert.All((Observation[])[values[0], values[^1], values.MaxBy(o => o.Value), values.MinBy(o => o.Value)], o =>
            {
                var cell = Cells(model).First(cell => cell.Line == line.Name && cell.Period == o.Period && cell.Cell.Text == ChartText.Cell(model, o)).Cell.Text;
                Assert.Contains(cell.Split(" (")[0], text, StringComparison.Ordinal);
            });
        }

        if (ChartTable.Of(model).Target is { } target)
        {
            Assert.Contains(target, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_label_at_a_lines_end_is_the_tables_last_figure(string name)
    {
        var model = Model(name);
        var texts = string.Join(' ', XDocument.Parse(TrendChart.Svg(model, ChartSize.Narrow)).Descendants(_svg + "text").Select(text => text.Value));
        foreach (var line in model.Lines.Where(line => line.Series.Latest is not null))
        {
            var last = Cells(model).Last(cell => cell.Line == line.Name && cell.Cell.HasValue).Cell.Text.Split(" (")[0];
            Assert.Contains(last, texts, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_table_says_of_every_line_and_period_a_figure_or_why_there_is_none() =>
        Assert.All(Models.Select(row => Model(row.Data)), model => Assert.All(ChartTable.Of(model).Rows, row =>
        {
            Assert.Equal(model.Lines.Count + (model.Band is null ? 0 : 1), row.Cells.Count);
            Assert.All(row.Cells, cell => Assert.NotEmpty(cell.Text));
        }));
}
