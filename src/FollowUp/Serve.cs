using System.Net.Sockets;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Reports;
using FollowUp.Schedule;
using FollowUp.Sources;
using Hangfire;

namespace FollowUp;

/// <summary>The service from start to stop: what must stand before anybody is let in, in order.</summary>
public static class Serve
{
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        ChartFonts.Check();
        CheckBrowser(settings.Configuration["FollowUp:Chromium"]);
        var files = new SourceFolder(settings.SourceFiles).All;
        await using var storage = await Storage.OpenAsync(settings.Configuration, ClusterRole.Service, migrate: true, Console.WriteLine, cancellation);
        await SourceRows.AddAsync(storage.Db, files, cancellation);
        await using var app = App.Build(settings, storage.Db, clock);
        foreach (var line in await new FrameworkImport(storage.Db, clock).AtStartAsync(settings.FrameworkFile, Actor.Service, cancellation))
        {
            Console.WriteLine(line);
        }

        await ListenAsync(app, cancellation);
        foreach (var name in App.SourceNames)
        {
            await app.Services.GetRequiredService<Import>().CloseAbandonedAsync(name, cancellation);
        }

        await TakeInRecordedAsync(app.Services, cancellation);
        Schedule.Schedule.Register(app.Services.GetRequiredService<JobStorage>());
        Schedule.Schedule.TakeInDeliveriesNow(app.Services.GetRequiredService<IBackgroundJobClient>());
        Schedule.Schedule.FinishEditionsNow(app.Services.GetRequiredService<IBackgroundJobClient>());
        await FetchFirstAsync(app.Services, cancellation);
        if (await app.Services.GetRequiredService<Invitations>().FirstAdministratorAsync(cancellation) is { } code)
        {
            Console.WriteLine(Format.Fill(AccessTexts.FirstAdministrator, app.Urls.First(), code));
        }

        Console.WriteLine($"FollowUp: {app.Urls.First()}");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>A wrong setting stops the start. A machine without a browser is told, not stopped: everything but publishing works.</summary>
    private static void CheckBrowser(string? program)
    {
        if (ReportPdf.Find(program) is not null)
        {
            return;
        }

        Console.WriteLine(program is null ? AppTexts.NoBrowser : throw new SettingsException(Format.Fill(AppTexts.WrongBrowser, program)));
    }

    private static async Task ListenAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception problem) when (problem is IOException or FormatException or InvalidOperationException or ArgumentException or SocketException)
        {
            throw new SettingsException(Format.Fill(AppTexts.CannotListen, app.Configuration["urls"] ?? Settings.DefaultUrl, problem.Message));
        }
    }

    /// <summary>Takes in the figures that come with the program, unless exactly these were taken in before.</summary>
    private static async Task TakeInRecordedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var import = services.GetRequiredService<Import>();
        foreach (var name in Recorded.Names)
        {
            if (!await import.HasTakenInAsync(name, cancellation))
            {
                await import.RunAsync(name, ImportTrigger.Start, Actor.Service, say: line => Console.WriteLine(Format.Fill(AppTexts.SourceLine, name, line)), cancellation: cancellation);
            }
        }
    }

    /// <summary>
    /// On the first start, asks every source that is asked by itself and that something is followed from at once, and waits for the answer, so that the first page has figures.
    /// A source that cannot be reached is said, not waited for: the schedule tries again.
    /// </summary>
    private static async Task FetchFirstAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var log = services.GetRequiredService<ImportLog>();
        foreach (var source in services.GetRequiredService<CalendarReader>().Asked.Select(name => services.GetRequiredService<SourceList>()[name]))
        {
            if (await log.HasValuesAsync(source.Name, cancellation) || await services.GetRequiredService<CalendarReader>().NextAsync(source.Name, cancellation) is null)
            {
                continue;
            }

            if (await source.WhyUnreachableAsync(cancellation) is { } reason)
            {
                Console.WriteLine(Format.Fill(AppTexts.Unreachable, source.Name, reason));
                continue;
            }

            // One that the schedule has begun already is the one to follow: ours will then find the source busy.
            var before = await log.RunningAsync(source.Name, cancellation) is > 0 and var running ? running - 1 : await log.LatestRunAsync(source.Name, cancellation);
            services.GetRequiredService<IBackgroundJobClient>().Enqueue<ImportJob>(
                job => job.RunAsync(source.Name, ImportTrigger.Start, null, CancellationToken.None));
            await log.FollowAsync(source.Name, before, line => Console.WriteLine(Format.Fill(AppTexts.SourceLine, source.Name, line)), cancellation);
        }
    }
}
