using FollowUp.Analysis;
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
    public static IReadOnlyList<string> SourceNames { get; } = ["kolada", .. Recorded.Names, .. SourceFolder.NamesIn(Settings.SourceFilesBeside())];

    /// <summary>Every source.</summary>
    public static SourceList Sources(Settings settings, TimeProvider clock) => new(
    [
        new Kolada(Kolada.NewClient(settings.KoladaBaseAddress), settings.KoladaBaseAddress, clock),
        .. Recorded.Names.Select(name => new Recorded(name)),
        .. new SourceFolder(settings.SourceFiles).Sources(settings.FilePlaces, clock),
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
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // it warns that keys are not encrypted at rest; the folder is closed instead
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(Settings.DefaultUrl);
        }

        builder.Services.AddSingleton(settings).AddSingleton(db).AddSingleton(clock)
            .AddSingleton(settings.Hold).AddSingleton(Sources(settings, clock)).AddSingleton<FrameworkReader>().AddSingleton<Import>().AddSingleton<ImportLog>().AddSingleton<CalendarReader>().AddSingleton<CalendarJob>().AddSingleton<ImportJob>().AddSingleton<EditionJob>().AddSingleton<DeliveryJob>();
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
        builder.Services.AddSingleton(provider => new ImportNow((source, person, stop) => Schedule.Schedule.StartNowAsync(
            provider.GetRequiredService<IBackgroundJobClient>(), provider.GetRequiredService<Import>(), provider.GetRequiredService<ImportLog>(), source, person, stop)));
        builder.Services.AddSingleton(provider => new ReleaseNow((runId, person, stop) => Schedule.Schedule.ReleaseNowAsync(
            provider.GetRequiredService<IBackgroundJobClient>(), provider.GetRequiredService<ImportLog>(), runId, person, stop)));
        builder.Services.AddSingleton(provider => new NextImport(provider.GetRequiredService<CalendarReader>().NextAsync));
        builder.Services.AddSingleton(provider => new FinishEditions(() => Schedule.Schedule.FinishEditionsNow(provider.GetRequiredService<IBackgroundJobClient>())));
        builder.Services.AddDataProtection().SetApplicationName("followup").PersistKeysToFileSystem(Keys(settings));
        builder.Services.AddPages();
        var app = builder.Build();
        app.UsePages();
        return app;
    }

    /// <summary>The folder of the keys that sign cookies, closed to everybody but whoever runs the service. They are kept, so that a restart signs nobody out.</summary>
    private static DirectoryInfo Keys(Settings settings)
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var path = Path.Combine(ConnectionSettings.Read(settings.Configuration).DataFolder, "keys");
        try
        {
            var folder = Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }

            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(Format.Fill(AccessTexts.KeysFolder, path, problem.Message));
        }
    }
}
