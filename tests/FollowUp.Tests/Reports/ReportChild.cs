using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Reports;
using FollowUp.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FollowUp.Tests.Reports;

/// <summary>What a child does that is to be killed while it freezes and publishes: finishes what waits, then makes one edition after the other.</summary>
internal static class ReportChild
{
    public static async Task PublishAsync(string connection, string printer)
    {
        await using var db = Db.Open(connection);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Web).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(SourceTree.Root, "src", "FollowUp"),
            EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(db).AddPages();
        await using var app = builder.Build();
        var editions = ActivatorUtilities.CreateInstance<Editions>(app.Services, new ReportPdf(printer));
        while (true)
        {
            await editions.FreezeAsync(app.Services.GetRequiredService<ReportFolder>().All[0], 2025, Actor.Service, CancellationToken.None);
            Console.WriteLine("frozen");
            await editions.FinishAsync(CancellationToken.None);
            Console.WriteLine("published");
        }
    }
}
