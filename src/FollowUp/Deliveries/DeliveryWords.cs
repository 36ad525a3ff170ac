using FollowUp.Analysis;
using FollowUp.Charts;
using FollowUp.Ui;

namespace FollowUp.Deliveries;

/// <summary>Deliveries in words.</summary>
public static class DeliveryWords
{
    /// <summary>How far a delivery has come.</summary>
    public static string Of(DeliveryStage stage) => stage switch
    {
        DeliveryStage.Draft => DeskTexts.StageDraft,
        DeliveryStage.Submitted => DeskTexts.StageSubmitted,
        DeliveryStage.Approved => DeskTexts.StageApproved,
        DeliveryStage.Failed => DeskTexts.StageFailed,
        DeliveryStage.TakenIn => DeskTexts.StageTakenIn,
        DeliveryStage.Returned => DeskTexts.StageReturned,
        _ => DeskTexts.StageWithdrawn,
    };

    /// <summary>How far a delivery has come; one that a later file took the place of is not called taken back.</summary>
    public static string Of(DeliveryRow delivery) => delivery is { Stage: DeliveryStage.Withdrawn, Reason.Length: > 0 } ? DeskTexts.StageReplaced : Of(delivery.Stage);

    /// <summary>Why a step cannot be taken: what has happened already, when, and by whom.</summary>
    public static string Already(DeliveryRow delivery) => delivery.Stage switch
    {
        DeliveryStage.Draft => DeskTexts.AlreadyDraft,
        DeliveryStage.Submitted => Format.Fill(DeskTexts.AlreadySubmitted, Minute(delivery.SubmittedAt)),
        DeliveryStage.Returned => Format.Fill(DeskTexts.AlreadyReturned, Minute(delivery.DecidedAt), delivery.DecidedByName ?? ""),
        DeliveryStage.Withdrawn => DeskTexts.AlreadyWithdrawn,
        _ => Format.Fill(DeskTexts.AlreadyApproved, Minute(delivery.DecidedAt), delivery.DecidedByName ?? ""),
    };

    /// <summary>How a due period stands.</summary>
    public static string Of(DueState state) => state switch
    {
        DueState.Missing => DeskTexts.DueMissing,
        DueState.Partly => DeskTexts.DuePartly,
        DueState.Waiting => DeskTexts.DueWaiting,
        _ => DeskTexts.DueIn,
    };

    /// <summary>What a row does.</summary>
    public static string Of(RowChange change) => change switch
    {
        RowChange.New => DeskTexts.ChangeNew,
        RowChange.Changed => DeskTexts.ChangeChanged,
        RowChange.Removed => DeskTexts.ChangeRemoved,
        _ => DeskTexts.ChangeUnchanged,
    };

    /// <summary>The group a row concerns.</summary>
    public static string Group(string breakdown) => Indicators.IndicatorSentences.Breakdown(breakdown);

    /// <summary>A figure as it was delivered, with what must be said of it, or the reason there is none; empty for nothing at all.</summary>
    public static string Of(Observation? observation) => observation switch
    {
        null => "",
        { Value: { } value } o => ChartText.Remark(o.Status) is { } remark ? $"{Format.Number(value)}{UiTexts.ListSeparator}{remark}" : Format.Number(value),
        { } o => ChartText.Reason(o.Status),
    };

    /// <summary>How many indicators, in words.</summary>
    public static string IndicatorCount(int count) => Format.Fill(count == 1 ? DeskTexts.IndicatorCount : DeskTexts.IndicatorsCount, Format.Count(count));

    /// <summary>How many errors a file has, in words.</summary>
    public static string Errors(DeliveryReading reading)
    {
        var count = reading.Problems.Count(problem => problem.IsError) + reading.MoreErrors;
        return count == 1 ? DeskTexts.OneError : Format.Fill(DeskTexts.Errors, Format.Count(count));
    }

    /// <summary>The name of a delivery.</summary>
    public static string Heading(DeliveryRow delivery) => Format.Fill(DeskTexts.DeliveryHeading, Format.Count(delivery.Id));

    /// <summary>The name of a delivery with its file's.</summary>
    public static string Name(DeliveryRow delivery) => $"{Heading(delivery)}: {delivery.FileName}";

    /// <summary>How many periods an organisation owes, or that it owes none.</summary>
    public static string Owed(IReadOnlyList<DueIndicator> due)
    {
        var periods = due.SelectMany(one => one.Periods).ToList();
        var owed = periods.Count(period => period.State is DueState.Missing or DueState.Partly);
        return owed == 0 ? DeskTexts.AllIn : Format.Fill(DeskTexts.DueCount, Format.Count(owed), Format.Count(periods.Count));
    }

    /// <summary>The class of style that colours a due period; its word says the same.</summary>
    public static string Tone(DueState state) => state switch
    {
        DueState.Missing or DueState.Partly => "is-worse",
        DueState.Waiting => "is-little",
        _ => "is-good",
    };

    /// <summary>Who did something and when.</summary>
    public static string By(string name, DateTimeOffset at) => Format.Fill(DeskTexts.UploadedByAt, name, LocalTime.Minute(at));

    /// <summary>What a figure is used for: goals, focus areas and reports.</summary>
    public static string Uses(DueIndicator due)
    {
        static string List(string form, IReadOnlyList<DeliveredUseRow> uses) => uses.Count == 0 ? "" : Format.Fill(form, Words.List(uses.Select(use => use.Title))) + " ";

        var reports = Format.Fill(DeskTexts.UsedReports, string.Concat(due.Boards.Select(board => Format.Fill(DeskTexts.AndBoards, board.Title))));
        return List(DeskTexts.UsedGoals, due.Goals) + List(DeskTexts.UsedAreas, due.FocusAreas) + reports;
    }

    private static string Minute(DateTimeOffset? at) => at is { } time ? LocalTime.Minute(time) : "";
}
