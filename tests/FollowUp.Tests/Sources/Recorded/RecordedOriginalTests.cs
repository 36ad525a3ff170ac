using FollowUp.Sources;
using FollowUp.Tests.Sources;
using Xunit;

namespace FollowUp.Tests;

/// <summary>The recorded figures against the publishers' own files, cell by cell and in both directions.</summary>
public sealed class RecordedOriginalTests
{
    [Fact]
    public Task Grades_of_year_six_equal_the_originals() => Compare("betyg6-alla-amnen", "Grundskola - Betyg årskurs 6", (file, row) =>
        file.Contains("per kön", StringComparison.Ordinal) ? [("K", row[7]), ("M", row[12])] : [("T", row[7])]);

    [Fact]
    public Task Qualified_teachers_equal_the_originals() => Compare("larare-behoriga", "Grundskola - Personalstatistik", (_, row) => [("T", row[7])]);

    [Fact]
    public Task National_tests_in_mathematics_equal_the_originals() => Compare("np9-matematik", "Grundskola - Resultat nationella prov årskurs 9", (_, row) =>
        row[5] == "Matematik" ? [("T", row[12]), ("K", row[13]), ("M", row[14])] : []);

    [Fact]
    public Task Pupils_equal_the_originals() => Compare("elever", "Grundskola - Antal elever", (_, row) => [("T", row[17])]);

    [Fact]
    public async Task Emissions_equal_the_original()
    {
        var lines = await File.ReadAllLinesAsync(Shared.File("data/emissions_municipality.csv"), TestContext.Current.CancellationToken);
        var original = lines.Skip(1).Select(line => line.Split(';')).Select(row => $"{row[0]} T {row[2]} {row[3]}");
        Assert.Equal(original.Order(StringComparer.Ordinal), (await Cells("smhi", "utslapp-territoriella")).Order(StringComparer.Ordinal));
    }

    private static async Task Compare(string key, string title, Func<string, string[], IEnumerable<(string Breakdown, string Cell)>> pick)
    {
        var folder = Path.GetDirectoryName(Shared.File("data/SOURCES.md"))!;
        var original = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "skolverket"), $"{title}*.csv"))
        {
            var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            var period = lines.Single(line => line.StartsWith("Valt läsår: ", StringComparison.Ordinal))["Valt läsår: ".Length..];
            original.AddRange(
                from row in lines.Select(line => line.Split(';'))
                where row.Length > 5 && row[4] == "Samtliga"
                from cell in pick(Path.GetFileName(file), row)
                select $"{row[1]} {cell.Breakdown} {period} {cell.Cell.Replace(" ", "", StringComparison.Ordinal)}");
        }

        Assert.NotEmpty(original);
        Assert.Equal(original.Order(StringComparer.Ordinal), (await Cells("skolverket", key)).Order(StringComparer.Ordinal));
    }

    /// <summary>Every cell of ours as text, from the file's own letters where it is a mark and else from the number that was read.</summary>
    private static async Task<IReadOnlyList<string>> Cells(string source, string key)
    {
        var recorded = new Recorded(source);
        var request = new SourceRequest([key], []);
        var log = new FetchLog((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask, (_, _, _) => Task.CompletedTask);
        var answers = await recorded.AnswersAsync(request, log, TestContext.Current.CancellationToken);
        var written = System.Text.Encoding.UTF8.GetString(answers[0].Body).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(';')).ToList();
        var read = recorded.Read(request, answers).Observations.ToDictionary(o => (o.Area, o.Breakdown, o.Observation.Period.ToString()), o => o.Observation);
        var cells = new List<string>();
        foreach (var row in written.Skip(1))
        {
            for (var i = 2; i < row.Length; i++)
            {
                if (row[i].Length > 0)
                {
                    var observation = read[(row[0], row[1], written[0][i])];
                    Assert.Equal(row[i], observation.Mark ?? AsWritten(observation.Value!.Value, row[i]));
                    cells.Add($"{row[0]} {row[1]} {written[0][i]} {row[i]}");
                }
            }
        }

        Assert.Equal(read.Count, cells.Count);
        return cells;
    }

    /// <summary>The number with as many decimals as the source wrote.</summary>
    private static string AsWritten(double value, string cell)
    {
        var decimals = cell.Contains(',', StringComparison.Ordinal) ? cell.Length - cell.IndexOf(',', StringComparison.Ordinal) - 1 : 0;
        return value.ToString($"F{decimals}", System.Globalization.CultureInfo.GetCultureInfo("sv-SE"));
    }
}
