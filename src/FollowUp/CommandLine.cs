using System.CommandLine;
using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp;

/// <summary>The verbs of the program, each a line or two that call what does the work.</summary>
public static class CommandLine
{
    /// <summary>Every verb there is.</summary>
    public static RootCommand Verbs { get; } = new("FollowUp: goals and indicators of a Swedish municipality, followed up in one place.")
    {
        Serve(),
        Import(),
        Read(),
        Judge(),
        Report(),
        Export(),
        Release(),
        Check(),
        Framework(),
        Account(),
        Migrate(),
    };

    private static Command Serve()
    {
        var verb = new Command("serve", "Start the service: database, framework, recorded figures, schedule and pages.");
        verb.SetAction((_, cancellation) => Verb.RunAsync(FollowUp.Serve.RunAsync, cancellation));
        return verb;
    }

    private static Command Import()
    {
        var name = new Argument<string>("NAME") { Description = $"The source: {string.Join(", ", App.SourceNames)}." };
        name.AcceptOnlyFromAmong([.. App.SourceNames]);
        var keys = new Option<string[]>("--kpi") { Description = "Only these indicators, by the source's own names, separated by commas. Default: all that the framework follows.", CustomParser = Separated };
        var areas = new Option<string[]>("--area") { Description = "Only these areas, four digits each, separated by commas. Default: the municipality, the country, the region and the peers.", CustomParser = Separated };
        var whole = new Option<bool>("--whole") { Description = "Everything in the source's catalogue (kolada). Takes an hour or more at the pace the source bears." };
        var since = new Option<DateOnly?>("--since") { Description = "Only what the source has changed on this day or later, such as 2026-11-01 (kolada).", CustomParser = Day };
        var full = new Option<bool>("--full") { Description = "Everything, and not only what has changed. The default." };
        var units = new Option<bool>("--units") { Description = "Schools and other organisational units of the followed municipality too (kolada)." };
        var verb = new Command("import", "Fetch figures from a source now. The last line says what was read, new, changed and withdrawn.") { name, keys, areas, whole, since, full, units };
        verb.Validators.Add(given =>
        {
            if (given.GetValue(whole) && given.GetResult(keys) is not null)
            {
                given.AddError("--whole asks for every indicator: leave out --kpi.");
            }

            if (given.GetValue(full) && given.GetResult(since) is not null)
            {
                given.AddError("--full asks for everything and --since for changes: leave out one of them.");
            }
        });
        verb.SetAction((given, cancellation) => Verb.RunAsync(
            (settings, stop) => Verb.ImportAsync(
                settings,
                given.GetRequiredValue(name),
                new ImportOrder(given.GetValue(keys) ?? [], given.GetValue(areas) ?? [], given.GetValue(whole), given.GetValue(since), given.GetValue(units)),
                stop),
            cancellation));
        return verb;
    }

