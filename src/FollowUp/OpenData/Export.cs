using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Database;

namespace FollowUp.OpenData;

/// <summary>Every current observation as text for machines.</summary>
public static class Export
{
    /// <summary>Writes a head and one line an observation: semicolons, period as it is written everywhere, value with a decimal point or empty, lines ended by a line feed.</summary>
    public static async Task WriteAsync(Db db, TextWriter output, CancellationToken cancellation)
    {
        output.NewLine = "\n";
        await output.WriteLineAsync("indicator;area;period;breakdown;value;status;source");
        await foreach (var row in db.StreamAsync<ExportRow>("queries/opendata/current_observations.sql", cancellation))
        {
            var value = row.Value?.ToString("R", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"{row.Indicator};{row.Area};{row.Period};{row.Breakdown};{value};{row.Status};{row.Source}");
        }
    }
}

/// <summary>One observation as it leaves the house.</summary>
public sealed record ExportRow(string Indicator, string Area, Period Period, string Breakdown, double? Value, string Status, string Source);
