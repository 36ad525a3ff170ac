using System.Text;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Yaml;

namespace FollowUp.Reports;

/// <summary>Reports as files in a folder: documents with their fonts, PDFs, workbooks and pictures. Written whole or not at all.</summary>
public sealed class ReportOutput(ReportHtml html, ReportPdf pdf, ChartCache charts)
{
    /// <summary>What a report's files are called, without ending: <c>uppfoljning-2025-bildningsnamnden</c>.</summary>
    public static string FileName(string report, int year, string audience, int version) =>
        FormattableString.Invariant($"{report}-{year}-{audience}") + (version == 0 ? "" : FormattableString.Invariant($"-utgava-{version}"));

    /// <summary>What the picture of an indicator's chart is called: <c>kolada-N00610.png</c>.</summary>
    public static string PictureName(string code) => TrendModel.SafeId(code.Replace(':', '-')) + ".png";

    /// <summary>The picture of a chart for slides and mail, with its heading and its source.</summary>
    public static ReadOnlyMemory<byte> Picture(ChartCache charts, ReportIndicator indicator) => charts.Png(indicator.Chart!.Drawn(indicator.Code), ChartSize.Wide);

    /// <summary>Writes reports. The files take their place when all are made; until then, and if anything fails, the folder is as it was.</summary>
    /// <param name="contents">The reports.</param>
    /// <param name="folder">Where; made if it is not there. Files of the same names are replaced.</param>
    /// <param name="say">Told what is made.</param>
    /// <param name="ct">Stops; then nothing is written.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="ReportException">A report is not as it must be, or could not be printed.</exception>
    /// <exception cref="RefusedException">The folder cannot be written to.</exception>
    public async Task<int> WriteAsync(IReadOnlyList<ReportContent> contents, string folder, Action<string> say, CancellationToken ct)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var beside = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(beside);
            await ReportFonts.PutAsync(beside, ct);
            var pictures = Directory.CreateDirectory(Path.Combine(beside, "diagram")).FullName;
            foreach (var content in contents)
            {
                await WriteAsync(content, Path.Combine(beside, FileName(content.Report, content.Year, content.Audience, content.Version)), ct);
                foreach (var indicator in content.Indicators.Where(indicator => indicator is { Latest: not null, Chart: not null }))
                {
                    await File.WriteAllBytesAsync(Path.Combine(pictures, PictureName(indicator.Code)), Picture(charts, indicator), ct);
                }

                say(Format.Fill(ReportTexts.Written, content.AudienceTitle, Dashboards.Sentences.HowMany(content.Indicators.Count())));
            }

            return Place(beside, target);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Format.Fill(ReportTexts.CannotWrite, folder, problem.Message));
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private async Task WriteAsync(ReportContent content, string path, CancellationToken ct)
    {
        var document = await html.OfAsync(content);
        var printed = await pdf.OfAsync(document, ct);
        ReportCheck.Whole(content, document, printed);
        await File.WriteAllTextAsync(path + ".html", ReportStyle.BesideFonts(document), new UTF8Encoding(false), ct);
        await File.WriteAllBytesAsync(path + ".pdf", printed, ct);
        await File.WriteAllBytesAsync(path + ".xlsx", ReportWorkbook.Of(content), ct);
    }

    private static int Place(string made, string target)
    {
        string[] files = [.. Directory.GetFiles(made, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(made, file))];
        if (!Directory.Exists(target))
        {
            Directory.Move(made, target);
            return files.Length;
        }

        foreach (var file in files)
        {
            var place = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(Path.Combine(made, file), place, overwrite: true);
        }

        return files.Length;
    }
}
