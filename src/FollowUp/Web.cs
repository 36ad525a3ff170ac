using System.Text.Encodings.Web;
using System.Text.Unicode;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Deliveries;
using FollowUp.Framework;
using FollowUp.Framework.Pages;
using FollowUp.Imports;
using FollowUp.Imports.Pages;
using FollowUp.Indicators;
using FollowUp.Judgements;
using FollowUp.Reports;
using FollowUp.Revisions;
using FollowUp.Sources;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FollowUp;

/// <summary>The pages and what stands before and behind them, as an inventory.</summary>
public static class Web
{
    /// <summary>How a page is read: with its content, or only asked about.</summary>
    internal static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Adds the pages and their readers. A database (<see cref="Database.Db"/>) must be added too; a clock is added if there is none.
    /// What starts imports (<see cref="ImportNow"/>, <see cref="ReleaseNow"/>) and knows when the next comes (<see cref="NextImport"/>) may be added before or after;
    /// without them nothing is started and nothing planned.
    /// </summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages().WithRazorPagesAtContentRoot();
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<MvcOptions>(PutAddressFirst);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ImportNow((_, _, _) => Task.FromResult<int?>(null)));
        services.TryAddSingleton(new ReleaseNow((_, _, _) => Task.FromResult<int?>(null)));
        services.TryAddSingleton(new NextImport((_, _) => Task.FromResult<DateTimeOffset?>(null)));
        services.TryAddSingleton<FrameworkReader>();
        services.TryAddSingleton<FrameworkImport>();
        services.AddSingleton<FrameworkDrafts>().AddSingleton<DraftReach>();
        services.AddAccess();
        services.AddSingleton<ChartCache>();
        services.AddSingleton(provider =>
        {
            var environment = provider.GetRequiredService<IWebHostEnvironment>();
            return new DashboardFolder(DashboardFolder.PathFrom(environment.ContentRootPath), environment.IsDevelopment());
        });

        // It reads from a snapshot too, so it takes any statements. (The container would dispose what it was told to hand out as such.)
        services.AddSingleton(provider => new JudgementReader(Db(provider)));
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<IndicatorReader>();
        services.AddSingleton<IndicatorCsv>();
        services.AddSingleton<CoverageReader>();
        services.AddSingleton<CatalogueSearch>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<RunDecisions>();
        services.AddSingleton<ExpectedPublications>();
        services.AddSingleton<EditionFigures>();
        services.AddSingleton<FrameworkVersions>();
        services.AddSingleton<ItemCheck>();
        services.AddSingleton<DraftFollowUp>();
        services.AddSingleton<RevisionReader>();
        services.TryAddSingleton(new SourceList([]));
        services.TryAddSingleton<Import>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<DeliveryDesk>();
        services.AddSingleton<DeliveryIntake>();
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

    /// <summary>Puts the pages in place. Reads the dashboards, so that a file that is not written as it should be stops the start, as does an address that nobody has decided about.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.Services.GetRequiredService<DashboardFolder>();
        app.Services.GetRequiredService<ReportFolder>();
        app.Use(next => context => SecurityHeaders.SetAsync(context, next));
        app.UseExceptionHandler("/fel/500");
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        app.UseCookiePolicy();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Remember, ContentTypeProvider = Types() });
        app.UseRouting();
        app.UseAccess();
        app.MapRazorPages();
        app.MapMethods("/", Read, (DashboardFolder dashboards, OverviewReader overviews) => Results.Redirect(Start(dashboards.All[0], overviews)));
        app.MapMethods("/{dashboard}", Read, (string dashboard, DashboardFolder dashboards, OverviewReader overviews) =>
            dashboards.Find(dashboard) is { } file ? Results.Redirect(Start(file, overviews)) : Results.NotFound());
        app.MapReports();
        app.MapDrafts();
        app.MapMethods("/import/{run:int:min(1)}/svar/{answer:long:min(1)}", Read, async (int run, long answer, RunReader runs, CancellationToken ct) =>
            await runs.AnswerAsync(run, answer, ct) is { } file ? Results.File(file.Content, "application/octet-stream", file.Name) : Results.NotFound());
        app.MapMethods("/indikator/{code}/csv", Read, async (string code, IndicatorCsv csv, CancellationToken ct) =>
            await csv.ReadAsync(code, ct) is { } file ? Results.File(file.Content, "text/csv; charset=utf-8", file.Name) : Results.NotFound());
        app.MapMethods("/organisation/{organisation}/mall.csv", Read, async (string organisation, DeliveryReader deliveries, CancellationToken ct) =>
            await DeliveryTemplate.ReadAsync(deliveries, organisation, ct) is { } file ? Results.File(file.Content, "text/csv; charset=utf-8", file.Name) : Results.NotFound());
        app.MapMethods("/organisation/{organisation}/leverans/{delivery:int}/jamforelse.csv", Read, async (string organisation, int delivery, DeliveryReader deliveries, CancellationToken ct) =>
            ComparisonCsv.Of(await deliveries.DeliveryAsync(organisation, delivery, ct)) is { } file
                ? Results.File(file, "text/csv; charset=utf-8", $"{Format.Fill(DeskTexts.ComparisonName, FormattableString.Invariant($"{delivery}"))}.csv") : Results.NotFound());
        RouteRoles.RequireComplete(((IEndpointRouteBuilder)app).DataSources);
    }

    /// <summary>What the gate has let in is the address: a field of a form or a query must never stand in for a part of it.</summary>
    private static void PutAddressFirst(MvcOptions options)
    {
        var address = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
        options.ValueProviderFactories.Remove(address);
        options.ValueProviderFactories.Insert(0, address);
    }

    private static Db Db(IServiceProvider provider) => provider.GetRequiredService<Db>();

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
