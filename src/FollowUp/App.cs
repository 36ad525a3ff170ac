using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Imports.Pages;
using FollowUp.Reports;
using FollowUp.Schedule;
using FollowUp.Sources;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.DataProtection;

namespace FollowUp;

/// <summary>What there is, put together.</summary>
public static class App
{
    /// <summary>The names of the sources, in the order people look for them.</summary>
    public static IReadOnlyList<string> SourceNames { get; } = ["kolada", .. Recorded.Names];

    /// <summary>Every source.</summary>
    public static SourceList Sources(Settings settings, TimeProvider clock) => new(
    [
        new Kolada(Kolada.NewClient(settings.KoladaBaseAddress), settings.KoladaBaseAddress, clock),
        .. Recorded.Names.Select(name => new Recorded(name)),
    ]);

    /// <summary>The service: pages, and the jobs that run by themselves.</summary>
    /// <param name="settings">The settings, checked.</param>
    /// <param name="db">The migrated database.</param>
    /// <param name="clock">The time.</param>
    public static WebApplication Build(Settings settings, Db db, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = settings.Home });
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(Settings.DefaultUrl);
        }

        builder.Services.AddSingleton(settings).AddSingleton(db).AddSingleton(clock)
            .AddSingleton(Sources(settings, clock)).AddSingleton<FrameworkReader>().AddSingleton<Import>().AddSingleton<ImportLog>().AddSingleton<ImportJob>().AddSingleton<EditionJob>();
        builder.Services.AddHangfire(jobs => jobs.UseRecommendedSerializerSettings().UsePostgreSqlStorage(
            storage => storage.UseConnectionFactory(new JobConnections(db)),
            new PostgreSqlStorageOptions
            {
                SchemaName = "hangfire",
                PrepareSchemaIfNecessary = false, // our migrations do it, under their lock
                QueuePollInterval = TimeSpan.FromSeconds(1),
                EnableLongPolling = true,
                // Without sliding, a job longer than the timeout runs twice at once.
                UseSlidingInvisibilityTimeout = true,
                InvisibilityTimeout = TimeSpan.FromSeconds(30),
                DistributedLockTimeout = TimeSpan.FromSeconds(60),
            }));
        builder.Services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.ServerTimeout = TimeSpan.FromMinutes(1);
        });
        builder.Services.AddSingleton(provider => new ImportNow((source, stop) => Schedule.Schedule.StartNowAsync(
            provider.GetRequiredService<IBackgroundJobClient>(), provider.GetRequiredService<Import>(), provider.GetRequiredService<ImportLog>(), source, stop)));
        builder.Services.AddSingleton(provider => new NextImport((source, _) => Task.FromResult(
            Schedule.Schedule.NextTime(provider.GetRequiredService<JobStorage>(), source))));
        builder.Services.AddSingleton(provider => new FinishEditions(() => Schedule.Schedule.FinishEditionsNow(provider.GetRequiredService<IBackgroundJobClient>())));
        // Forms are short-lived and nobody is signed in: keys that live as long as the program need no place to be kept secret in.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddPages();
        var app = builder.Build();
        app.UsePages();
        return app;
    }
}
