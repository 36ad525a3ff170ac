using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Reports;

/// <summary>A report ordered at the command line: made into files, and published first where that is asked for.</summary>
public sealed class ReportOrder(ReportFolder reports, ReportReader reader, Editions editions, EditionReader published, ReportOutput output)
{
    /// <summary>Makes the report for everybody it is for.</summary>
    /// <param name="name">The report's name.</param>
    /// <param name="year">The year followed up.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="publish">True to freeze and publish an edition; the files are then of it.</param>
    /// <param name="say">Told what is made.</param>
    /// <param name="ct">Stops; then no file is written. What is frozen stays, and the service finishes it.</param>
    /// <returns>The last line.</returns>
    /// <exception cref="RefusedException">There is no such report, or nothing to report on.</exception>
    /// <exception cref="ReportException">A report is not as it must be; no file was written.</exception>
    public async Task<string> RunAsync(string name, int year, string folder, bool publish, Action<string> say, CancellationToken ct)
    {
        var file = reports.Find(name) ?? throw new RefusedException(
            reports.All.Count == 0 ? ReportTexts.NoReports : Format.Fill(ReportTexts.UnknownReport, name, string.Join(", ", reports.All.Select(report => report.Name))));
        say(Format.Fill(ReportTexts.Reading, file.Title, Format.Year(year)));
        var contents = publish ? await PublishAsync(file, year, say, ct) : await reader.ReadAsync(file, year, ReportStanding.Print, null, ct);
        var count = await output.WriteAsync(contents, folder, say, ct);
        return Format.Fill(publish ? ReportTexts.DonePublished : ReportTexts.Done, Format.Count(count), Format.Count(contents.Count), folder, Format.Count(contents[0].Version));
    }

    private async Task<IReadOnlyList<ReportContent>> PublishAsync(ReportFile file, int year, Action<string> say, CancellationToken ct)
    {
        var ids = await editions.FreezeAsync(file, year, Actor.CommandLine, ct);
        List<ReportContent> contents = [];
        foreach (var id in ids)
        {
            await editions.PublishAsync(id, ct);
        }

        foreach (var edition in (await published.AllAsync(ct)).Where(edition => ids.Contains(edition.Id)).OrderBy(edition => edition.Id))
        {
            contents.Add(edition.Failed
                ? throw new ReportException(Format.Fill(ReportTexts.NotPublished, EditionWords.Heading(edition), edition.Failure ?? ""))
                : await published.ContentAsync(edition, ct));
        }

        say(Format.Fill(ReportTexts.FrozenFor, Format.Count(contents[0].Version), Format.Count(contents.Count)));
        return contents;
    }
}
