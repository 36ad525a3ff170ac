using System.Collections.Concurrent;
using CsCheck;
using FollowUp.Framework;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests;

public sealed class FrameworkWriteTests
{
    [Fact]
    public void A_framework_is_written_in_the_form_a_person_would_give_it()
    {
        var written = Write(SmallFramework.Read().Content);
        Assert.StartsWith(
            """
            municipality: 1287 Trelleborg

            programme:
              code: malen
              title: Mål 2024–2040
              first_year: 2024
              last_year: 2040
              wording: verified
              origin: Brevet

            goals:
              - code: G1
                title: Trygghet
                wording: quoted
                origin: Brevet

              - code: G2
                title: Nettonoll
            """,
            written,
            StringComparison.Ordinal);
        Assert.Equal(
            SmallFramework.With("members: [1082 Karlshamn]", "members:\n      - 1082 Karlshamn"),
            written.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_may_be_said_is_written_and_what_is_not_said_is_left_out()
    {
        var written = Write(SmallFramework.Read(SmallFramework.Everything).Content);
        Assert.Equal(
            SmallFramework.Everything.Replace("members: [1082 Karlshamn]", "members:\n      - 1082 Karlshamn", StringComparison.Ordinal),
            written.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    /// <summary>What each text stands as in the file: quotation marks where it would otherwise be something else, and only there.</summary>
    [Theory]
    [InlineData("Nettonoll", "Nettonoll")]
    [InlineData("Mål: nettonoll", "\"Mål: nettonoll\"")]
    [InlineData("Mål:", "\"Mål:\"")]
    [InlineData("kl. 10:30 i dag", "kl. 10:30 i dag")]
    [InlineData("Mål #1", "\"Mål #1\"")]
    [InlineData("Mål#1", "Mål#1")]
    [InlineData("# mål", "\"# mål\"")]
    [InlineData("- mål", "\"- mål\"")]
    [InlineData("-mål", "-mål")]
    [InlineData("% av alla", "\"% av alla\"")]
    [InlineData("[mål]", "\"[mål]\"")]
    [InlineData("mål [ett], två", "mål [ett], två")]
    [InlineData("\"Mål\"", "\"\\\"Mål\\\"\"")]
    [InlineData("ett \"mål\" till", "ett \"mål\" till")]
    [InlineData("C:\\mål", "C:\\mål")]
    [InlineData("'mål", "\"'mål\"")]
    [InlineData("2040", "\"2040\"")]
    [InlineData("-1.5", "\"-1.5\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("1e5", "\"1e5\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("2023-05-22", "\"2023-05-22\"")]
    [InlineData("2040 års mål", "2040 års mål")]
    [InlineData("true", "\"true\"")]
    [InlineData("Ja", "Ja")]
    [InlineData("no", "\"no\"")]
    [InlineData("Null", "\"Null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("---", "\"---\"")]
    [InlineData("<<", "\"<<\"")]
    [InlineData("mål ❤ 🎯", "mål ❤ 🎯")]
    public void A_text_has_quotation_marks_where_it_needs_them(string title, string asWritten)
    {
        var content = SmallFramework.Read().Content;
        var written = Write(content with { Programme = content.Programme with { Title = title } });
        Assert.Contains($"\n  title: {asWritten}\n", written, StringComparison.Ordinal);
        Assert.Equal(title, SmallFramework.Read(written).Content.Programme.Title);
    }

    [Fact]
    public void The_committed_framework_comes_back_the_same_but_for_its_comments()
    {
        var file = File.ReadAllText(CommittedFrameworkTests.Path);
        var read = SmallFramework.Read(file).Content;
        var written = Write(read);
        Assert.Equal(FrameworkJson.Write(read), FrameworkJson.Write(SmallFramework.Read(written).Content));

        // What a person wrote differs from what is written by its comments, its empty lines and quotation marks that were not needed.
        static IEnumerable<string> Said(string yaml) => yaml.Split('\n').Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#'));
        Assert.Equal(Said(file).Where(line => !line.Contains('"', StringComparison.Ordinal)), Said(written).Where(line => !line.Contains('"', StringComparison.Ordinal)));
    }

    /// <summary>Whatever people call things, what is written is read back as it was, and is then written the same.</summary>
    [Fact]
    public void Any_framework_that_may_be_read_is_written_and_read_back_without_loss()
    {
        string[] rare = ["  band:", "  milestones:", "  direction_only: true", "  role: supporting", "  status: superseded", "  decision:", "  valid_from:", "  became: null-", "  goals: []", "strategies: []", "  highest:", "🎯", ": \"null\"", "\\\\", "\\\"", "  paragraph: \"12\""];
        var seen = new ConcurrentDictionary<string, int>();
        RandomFramework.Any.Sample(
            framework =>
            {
                var written = Write(framework);
                var read = SmallFramework.Read(written).Content;
                Assert.Equal(FrameworkJson.Write(framework), FrameworkJson.Write(read));
                Assert.Equal(written, Write(read));
                foreach (var part in rare.Where(part => written.Contains(part, StringComparison.Ordinal)))
                {
                    seen.AddOrUpdate(part, 1, (_, times) => times + 1);
                }
            },
            iter: 2_000,
            threads: 2);
        Assert.All(rare, part => Assert.True(seen.GetValueOrDefault(part) > 10, $"Hardly ever tried: {part}"));
    }

    private static string Write(FollowUpFramework framework) => FrameworkFile.Write(framework, Recorded.Areas());
}
