using CsCheck;
using Xunit;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>What must hold of every method for any series.</summary>
public sealed class TrendPropertyTests
{
    private const int Samples = 10_000;

    // Values with few digits, as sources give them, so that thresholds, zeroes and equal values come up by themselves.
    private static readonly Gen<double> _value = Gen.OneOf(
        Gen.Int[-20, 20].Select(i => (double)i),
        Gen.Int[-100_000, 100_000].Select(i => i / 100.0),
        Gen.Int[1, 1000].Select(i => i / 1000.0));

    private static readonly Gen<JudgementInput> _input =
        Gen.Select(_value.Nullable().Array[1, 12], Gen.Int[2008, 2020], Gen.Bool, Gen.Select(_value, Gen.Int[2014, 2035]).Nullable(), Gen.Int[2010, 2022].Nullable(), _value.Nullable())
            .Select((values, first, up, target, baseYear, limit) => new JudgementInput(
                Given.Years(first, values), up ? Direction.Up : Direction.Down, target is var (level, due) ? new Target(level, due) : null, baseYear, limit));

    public static TheoryData<string> Methods => [.. TrendMethods.All.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_verdict_is_whole(string method) => _input.Sample(
        input =>
        {
            var verdict = TrendMethods.All[method].Judge(input);
            Assert.Equal(verdict.Class == NotAssessed, verdict.Cause.HasValue);
            Assert.Equal(verdict.Class == NotAssessed || method != M0.Name, verdict.Score is null);
            Assert.Equal(verdict.Class != NotAssessed && method != M0.Name, verdict.Own.HasValue);
            Assert.True(verdict.Score is null or (>= -5 and <= 5));
            Assert.True(verdict.Progress is null || double.IsFinite(verdict.Progress.Value));
            Assert.True(verdict.Class is NotAssessed or TargetAchieved || verdict is { Progress: not null, AnnualRate: not null, Base: not null, Current: not null });
            Assert.Equal(method is M0.Name or M1.Name && verdict.Progress is not null && input.Target is not null, verdict.RequiredRate is not null);
        },
        iter: Samples);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Scaling_by_a_positive_constant_changes_no_verdict(string method) => Scaled.Sample(
        (input, factor) =>
        {
            var (verdict, scaled) = (TrendMethods.All[method].Judge(input), TrendMethods.All[method].Judge(By(factor, input)));
            Assert.Equal((verdict.Class, verdict.Own, verdict.Cause), (scaled.Class, scaled.Own, scaled.Cause));
            Assert.Equal(verdict.Progress ?? 0, scaled.Progress ?? 0, 1e-6 * Math.Max(1, Math.Abs(verdict.Progress ?? 0)));
        },
        iter: Samples);

    [Fact]
    public void Scaling_changes_none_of_what_stands_beside_a_verdict() => Scaled.Sample(
        (input, factor) =>
        {
            var (trend, scaled) = (HouseTrend.Of(input, projectTo: 2040), HouseTrend.Of(By(factor, input), projectTo: 2040));
            Assert.Equal(trend.Tags, scaled.Tags);
            Assert.Equal(trend.Projection!.Cause, scaled.Projection!.Cause);
        },
        iter: Samples);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Negating_the_direction_negates_the_progress(string method) => _input.Sample(
        input =>
        {
            var judge = TrendMethods.All[method].Judge;
            Assert.Equal(judge(input with { Direction = Direction.Up }).Progress, -judge(input with { Direction = Direction.Down }).Progress);
        },
        iter: Samples);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Adding_a_missing_year_changes_nothing(string method) => WithMissing.Sample(
        (input, more) => Assert.Equivalent(TrendMethods.All[method].Judge(input), TrendMethods.All[method].Judge(more), strict: true),
        iter: Samples);

    [Fact]
    public void Adding_a_missing_year_changes_nothing_beside_a_verdict_either() => WithMissing.Sample(
        (input, more) => Assert.Equivalent(HouseTrend.Of(input, projectTo: 2045), HouseTrend.Of(more, projectTo: 2045), strict: true),
        iter: Samples / 4);

    [Theory]
    [MemberData(nameof(Methods))]
    public void No_verdict_improves_when_the_latest_value_worsens(string method) => Gen.Select(_input, Gen.OneOf(Gen.Double[1e-12, 1], Gen.Double[0, 1000])).Sample(
        (input, by) =>
        {
            var judge = TrendMethods.All[method].Judge;
            if (input.Series.Latest is not { } latest || judge(input).Base?.Period == latest.Period)
            {
                return;
            }

            var worse = latest with { Value = latest.Value - (int)input.Direction * by };
            var (before, after) = (judge(input), judge(input with { Series = new(input.Series.Select(o => o.Period == latest.Period ? worse : o)) }));
            Assert.True(
                before.Class == NotAssessed || after.Class == NotAssessed
                    || after.Class >= before.Class && (after.Own is null || after.Own >= before.Own) && (after.Score is null || after.Score <= before.Score + 1e-8),
                $"{before} → {after}");
        },
        iter: Samples);

    // A limit scales along with the figure or not at all, and what replaces a zero does not scale: neither is claimed.
    private static Gen<(JudgementInput Input, double Factor)> Scaled =>
        Gen.Select(_input.Select(input => input with { Limit = null }), Gen.OneOf(Gen.Double[1e-3, 1e3], Gen.Int[-3, 4].Select(p => Math.Pow(10, p))))
            .Where(pair => pair.Item1.Target?.Value != 0 && pair.Item1.Series.All(o => o.Value != 0));

    private static Gen<(JudgementInput Input, JudgementInput More)> WithMissing =>
        Gen.Select(_input, Gen.Int[2000, 2040], Gen.Bool.Select(b => b ? ObservationStatus.Suppressed : ObservationStatus.NotAvailable))
            .Where(three => three.Item1.Series.Latest is not null && three.Item1.Series.All(o => o.Period.EndYear != three.Item2))
            .Select((input, year, status) => (input, input with { Series = new(input.Series.Append(Given.Missing(year, status))) }));

    private static JudgementInput By(double factor, JudgementInput input) => input with
    {
        Series = new(input.Series.Select(o => o with { Value = o.Value * factor })),
        Target = input.Target is { } t ? t with { Value = t.Value * factor } : null,
    };
}
