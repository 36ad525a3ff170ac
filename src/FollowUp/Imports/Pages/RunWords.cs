using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Imports.Pages;

/// <summary>Imports in words.</summary>
public static class RunWords
{
    /// <summary>How many indicators or areas are named before the rest are counted.</summary>
    public const int MostNames = 5;

    /// <summary>How a run ended, or that it goes on or waits.</summary>
    public static string Outcome(RunRow run) => run switch
    {
        { Outcome: "running" } => RunTexts.Running,
        { Outcome: "succeeded" } => RunTexts.Succeeded,
        { Outcome: "failed" } => RunTexts.Failed,
        { Outcome: "stopped" } => RunTexts.Stopped,
        { Held: true, Decision: "released" } => RunTexts.Released,
        { Held: true, Decision: "rejected" } => RunTexts.Rejected,
        { Held: true, SucceededBy: not null } => RunTexts.Overtaken,
        { Held: true } => RunTexts.Held,
        _ => RunTexts.Interrupted,
    };

    /// <summary>What became of a run that waited for a person; null for one that waits or never did.</summary>
    public static string? Decided(RunRow run) => run switch
    {
        { Decision: "released", DecidedAt: { } at } => Format.Fill(RunTexts.ReleasedAt, LocalTime.Minute(at)),
        { DecidedAt: { } at } => Format.Fill(RunTexts.RejectedAt, LocalTime.Minute(at)),
        _ => null,
    };

    /// <summary>What set a run going.</summary>
    public static string Trigger(RunRow run)
    {
        var trigger = run switch
        {
            { AnswersOf: { } held } => Format.Fill(RunTexts.ByRelease, Format.Count(held)),
            { Trigger: "schedule" } => RunTexts.BySchedule,
            { Trigger: "person" } => run.Source == Framework.FrameworkFile.DeliveredBy ? RunTexts.ByApproval : RunTexts.ByPerson,
            { Trigger: "start" } => RunTexts.ByStart,
            _ => RunTexts.ByCommand,
        };
        return run.Attempt > 1 ? Format.Fill(RunTexts.Attempt, trigger, Format.Count(run.Attempt)) : trigger;
    }

    /// <summary>What a line of the log is.</summary>
    public static string Level(string level) => level switch
    {
        "warning" => RunTexts.Warning,
        "error" => RunTexts.Error,
        _ => RunTexts.Info,
    };

    /// <summary>The last import of a source in a sentence.</summary>
    public static string Last(SourceWithRuns source) => source switch
    {
        { LastOutcome: "running", LastStartedAt: { } at } => Format.Fill(RunTexts.LastRunning, LocalTime.Minute(at)),
        { LastOutcome: "succeeded", LastEndedAt: { } at } => Format.Fill(RunTexts.LastSucceeded, LocalTime.Minute(at)),
        { LastOutcome: "failed", LastEndedAt: { } at } => Format.Fill(RunTexts.LastFailed, LocalTime.Minute(at), source.LastMessage ?? ""),
        { LastOutcome: "held", LastDecision: "released", LastEndedAt: { } at } => Format.Fill(RunTexts.LastReleased, LocalTime.Minute(at)),
        { LastOutcome: "held", LastDecision: "rejected", LastEndedAt: { } at } => Format.Fill(RunTexts.LastRejected, LocalTime.Minute(at)),
        { LastOutcome: "held", LastEndedAt: { } at } => Format.Fill(RunTexts.LastHeld, LocalTime.Minute(at)),
        { LastEndedAt: { } at } => Format.Fill(RunTexts.LastInterrupted, LocalTime.Minute(at)),
        _ => RunTexts.NeverFetched,
    };

    /// <summary>The name of a run's page.</summary>
    public static string Heading(RunRow run) => Format.Fill(RunTexts.Heading, Format.Count(run.Id), run.SourceTitle);

    /// <summary>The title of a run's page in the browser: while the run goes on, first how far it has come.</summary>
    public static string BrowserTitle(RunRow run) => run.Running && run.RequestsTotal > 0
        ? Format.Fill(RunTexts.RunningTitle, Format.Count(run.RequestsDone), Format.Count(run.RequestsTotal), Heading(run))
        : Heading(run);

    /// <summary>What there is to say of a source: how it was last fetched, or who hands its figures in.</summary>
    public static string About(SourceWithRuns source) => CanBeFetched(source) ? Last(source) : RunTexts.HandedIn;

    /// <summary>False for figures that administrations hand in: nobody can be asked for them.</summary>
    public static bool CanBeFetched(SourceWithRuns source) => !source.HandedIn;

    /// <summary>The length of a run's progress bar; at least 1, as a bar must have one.</summary>
    public static int Whole(int requests) => Math.Max(1, requests);

