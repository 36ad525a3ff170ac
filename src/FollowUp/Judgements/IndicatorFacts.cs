using FollowUp.Analysis;

namespace FollowUp.Judgements;

/// <summary>An indicator that is followed up: what the framework says of it, and where its figures come from.</summary>
/// <param name="Id">The database's number of it.</param>
/// <param name="Code">Its name in files and addresses, such as <c>kolada:N00610</c>.</param>
/// <param name="Title">What is measured, without the unit.</param>
/// <param name="Unit">The unit of its figures, <c>%</c> for shares.</param>
/// <param name="Decimals">How many decimals are shown; null to let the figures decide.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="PeriodKind">The kind of every period of it.</param>
/// <param name="SplitsBySex">True when figures for women and men are to be had.</param>
/// <param name="BaseYear">The year trends count from; null for the method's own rule.</param>
/// <param name="NaturalLimit">A value it can never pass; null for none.</param>
/// <param name="Publisher">Who makes the figures: an authority, or the administration that hands them in.</param>
/// <param name="Note">A remark for the reader; empty for none.</param>
/// <param name="Wording">How sure its use, direction, goals and responsibilities are: one of the database's wording statuses.</param>
/// <param name="Source">The name of the source it comes in by.</param>
/// <param name="SourceTitle">The source as people call it.</param>
/// <param name="SourceKey">The source's own name of the indicator.</param>
/// <param name="Delivered">True when an administration hands it in; no source can be asked for it.</param>
/// <param name="Synthetic">True when the source's values are invented.</param>
/// <param name="NextPublication">When the source expects to publish next.</param>
/// <param name="TargetValue">The decided level; null for none.</param>
/// <param name="TargetLowest">The least it should be, where a band is decided instead of a level.</param>
/// <param name="TargetHighest">The most it should be, likewise.</param>
/// <param name="TargetYear">The year it is due, or from which the band holds.</param>
/// <param name="TargetWording">How sure the target is.</param>
/// <param name="TargetOrigin">Where the target is from.</param>
/// <param name="Responsible">The boards, administrations and companies that answer for it.</param>
public sealed record IndicatorFacts(
    int Id,
    string Code,
    string Title,
    string Unit,
    int? Decimals,
    Direction Direction,
    PeriodKind PeriodKind,
    bool SplitsBySex,
    int? BaseYear,
    double? NaturalLimit,
    string Publisher,
    string Note,
    string Wording,
    string Source,
    string SourceTitle,
    string SourceKey,
    bool Delivered,
    bool Synthetic,
    DateOnly? NextPublication,
    double? TargetValue,
    double? TargetLowest,
    double? TargetHighest,
    int? TargetYear,
    string? TargetWording,
    string? TargetOrigin,
    string[] Responsible)
{
    /// <summary>The decided level to reach; null when there is none.</summary>
    public Target? Target => TargetValue is { } value && TargetYear is { } year ? new Target(value, year) : null;

    /// <summary>The decided band to be within; null when there is none.</summary>
    public Band? Band => TargetLowest is { } lowest && TargetHighest is { } highest ? new Band(lowest, highest) : null;

    /// <summary>The unit, with its rules for words and decimals.</summary>
    public Unit Measure => new(Unit);
}
