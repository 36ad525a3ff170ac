using System.Globalization;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Deliveries;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>The fixture of the delivery contract (delivery-codes.json) in code, and short ways to hand in a file and to say what is told of it.</summary>
internal static class Delivered
{
    public const string Header = "indikator;område;period;kön;värde;status;kommentar\n";

    public static DeliveryRules Rules { get; } = new("utbildning", ["1287"], new(2026, 3, 10),
    [
        Share("TRE-001"),
        Share("TRE-002", PeriodKind.SchoolYear),
        Share("TRE-003", PeriodKind.Tertial),
        Figure("TRE-004", "count", true, protectBelow: 5),
        Figure("TRE-005", "kWh", false, PeriodKind.Month),
        Share("TRE-006") with { Lowest = -100, Highest = 1000, SplitsBySex = false },
        Figure("TRE-007", "count", false, PeriodKind.Quarter),
        Figure("TRE-008", "kr", false),
        Share("ÅK9-BEH"),
        Share("SOC-001") with { Organisations = ["social"] },
        Share("GAM-001") with { Active = false },
        Share("N15033") with { Uploadable = false, SourceTitle = "Kolada" },
        Figure("FLE-001", "number", false, PeriodKind.MultiYear),
        Figure("HAL-001", "number", false, PeriodKind.HalfYear),
        Figure("VEC-001", "number", false, PeriodKind.Week),
        .. Enumerable.Range(1, 25).Select(i => Figure($"VOL-{i:D4}", "number", true, PeriodKind.Month)),
    ], DeliveryLimits.Default);

    public static DeliveryReading Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    public static DeliveryReading Read(byte[] bytes, string name = "leverans.csv", DeliveryRules? rules = null) => DeliveryFile.Read(name, bytes, rules ?? Rules);

    /// <summary>The problems as <c>code@row/column</c>, a warning with a question mark after its code, in their order.</summary>
    public static string Told(IEnumerable<DeliveryProblem> problems) => string.Join(" | ", problems.Select(p =>
        $"{p.Code}{(p.IsError ? "" : "?")}@{p.Row?.ToString(CultureInfo.InvariantCulture) ?? "-"}/{p.Column ?? "-"}"));

    /// <summary>The rows in a form that can be compared.</summary>
    public static string Told(IEnumerable<DeliveredRow> rows) => string.Join(" | ", rows.Select(r => string.Create(
        CultureInfo.InvariantCulture, $"{r.Indicator} {r.Area} {r.Observation.Period} {r.Breakdown} {r.Observation.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "-"} {r.Observation.Status} {r.Note}").TrimEnd()));

    /// <summary>Refused for exactly this, with nothing of the file among the rows and a text for everything.</summary>
    public static DeliveryReading Refused(DeliveryReading reading, string told)
    {
        Assert.Equal(told, Told(reading.Problems));
        Assert.False(reading.Accepted);
        Assert.Empty(reading.Rows);
        Sound(reading);
        return reading;
    }

    /// <summary>What holds of every reading.</summary>
    public static void Sound(DeliveryReading reading)
    {
        Assert.Equal(64, reading.Sha256.Length);
        Assert.True(reading.Accepted || reading.Rows.Count == 0);
        Assert.All(reading.Problems, p =>
        {
            Assert.Contains(p.Code, DeliveryCodes.All);
            Assert.DoesNotMatch(@"^\s*$|\p{Cc}|\p{Cf}", p.Text);
            Assert.True(p.Code == DeliveryCodes.HeaderUnknown || !p.Text.Contains('{', StringComparison.Ordinal), $"A place is not filled: {p.Text}");
            Assert.InRange(p.Offending?.Length ?? 1, 1, 200);
            Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}]", p.Offending ?? "");
        });
    }

    private static DeliverableIndicator Share(string code, PeriodKind kind = PeriodKind.Year) =>
        new(code, code, ["utbildning"], "%", true, false, 0, 100, kind, true, true, true, "", null);

    private static DeliverableIndicator Figure(string code, string unit, bool split, PeriodKind kind = PeriodKind.Year, int? protectBelow = null) =>
        new(code, code, ["utbildning"], unit, false, unit == "count", 0, null, kind, split, true, true, "", protectBelow);
}
