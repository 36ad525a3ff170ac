using System.Text;
using CsCheck;
using FollowUp.Analysis;
using FollowUp.Sources;
using Xunit;
using static FollowUp.Tests.Sources.PxWeb.PxSamples;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>Whatever the bytes, there is a sound reading or a precise refusal, and never anything else.</summary>
public sealed class PxFuzzTests
{
    private static readonly byte[][] _good = [Encoding.UTF8.GetBytes(Json), InWindows1252(Px), InWindows1252(Px.Replace("DATA=\n1 2.5", "KEYS(\"region\")=CODES;KEYS(\"sex\")=CODES;DATA=\n\"00\",\"1\",1 2.5", StringComparison.Ordinal))];

    private static readonly string[] _pieces =
    [
        "\"", ";", ",", "=", "(", ")", "[", "]", "{", "}", ":", "\n", "\r", "..", "-", "TLIST(A1", "TLIST(W1),", "null", "1e400", "\\ud800", "\u00AD", "\0", "a\u030A", "DATA=", "KEYS", "VALUES", "STUB", "[sv]", "9999999999", "2024", "dimension",
    ];

    [Fact]
    public void Any_change_of_bytes_gives_a_reading_or_a_refusal() =>
        Gen.Select(Gen.Int[0, _good.Length - 1], Gen.Double[0, 1], Gen.Int[0, 8], Gen.Byte.Array[0, 6]).Sample(
            (which, place, length, bytes) => Sound(Changed(_good[which], place, length, bytes)), iter: 20_000, threads: 2);

    [Fact]
    public void Any_change_that_looks_like_the_form_gives_a_reading_or_a_refusal() =>
        Gen.Select(Gen.Int[0, _good.Length - 1], Gen.Double[0, 1], Gen.Int[0, 20], Gen.Int[0, _pieces.Length - 1].Array[1, 4]).Sample(
            (which, place, length, pieces) => Sound(Changed(_good[which], place, length, Encoding.UTF8.GetBytes(string.Concat(pieces.Select(i => _pieces[i]))))), iter: 20_000, threads: 2);

    [Fact]
    public void Any_cut_gives_a_reading_or_a_refusal()
    {
        foreach (var good in _good)
        {
            for (var length = 0; length < good.Length; length++)
            {
                Sound(good[..length]);
            }
        }
    }

    [Fact]
    public void Any_mapping_gives_a_mapping_or_a_refusal() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 8], Gen.Byte.Array[0, 6]).Sample((place, length, bytes) =>
        {
            try
            {
                var mapping = PxMapping.Read("m.yaml", Changed(Encoding.UTF8.GetBytes(Mapping), place, length, bytes));
                _ = PxReading.Read("t.json", _good[0], mapping);
            }
            catch (Exception e) when (e is Yaml.FileRefusedException or SourceException)
            {
                Assert.NotEmpty(e.Message);
            }
        }, iter: 10_000, threads: 2);

    private static byte[] Changed(byte[] good, double place, int length, byte[] bytes)
    {
        var at = (int)(place * (good.Length - 1));
        return [.. good[..at], .. bytes, .. good[Math.Min(at + length, good.Length)..]];
    }

    private static void Sound(byte[] bytes)
    {
        try
        {
            var cells = PxReading.Read("t", bytes, null);
            Assert.Equal(cells.Table.Dimensions.Aggregate(1, (all, one) => all * one.Categories.Count), cells.Figures.Count);
            Assert.All(cells.Figures, figure => Assert.Equal(figure.Status.HasValue(), figure.Value is not null && double.IsFinite(figure.Value.Value)));
            var reading = PxReading.Read("t", bytes, Map(Mapping)).Reading!;
            Assert.Equal(reading.Observations.Count, reading.Observations.Select(o => (o.Key, o.Area, o.Breakdown, o.Observation.Period)).Distinct().Count());
        }
        catch (SourceException e)
        {
            Assert.True(e.Message.Length is > 0 and < 1_000, e.Message);
        }
    }
}
