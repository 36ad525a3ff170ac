using FollowUp.Analysis;

namespace FollowUp.Judgements;

/// <summary>One figure, or the reason there is none, of an indicator in the area followed up.</summary>
public sealed record FigureRow(int IndicatorId, string Breakdown, Period Period, double? Value, ObservationStatus Status, string? Mark)
{
    public Observation Observation => new(Period, Value, Status, Mark);
}
