using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Imports.Pages;

/// <summary>Imports in words.</summary>
public static class RunWords
{
    /// <summary>How a run ended, or that it goes on.</summary>
    public static string Outcome(string outcome) => outcome switch
    {
        "running" => RunTexts.Running,
        "succeeded" => RunTexts.Succeeded,
        "failed" => RunTexts.Failed,
        _ => RunTexts.Interrupted,
    };

    /// <summary>What set a run going.</summary>
    public static string Trigger(RunRow run)
    {
        var trigger = run.Trigger switch
        {
            "schedule" => RunTexts.BySchedule,
            "person" => run.Source == Framework.FrameworkFile.DeliveredBy ? RunTexts.ByApproval : RunTexts.ByPerson,
            "start" => RunTexts.ByStart,
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
        { LastEndedAt: { } at } => Format.Fill(RunTexts.LastInterrupted, LocalTime.Minute(at)),
        _ => RunTexts.NeverFetched,
    };

    /// <summary>The name of a run's page.</summary>
    public static string Heading(RunRow run) => Format.Fill(RunTexts.Heading, Format.Count(run.Id), run.SourceTitle);

    /// <summary>What there is to say of a source: how it was last fetched, or who hands its figures in.</summary>
    public static string About(SourceWithRuns source) => CanBeFetched(source) ? Last(source) : RunTexts.HandedIn;

    /// <summary>False for figures that administrations hand in: nobody can be asked for them.</summary>
    public static bool CanBeFetched(SourceWithRuns source) => !source.HandedIn;

    /// <summary>The length of a run's progress bar; at least 1, as a bar must have one.</summary>
    public static int Whole(RunRow run) => Math.Max(1, run.RequestsTotal);

    /// <summary>How many requests a run has had answered.</summary>
    public static string Progress(RunRow run) => run.RequestsTotal == 0
        ? RunTexts.ProgressUnknown
        : Format.Fill(RunTexts.Progress, Format.Count(run.RequestsDone), Format.Count(run.RequestsTotal));
}
