using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using FollowUp.Analysis;
using FollowUp.Deliveries;
using Xunit;

namespace FollowUp.Tests.Deliveries;

/// <summary>Whatever bytes are handed in, there is a reading: sound, and within the bounds of the contract.</summary>
public sealed class DeliveryFuzzTests
{
    private static readonly string[] _pieces =
    [
        "\n", "\r", "\r\n", ";", ",", "\t", "\"", "\"\"", "\\\"", "sep=;", "\uFEFF", "\u0000", "\uD800", "\uFFFE", "\u202E", "å", "Ã¥", "a\u030A", "<5", "..", "-", "1 000", "1,234", "45292",
        "2024", "2023/24", "T", "TRE-001", "1287", "#N/A", "=1", "\u2212", "NaN", "1e400", "indikator", "område", "period", "värde", "\u00A0", "900101-0017",
    ];

    private static readonly byte[] _good = Encoding.UTF8.GetBytes(
        Delivered.Header + "TRE-001;1287;2024;T;50,5;;\"Två\nrader, \"\"så\"\"\"\nTRE-004;1287;2023;K;7;preliminär;\nÅK9-BEH;1287;2024;;;sekretess;å\n");

    [Fact]
    public void Any_bytes_give_a_sound_reading()
    {
        Gen.Byte.Array[0, 300].Sample(Sound, iter: 3_000, threads: 2);
        Gen.Byte.Array[0, 300].Sample(bytes => Sound([.. Encoding.UTF8.GetBytes(Delivered.Header), .. bytes]), iter: 3_000, threads: 2);
        Gen.Int[0, _pieces.Length - 1].Select(i => _pieces[i]).List[0, 60].Sample(
            pieces => Sound(Encoding.UTF8.GetBytes(Delivered.Header + string.Concat(pieces))), iter: 5_000, threads: 2);
        Gen.Int[0, _pieces.Length - 1].Select(i => _pieces[i]).List[0, 60].Sample(
            pieces => Sound([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(string.Concat(pieces))]), iter: 2_000, threads: 2);
    }

    [Fact]
    public void A_good_file_with_bytes_replaced_anywhere_gives_rows_or_errors() =>
        Gen.Select(Gen.Int[0, _good.Length - 1], Gen.Int[0, 12], Gen.Byte.Array[0, 12]).Sample(
            (at, length, bytes) => Sound([.. _good[..at], .. bytes, .. _good[Math.Min(at + length, _good.Length)..]]), iter: 10_000, threads: 2);

    [Fact]
    public void The_largest_file_is_read_within_the_time_and_memory_of_the_contract()
    {
        var limits = Delivered.Rules.Limits;
        var csv = new StringBuilder(Delivered.Header);
        for (var row = 0; row < limits.MaxRows; row++)
        {
            // Every key once: 25 indicators, women, men and all, two areas, and as many months as it takes.
            var (month, rest) = Math.DivRem(row, 150);
            var line = string.Create(CultureInfo.InvariantCulture, $"VOL-{rest / 6 + 1:D4};{(rest % 2 == 0 ? "1287" : "1480")};{1910 + month / 12}-{month % 12 + 1:D2};{"TKM"[rest / 2 % 3]};{row},5;;Räknat för hand\n");
            csv.Append(line);
        }

        var bytes = Encoding.UTF8.GetBytes(csv.ToString());
        csv.Clear();
        var rules = Delivered.Rules with { Areas = ["1287", "1480"] };
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        var watch = Stopwatch.StartNew();
        var reading = DeliveryFile.Read("leverans.csv", bytes, rules);
        var seconds = watch.Elapsed.TotalSeconds;
        using var after = Process.GetCurrentProcess();
        var mebibytes = (after.WorkingSet64 - before) / 1024 / 1024;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s, {mebibytes} MiB, {bytes.Length} bytes"));
        Assert.Equal((limits.MaxRows, ""), (reading.Rows.Count, Delivered.Told(reading.Problems)));
        Assert.True(seconds < limits.MaxSeconds, $"It took {seconds} s.");
        Assert.True(mebibytes < limits.MaxRssDeltaMib, $"It grew by {mebibytes} MiB.");
    }

    [Theory]
    [InlineData("\"", 1)]
    [InlineData("\n", 1)]
    [InlineData(";", 1)]
    [InlineData("\"\"", 2)]
    [InlineData("x\"\n", 3)]
    [InlineData("a@", 2)]
    [InlineData("12 ", 3)]
    [InlineData("å\u200B", 4)]
    public void Hostile_text_of_the_greatest_size_takes_its_time_and_no_more(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 4 * 1024 * 1024 / length));
        var watch = Stopwatch.StartNew();
        Sound(Encoding.UTF8.GetBytes(Delivered.Header + text));
        Sound(Encoding.UTF8.GetBytes(text));
        Assert.True(watch.Elapsed.TotalSeconds < 10, $"{watch.Elapsed}");
    }

    [Fact]
    public void The_codes_and_limits_are_those_of_the_contract()
    {
        using var contract = JsonDocument.Parse(File.ReadAllBytes(Shared.File("design/delivery-codes.json")));
        Assert.Equal(contract.RootElement.GetProperty("codes").EnumerateObject().Select(code => code.Name).Order(StringComparer.Ordinal), DeliveryCodes.All.Order(StringComparer.Ordinal));
        Assert.All(contract.RootElement.GetProperty("severity").EnumerateObject(), code => Assert.Equal(code.Value.GetString() == "error", DeliveryCodes.IsError(code.Name)));
        var limits = DeliveryLimits.Default;
        var expected = contract.RootElement.GetProperty("limits").EnumerateObject().ToDictionary(limit => limit.Name.Replace("_", "", StringComparison.Ordinal), limit => limit.Value.GetInt32(), StringComparer.OrdinalIgnoreCase);
        var ours = typeof(DeliveryLimits).GetProperties().Where(p => p.PropertyType == typeof(int)).ToDictionary(p => p.Name, p => (int)p.GetValue(limits)!);
        Assert.Equal(expected.Count, ours.Count);
        Assert.All(ours, limit => Assert.Equal(expected[limit.Key], limit.Value));
    }

    [Fact]
    public void Every_code_has_words() => Assert.All(DeliveryCodes.All, code =>
        Assert.False(string.IsNullOrWhiteSpace(DeliveryTexts.ResourceManager.GetString(code, CultureInfo.InvariantCulture)), code));

    private static void Sound(byte[] bytes)
    {
        var reading = Delivered.Read(bytes);
        Delivered.Sound(reading);
        Assert.True(reading.Accepted ? reading.Rows.Count > 0 : reading.Problems.Count > 0);
        Assert.Equal(reading.Rows.Count, reading.Rows.Select(r => (r.Indicator, r.Area, r.Breakdown, r.Observation.Period)).Distinct().Count());
        Assert.All(reading.Rows, row => Assert.Equal(row.Observation.Status.HasValue(), row.Observation.Value is not null));
    }
}
