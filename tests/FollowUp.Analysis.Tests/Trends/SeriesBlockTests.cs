using CsCheck;
using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>The many say what the one says.</summary>
public sealed class SeriesBlockTests
{
    private const int FirstYear = 2010;
    private const int Years = 12;

    private static readonly Gen<double> _value = Gen.OneOf(
        Gen.Int[-20, 20].Select(i => (double)i), Gen.Int[9_000, 11_000].Select(i => i / 100.0), Gen.Int[9_900, 10_100].Select(i => i / 100.0));

    private static readonly Gen<double?[]> _row = Gen.OneOf(_value.Nullable().Array[Years], _value.Select(v => (double?)v).Array[Years]);

    [Fact]
    public void Every_series_is_judged_as_it_is_alone() =>
        Gen.Select(_row, Gen.Bool, Gen.Select(_value, Gen.Int[2012, 2035]).Nullable(), _value.Nullable(), Gen.Int[2005, 2023]).Array[1, 5].Sample(
            rows =>
            {
                var baseYear = rows[0].Item5;
                double[] values = [.. rows.SelectMany(row => row.Item1).Select(v => v ?? double.NaN)];
                Direction[] directions = [.. rows.Select(row => row.Item2 ? Direction.Up : Direction.Down)];
                double[] targets = [.. rows.Select(row => row.Item3?.Item1 ?? double.NaN)], limits = [.. rows.Select(row => row.Item4 ?? double.NaN)];
                int[] due = [.. rows.Select(row => row.Item3?.Item2 ?? 0)];
                var all = new BlockVerdict[rows.Length];
                new SeriesBlock(FirstYear, Years, values, directions) { Targets = targets, TargetYears = due, Limits = limits, BaseYear = baseYear }.Judge(all, withDoubt: true);
                for (var i = 0; i < rows.Length; i++)
                {
                    Target? target = rows[i].Item3 is var (level, year) ? new(level, year) : null;
                    var one = HouseTrend.Of(new(Given.Years(FirstYear, rows[i].Item1), directions[i], target, baseYear, rows[i].Item4));
                    Assert.Equal(
                        (one.Verdict.Class, one.Verdict.Progress ?? double.NaN, one.Verdict.Score ?? double.NaN, one.Agreement.IsMethodDependent, one.Fragility.IsSensitive),
                        (all[i].Class, all[i].Progress, all[i].Score, all[i].IsMethodDependent, all[i].IsSensitive));
                }
            },
            iter: 10_000);

    [Fact]
    public void Nothing_is_decided_for_all_where_nothing_is_given()
    {
        var verdicts = new BlockVerdict[3];
        new SeriesBlock(2015, 2, [100, 102, double.NaN, double.NaN, 100, 102], [Direction.Up, Direction.Up, Direction.None]).Judge(verdicts, withDoubt: false);
        Assert.Equal([VerdictClass.SubstantialProgress, VerdictClass.NotAssessed, VerdictClass.NotAssessed], verdicts.Select(v => v.Class));
        Assert.Equal((0.02, 5), (Math.Round(verdicts[0].Progress, 12), Math.Round(verdicts[0].Score, 9)));
        Assert.Null(verdicts[0].IsSensitive);
        Assert.Null(verdicts[0].IsMethodDependent);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var values = Enumerable.Range(0, 25_000).Select(i => 50.0 + i * 7 % 13).ToArray();
        var directions = Enumerable.Repeat(Direction.Up, 1000).ToArray();
        var verdicts = new BlockVerdict[1000];
        void Judge() => new SeriesBlock(2001, 25, values, directions).Judge(verdicts, withDoubt: true);
        Judge();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge();
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000, "A byte a series and more was allocated.");
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SeriesBlock(2015, 2, [1, 2, 3], [Direction.Up]).Judge(new BlockVerdict[1], false));
        Assert.Throws<ArgumentException>(() => new SeriesBlock(2015, 2, [1, 2], [Direction.Up]).Judge(new BlockVerdict[2], false));
        Assert.Throws<ArgumentException>(() => new SeriesBlock(2015, 2, [1, 2], [Direction.Up]) { Targets = [1] }.Judge(new BlockVerdict[1], false));
        Assert.Throws<ArgumentException>(() => new SeriesBlock(2015, 2, [1, 2], [Direction.Up]) { Limits = [1, 2] }.Judge(new BlockVerdict[1], false));
    }
}
