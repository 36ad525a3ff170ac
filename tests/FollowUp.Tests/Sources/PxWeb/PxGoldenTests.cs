using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>The same question answered by a PxWeb server as json-stat2, as PX and as CSV: three forms, one table. The CSV is read here by other code than ours.</summary>
public sealed class PxGoldenTests
{
    public static TheoryData<string, string> Tables => [.. from table in new[] { "TAB001", "TAB002", "TAB003", "TAB004", "TAB005" } from language in new[] { "sv", "en" } select new TheoryDataRow<string, string>(table, language)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Both_forms_say_what_the_servers_own_table_says(string table, string language)
    {
        var csv = Csv(Golden($"{table}_data_time_all_{language}_csv_UseCodes.csv"));
        var json = PxReading.Read("json", Golden($"{table}_data_time_all_{language}_jsonstat2.json"), null);
        var px = PxReading.Read("px", Golden($"{table}_data_time_all_{language}_px.px"), null);

        Assert.NotEmpty(csv);
        Assert.Equal(csv, Cells(json));
        Assert.Equal(csv, Cells(px));
        Assert.Equal(json.Table.Dimensions.Select(d => (d.Code, string.Join('|', d.Categories.Select(c => c.Code)))), px.Table.Dimensions.Select(d => (d.Code, string.Join('|', d.Categories.Select(c => c.Code)))));
        Assert.Equal(json.Figures.Select(f => (f.Value, f.Status, f.Mark)), px.Figures.Select(f => (f.Value, f.Status, f.Mark)));
        if (language == "sv")
        {
            Assert.Equal(json.Table.Dimensions.SelectMany(d => d.Categories.Select(c => c.Label)), px.Table.Dimensions.SelectMany(d => d.Categories.Select(c => c.Label)));
            Assert.Equal(json.Table.Dimensions.SelectMany(d => d.Categories.Select(c => c.Unit)), px.Table.Dimensions.SelectMany(d => d.Categories.Select(c => c.Unit)));
        }
    }

    private static byte[] Golden(string file) => File.ReadAllBytes(Shared.File("data/pxweb/golden/" + file));

    /// <summary>Cells by their codes in any order: the codes of stub and heading, heading's last as the CSV's heads have them.</summary>
    private static SortedDictionary<string, string> Cells(PxReading reading) => new(reading.Figures.ToDictionary(
        figure => string.Join(' ', figure.Codes),
        figure => figure.Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : figure.Mark ?? ""), StringComparer.Ordinal);

    private static SortedDictionary<string, string> Csv(byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).TrimEnd().Split('\n').Select(line => Regex.Matches(line.TrimEnd('\r'), "\"([^\"]*)\"|([^,\"]+)").Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).ToList()).ToList();
        // A head over figures holds the measure's code and the time's; the others are the stub's dimensions.
        var stub = lines[0].FindIndex(head => head.Contains(' ', StringComparison.Ordinal));
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            for (var i = stub; i < line.Count; i++)
            {
                cells.Add(string.Join(' ', line.Take(stub).Append(lines[0][i])), line[i]);
            }
        }

        return cells;
    }
}
