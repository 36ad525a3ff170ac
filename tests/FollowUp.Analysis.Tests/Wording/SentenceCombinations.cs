using System.Globalization;
using CsCheck;

namespace FollowUp.Analysis.Tests;

/// <summary>Every kind of verdict, period and unit that a sentence can be about.</summary>
internal static class SentenceCombinations
{
    private static readonly (string First, string Second, string Third)[] _periods =
    [
        ("2015", "2016", "2023"),
        ("2014/15", "2015/16", "2022/23"),
        ("2015-H1", "2016-H1", "2023-H1"),
        ("2015-T1", "2016-T1", "2023-T1"),
        ("2015-Q4", "2016-Q4", "2023-Q4"),
        ("2015-05", "2016-05", "2023-05"),
        ("2015-W05", "2016-W05", "2023-W05"),
        ("2012-2015", "2013-2016", "2020-2023"),
    ];

    private static readonly string[] _units = ["%", "antal", "antal/100 000 inv", "ton CO2e/inv", "index", "kWh/m²"];

    private static readonly double?[] _lasts = [50, 50.1, 51, 53, 60, 49.9, 40, 0, -3, 50.00001];

    /// <summary>All of them, by name.</summary>
    public static IEnumerable<(string Case, Verdict Verdict, Unit Unit, string Sentence)> All()
    {
        foreach (var (first, second, third) in _periods)
        {
            foreach (var unit in _units)
            {
                foreach (var direction in new[] { Direction.Up, Direction.Down })
                {
                    foreach (var input in Inputs(first, second, third, direction))
                    {
                        var verdict = M0.Judge(input);
                        var name = string.Create(CultureInfo.InvariantCulture, $"{first} {verdict.Class} {verdict.Cause} {direction} {unit}");
                        yield return (name, verdict, new(unit), Sentence.Of(verdict, new(unit)));
                    }
                }
            }
        }
    }

    /// <summary>Any series, with any target, in some unit.</summary>
    public static Gen<(JudgementInput Input, Unit Unit)> Random { get; } = Gen.Select(
        Gen.OneOf(Gen.Double[-1000, 1000], Gen.Double[-5, 5], Gen.Int[-3, 3].Select(i => (double)i), Gen.Double[1e4, 1e7]).Nullable().Array[1, 6],
        Gen.Int[0, 2],
        Gen.Select(Gen.OneOf(Gen.Double[-1000, 1000], Gen.Int[0, 5].Select(i => (double)i)), Gen.Int[2014, 2040]).Nullable(),
        Gen.Int[2012, 2017].Nullable(),
        Gen.Int[0, _units.Length - 1],
        (values, direction, target, baseYear, unit) => (
            new JudgementInput(Given.Years(2014, values), (Direction)(direction - 1), target is var (level, year) ? new(level, year) : null, baseYear),
            new Unit(_units[unit])));

    private static IEnumerable<JudgementInput> Inputs(string first, string second, string third, Direction direction)
    {
        Target?[] targets = [null, new(60, 2030), new(40, 2030), new(50, 2030), new(60, 2020), new(40, 2020), new(0, 2040), new(-5, 2030), new(52, 2014)];
        foreach (var target in targets)
        {
            foreach (var last in _lasts)
            {
                yield return new(Given.Of((first, 50), (third, last)), direction, target);
            }

            yield return new(Given.Of((first, 50), (second, 51)), direction, target);
            yield return new(Given.Of((first, 50), (second, 49)), direction, target);
            yield return new(Given.Of((first, 0), (third, 51)), direction, target);
            yield return new(Given.Of((first, 0), (third, 0)), direction, target);
            yield return new(Given.Of((first, -5), (third, -3)), direction, target);
            yield return new(Given.Of((first, -5), (third, 0)), direction, target);
            yield return new(Given.Of((first, null), (second, 50), (third, 51)), direction, target, BaseYear: 2015);
            yield return new(Given.Of((third, 50)), direction, target);
            yield return new(Given.Of((third, null)), direction, target);
            yield return new(Series.Empty, direction, target);
            yield return new(new([new(Period.Parse(third), null, ObservationStatus.Suppressed, "..")]), direction, target);
            yield return new(new([new(Period.Parse(third), null, ObservationStatus.NotPublishedYet)]), direction, target);
            yield return new(Given.Of((first, 50), (third, 51)), Direction.None, target);
            yield return new(Given.Of((first, 90), (second, 50), (third, 51)), direction, target) { BreakYear = 2016 };
            yield return new(Given.Of((first, 90), (second, 50), (third, 51)), direction, target) { BreakYear = 2023 };
        }

        yield return new(Given.Of((first, 100), (third, 100)), direction, Limit: 100);
        yield return new(Given.Of((first, 1234.5), (third, 1000)), direction);
        yield return new(Given.Of((first, -0.0), (third, 0)), Direction.Up, new Target(0, 2030));
    }
}
