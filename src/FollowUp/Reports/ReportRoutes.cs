using System.Text;
using FollowUp.Charts;
using FollowUp.Indicators;
using FollowUp.Ui;
using FollowUp.Yaml;

namespace FollowUp.Reports;

/// <summary>The addresses of reports that are not pages of the site: documents, workbooks and pictures.</summary>
public static class ReportRoutes
{
    private const string Edition = "/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/{version:int:min(1)}";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/utkast", Web.Read, DraftAsync);
        routes.MapMethods(Edition + "/rapport.html", Web.Read, async (string report, string audience, int year, int version, EditionReader editions, HttpContext context, CancellationToken ct) =>
            await editions.FindAsync(report, audience, year, version, ct) is { } edition && await editions.HtmlAsync(edition, ct) is { } html ? Document(context, html) : Results.NotFound());
        routes.MapMethods(Edition + "/rapport.pdf", Web.Read, async (string report, string audience, int year, int version, EditionReader editions, CancellationToken ct) =>
            await editions.FindAsync(report, audience, year, version, ct) is { } edition && await editions.PdfAsync(edition, ct) is { } pdf
                ? Results.File(pdf, "application/pdf", edition.FileName + ".pdf") : Results.NotFound());
        routes.MapMethods(Edition + "/siffror.xlsx", Web.Read, async (string report, string audience, int year, int version, EditionReader editions, CancellationToken ct) =>
            await editions.FindAsync(report, audience, year, version, ct) is { } edition && await editions.WorkbookAsync(edition, ct) is { } workbook
                ? Results.File(workbook, Excel, edition.FileName + ".xlsx") : Results.NotFound());
        routes.MapMethods(Edition + "/diagram/{indicator}.png", Web.Read, async (
            string report, string audience, int year, int version, string indicator, EditionReader editions, ChartCache charts, CancellationToken ct) =>
            await editions.FindAsync(report, audience, year, version, ct) is { Published: true } edition
                && (await editions.ContentAsync(edition, ct)).Indicators.FirstOrDefault(one => one.Code == indicator) is { Latest: not null, Chart: not null } found
                ? Results.File(ReportOutput.Picture(charts, found).ToArray(), "image/png", ReportOutput.PictureName(indicator)) : Results.NotFound());
        routes.MapMethods("/indikator/{code}/diagram.png", Web.Read, async (string code, IndicatorReader indicators, ChartCache charts, CancellationToken ct) =>
            await indicators.ReadAsync(code, ct) is { Drawn.Periods.Count: > 0 } view
                ? Results.File(charts.Png(view.Drawn, ChartSize.Wide).ToArray(), "image/png", ReportOutput.PictureName(code)) : Results.NotFound());
    }

    /// <summary>The report as it would be now, for one organisation; marked as a draft across every page.</summary>
    private static async Task<IResult> DraftAsync(
        string report, string audience, int year, ReportFolder reports, ReportReader reader, ReportHtml html, HttpContext context, CancellationToken ct)
    {
        try
        {
            return reports.Find(report) is { } file && await reader.ReadAsync(file, year, ReportStanding.Draft, audience, ct) is [var content]
                ? Document(context, await html.OfAsync(content))
                : Results.NotFound();
        }
        catch (RefusedException)
        {
            return Results.NotFound();
        }
    }

    private static IResult Document(HttpContext context, string html)
    {
        SecurityHeaders.AllowStyle(context, ReportStyle.HashOf(html));
        return Results.Text(html, "text/html", Encoding.UTF8);
    }
}