    private static Command Read()
    {
        var source = new Option<string>("--source") { Description = $"Whose files they are: {string.Join(", ", KeptFiles.All.Keys)}.", Required = true };
        source.AcceptOnlyFromAmong([.. KeptFiles.All.Keys]);
        var mapping = new Option<string>("--mapping") { Description = "What the columns mean, as YAML; for the source file, and no other." };
        var files = new Argument<string[]>("FILE") { Description = "Files as the source gave them.", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("read", "Read files as an import would, and write what they say as CSV on standard output. Nothing is fetched and nothing is stored.") { source, mapping, files };
        verb.SetAction((given, cancellation) => Verb.RunAsync(
            (_, stop) => Verb.ReadAsync(given.GetRequiredValue(source), given.GetValue(mapping), given.GetRequiredValue(files), stop), cancellation));
        return verb;
    }

    private static Command Judge()
    {
        var method = new Option<string>("--method") { Description = $"The trend method: {string.Join(", ", TrendMethods.All.Keys)}; or all, for M0 with what the others say and how sure that is.", Required = true };
        method.AcceptOnlyFromAmong([.. TrendMethods.All.Keys, "all"]);
        var file = new Argument<string>("SERIES.json") { Description = "A JSON list of {id, points: [[year, value]...], direction: up|down, target, targetYear, limit, baseYear}; the last four may be left out." };
        var verb = new Command("judge", "Judge series of a file, and write the verdicts as JSON on standard output. Nothing is stored.") { method, file };
        verb.SetAction((given, cancellation) => Verb.RunAsync((_, stop) => Verb.JudgeAsync(given.GetRequiredValue(method), given.GetRequiredValue(file), stop), cancellation));
        return verb;
    }

    private static Command Report()
    {
        var name = new Argument<string>("NAME") { Description = "The report: the name of a file in dashboards/reports, without its ending." };
        var year = new Option<int>("--year") { Description = "The year followed up.", Required = true };
        var output = new Option<string>("--out") { Description = "The folder to write to. Made if it is not there; nothing is written unless everything is made.", Required = true };
        var publish = new Option<bool>("--publish") { Description = "Also freeze and publish an edition, at its permanent address; the files are then the edition's." };
        var verb = new Command("report", "Make a report for everybody it is for: HTML, tagged PDF, workbook and pictures of the charts.") { name, year, output, publish };
        verb.SetAction((given, cancellation) => Verb.RunAsync(
            (settings, stop) => Verb.ReportAsync(
                settings, given.GetRequiredValue(name), given.GetRequiredValue(year), given.GetRequiredValue(output), given.GetValue(publish), stop), cancellation));
        return verb;
    }

    private static Command Release()
    {
        var run = new Argument<int>("RUN") { Description = "The number of a run that waits for a decision, as its log and the import page tell it." };
        var verb = new Command("release", "Take in what a held run was answered. Look first at what it would change, on the page /import.") { run };
        verb.SetAction((given, cancellation) => Verb.RunAsync((settings, stop) => Verb.ReleaseAsync(settings, given.GetRequiredValue(run), stop), cancellation));
        return verb;
    }

    private static Command Export()
    {
        var knownOn = new Option<DateOnly?>("--known-on") { Description = "As it was known at the end of this day, such as 2026-03-31. Default: as it is known now.", CustomParser = Day };
        var verb = new Command("export", "Write every observation as CSV on standard output.") { knownOn };
        verb.SetAction((given, cancellation) => Verb.RunAsync((settings, stop) => Verb.ExportAsync(settings, given.GetValue(knownOn), stop), cancellation));
        return verb;
    }

    private static Command Check()
    {
        var verb = new Command("check", "Say how the framework in force covers goals and focus areas, and where the gaps are. Errors among them: exit code 1.");
        verb.SetAction((_, cancellation) => Verb.RunAsync(Verb.CheckAsync, cancellation));
        return verb;
    }

    private static Command Framework()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A framework as YAML, such as dashboards/framework.yaml." };
        var preview = new Option<bool>("--preview") { Description = "Only say what would come, change and end, and what that touches." };
        var import = new Command("import", "Check a framework file and make it the framework in force. Any error: nothing is changed.") { file, preview };
        import.SetAction((given, cancellation) => Verb.RunAsync(
            (settings, stop) => Verb.ImportFrameworkAsync(settings, given.GetRequiredValue(file), given.GetValue(preview), stop), cancellation));
        var version = new Option<int?>("--version") { Description = "The very text of an earlier version, by its number, instead; with its comments." };
        var output = new Option<FileInfo>("--out") { Description = "A new file to write to. Default: standard output." };
        var replace = new Option<bool>("--force") { Description = "Let the file replace one that lies there." };
        var export = new Command("export", "Write the framework in force as the text of a file that `framework import` takes. Comments are no part of it.") { version, output, replace };
        export.Validators.Add(given =>
        {
            if (given.GetValue(replace) && given.GetResult(output) is null)
            {
                given.AddError("--force lets --out replace a file: say which.");
            }
        });
        export.SetAction((given, cancellation) => Verb.RunAsync(
            (settings, stop) => Verb.ExportFrameworkAsync(settings, given.GetValue(version), given.GetValue(output), given.GetValue(replace), stop), cancellation));
        return new Command("framework", "Goals, strategies, focus areas, organisations and indicators.") { import, export };
    }

    private static Command Account()
    {
        var email = new Argument<string>("EMAIL") { Description = "The address the person signs in with." };
        var reset = new Command("reset", "Make a new one-time code, by which the owner of an account chooses another password. The last line holds the code.") { email };
        reset.SetAction((given, cancellation) => Verb.RunAsync(
            (settings, stop) => Verb.ResetAccountAsync(settings, given.GetRequiredValue(email), stop), cancellation));
        return new Command("account", "The accounts people sign in with. They are kept on the page /konton.") { reset };
    }

    private static Command Migrate()
    {
        var verb = new Command("migrate", "Bring the database to the form this version of the program needs.");
        verb.SetAction((_, cancellation) => Verb.RunAsync(Verb.MigrateAsync, cancellation));
        return verb;
    }

    private static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError("Write a day as year, month and day, such as 2026-11-01.");
        return null;
    }

    private static string[] Separated(System.CommandLine.Parsing.ArgumentResult result)
    {
        var given = result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        if (given.Any(string.IsNullOrEmpty))
        {
            result.AddError("Write names separated by commas, such as N00945,N03702, without empty ones.");
        }

        return given;
    }
}
