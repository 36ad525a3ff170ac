using Xunit;

namespace FollowUp.Tests.Verbs;

public sealed class CheckVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_fails_on_what_must_be_put_right_and_passes_on_the_rest()
    {
        await using var program = new TheProgram();
        var none = await program.RunAsync(Ct, "check");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("Läs in ett med: followup framework import", none.Error, StringComparison.Ordinal);

        // Somebody answers for everything, but the only focus area is linked to nothing.
        var whole = SmallFramework.Yaml.Replace("responsible: []", "responsible: [namnden]", StringComparison.Ordinal);
        var empty = await CheckAsync(program, whole[..whole.IndexOf("links:\n", StringComparison.Ordinal)] + "links: []\n" + whole[whole.IndexOf("targets:\n", StringComparison.Ordinal)..]);
        Assert.Equal(1, empty.ExitCode);
        var lines = empty.Output.Split('\n');
        Assert.Equal("Täckningen för Trelleborg: 1 fokusområde, 2 mål och 3 indikatorer.", lines[0]);
        Assert.Equal("Fel: Fokusområden utan indikator. Koppla området till minst en av målens indikatorer i ramverket; passar ingen av dem behöver ett mål först få en ny indikator.", lines[2]);
        Assert.Equal("  Fokusområde 1: Stöd", lines[3]);
        Assert.StartsWith("1 fel, ", empty.LastLine, StringComparison.Ordinal);

        var linked = await CheckAsync(program, whole);
        Assert.Equal(0, linked.ExitCode);
        Assert.DoesNotContain("\nFel: ", linked.Output, StringComparison.Ordinal);
        Assert.Contains("\nVarning: ", linked.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 fel, ", linked.LastLine, StringComparison.Ordinal);
    }

    private static async Task<Ended> CheckAsync(TheProgram program, string yaml)
    {
        var file = Path.Combine(Path.GetDirectoryName(program.DataFolder)!, "ramverk.yaml");
        await File.WriteAllTextAsync(file, yaml, Ct);
        var import = await program.RunAsync(Ct, "framework", "import", file);
        Assert.True(import.ExitCode == 0, import.Error);
        return await program.RunAsync(Ct, "check");
    }
}
