using System.Globalization;
using CsCheck;
using Xunit;

namespace FollowUp.Analysis.Tests;

public sealed class SeriesTableTests
{
    private static readonly ObservationStatus[] _statuses = Enum.GetValues<ObservationStatus>();

    private static readonly Gen<Series> _series =
        Gen.Select(Gen.Int[2000, 2012], Gen.Int[0, _statuses.Length - 1], Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Int[-5, 5].Select(i => i / 10.0))).Array[0, 10]
            .Select(cells => new Series(cells.DistinctBy(c => c.Item1).Select(c => new Observation(Period.Year(c.Item1), _statuses[c.Item2].HasValue() ? c.Item3 : null, _statuses[c.Item2], "m" + c.Item2))));

    private static readonly Gen<Dictionary<string, Series>> _columns =
        Gen.Select(_series, _series, _series, (t, k, m) => new Dictionary<string, Series> { ["T"] = t, ["K"] = k, ["M"] = m });

    [Fact]
    public void Every_series_comes_out_as_it_went_in() => _columns.Sample(columns =>
    {
        var table = SeriesTable.Of(columns);
        Assert.Equal(columns.Keys, table.Columns);
        Assert.Equal(columns.Values.SelectMany(s => s).Select(o => o.Period).Distinct().Order(), table.Periods);
        Assert.All(columns, c => Assert.Equal(c.Value.AsEnumerable(), table.Column(c.Key)));
    });

    [Fact]
    public void A_difference_is_what_a_loop_finds() => _columns.Sample(columns =>
    {
        var table = SeriesTable.Of(columns).WithDifference("gap", "K", "M");
        foreach (var period in table.Periods)
        {
            var (women, men) = (Find(columns["K"], period), Find(columns["M"], period));
            var gap = table[period, "gap"];
            Assert.Equal(women is not null && men is not null, gap is not null);
            Assert.Equal(women?.Value - men?.Value, gap?.Value);
            Assert.True(gap is null || gap.Value.Status.HasValue() == gap.Value.Value.HasValue);
        }
    });

    [Fact]
    public void Complete_rows_and_extents_are_what_a_loop_finds() => _columns.Sample(columns =>
    {
        var table = SeriesTable.Of(columns);
        var complete = table.Complete("K", "M");
        Assert.Equal(table.Periods.Where(p => Find(columns["K"], p)?.Value is not null && Find(columns["M"], p)?.Value is not null), complete.Periods);
        Assert.All(complete.Periods, p => Assert.Equal(Find(columns["T"], p), complete[p, "T"]));

        double[] values = [.. columns["K"].Concat(columns["M"]).Select(o => o.Value).OfType<double>()];
        Assert.Equal(values.Length == 0 ? null : (values.Min(), values.Max()), table.Extent("K", "M"));
    });

    [Fact]
    public void Csv_holds_every_figure_exactly() => _columns.Sample(columns =>
    {
        var lines = SeriesTable.Of(columns).Csv().TrimEnd('\n').Split('\n').Select(line => line.Split(';')).ToArray();
        Assert.Equal(["period", "T", "T_status", "K", "K_status", "M", "M_status"], lines[0]);
        Assert.All(lines[1..], line => Assert.Equal(Find(columns["K"], Period.Parse(line[0]))?.Value, line[3].Length == 0 ? null : double.Parse(line[3], CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void Csv_is_written_so()
    {
        var table = SeriesTable.Of(new Dictionary<string, Series>
        {
            ["K; \"kvinnor\""] = new([new(Period.SchoolYear(2022), 0.1), new(Period.SchoolYear(2023), null, ObservationStatus.Suppressed, "..")]),
            ["M"] = new([new(Period.SchoolYear(2023), 0.3, ObservationStatus.Provisional)]),
        });
        Assert.Equal("period;\"K; \"\"kvinnor\"\"\";\"K; \"\"kvinnor\"\"_status\";M;M_status\n2022/23;0.1;Normal;;\n2023/24;;Suppressed;0.3;Provisional\n", table.Csv());
    }

    [Fact]
    public void A_gap_is_missing_for_the_reason_of_its_part_and_as_provisional_as_either()
    {
        var table = SeriesTable.Of(new Dictionary<string, Series>
        {
            ["K"] = new([new(Period.Year(2020), 5), new(Period.Year(2021), null, ObservationStatus.Suppressed), new(Period.Year(2022), 5, ObservationStatus.Estimated)]),
            ["M"] = new([new(Period.Year(2020), 3), new(Period.Year(2021), 3), new(Period.Year(2022), 3, ObservationStatus.Provisional)]),
        }).WithDifference("gap", "K", "M");
        Assert.Equal([new(Period.Year(2020), 2), new(Period.Year(2021), null, ObservationStatus.Suppressed), new(Period.Year(2022), 2, ObservationStatus.Estimated)], table.Column("gap"));
    }

    [Fact]
    public void What_does_not_belong_in_one_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SeriesTable.Of([new("T", Given.Years(2020, 1)), new("T", Given.Years(2020, 1))]));
        Assert.Throws<ArgumentException>(() => SeriesTable.Of([new("period", Given.Years(2020, 1))]));
        Assert.Throws<ArgumentException>(() => SeriesTable.Of([new("T", Given.Years(2020, 1)), new("K", Given.Of(("2020/21", 1)))]));
        Assert.Throws<KeyNotFoundException>(() => SeriesTable.Of([new("T", Given.Years(2020, 1))])[Period.Year(2020), "K"]);
    }

    private static Observation? Find(Series series, Period period) => series.Where(o => o.Period == period).Select(o => (Observation?)o).FirstOrDefault();
}
