using FollowUp.Tests.Sources.Files;
using FollowUp.Tests.Sources.PxWeb;
using Xunit;

namespace FollowUp.Tests.Verbs;

public sealed class ReadVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "read", "--help")]
    [InlineData(2, "read")]
    [InlineData(2, "read", "--source", "kolada")]
    [InlineData(2, "read", "fil.csv")]
    [InlineData(2, "read", "--source", "smhi", "fil.csv")]
    [InlineData(1, "read", "--source", "file", "fil.csv")]
    [InlineData(1, "read", "--source", "kolada", "--mapping", "mall.yaml", "fil.csv")]
    [InlineData(1, "read", "--source", "kolada", "finns-inte.json")]
    [InlineData(1, "read", "--source", "kolada", "/tmp")]
    public async Task A_command_line_is_understood_or_refused(int exitCode, params string[] verb)
    {
        await using var program = new TheProgram();
        var ended = await program.RunAsync(Ct, verb);
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.NotEqual("", exitCode == 0 ? ended.Output : ended.Error);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.DataFolder));
    }

    [Fact]
    public async Task Files_are_read_by_their_mapping_onto_standard_output_and_nothing_is_stored()
    {
        await using var program = new TheProgram();
        var folder = Path.GetDirectoryName(program.DataFolder)!;
        string mapping = Path.Combine(folder, "mall.yaml"), right = Path.Combine(folder, "rätt.csv"), wrong = Path.Combine(folder, "fel.csv");
        await File.WriteAllTextAsync(mapping, Mapped.Plain, Ct);
        await File.WriteAllTextAsync(right, "kod;år;kön;antal\n1287;2024;T;4 911,5\n1287;2024;K;~100\n", Ct);
        await File.WriteAllTextAsync(wrong, "kod;år;kön;antal\n1287;2025;T;många\n", Ct);

        var read = await program.RunAsync(Ct, "read", "--source", "file", "--mapping", mapping, right);
        Assert.Equal((0, "indicator;area;period;breakdown;value;status;mark\nelever;1287;2024;T;4911.5;normal;\nelever;1287;2024;K;;suppressed;~100\n", ""), (read.ExitCode, read.Output, read.Error));
        var refused = await program.RunAsync(Ct, "read", "--source", "file", "--mapping", mapping, right, wrong);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"{wrong}, rad 2, kolumn ”antal”: ”många” är varken ett värde", refused.Error, StringComparison.Ordinal);
        var unmapped = await program.RunAsync(Ct, "read", "--source", "file", "--mapping", right, right);
        Assert.Equal((1, ""), (unmapped.ExitCode, unmapped.Output));
        Assert.False(Directory.Exists(program.DataFolder));
    }

    [Fact]
    public async Task Tables_of_PxWeb_are_read_by_their_mapping_and_no_figure_comes_from_two_of_them()
    {
        await using var program = new TheProgram();
        var folder = Path.GetDirectoryName(program.DataFolder)!;
        string mapping = Path.Combine(folder, "mall.yaml"), px = Path.Combine(folder, "prov.px"), json = Path.Combine(folder, "prov.json");
        await File.WriteAllTextAsync(mapping, PxSamples.Mapping, Ct);
        await File.WriteAllBytesAsync(px, PxSamples.InWindows1252(PxSamples.Px), Ct);
        await File.WriteAllTextAsync(json, PxSamples.Json, Ct);

        foreach (var (source, file) in new[] { ("px", px), ("pxweb", json) })
        {
            var read = await program.RunAsync(Ct, "read", "--source", source, "--mapping", mapping, file);
            Assert.Equal((0, ""), (read.ExitCode, read.Error));
            Assert.Equal(["X1;0000;2023;M;1;normal;", "X1;0000;2024;M;2.5;normal;", "X1;0000;2023;K;;not_available;.."], read.Output.Split('\n')[1..4]);
        }

        var twice = await program.RunAsync(Ct, "read", "--source", "px", "--mapping", mapping, px, json);
        Assert.Equal((1, ""), (twice.ExitCode, twice.Output));
        Assert.StartsWith("Två av filerna har en uppgift för X1, område 0000, 2023, M.", twice.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data_N00945.json", 63, "N00945;0180;2000;T;31.32959689;normal;")]
    [InlineData("data_N03702.json", 48, null)]
    [InlineData("data_arboga_group.json", 1496, null)]
    public async Task Kept_answers_of_Kolada_are_read_as_they_are(string file, int count, string? line)
    {
        await using var program = new TheProgram();
        var read = await program.RunAsync(Ct, "read", "--source", "kolada", Shared.File("data/kolada/" + file));
        Assert.Equal((0, ""), (read.ExitCode, read.Error));
        var lines = read.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count + 1, lines.Length);
        Assert.Contains(line ?? lines[^1], lines);
        var refused = await program.RunAsync(Ct, "read", "--source", "kolada", Shared.File("data/kolada/municipality_groups.json"));
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
    }
}