    /// <summary>How far a run has come: requests, values, what remains and about how long it takes.</summary>
    /// <param name="startedAt">When it began.</param>
    /// <param name="done">Requests answered.</param>
    /// <param name="total">Requests in all; 0 while they are not counted.</param>
    /// <param name="values">Values read so far; 0 while none is known.</param>
    /// <param name="now">The time it is.</param>
    public static string Progress(DateTimeOffset startedAt, int done, int total, int values, DateTimeOffset now)
    {
        List<string> parts = [total == 0 ? RunTexts.RequestsUnknown : Format.Fill(RunTexts.Requests, Format.Count(done), Format.Count(total))];
        if (total > done)
        {
            parts.Add(Format.Fill(RunTexts.Remaining, Format.Count(total - done)));
        }

        if (values > 0)
        {
            parts.Add(Format.Fill(RunTexts.ValuesSoFar, Format.Count(values)));
        }

        if (TimeLeft(startedAt, done, total, now) is { } left)
        {
            parts.Add(Format.Fill(RunTexts.TimeLeft, Duration(left)));
        }

        return Format.Fill(RunTexts.Working, Words.List(parts));
    }

    /// <summary>About how long a run still takes, at the pace so far; null while too few requests are answered to say.</summary>
    public static TimeSpan? TimeLeft(DateTimeOffset startedAt, int done, int total, DateTimeOffset now) =>
        done < 3 || total <= done || now <= startedAt ? null : (now - startedAt) / done * (total - done);

    /// <summary>A length of time as people say it, never shorter than it is.</summary>
    public static string Duration(TimeSpan time) => Math.Ceiling(time.TotalSeconds) switch
    {
        <= 50 and var seconds => Format.Fill(RunTexts.Seconds, Format.Count((long)Math.Max(10, Math.Ceiling(seconds / 10) * 10))),
        <= 60 => RunTexts.OneMinute,
        <= 5400 and var seconds => Format.Fill(RunTexts.Minutes, Format.Count((long)Math.Ceiling(seconds / 60))),
        var seconds => Format.Fill(RunTexts.Hours, Format.Count((long)Math.Ceiling(seconds / 3600))),
    };

    /// <summary>What a run asked for, sentence by sentence; none when that was not kept.</summary>
    public static IReadOnlyList<string> Asked(RunAsked asked) =>
    [
        .. asked.Delivery is { } file ? [Format.Fill(RunTexts.AskedDelivery, file)] : Array.Empty<string>(),
        .. asked.WholeCatalogue ? [RunTexts.AskedWhole] : Array.Empty<string>(),
        .. asked.Keys is { } keys and > 0 ? [Format.Fill(RunTexts.AskedKeys, Counted(asked.KeyTitles, keys))] : Array.Empty<string>(),
        .. asked.Delivery is not null ? []
            : asked.Areas is { } areas and > 0 ? [Format.Fill(RunTexts.AskedAreas, Counted(asked.AreaNames, areas))]
            : asked.Areas == 0 ? [RunTexts.AskedEverywhere]
            : Array.Empty<string>(),
        .. asked.UnitsOf is { } places and > 0 ? [Format.Fill(RunTexts.AskedUnits, Format.Count(places))] : Array.Empty<string>(),
        .. asked.Since is { } day ? [Format.Fill(RunTexts.AskedSince, Format.Date(day))] : Array.Empty<string>(),
    ];

    /// <summary>How much a run that waits would change.</summary>
    public static string Waiting(WaitingRun run) => run.Series == 1
        ? Format.Fill(RunTexts.WaitingSeriesOne, LocalTime.Minute(run.StartedAt))
        : Format.Fill(RunTexts.WaitingSeries, Format.Count(run.Series), Format.Count(run.Indicators), LocalTime.Minute(run.StartedAt));

    /// <summary>Since when a publication is late, how often it has been asked for, and when next.</summary>
    public static string Late(ExpectedPublication one) =>
        Format.Fill(RunTexts.LateSince, one.SourceTitle, Format.Date(one.ExpectedOn), Format.Count(one.Tries), LocalTime.Minute(one.NextTry));

    /// <summary>The share of a series that a held run would change or remove.</summary>
    public static string Share(HeldSeriesRow series) => Format.WithUnit(series.Share * 100, series.Share is > 0 and < 0.1 ? 1 : 0, "%");

    /// <summary>How many series are left out of a table; null when none is.</summary>
    public static string? LeftOut(IReadOnlyList<HeldSeriesRow> series) =>
        series.Count > 0 && series[0].Series - series.Count is > 0 and var more ? Format.Fill(RunTexts.HeldMore, Format.Count(more)) : null;

    /// <summary>How large a file is.</summary>
    public static string Size(int bytes) => bytes switch
    {
        < 1000 => Format.Fill(RunTexts.Bytes, Format.Count(bytes)),
        < 1_000_000 => Format.Fill(RunTexts.Kilobytes, Format.Number(bytes / 1000.0, 0)),
        _ => Format.Fill(RunTexts.Megabytes, Format.Number(bytes / 1_000_000.0, 1)),
    };

    /// <summary>How many changes in the catalogue the latest run noticed.</summary>
    public static string Noticed(NoticeCount count) => count.Notices == 1
        ? RunTexts.NoticesNowOne
        : Format.Fill(RunTexts.NoticesNow, Format.Count(count.Notices), Format.Count(count.Followed));

    private static string Counted(string[] names, int all) => all > names.Length
        ? Format.Fill(UiTexts.AndMore, Words.List(names), Format.Count(all - names.Length))
        : Words.ListAnd(names);
}
