using CsCheck;
using Xunit;
using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis.Tests;

/// <summary>What must hold of M0 for any series.</summary>
public sealed class M0PropertyTests
{
    // Values with few digits, as sources give them, so that thresholds, zeroes and equal values come up by themselves.
    private static readonly Gen<double> _value = Gen.OneOf(
        Gen.Int[-20, 20].Select(i => (double)i),
        Gen.Int[-100_000, 100_000].Select(i => i / 100.0),
        Gen.Int[1, 1000].Select(i => i / 1000.0));

    private static readonly Gen<JudgementInput> _input =
        Gen.Select(_value.Nullable().Array[1, 12], Gen.Int[2008, 2020], Gen.Bool, Gen.Select(_value, Gen.Int[2014, 2035]).Nullable(), Gen.Int[2010, 2022].Nullable(), _value.Nullable())
            .Select((values, first, up, target, baseYear, limit) => new JudgementInput(
                Given.Years(first, values), up ? Direction.Up : Direction.Down, target is var (level, due) ? new Target(level, due) : null, baseYear, limit));

    [Fact]
    public void Every_verdict_is_whole() => _input.Sample(
        input =>
        {
            var verdict = M0.Judge(input);
            Assert.Equal(verdict.Class == NotAssessed, verdict.Cause.HasValue);
            Assert.Equal(verdict.Class == NotAssessed, verdict.Score is null);
            Assert.True(verdict.Score is null or (>= -5 and <= 5));
            Assert.True(verdict.Progress is null || double.IsFinite(verdict.Progress.Value));
            Assert.True(verdict.Class is NotAssessed or TargetAchieved || verdict is { Progress: not null, AnnualRate: not null, Base: not null, Current: not null });
            Assert.Equal(verdict.Progress is not null && input.Target is not null, verdict.RequiredRate is not null);
        },
        iter: 10_000);

    [Fact]
    public void Scaling_by_a_positive_constant_changes_no_verdict() => Gen.Select(_input, Gen.OneOf(Gen.Double[1e-3, 1e3], Gen.Int[-3, 4].Select(p => Math.Pow(10, p)))).Sample(
        (input, factor) =>
        {
            // A limit scales along with the figure or not at all, and what replaces a zero does not scale: neither is claimed.
            input = input with { Limit = null };
            var verdict = M0.Judge(input);
            if (verdict.Notes.Contains(VerdictNote.ZeroBase) || verdict.Notes.Contains(VerdictNote.ZeroTarget))
            {
                return;
            }

            var scaled = M0.Judge(input with
            {
                Series = new(input.Series.Select(o => o with { Value = o.Value * factor })),
                Target = input.Target is { } t ? t with { Value = t.Value * factor } : null,
            });
            Assert.Equal((verdict.Class, verdict.Cause), (scaled.Class, scaled.Cause));
            Assert.Equal(verdict.Progress ?? 0, scaled.Progress ?? 0, 1e-6 * Math.Max(1, Math.Abs(verdict.Progress ?? 0)));
        },
        iter: 10_000);

    [Fact]
    public void Negating_the_direction_negates_the_progress() => _input.Sample(
        input =>
        {
            var (up, down) = (M0.Judge(input with { Direction = Direction.Up }), M0.Judge(input with { Direction = Direction.Down }));
            Assert.Equal(up.Progress, -down.Progress);
        },
        iter: 10_000);

    [Fact]
    public void Adding_a_missing_year_changes_nothing() => Gen.Select(_input, Gen.Int[2000, 2040], Gen.Bool.Select(b => b ? ObservationStatus.Suppressed : ObservationStatus.NotAvailable)).Sample(
        (input, year, status) =>
        {
            if (input.Series.Any(o => o.Period.EndYear == year) || input.Series.Latest is null)
            {
                return;
            }

            var more = input with { Series = new(input.Series.Append(Given.Missing(year, status))) };
            Assert.Equivalent(M0.Judge(input), M0.Judge(more), strict: true);
        },
        iter: 10_000);

    [Fact]
    public void No_verdict_improves_when_the_latest_value_worsens() => Gen.Select(_input, Gen.OneOf(Gen.Double[1e-12, 1], Gen.Double[0, 1000])).Sample(
        (input, by) =>
        {
            if (input.Series.Latest is not { } latest || M0.Judge(input).Base?.Period == latest.Period)
            {
                return;
            }

            var worse = latest with { Value = latest.Value - (int)input.Direction * by };
            var (before, after) = (M0.Judge(input), M0.Judge(input with { Series = new(input.Series.Select(o => o.Period == latest.Period ? worse : o)) }));
            Assert.True(before.Class == NotAssessed || after.Class == NotAssessed || after.Class >= before.Class && after.Score <= before.Score + 1e-8, $"{before} → {after}");
        },
        iter: 10_000);
}
