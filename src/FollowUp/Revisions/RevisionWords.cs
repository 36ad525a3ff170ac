using FollowUp.Analysis;
using FollowUp.Reports;

namespace FollowUp.Revisions;

/// <summary>Revisions in words.</summary>
public static class RevisionWords
{
    /// <summary>What happened to a figure.</summary>
    public static string Kind(RevisedFigureRow row) => row switch
    {
        { NewStatus: ObservationStatus.DeletedAtSource } => RevisionTexts.Deleted,
        { OldValue: not null, NewValue: null } => RevisionTexts.Withdrawn,
        { OldValue: null, NewValue: not null } => RevisionTexts.Came,
        { OldValue: { } old, NewValue: { } now } when old != now => RevisionTexts.Changed,
        _ => RevisionTexts.Restated,
    };

    /// <summary>How a verdict builds on the figure of a period; null when it does not.</summary>
    public static string? InVerdict(Verdict verdict, Period period) =>
        verdict.Current is { } current && current.Period == period ? RevisionTexts.IsLatest
        : verdict.Base is { } first && first.Period == period ? RevisionTexts.IsBase
        : null;

    /// <summary>What an edition says a figure is, and whether that is what is known after the revision.</summary>
    /// <param name="edition">The edition's figure.</param>
    /// <param name="row">The revised one.</param>
    /// <param name="decimals">Decimals of the indicator's figures.</param>
    /// <param name="unit">What stands after them.</param>
    public static string Says(EditionFigureRow edition, RevisedFigureRow row, int? decimals, string unit)
    {
        if (edition.Value is not { } value)
        {
            return RevisionTexts.EditionWithout;
        }

        double[] apart = [value, .. new[] { row.OldValue, row.NewValue }.OfType<double>()];
        var said = Format.WithUnit(value, Format.DecimalsApart(apart, decimals ?? Format.Decimals(apart)), unit);
        return value == row.NewValue ? Format.Fill(RevisionTexts.EditionSame, said) : said;
    }

    /// <summary>What an edition is called in a list: report, for whom, number.</summary>
    public static string Edition(EditionFigureRow edition) =>
        Format.Fill(RevisionTexts.Edition, edition.Title, edition.AudienceTitle, Format.Count(edition.Version));

    /// <summary>How many are listed, and how many figures the run changed for all areas together.</summary>
    public static string Totals(RunTotals run, string area) => Format.Fill(
        RevisionTexts.RunTotals, Format.Count(run.ValuesChanged), Format.Count(run.ValuesWithdrawn), area);

    /// <summary>How many figures are listed.</summary>
    public static string Listed(int count) => count == 1 ? RevisionTexts.ListedOne : Format.Fill(RevisionTexts.Listed, Format.Count(count));
}
