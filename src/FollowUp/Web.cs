using System.Text.Encodings.Web;
using System.Text.Unicode;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Imports.Pages;
using FollowUp.Indicators;
using FollowUp.Judgements;
using FollowUp.Reports;
using FollowUp.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FollowUp;

/// <summary>The pages and what stands before and behind them, as an inventory.</summary>
public static class Web
{
    /// <summary>
    /// Adds the pages and their readers. A database (<see cref="Database.Db"/>) must be added too; a clock is added if there is none.
    /// What starts imports (<see cref="ImportNow"/>) and knows when the next comes (<see cref="NextImport"/>) may be added before or after;
    /// without them nothing is started and nothing planned.
    /// </summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages().WithRazorPagesAtContentRoot();
        services.Configure<AntiforgeryOptions>(options => options.Cookie.Name = "followup-form");
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ImportNow((_, _) => Task.FromResult<int?>(null)));
        services.TryAddSingleton(new NextImport((_, _) => Task.FromResult<DateTimeOffset?>(null)));
        services.AddSingleton<ChartCache>();
        services.AddSingleton(provider =>
        {
            var environment = provider.GetRequiredService<IWebHostEnvironment>();
            return new DashboardFolder(DashboardFolder.PathFrom(environment.ContentRootPath), environment.IsDevelopment());
        });
        // These read from the database or from one transaction of it; the container may not own the database, which others use.
        services.AddSingleton(provider => new JudgementReader(provider.GetRequiredService<Db>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OverviewReader>(provider, provider.GetRequiredService<Db>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<IndicatorReader>(provider, provider.GetRequiredService<Db>()));
        services.AddSingleton<IndicatorCsv>();
        services.AddSingleton<RunReader>();
        services.AddSingleton(provider =>
        {
            var environment = provider.GetRequiredService<IWebHostEnvironment>();
            return new ReportFolder(ReportFolder.PathFrom(environment.ContentRootPath), environment.IsDevelopment());
        });
        services.AddSingleton<ReportReader>();
        services.AddSingleton<ReportHtml>();
        services.AddSingleton(provider => new ReportPdf(provider.GetRequiredService<IConfiguration>()["FollowUp:Chromium"]));
        services.AddSingleton<ReportOutput>();
        services.AddSingleton<ReportOrder>();
        services.AddSingleton<Editions>();
        services.AddSingleton<EditionReader>();
        services.TryAddSingleton(new FinishEditions(() => { }));
    }

    /// <summary>Puts the pages in place. Reads the dashboards, so that a file that is not written as it should be stops the start.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.Services.GetRequiredService<DashboardFolder>();
        app.Services.GetRequiredService<ReportFolder>();
        app.Use(next => context => SecurityHeaders.SetAsync(context, next));
        app.UseExceptionHandler("/fel/500");
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Remember, ContentTypeProvider = Types() });
        app.UseRouting();
        app.MapRazorPages();
        app.MapGet("/", (DashboardFolder dashboards, OverviewReader overviews) => Results.Redirect(Start(dashboards.All[0], overviews)));
        app.MapGet("/{dashboard}", (string dashboard, DashboardFolder dashboards, OverviewReader overviews) =>
            dashboards.Find(dashboard) is { } file ? Results.Redirect(Start(file, overviews)) : Results.NotFound());
        app.MapReports();
        app.MapGet("/indikator/{code}/csv", async (string code, IndicatorCsv csv, CancellationToken ct) =>
            await csv.ReadAsync(code, ct) is { } file ? Results.File(file.Content, "text/csv; charset=utf-8", file.Name) : Results.NotFound());
    }

    private static string Start(DashboardFile file, OverviewReader overviews) => $"/{file.Name}/{Format.Year(overviews.LastFinishedYear)}";

    /// <summary>Style sheets are asked for by a name that changes with them; fonts never change.</summary>
    private static void Remember(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Query.ContainsKey("v") || context.File.Name.EndsWith(".woff2", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "public, max-age=3600";

    private static FileExtensionContentTypeProvider Types()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".md"] = "text/plain; charset=utf-8";
        return types;
    }
}
