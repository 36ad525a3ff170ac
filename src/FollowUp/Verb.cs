using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Judgements;
using FollowUp.OpenData;
using FollowUp.Reports;
using FollowUp.Sources;
using FollowUp.Yaml;
using Npgsql;

namespace FollowUp;

/// <summary>What the verbs do. Each gives its exit code: 0 done, 1 refused or failed, with the reason as the last line.</summary>
public static class Verb
{
    /// <summary>Reads the settings, runs the verb, and turns what can go wrong outside us into one plain line.</summary>
    public static async Task<int> RunAsync(Func<Settings, CancellationToken, Task<int>> verb, CancellationToken cancellation)
    {
        try
        {
            return await verb(Settings.Read(), cancellation);
        }
        catch (Exception problem) when (problem is SettingsException or DatabaseException or RefusedException or SourceException or ReportException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (PostgresException problem)
        {
            await Console.Error.WriteLineAsync(Format.Fill(AppTexts.DatabaseRefused, problem.MessageText));
        }
        catch (NpgsqlException problem)
        {
            await Console.Error.WriteLineAsync(Format.Fill(AppTexts.DatabaseLost, problem.Message));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(AppTexts.Stopped);
        }

        return 1;
    }

    /// <summary>Imports from one source, telling every line of the log.</summary>
    public static async Task<int> ImportAsync(Settings settings, string source, ImportOrder order, CancellationToken cancellation)
    {
        await using var storage = await OpenAsync(settings, cancellation);
        var clock = TimeProvider.System;
        var sources = App.Sources(settings, clock);
        var request = await order.RequestAsync(new FrameworkReader(storage.Db), sources[source], cancellation);
        var result = await new Import(storage.Db, new FrameworkReader(storage.Db), sources, clock, settings.Hold).RunAsync(
            source, ImportTrigger.Command, Actor.CommandLine, request: request, say: Console.WriteLine, cancellation: cancellation);
        if (result.Outcome == ImportOutcome.Busy)
        {
            await Console.Error.WriteLineAsync(result.Message);
        }

        return result.Outcome == ImportOutcome.Succeeded ? 0 : 1;
    }

    /// <summary>Takes in what a held run was answered, since whoever gives the command has looked at it.</summary>
    public static async Task<int> ReleaseAsync(Settings settings, int run, CancellationToken cancellation)
    {
        await using var storage = await OpenAsync(settings, cancellation);
        var clock = TimeProvider.System;
        var result = await new Import(storage.Db, new FrameworkReader(storage.Db), App.Sources(settings, clock), clock, settings.Hold).ReleaseAsync(run, Actor.CommandLine, 1, cancellation);
        Console.WriteLine(result.Message);
        return result.Outcome == ImportOutcome.Succeeded ? 0 : 1;
    }

    /// <summary>Writes what files of a source say to standard output, and what a person should look at to standard error.</summary>
    public static async Task<int> ReadAsync(string source, string? mapping, string[] files, CancellationToken cancellation)
    {
        var reading = await KeptFiles.ReadAsync(source, mapping, files, cancellation);
        foreach (var warning in reading.Warnings)
        {
            await Console.Error.WriteLineAsync(warning);
        }

        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await ReadingCsv.WriteAsync(reading, output);
        return 0;
    }

    /// <summary>Writes the verdicts on the series of a file to standard output.</summary>
    public static async Task<int> JudgeAsync(string method, string file, CancellationToken cancellation)
    {
        var series = await SeriesFile.ReadAsync(file, cancellation);
        await using var output = Console.OpenStandardOutput();
        if (TrendMethods.All.TryGetValue(method, out var one))
        {
            VerdictsJson.Write(output, series, one);
        }
        else
        {
            VerdictsJson.WriteAll(output, series);
        }

        return 0;
    }

    /// <summary>Makes a report for everybody it is for, telling what is made.</summary>
    public static async Task<int> ReportAsync(Settings settings, string name, int year, string folder, bool publish, CancellationToken cancellation)
    {
        ChartFonts.Check();
        await using var storage = await OpenAsync(settings, cancellation);
        await using var app = App.Build(settings, storage.Db, TimeProvider.System);
        Console.WriteLine(await app.Services.GetRequiredService<ReportOrder>().RunAsync(name, year, folder, publish, Console.WriteLine, cancellation));
        return 0;
    }

    /// <summary>Writes <c>indicator;area;period;breakdown;value;status;source</c>, values invariant, to standard output.</summary>
    public static async Task<int> ExportAsync(Settings settings, DateOnly? knownOn, CancellationToken cancellation)
    {
        if (knownOn > Schedule.Schedule.Today(TimeProvider.System))
        {
            throw new RefusedException(AppTexts.NotYetKnown);
        }

        await using var storage = await OpenAsync(settings, cancellation);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await Export.WriteAsync(storage.Db, knownOn is { } day ? Schedule.Schedule.EndOf(day) : null, output, cancellation);
        return 0;
    }

    /// <summary>Says what the framework in force covers and where the gaps are; errors among them make it fail.</summary>
    public static async Task<int> CheckAsync(Settings settings, CancellationToken cancellation)
    {
        await using var storage = await OpenAsync(settings, cancellation);
        var view = await new CoverageReader(storage.Db, TimeProvider.System).ReadAsync(cancellation) ?? throw new RefusedException(CoverageTexts.NoFramework);
        foreach (var line in CoverageLines.Of(view))
        {
            Console.WriteLine(line);
        }

        return view.Coverage.HasErrors ? 1 : 0;
    }

    /// <summary>Makes a framework file the framework in force, or refuses it whole; a preview only says what that would change and touch.</summary>
    public static async Task<int> ImportFrameworkAsync(Settings settings, FileInfo file, bool preview, CancellationToken cancellation)
    {
        await using var storage = await OpenAsync(settings, cancellation);
        var import = new FrameworkImport(storage.Db, TimeProvider.System);
        var lines = preview ? await PreviewAsync(settings, import, file, cancellation) : (await import.RunAsync(file.ToString(), Actor.CommandLine, cancellation)).Lines();
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }

        return 0;
    }

