using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Database;

namespace FollowUp.OpenData;

/// <summary>Every observation, as it is known now or was known once, as text for machines.</summary>
public static class Export
{
    /// <summary>Writes a head and one line an observation: semicolons, period as it is written everywhere, value with a decimal point or empty, lines ended by a line feed.</summary>
    /// <param name="db">The database.</param>
    /// <param name="knownOn">As it was known at this moment; null for now.</param>
    /// <param name="output">What is written to.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    public static async Task WriteAsync(Db db, DateTimeOffset? knownOn, TextWriter output, CancellationToken cancellation)
    {
        output.NewLine = "\n";
        await output.WriteLineAsync("indicator;area;period;breakdown;value;status;source");
        var rows = knownOn is { } moment
            ? db.StreamAsync<ExportRow>("queries/opendata/observations_known_on.sql", new { moment }, cancellation)
            : db.StreamAsync<ExportRow>("queries/opendata/current_observations.sql", cancellation);
        await foreach (var row in rows)
        {
            var value = row.Value?.ToString("R", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"{row.Indicator};{row.Area};{row.Period};{row.Breakdown};{value};{row.Status};{row.Source}");
        }
    }
}

/// <summary>One observation as it leaves the house.</summary>
public sealed record ExportRow(string Indicator, string Area, Period Period, string Breakdown, double? Value, string Status, string Source);
