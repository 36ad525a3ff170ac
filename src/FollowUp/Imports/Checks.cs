using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>
/// Looks through what an import has stored, within its transaction: each file of <c>sql/checks</c> is one thing that may be wrong, and says in its
/// header whether it stops the import or is told to a person. What it says in Swedish stands in <c>CheckTexts</c> under the file's name.
/// </summary>
public static class Checks
{
    private const string Folder = "checks/";
    private const int MostSaid = 5;

    /// <summary>The checks there are, by their paths.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. SqlFolder.Embedded.Paths.Where(path => path.StartsWith(Folder, StringComparison.Ordinal))];

    /// <summary>Runs them all on what a batch changed of followed indicators; keeps what they find with the run.</summary>
    /// <param name="transaction">The one that stored the batch.</param>
    /// <param name="runId">The run.</param>
    /// <param name="batchId">Its batch.</param>
    /// <param name="cancellation">Undoes everything.</param>
    /// <returns>What a person should look at, a sentence each.</returns>
    /// <exception cref="SourceException">Something is so wrong that nothing of it may be kept; the message says all that was found of that kind.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(Transaction transaction, int runId, int batchId, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync("commands/imports/collect_changed.sql", new { batch_id = batchId }, cancellation);
        var stops = new List<string>();
        var tells = new List<string>();
        foreach (var path in Paths)
        {
            var severity = transaction.Sql[path].Severity;
            foreach (var finding in await transaction.QueryAsync<CheckFinding>(path, cancellation))
            {
                var found = Sentence(NameOf(path), finding);
                (severity == "tell" ? tells : stops).Add(found);
                await transaction.ExecuteAsync("commands/imports/add_finding.sql", new { run_id = runId, check_name = NameOf(path), severity, found }, cancellation);
            }
        }

        if (stops.Count == 0)
        {
            return tells;
        }

        var said = string.Join(' ', stops.Take(MostSaid));
        throw new SourceException(stops.Count > MostSaid ? Format.Fill(CheckTexts.StoppedMore, said, Format.Count(stops.Count - MostSaid)) : Format.Fill(CheckTexts.Stopped, said));
    }

    /// <summary>The name a check goes by: its file's.</summary>
    public static string NameOf(string path) => path[Folder.Length..^".sql".Length];

    /// <summary>What a check says when it finds something; null when nothing is written for it.</summary>
    public static string? TextOf(string name) => CheckTexts.ResourceManager.GetString(name, CultureInfo.InvariantCulture);

    private static string Sentence(string name, CheckFinding found)
    {
        var unit = new Unit(found.Unit);
        var decimals = unit.Decimals(new[] { found.Value, found.Other }.OfType<double>());
        string Figure(double? value) => value is { } figure ? Format.WithUnit(figure, decimals, unit.Label) : CheckTexts.NotShown;
        var group = found.Breakdown switch
        {
            "T" => "",
            "K" => CheckTexts.Women,
            "M" => CheckTexts.Men,
            _ => Format.Fill(CheckTexts.Group, found.Breakdown),
        };
        var place = Format.Fill(CheckTexts.Place, found.Area, Format.Period(found.Period)) + group;
        var sentence = Format.Fill(TextOf(name) ?? name, Format.Fill(CheckTexts.Indicator, found.Title, found.Code), place, Figure(found.Value), Figure(found.Other));
        return found.Count > 1 ? Format.Fill(CheckTexts.More, sentence, Format.Count(found.Count - 1)) : sentence;
    }
}

/// <summary>What a check found of one indicator.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Title">Its title.</param>
/// <param name="Area">Where: of several, one.</param>
/// <param name="Period">When.</param>
/// <param name="Breakdown">Of whom.</param>
/// <param name="Unit">The indicator's unit.</param>
/// <param name="Value">The figure; null when there is none, or when it may be of few persons: what is found is read by everybody.</param>
/// <param name="Other">What it was compared with; null likewise.</param>
/// <param name="Count">How many figures of the indicator are so.</param>
public sealed record CheckFinding(string Code, string Title, string Area, Period Period, string Breakdown, string Unit, double? Value, double? Other, int Count);