    private static async Task<IReadOnlyList<string>> PreviewAsync(Settings settings, FrameworkImport import, FileInfo file, CancellationToken cancellation)
    {
        var change = await import.PreviewAsync(file.ToString(), cancellation);
        var dashboards = new DashboardFolder(settings.Dashboards, followsEdits: false);
        var reports = new ReportFolder(Path.Combine(settings.Dashboards, "reports"), followsEdits: false);
        return change.PreviewLines(TouchedThings.Of(change, Schedule.Schedule.Today(TimeProvider.System), dashboards.All, reports.All));
    }

    /// <summary>Writes the framework in force, or the text of a version, to standard output or a file.</summary>
    public static async Task<int> ExportFrameworkAsync(Settings settings, int? version, FileInfo? file, bool replace, CancellationToken cancellation)
    {
        await using var storage = await OpenAsync(settings, cancellation);
        var export = new FrameworkExport(new FrameworkReader(storage.Db));
        var text = version is { } n ? await export.VersionAsync(n, cancellation) : await export.InForceAsync(cancellation);
        if (file is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(text, cancellation);
            return 0;
        }

        await FrameworkExport.WriteAsync(text, file.ToString(), replace, cancellation);
        Console.WriteLine(Format.Fill(version is null ? FrameworkTexts.Exported : FrameworkTexts.VersionExported, file.ToString(), Format.Number(version ?? 0, 0)));
        return 0;
    }

    /// <summary>Makes a one-time code for an account whose password is forgotten.</summary>
    public static async Task<int> ResetAccountAsync(Settings settings, string email, CancellationToken cancellation)
    {
        await using var storage = await OpenAsync(settings, cancellation);
        if (await new Invitations(storage.Db, TimeProvider.System).InviteAsync(Actor.CommandLine, email, cancellation) is not { } code)
        {
            await Console.Error.WriteLineAsync(Format.Fill(AccessTexts.ResetUnknown, email));
            return 1;
        }

        Console.WriteLine(AccessTexts.ResetHow);
        Console.WriteLine(Format.Fill(AccessTexts.ResetDone, email, code));
        return 0;
    }

    /// <summary>Brings the database up to date and says what was done.</summary>
    public static async Task<int> MigrateAsync(Settings settings, CancellationToken cancellation)
    {
        var files = new SourceFolder(settings.SourceFiles).All;
        await using var storage = await Storage.OpenAsync(settings.Configuration, ClusterRole.Visitor, migrate: false, Console.Error.WriteLine, cancellation);
        foreach (var script in await Migrations.ApplyAsync(storage.Db, cancellation))
        {
            Console.WriteLine(script);
        }

        await SourceRows.AddAsync(storage.Db, files, cancellation);

        Console.WriteLine(AppTexts.Migrated);
        return 0;
    }

    private static async Task<Storage> OpenAsync(Settings settings, CancellationToken cancellation)
    {
        var files = new SourceFolder(settings.SourceFiles).All; // before anything is opened: a wrong file stops here
        var storage = await Storage.OpenAsync(settings.Configuration, ClusterRole.Visitor, migrate: true, Console.Error.WriteLine, cancellation);
        await SourceRows.AddAsync(storage.Db, files, cancellation);
        return storage;
    }
}
