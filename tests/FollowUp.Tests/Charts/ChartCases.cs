using System.Globalization;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Charts;

namespace FollowUp.Tests.Charts;

/// <summary>Charts to draw: plain ones, real ones, awkward ones and random ones.</summary>
internal static class ChartCases
{
    public static Series Years(int first, params double?[] values) =>
        new(values.Select((value, i) => new Observation(Period.Year(first + i), value, value is null ? ObservationStatus.NotAvailable : ObservationStatus.Normal)));

    public static Series Observed(params (string Period, double? Value, ObservationStatus Status)[] observations) =>
        new(observations.Select(o => new Observation(Period.Parse(o.Period), o.Value, o.Status, o.Status == ObservationStatus.Suppressed ? "~100" : null)));

    public static TrendModel Of(IEnumerable<ChartLine> lines, PeerBand? band = null, ChartTarget? target = null, bool isShare = true, int decimals = 1, bool synthetic = false, string id = "case") =>
        new(id, "Unga som varken arbetar eller studerar", lines, decimals, isShare, "Andel av invånare 16–24 år, procent", "Källa: Kolada", band, target, synthetic);

    public static TrendModel Of(Series series, ChartTarget? target = null, bool isShare = true, int decimals = 1) =>
        Of([new ChartLine("Totalt", LineRole.Total, series)], null, target, isShare, decimals);

    /// <summary>Greenhouse gases of Trelleborg as the national emissions database has them, with the municipality's target of net zero.</summary>
    public static TrendModel Emissions { get; } = new(
        "emissions",
        "Utsläpp av växthusgaser",
        [new ChartLine("Totalt", LineRole.Total, new Series(new[] { (1990, 258712.48), (2000, 285780.43), (2005, 200415.51), (2010, 159603.64), (2015, 139881.72), (2016, 136143.71), (2017, 135096.17), (2018, 126598.82), (2019, 128313.3), (2020, 123039.32), (2021, 122314.08), (2022, 115364.41), (2023, 115447.22) }
            .Select(point => new Observation(Period.Year(point.Item1), point.Item2))))],
        0,
        false,
        "Ton koldioxidekvivalenter. Trelleborgs kommun",
        "Källa: Nationella emissionsdatabasen",
        target: new ChartTarget(0, 2040));

    /// <summary>National tests in mathematics in Trelleborg as Skolverket has them: two years without tests.</summary>
    public static TrendModel Mathematics { get; } = new(
        "mathematics",
        "Elever i årskurs 9 med provbetyg A–E i matematik",
        [
            new ChartLine("Pojkar", LineRole.Men, Observed(("2018/19", 87.6, 0), ("2021/22", 80.6, 0), ("2022/23", 88.6, 0))),
            new ChartLine("Totalt", LineRole.Total, Observed(("2018/19", 83.3, 0), ("2019/20", null, ObservationStatus.NotMeasured), ("2020/21", null, ObservationStatus.NotMeasured), ("2021/22", 80.4, 0), ("2022/23", 85.4, 0))),
            new ChartLine("Flickor", LineRole.Women, Observed(("2018/19", 79.4, 0), ("2021/22", 80.3, 0), ("2022/23", 82.3, 0))),
        ],
        1,
        true,
        "Andel, procent. Trelleborgs kommun",
        "Källa: Skolverket.");

    /// <summary>Every kind of thing that a chart can hold.</summary>
    public static TrendModel Everything { get; } = Of(
        [
            new ChartLine("Riket", LineRole.Country, Years(2015, 50, 51, 52, 53, 52, 51, 52, 53, 54)),
            new ChartLine("Skåne", LineRole.Region, Years(2015, 48, 49, 50, 49, 48, 47, 48, 49, 50)),
            new ChartLine("Liknande kommuner, median", LineRole.Peers, Years(2015, 40, 41, 40, 39, 41, 42, 43, 42, 41)),
            new ChartLine("Män", LineRole.Men, Observed(("2015", 30, 0), ("2016", 31, 0), ("2017", null, ObservationStatus.Suppressed), ("2018", null, ObservationStatus.Suppressed), ("2021", 33, 0), ("2022", 35, ObservationStatus.Estimated), ("2023", 36, ObservationStatus.Provisional))),
            new ChartLine("Kvinnor", LineRole.Women, Observed(("2015", 61, 0), ("2016", 62, 0), ("2017", null, ObservationStatus.Suppressed), ("2018", 64, 0), ("2021", 65, 0), ("2022", null, ObservationStatus.NotPublishedYet))),
            new ChartLine("Totalt", LineRole.Total, Years(2015, 45, 46, 47, null, 48, 49, 50, 51, 52)),
        ],
        new PeerBand("Liknande kommuner, mittersta 80 %", [.. Enumerable.Range(2015, 9).Where(year => year != 2019).Select(year => new PeerRange(Period.Year(year), 10, 25))]),
        new ChartTarget(70, 2026),
        synthetic: true,
        id: "everything");

