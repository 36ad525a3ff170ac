using System.Text;
using CsCheck;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests;

public sealed class FrameworkFuzzTests
{
    private static readonly string[] _pieces =
        ["\n", "  ", "- ", ": ", "\"", "'", "[", "]", "{", "}", "#", "&a ", "*a", "!!str ", "|", ">", "---\n", "...\n", "%", "? ", "@", "`", "\\", "\t", "\u0000", "å", "\uD800", "G1", "0", ",", "~", "<<: ", "kolada:", ";", "valid_to: 2025-12-31\n", "status: superseded\n", "became: OA0\n", "milestones:\n", "direction_only: true\n"];

    /// <summary>Whatever is done to a file, it is read or refused with places in it: never a crash, never half.</summary>
    [Fact]
    public void A_file_with_anything_put_anywhere_is_read_or_refused_with_its_place()
    {
        var edit = Gen.Select(Gen.Int[0, SmallFramework.Everything.Length - 1], Gen.Int[0, 40], Gen.Int[0, _pieces.Length - 1].Select(i => _pieces[i]));
        edit.List[1, 4].Sample(
            edits =>
            {
                var yaml = edits.Aggregate(SmallFramework.Everything, (text, e) =>
                {
                    var at = Math.Min(e.Item1, text.Length);
                    return string.Concat(text.AsSpan(0, at), e.Item3, text.AsSpan(Math.Min(at + e.Item2, text.Length)));
                });
                var lines = yaml.Split('\n').Length + 1;
                try
                {
                    SmallFramework.Read(yaml);
                }
                catch (FileRefusedException refused)
                {
                    Assert.NotEmpty(refused.Problems);
                    Assert.All(refused.Problems, p => Assert.InRange(p.Place.Line, 1, lines));
                }
            },
            iter: 3_000,
            threads: 2);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        Gen.Byte.Array[0, 200].Sample(
            bytes => Assert.Throws<FileRefusedException>(() => SmallFramework.Read(bytes)),
            iter: 1_000,
            threads: 2);
        Gen.Int[0, _pieces.Length - 1].Select(i => _pieces[i]).List[0, 60].Sample(
            pieces => Assert.Throws<FileRefusedException>(() => SmallFramework.Read(Encoding.UTF8.GetBytes(string.Concat(pieces)))),
            iter: 3_000,
            threads: 2);
    }
}
