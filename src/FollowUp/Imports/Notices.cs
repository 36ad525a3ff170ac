using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>
/// Follows what a source says of its indicators. What it says otherwise than at the import before becomes a dated notice on the indicator: the
/// catalogue changes unannounced, and a renamed indicator may measure something else.
/// </summary>
public static class Notices
{
    /// <summary>Compares, and keeps what is said now.</summary>
    /// <param name="transaction">The import's.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="runId">The run that noticed.</param>
    /// <param name="reading">What came; nothing of it is compared but its indicators.</param>
    /// <param name="now">When it was noticed.</param>
    /// <param name="cancellation">Undoes everything.</param>
    /// <returns>Lines for the run's log: what is followed up one by one, the rest of the catalogue as one line.</returns>
    public static async Task<IReadOnlyList<string>> TellAsync(
        Transaction transaction, string source, int runId, Reading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        var told = reading.Indicators;
        if (told.Count == 0)
        {
            return [];
        }

        var notices = await transaction.QueryAsync<NoticeRow>(
            "commands/imports/describe_indicators.sql",
            new
            {
                source,
                run_id = runId,
                now,
                today = Schedule.WallTime.DayOf(now),
                is_whole = reading.IsWholeCatalogue,
                keys = told.Select(i => i.Key).ToArray(),
                titles = told.Select(i => i.Title).ToArray(),
                definitions = told.Select(i => i.Definition).ToArray(),
                splits = told.Select(i => i.SplitBySex).ToArray(),
                units = told.Select(i => i.HasUnits).ToArray(),
                margins = told.Select(i => i.MarginOf).ToArray(),
                next_publications = told.Select(i => i.NextPublication).ToArray(),
                next_periods = told.Select(i => i.NextPeriod).ToArray(),
            },
            cancellation);
        var others = notices.Where(notice => notice.FollowedAs is null).GroupBy(notice => notice.Kind)
            .Select(kind => Format.Fill(ImportTexts.NoticeCount, WordOf(kind.Key), Format.Count(kind.Count()))).ToList();
        return
        [
            .. notices.Where(notice => notice.FollowedAs is not null).Select(LineOf),
            .. others.Count == 0 ? (string[])[] : [Format.Fill(ImportTexts.NoticesElsewhere, source, string.Join(", ", others))],
        ];
    }

    /// <summary>What a kind of notice is called, in Swedish.</summary>
    public static string WordOf(string kind) => kind switch
    {
        "renamed" => ImportTexts.NoticeRenamed,
        "redefined" => ImportTexts.NoticeRedefined,
        "split_changed" => ImportTexts.NoticeSplitChanged,
        "retired" => ImportTexts.NoticeRetired,
        "gone" => ImportTexts.NoticeGone,
        "returned" => ImportTexts.NoticeReturned,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No notice is of this kind."),
    };

    private static string LineOf(NoticeRow notice) => notice.Kind switch
    {
        "renamed" or "retired" => Format.Fill(ImportTexts.NoticeOfTitle, notice.Key, WordOf(notice.Kind), notice.Before, notice.After),
        "gone" => Format.Fill(ImportTexts.NoticeOfGone, notice.Key, notice.FollowedAs ?? ""),
        _ => Format.Fill(ImportTexts.NoticeOfOther, notice.Key, notice.FollowedAs ?? "", WordOf(notice.Kind)),
    };
}

/// <summary>What a source says of an indicator otherwise than at the import before.</summary>
/// <param name="Key">The source's name of it.</param>
/// <param name="Kind"><c>renamed</c>, <c>redefined</c>, <c>split_changed</c>, <c>retired</c> (its title says that it has ended), <c>gone</c> or <c>returned</c>.</param>
/// <param name="Before">What the source said before.</param>
/// <param name="After">What it says now.</param>
/// <param name="FollowedAs">Its title in the framework; null when it is not followed up.</param>
public sealed record NoticeRow(string Key, string Kind, string Before, string After, string? FollowedAs);