    /// <summary>Texts as bad as they come: markup, reversed reading, halves of characters, endless.</summary>
    public static TrendModel Awkward { get; } = new(
        "awkward",
        "<script>alert('x')</script> & \"citat\" \u202Eomvänd\u202C \uD800 \uFFFF \u0007 " + string.Concat(Enumerable.Repeat("mycket långt namn ", 120)),
        [
            new ChartLine("</text><b>" + new string('W', 2000), LineRole.Total, Years(2015, 1, 2, 3)),
            new ChartLine("\u200Fשלום & \U0001F600 中文 e\u0301", LineRole.Women, Years(2015, 2, 3, 4)),
        ],
        1,
        true,
        "]]> <!-- &amp; -->",
        "Källa: " + new string('x', 2000),
        new PeerBand(string.Concat(Enumerable.Repeat("grannkommuner ", 200)), [new(Period.Year(2015), 1, 5), new(Period.Year(2016), 1, 5)]),
        new ChartTarget(3, 2017, "<i>Mål</i> \uDFFF"));

    /// <summary>The seed-th random chart: any kind of period, any lines, gaps, reasons, band and target.</summary>
    public static TrendModel Random(int seed)
    {
        var random = new Random(seed);
        var kind = (PeriodKind)random.Next(7);
        var count = random.Next(1, kind == PeriodKind.MultiYear ? 8 : 40);
        var first = random.Next(1960, 2020);
        Period[] periods = [.. Enumerable.Range(0, count).Select(i => At(kind, first, i))];
        var isShare = random.Next(3) > 0;
        var level = isShare ? random.NextDouble() * 90 : Math.Pow(10, random.Next(-3, 9)) * (random.Next(4) == 0 ? -1 : 1);
        var spread = random.NextDouble() * 0.4;
        double Value() => isShare ? Math.Clamp(level + (random.NextDouble() - 0.5) * 20, 0, 100) : level * (1 + (random.NextDouble() - 0.5) * spread);
        var lines = Enum.GetValues<LineRole>().Where(_ => random.Next(5) > 1).DefaultIfEmpty(LineRole.Total).Select(role => new ChartLine(Name(random), role, new Series(
            periods.Where(_ => random.Next(8) > 0).Select(period => random.Next(9) switch
            {
                0 => new Observation(period, null, ObservationStatus.Suppressed, "~100"),
                1 => new Observation(period, null, ObservationStatus.NotMeasured),
                2 => new Observation(period, Value(), ObservationStatus.Provisional),
                _ => new Observation(period, Value()),
            }))));
        var band = random.Next(2) == 0 ? null : new PeerBand(Name(random), [.. periods.Where(_ => random.Next(12) > 0).Select(period =>
        {
            double[] ends = [Value(), Value()];
            return new PeerRange(period, ends.Min(), ends.Max());
        })]);
        var target = random.Next(2) == 0 ? null : new ChartTarget(Value(), Math.Min(first + random.Next(-5, 40), 2990));
        return new TrendModel("random-" + seed.ToString(CultureInfo.InvariantCulture), Name(random), lines, random.Next(3), isShare, Name(random), Name(random), band, target, random.Next(6) == 0);
    }

    private static Period At(PeriodKind kind, int first, int i) => kind switch
    {
        PeriodKind.Year => Period.Year(first + i),
        PeriodKind.SchoolYear => Period.SchoolYear(first + i),
        PeriodKind.Tertial => Period.Tertial(first + i / 3, i % 3 + 1),
        PeriodKind.Quarter => Period.Quarter(first + i / 4, i % 4 + 1),
        PeriodKind.Month => Period.Month(first + i / 12, i % 12 + 1),
        PeriodKind.Week => Period.Week(first, i + 1),
        _ => Period.MultiYear(first + 2 * i, first + 2 * i + 3),
    };

    private static string Name(Random random)
    {
        string[] words = ["Kvinnor", "Män", "Liknande", "kommuner,", "mittersta", "80 %", "Östergötland", "och", "åldersstandardiserat", "i", "Trelleborg"];
        return new StringBuilder().AppendJoin(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => words[random.Next(words.Length)])).ToString();
    }
}
