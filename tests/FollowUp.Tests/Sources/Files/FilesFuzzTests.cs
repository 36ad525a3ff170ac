using System.Text;
using CsCheck;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Whatever bytes come, there is a sound reading or a refusal that says why, and nothing else.</summary>
public sealed class FilesFuzzTests
{
    private static readonly FileMapping _mapping = Mapped.Of(Mapped.Plain);

    private static readonly byte[] _text = Encoding.UTF8.GetBytes("kod;år;kön;antal\n1287;2023;T;\"4,5\"\n1287;2024;T;~100\r\n1287;2025;K;cirka 7\n0012;2025;M;-\n");

    private static readonly byte[] _book = Workbook.Of(Workbook.Header + Workbook.Row(2, "<c r=\"D2\"><v>59</v></c>") + Workbook.Row(3, "<c r=\"D3\" t=\"s\"><v>6</v></c>") + Workbook.Row(4, "<c s=\"1\" r=\"D4\"><f>1</f><v>0.5</v></c>"));

    [Fact]
    public void A_text_file_with_bytes_replaced_anywhere_gives_a_reading_or_a_refusal() =>
        Changed(_text, 12).Sample(Sound, iter: 5_000, threads: 2);

    [Fact]
    public void A_workbook_with_bytes_replaced_anywhere_gives_a_reading_or_a_refusal() =>
        Changed(_book, 4).Sample(Sound, iter: 1_500, threads: 2);

    [Theory]
    [InlineData("[Content_Types].xml")]
    [InlineData("_rels/.rels")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    public void A_workbook_with_letters_replaced_in_a_part_gives_a_reading_or_a_refusal(string part)
    {
        var parts = Workbook.Parts(Workbook.Header + Workbook.Row(2, "<c r=\"D2\"><v>59</v></c>"));
        var whole = Encoding.UTF8.GetBytes(parts[part]);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 6], Gen.Char[' ', '~'].Array[0, 4]).Sample(
            (at, length, letters) => Sound(Workbook.Zip(parts.Select(p => (p.Key, p.Key == part ? Spliced(whole, at, length, Encoding.ASCII.GetBytes(letters)) : Encoding.UTF8.GetBytes(p.Value))))), iter: 400, threads: 2);
    }

    [Fact]
    public void A_mapping_with_bytes_replaced_anywhere_is_a_mapping_or_is_refused()
    {
        var yaml = Encoding.UTF8.GetBytes(Mapped.Plain);
        Changed(yaml, 8).Sample(bytes =>
        {
            try
            {
                Sound(_text, FileMappingReader.Read("mall.yaml", bytes));
            }
            catch (FileRefusedException refused)
            {
                Assert.NotEmpty(refused.Problems);
            }
        }, iter: 3_000, threads: 2);
    }

    private static Gen<byte[]> Changed(byte[] whole, int most) =>
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, most], Gen.Byte.Array[0, most], (at, length, bytes) => Spliced(whole, at, length, bytes));

    private static byte[] Spliced(byte[] whole, int at, int length, byte[] bytes) => [.. whole[..at], .. bytes, .. whole[Math.Min(at + length, whole.Length)..]];

    private static void Sound(byte[] bytes) => Sound(bytes, _mapping);

    private static void Sound(byte[] bytes, FileMapping mapping)
    {
        try
        {
            var reading = Mapped.Read(mapping, bytes);
            Assert.NotEmpty(reading.Observations);
            Assert.All(reading.Observations, o => Assert.Equal(o.Observation.Status.HasValue(), o.Observation.Value is { } value && double.IsFinite(value)));
            Assert.All(reading.Observations.GroupBy(o => (o.Key, o.Area, o.Breakdown)), series => Assert.NotEmpty(new Series(series.Select(o => o.Observation))));
        }
        catch (SourceException refused)
        {
            Assert.False(string.IsNullOrWhiteSpace(refused.Message));
        }
    }
}
