using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Sources;

namespace FollowUp.OpenData;

/// <summary>What was read from files, as text for machines.</summary>
public static partial class ReadingCsv
{
    /// <summary>
    /// Writes a head and one line an observation, in the order they stand in the files: semicolons, value with a decimal point or empty, status in the
    /// words of <see cref="Export"/>, the source's own mark, lines ended by a line feed. A field with a semicolon, a quote or a line end stands in quotes.
    /// </summary>
    public static async Task WriteAsync(Reading reading, TextWriter output)
    {
        output.NewLine = "\n";
        await output.WriteLineAsync("indicator;area;period;breakdown;value;status;mark");
        foreach (var (key, area, breakdown, o) in reading.Observations)
        {
            string[] fields = [key, area, o.Period.ToString(), breakdown, o.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "", Capital().Replace(o.Status.ToString(), "_").ToLowerInvariant(), o.Mark ?? ""];
            await output.WriteLineAsync(string.Join(';', fields.Select(Field)));
        }
    }

    private static string Field(string text) => text.AsSpan().IndexOfAny(";\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}
