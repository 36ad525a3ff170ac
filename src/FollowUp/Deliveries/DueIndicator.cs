using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>An indicator that an organisation hands in: for which periods it is asked, and what the figure is used for.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Periods">The periods that are due, the latest first.</param>
/// <param name="Goals">The goals it shows.</param>
/// <param name="FocusAreas">The focus areas followed up through it.</param>
/// <param name="Boards">The boards in whose reports it stands, besides the council's.</param>
public sealed record DueIndicator(
    DeliverableIndicator Indicator, IReadOnlyList<DuePeriod> Periods, IReadOnlyList<DeliveredUseRow> Goals, IReadOnlyList<DeliveredUseRow> FocusAreas, IReadOnlyList<DeliveredUseRow> Boards)
{
    /// <summary>The groups that are asked for: all, and women and men where the indicator is divided.</summary>
    public IReadOnlyList<string> Breakdowns => Indicator.SplitsBySex ? ["T", "K", "M"] : ["T"];

    internal static DueIndicator Of(
        DeliverableIndicator indicator, IEnumerable<DeliveredUseRow> uses, IReadOnlyList<HeldObservation> held, HashSet<(string, Period)> waiting, DateOnly today)
    {
        var own = held.Where(o => o.Indicator == indicator.Code).ToList();
        var byKind = uses.ToLookup(use => use.Kind);
        return new DueIndicator(
            indicator,
            [.. DuePeriods.Of(indicator.PeriodKind, today).Reverse().Select(period => new DuePeriod(period, StateOf(period)))],
            [.. byKind["goal"]], [.. byKind["focus_area"]], [.. byKind["board"]]);

        DueState StateOf(Period period)
        {
            var of = own.Where(o => o.Observation.Period == period).ToList();
            return waiting.Contains((indicator.Code, period)) ? DueState.Waiting
                : of.Count == 0 ? DueState.Missing
                : indicator.SplitsBySex && of.Select(o => o.Breakdown).Distinct().Count() < 3 ? DueState.Partly
                : DueState.In;
        }
    }
}

/// <summary>A period that is due, and how it stands.</summary>
public sealed record DuePeriod(Period Period, DueState State);

/// <summary>How a due period stands.</summary>
public enum DueState
{
    /// <summary>Nothing has been handed in.</summary>
    Missing,

    /// <summary>The total, women or men is still missing.</summary>
    Partly,

    /// <summary>Handed in, and waiting to be approved or taken in.</summary>
    Waiting,

    /// <summary>A figure, or the reason for none, has been taken in.</summary>
    In,
}
