using System.Globalization;
using System.Text;

namespace FollowUp.Benchmarks;

/// <summary>
/// Invented observations in the shape of all of Kolada (5 780 indicators, 311 areas, 1 to 25 years, total alone or with women and men), in
/// the text form of PostgreSQL's COPY and in the order of the key: indicator, period, area, breakdown, batch, status, value, mark.
/// </summary>
internal static class ObservationFile
{
    public const int Indicators = 5780;
    public const int Areas = 311;

    /// <summary>Writes a file of about so many rows, the same at every call. With <paramref name="revised"/>, one row in a hundred has another value.</summary>
    public static async Task<long> WriteAsync(string path, long rows, bool revised)
    {
        await using var file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        var random = new Random(1287);
        var chosen = new Random(7); // another row by row: a rule by number would choose the same place year after year
        var written = 0L;
        // The mean indicator has some 3 900 rows at full size; a smaller file has fewer indicators of the same size.
        for (var indicator = 1; written < rows; indicator++)
        {
            var years = random.Next(1, 26);
            var sexes = random.Next(10) < 3 ? 3 : 1;
            var coverage = 0.6 + 0.4 * random.NextDouble();
            for (var year = 2025 - years; year < 2025; year++)
            {
                for (var area = 1; area <= Areas; area++)
                {
                    if (random.NextDouble() > coverage)
                    {
                        continue;
                    }

                    for (var breakdown = 0; breakdown < sexes; breakdown++)
                    {
                        var missing = random.Next(33) == 0;
                        var value = Math.Round(random.NextDouble() * 100, 3);
                        if (chosen.Next(100) == 0 && revised)
                        {
                            value += 1;
                        }

                        file.Write(string.Create(CultureInfo.InvariantCulture, $"{indicator}\t{year * 1000}\t{area}\t{breakdown}\t1\t"));
                        file.WriteLine(missing ? "101\t\\N\tMissing" : string.Create(CultureInfo.InvariantCulture, $"0\t{value:R}\t\\N"));
                        written++;
                    }
                }
            }
        }

        return written;
    }
}
